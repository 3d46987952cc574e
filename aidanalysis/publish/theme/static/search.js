// Any run of characters is looked for in the text of every section, in either script; a page stands above its evidence.
(() => {
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const query = (new URLSearchParams(location.search).get("q") ?? "").normalize("NFKC").trim();
const AROUND = 60;
const PASSAGES = 3;
const ENDINGS = /(ies|es|s|ing|ed)$/;
const RANKS = { title: 100, heading: 40, text: 10, evidence: 1 };

// One form for small and capital letters and for both scripts, character by character, so that places stay.
function folded(text) {
  let made = "";
  for (const character of text) {
    const simple = window.searchScript[character] ?? character;
    const small = simple.toLowerCase();
    made += small.length === simple.length ? small : simple;
  }
  return made;
}

// A word as typed, and without an English ending.
function forms(word) {
  const stem = word.replace(ENDINGS, "");
  return /^[a-z]+$/.test(word) && stem.length >= 4 && stem !== word ? [word, stem] : [word];
}

// Where the words stand in a text, all of them or none.
function places(text, words) {
  const low = folded(text);
  const found = words.map((word) => forms(word).map((form) => [low.indexOf(form), form.length]).find(([at]) => at >= 0));
  return found.every(Boolean) ? found : null;
}

function finds(words) {
  const pages = [];
  for (const [page, { title, sections, evidence }] of Object.entries(window.searchData)) {
    let rank = places(title, words) ? RANKS.title : 0;
    const hits = [];
    for (const { id, heading, text } of sections) {
      if (!places(`${heading} ${text}`, words)) continue;
      const inHeading = places(heading, words);
      const score = inHeading ? RANKS.heading : RANKS.text;
      hits.push({ id, heading, text, score, at: words.map((word) => places(text, [word])?.[0]).find(Boolean) });
    }
    const entries = evidence.filter(({ text }) => places(text, words));
    hits.sort((a, b) => b.score - a.score);
    rank += (hits[0]?.score ?? 0) + Math.min(hits.length, 5) + (entries.length ? RANKS.evidence : 0);
    if (rank) pages.push({ page, title, rank, hits, entries });
  }
  return pages.sort((a, b) => b.rank - a.rank);
}

function passage(text, [at, length]) {
  const item = document.createElement("span");
  const mark = document.createElement("mark");
  mark.textContent = text.slice(at, at + length);
  const start = Math.max(0, at - AROUND);
  item.append((start ? "…" : "") + text.slice(start, at), mark, text.slice(at + length, at + length + AROUND) + "…");
  return item;
}

function linkTo(page, id, text) {
  const link = document.createElement("a");
  link.href = `${page}.html${id ? "#" + id : ""}`;
  link.textContent = text;
  return link;
}

function shown({ page, title, hits, entries }, words) {
  const item = document.createElement("li");
  item.append(linkTo(page, "", title));
  const list = document.createElement("ul");
  for (const { id, heading, text, at } of hits.slice(0, PASSAGES)) {
    const line = document.createElement("li");
    if (heading !== title) line.append(linkTo(page, id, heading), document.createElement("br"));
    if (at) line.append(passage(text, at));
    if (line.childNodes.length) list.append(line);
  }
  if (entries.length) {
    const line = document.createElement("li");
    line.className = "in-evidence";
    const [first] = entries;
    line.append(linkTo(page, first.id, status.dataset.evidence.replace("{}", entries.length)), document.createElement("br"));
    line.append(passage(first.text, places(first.text, words)[0]));
    list.append(line);
  }
  if (list.childNodes.length) item.append(list);
  return item;
}

if (query) {
  document.querySelector(".search input").value = query;
  const words = folded(query).split(/\s+/);
  const all = finds(words);
  const counts = [all.reduce((sum, { hits, entries }) => sum + hits.length + entries.length, 0), all.length];
  status.textContent = all.length ? status.dataset.results.replace(/\{\}/g, () => counts.shift()) : status.dataset.none;
  results.append(...all.map((one) => shown(one, words)));
}
})();
