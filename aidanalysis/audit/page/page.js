"use strict";
(() => {
  const root = document.documentElement;
  const button = document.getElementById("language");
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.lang = root.dataset.lang === "en" ? "zh" : "en";
    root.lang = root.dataset.lang;
  });

  const figures = (claim) => claim.dataset.figures.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const relight = () => {
    for (const lit of document.querySelectorAll(".figure.lit")) lit.classList.remove("lit");
    if (!printing) for (const open of document.querySelectorAll(".claim[open]")) figures(open).forEach((f) => f.classList.add("lit"));
  };
  let printing = false;
  let from = null;
  for (const claim of document.querySelectorAll(".claim")) {
    claim.addEventListener("toggle", () => {
      if (claim.open && !printing) for (const other of document.querySelectorAll(".claim[open]")) if (other !== claim) other.open = false;
      relight();
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.figure, a.back");
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    if (target.classList.contains("claim")) {
      from = link;
      target.open = true;
      target.querySelector("summary").focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    } else {
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll(".claim[open]")) open.open = false;
    if (from) from.focus();
    from = null;
  });
  let wereOpen = [];
  addEventListener("beforeprint", () => {
    printing = true;
    wereOpen = [...document.querySelectorAll(".claim[open]")];
    for (const claim of document.querySelectorAll(".claim")) claim.open = true;
  });
  addEventListener("afterprint", () => {
    for (const claim of document.querySelectorAll(".claim")) claim.open = wereOpen.includes(claim);
    printing = false;
    relight();
  });
})();
