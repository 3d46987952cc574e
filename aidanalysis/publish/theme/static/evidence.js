// A click on a figure opens its evidence beside it; without this script the link leads to the entry.
(() => {
const LINKS = 'article a[href^="#evidence-"], .evidence-panel a[href^="#evidence-"]';
const main = document.querySelector("main");
let panel = null;
let opener = null;

function entryOf(link) {
  return document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
}

// What stands in a closed fold is shown before one is led to it.
function reveal(element) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function close(focus) {
  if (!panel) return;
  panel.remove();
  panel = null;
  if (focus) opener.focus();
}

function content(entry) {
  const body = document.createElement("div");
  body.className = "evidence-entry";
  for (const child of entry.childNodes) body.append(child.cloneNode(true));
  for (const named of body.querySelectorAll("[id]")) named.removeAttribute("id");
  return body;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "close";
  made.textContent = "×";
  made.setAttribute("aria-label", text);
  made.addEventListener("click", act);
  return made;
}

function open(link) {
  const entry = entryOf(link);
  if (!panel?.contains(link)) {
    close(false);
    opener = link;
  }
  panel?.remove();
  panel = document.createElement("div");
  panel.className = "evidence-panel";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", `${document.body.dataset.evidence}: ${opener.textContent.trim()}`);
  panel.tabIndex = -1;
  const all = document.createElement("a");
  all.className = "evidence-all";
  all.href = `#${entry.id}`;
  all.textContent = document.body.dataset.evidenceAll;
  panel.append(button(document.body.dataset.close, () => close(true)), content(entry), all);
  main.append(panel);
  place();
  panel.focus({ preventScroll: true });
}

// Beside the figure where the page has room at its right, else below it; on a phone the style sheet keeps it at the foot.
function place() {
  const figure = opener.getBoundingClientRect();
  const page = main.getBoundingClientRect();
  const room = page.right - Math.min(page.right, document.querySelector("article").getBoundingClientRect().left + 680);
  const beside = room > panel.offsetWidth + 16;
  const left = beside ? page.width - panel.offsetWidth - 16 : figure.left - page.left;
  panel.style.left = `${Math.max(8, Math.min(left, page.width - panel.offsetWidth - 8))}px`;
  const head = document.querySelector(".masthead").getBoundingClientRect().bottom;
  let top = beside ? figure.top - 8 : figure.bottom + 8;
  if (top + panel.offsetHeight > innerHeight) top = beside ? innerHeight - panel.offsetHeight - 8 : figure.top - panel.offsetHeight - 8;
  panel.style.top = `${Math.max(top, head + 8) - page.top}px`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(LINKS);
  if (panel && !panel.contains(event.target)) close(false);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.classList.contains("evidence-all")) {
    close(false);
    reveal(entryOf(link));
    return;
  }
  if (link.closest("details.evidence, ol.evidence") || !entryOf(link)) return;
  event.preventDefault();
  open(link);
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
addEventListener("resize", () => close(false));

function revealTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  reveal(target);
  target.scrollIntoView();
}
addEventListener("hashchange", revealTarget);
revealTarget();
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details.evidence:not([open])")];
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
})();
