// Before the first paint: the reader's choices. After it: the switches of the page.
const root = document.documentElement;
function kept(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}
function keep(name, value) {
  try { localStorage.setItem(name, value); } catch { /* a page from disk may keep nothing */ }
}
if (kept("theme")) root.dataset.theme = kept("theme");
root.classList.add("js");
root.classList.toggle("code-shown", kept("code") === "shown");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

// The section that the reader looks at: the target while it is in sight, else the last one that begins above.
function currentSection() {
  const target = document.querySelector(":target")?.getBoundingClientRect();
  if (target && target.height && target.top < innerHeight && target.bottom > 0) return location.hash;
  if (scrollY === 0) return "";
  const head = document.querySelector(".masthead").offsetHeight + 40;
  const above = [...document.querySelectorAll("main section[id]")].filter((s) => s.getBoundingClientRect().top < head);
  return above.length > 1 ? "#" + above.at(-1).id : "";
}

function switchTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  keep("theme", root.dataset.theme);
}

function showCode(shown) {
  root.classList.toggle("code-shown", shown);
  for (const code of document.querySelectorAll("details.code")) code.open = shown;
  const button = document.querySelector(".code-switch");
  button.setAttribute("aria-pressed", shown);
  button.textContent = shown ? button.dataset.hide : button.dataset.show;
}

// Lists that stand beside the text where there is room are folded above it where there is none.
function foldWhereNarrow(selector, width) {
  const wide = matchMedia(`(min-width: ${width})`);
  const fold = document.querySelector(selector);
  if (!fold) return;
  fold.open = wide.matches;
  wide.addEventListener("change", () => { fold.open = wide.matches; });
}

function addCopyButtons() {
  for (const code of document.querySelectorAll(".highlight pre, .colophon pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = document.body.dataset.copy;
    button.addEventListener("click", async () => {
      const text = code.innerText;
      try { await navigator.clipboard.writeText(text); } catch {
        getSelection().selectAllChildren(code);
        document.execCommand("copy");
      }
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = document.body.dataset.copy; }, 2000);
    });
    code.parentElement.classList.add("copied-from");
    code.after(button);
  }
}

// A table that is wider than the page says so, and loses the word once all of it is seen.
function markWideTables() {
  for (const frame of document.querySelectorAll(".table-frame")) {
    let cue = frame.previousElementSibling;
    if (!cue?.classList.contains("scroll-cue")) {
      cue = document.createElement("p");
      cue.className = "scroll-cue";
      cue.setAttribute("aria-hidden", "true");
      cue.textContent = `${document.body.dataset.scrolls} →`;
      frame.before(cue);
    }
    cue.hidden = frame.scrollWidth <= frame.clientWidth + 1;
  }
}

function openSearch(event) {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  event.preventDefault();
  const field = document.querySelector(".search input");
  if (field.checkVisibility()) field.focus(); else location.href = document.querySelector(".search-link").href;
}

document.addEventListener("keydown", openSearch);
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".theme-switch").addEventListener("click", switchTheme);
  const language = document.querySelector(".language");
  language?.addEventListener("click", () => {
    language.href = language.getAttribute("href").split("#")[0].split("?")[0] + location.search + currentSection();
  });
  foldWhereNarrow(".chapters details", "64rem");
  foldWhereNarrow(".on-page", "80rem");
  const code = document.querySelector(".code-switch");
  if (code) {
    code.hidden = false;
    code.addEventListener("click", () => {
      const shown = !root.classList.contains("code-shown");
      keep("code", shown ? "shown" : "hidden");
      showCode(shown);
    });
    showCode(root.classList.contains("code-shown"));
  }
  addCopyButtons();
  markWideTables();
  addEventListener("resize", markWideTables);
  for (const fold of document.querySelectorAll("article details")) fold.addEventListener("toggle", markWideTables);
});
