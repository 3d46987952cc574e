// Before the first paint: the reader's choice of dark or light. After it: the switches.
const root = document.documentElement;
function kept() {
  try { return localStorage.getItem("theme"); } catch { return null; }
}
if (kept()) root.dataset.theme = kept();

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function currentSection() {
  const target = document.querySelector(":target")?.getBoundingClientRect();
  if (target && target.top < innerHeight && target.bottom > 0) return location.hash;
  if (scrollY === 0) return "";
  const above = [...document.querySelectorAll("main section[id]")].filter((s) => s.getBoundingClientRect().top < 80);
  return above.length > 1 ? "#" + above.at(-1).id : "";
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".theme-switch").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a page from disk may keep nothing */ }
  });
  const language = document.querySelector(".language");
  language.addEventListener("click", () => {
    language.href = language.getAttribute("href").split("#")[0].split("?")[0] + location.search + currentSection();
  });
  if (matchMedia("(max-width: 64rem)").matches) document.querySelector(".chapters details").removeAttribute("open");
});
