// Any run of characters is looked for in the text of every section; each find shows its passage.
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const query = (new URLSearchParams(location.search).get("q") ?? "").normalize("NFKC").trim();
const AROUND = 60;

function passage(text, at, length) {
  const item = document.createElement("span");
  const found = document.createElement("mark");
  found.textContent = text.slice(at, at + length);
  const start = Math.max(0, at - AROUND);
  item.append((start ? "…" : "") + text.slice(start, at), found, text.slice(at + length, at + length + AROUND) + "…");
  return item;
}

function finds(words) {
  const all = [];
  for (const [page, { title, sections }] of Object.entries(window.searchData)) {
    for (const { id, heading, text } of sections) {
      const whole = (heading + " " + text).toLowerCase();
      if (!words.every((word) => whole.includes(word))) continue;
      const first = words.map((word) => text.toLowerCase().indexOf(word)).find((at) => at >= 0) ?? -1;
      const word = words.find((word) => text.toLowerCase().indexOf(word) === first) ?? words[0];
      all.push({ page, title, id, heading, text, first, length: word.length, rank: words.filter((w) => heading.toLowerCase().includes(w)).length });
    }
  }
  return all.sort((a, b) => b.rank - a.rank);
}

if (query) {
  document.querySelector(".search input").value = query;
  const all = finds(query.toLowerCase().split(/\s+/));
  const pages = new Set(all.map((find) => find.page)).size;
  const words = [all.length, pages];
  status.textContent = all.length ? status.dataset.results.replace(/\{\}/g, () => words.shift()) : status.dataset.none;
  for (const find of all) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = find.page + ".html" + (find.id ? "#" + find.id : "");
    link.textContent = find.title === find.heading ? find.title : find.title + " · " + find.heading;
    item.append(link, document.createElement("br"));
    if (find.first >= 0) item.append(passage(find.text, find.first, find.length));
    results.append(item);
  }
}
