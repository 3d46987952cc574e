"use strict";
(() => {
  const root = document.documentElement;
  const claims = [...document.querySelectorAll(".claim")];
  const language = document.getElementById("language");
  language.hidden = false;
  language.addEventListener("click", () => {
    root.lang = root.dataset.lang = root.dataset.lang === "en" ? "zh" : "en";
  });

  let printing = false;
  const relight = () => {
    for (const lit of document.querySelectorAll(".figure.lit")) lit.classList.remove("lit");
    for (const claim of printing ? [] : claims.filter((one) => one.open)) {
      for (const id of claim.dataset.figures.split(" ")) document.getElementById(id)?.classList.add("lit");
    }
  };
  const closeOthers = (claim) => claims.forEach((one) => { if (one !== claim) one.open = false; });
  for (const claim of claims) claim.addEventListener("toggle", relight);
  relight();

  // The figure from which a claim was opened: Escape leads back to it.
  let from = null;
  document.addEventListener("click", (event) => {
    const claim = event.target.closest("summary")?.parentElement;
    if (claim) closeOthers(claim);
    const link = event.target.closest("a.figure, a.back");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    if (target.matches(".claim")) {
      from = link;
      closeOthers(target);
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
    closeOthers(null);
    from?.focus();
    from = null;
  });

  let wereOpen = [];
  addEventListener("beforeprint", () => {
    printing = true;
    wereOpen = claims.filter((claim) => claim.open);
    for (const claim of claims) claim.open = true;
  });
  addEventListener("afterprint", () => {
    printing = false;
    for (const claim of claims) claim.open = wereOpen.includes(claim);
  });
})();
