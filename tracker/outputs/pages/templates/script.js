"use strict";

/* Tables can be sorted: the heads of columns that say how (data-sort) become buttons. */
const sorted = (rows, at, kind, down) => {
  const key = (row) => row.cells[at].dataset.key ?? "";
  const unit = (row) => row.cells[at].dataset.unit ?? "";
  const order = (one, other) => {
    if (key(one) === "" || key(other) === "") return (key(one) === "") - (key(other) === "");
    const by = unit(one).localeCompare(unit(other))
      || (kind === "number" ? Number(key(one)) - Number(key(other)) : key(one).localeCompare(key(other), document.documentElement.lang));
    return down ? -by : by;
  };
  return rows.map((row, place) => [row, place]).sort((a, b) => order(a[0], b[0]) || a[1] - b[1]).map(([row]) => row);
};

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  const first = [...table.tBodies[0].rows];
  heads.forEach((head, at) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      table.tBodies[0].append(...sorted(first, at, head.dataset.sort, down));
    });
  });
}

/* A jump to a sentence opens its text and lights up every part of the evidence. */
const light = () => {
  document.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
  let found;
  try { found = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
  if (!found) return;
  for (let place = found.closest("details"); place; place = place.parentElement.closest("details")) place.open = true;
  if (!found.dataset.claim) return;
  document.querySelectorAll(`mark[data-claim="${CSS.escape(found.dataset.claim)}"]`).forEach((mark) => mark.classList.add("lit"));
  found.scrollIntoView({ block: "center" });
};
addEventListener("hashchange", light);
light();
