// Before the first paint: the reader's choice of dark or light. After it: the switches.
const root = document.documentElement;
function kept() {
  try { return localStorage.getItem("theme"); } catch { return null; }
}
if (kept()) root.dataset.theme = kept();

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

// Where the reader is: the place that the address names as long as it is in view, else the section being read.
function currentPlace() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) {
    const { top, bottom } = named.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight && !(named.tagName === "SECTION" && top < -innerHeight)) return location.hash;
  }
  if (scrollY === 0) return "";
  const above = [...document.querySelectorAll("main section[id]")].filter((s) => s.getBoundingClientRect().top < innerHeight / 3);
  return above.length > 1 ? "#" + above.at(-1).id : "";
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".theme-switch").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a page from disk may keep nothing */ }
  });
  const language = document.querySelector(".language");
  language.addEventListener("click", () => {
    language.href = language.getAttribute("href").split("#")[0].split("?")[0] + location.search + currentPlace();
  });
  if (matchMedia("(max-width: 64rem)").matches) document.querySelector(".chapters details").removeAttribute("open");
});
