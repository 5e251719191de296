/* What only the script can do is made by it, in words that stand before it. */
const masthead = document.querySelector(".switch")?.closest("header"); // pages of texts have none
const up = document.querySelector(".site-name").getAttribute("href").replace("index.html", "");
const english = document.documentElement.lang === "en";
const say = trackerWords[english ? "en" : "zh"];
const make = (tag, given = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};

/* Pages of texts are the same for both languages: their links lead to the one that was read last. */
try {
  if (masthead) sessionStorage.setItem("tracker-language", english ? "en" : "zh");
  else if (sessionStorage.getItem("tracker-language") === "en") {
    for (const link of document.querySelectorAll('.transcript a[href^="../zh/"]')) link.setAttribute("href", link.getAttribute("href").replace("../zh/", "../en/"));
  }
} catch { /* a browser that keeps nothing leads to the Chinese pages */ }

/* A place in a text that is led to is lit up with what goes on behind a line end. */
const shine = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const part of document.querySelectorAll("mark[data-of]")) part.classList.toggle("lit", part.dataset.of === id);
};
if (document.querySelector("mark[data-of]")) { addEventListener("hashchange", shine); shine(); }

/* What a column is sorted by stands in its cells: words, the first figure, the rank of a verdict, or the place of the row. */
const keys = {
  text: (cell) => cell.firstChild?.textContent ?? "",
  number: (cell) => cell.textContent.match(/[-+]?\d[\d.]*/)?.[0] ?? "",
  rank: (cell) => say.ranks[(cell.querySelector("b") ?? cell).className] ?? "",
  place: (cell) => cell.parentElement.sectionRowIndex,
};
for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const key = keys[head.dataset.sort];
    if (!key) return;
    for (const row of table.tBodies[0].rows) row.cells[at].dataset.key ??= key(row.cells[at]);
    if (head.dataset.sort !== "text") head.dataset.sort = "number";
  });
}

/* Every verdict can be cited: the words of its row with its address. */
for (const table of document.querySelectorAll("table.card")) {
  const [, place, year] = document.querySelectorAll(".crumbs li");
  for (const row of table.tBodies[0].rows) {
    const button = make("button", { type: "button", class: "cite" }, say.cite);
    const [verdict, name, target, actual] = row.cells;
    const figure = (cell) => (cell.querySelector("a") ?? cell).firstChild.textContent;
    button.addEventListener("click", () => {
      const address = `${location.href.split("#")[0]}#${row.id}`;
      const filled = { name: place.textContent, year: year.textContent, indicator: name.firstChild.textContent, target: figure(target), actual: figure(actual), verdict: verdict.textContent.trim(), address };
      const told = say.cite_verdict.replace(/@(\w+)/g, (_, key) => filled[key]);
      const embedded = address.replace(/\/(\w+\/[^/]*)$/, "/embed/$1");
      const box = make("div", { class: "cited", role: "group", "aria-label": say.cite });
      for (const [label, text] of [[say.cite, told], [say.cite_address, address], [say.cite_embed, `<iframe src="${embedded}" width="100%" height="200"></iframe>`]]) {
        const field = make("input", { readonly: "", value: text, "aria-label": label });
        field.addEventListener("focus", () => field.select());
        box.append(make("label", {}, `${label} `, field));
      }
      const open = row.cells[1].querySelector(".cited");
      button.setAttribute("aria-expanded", String(!open));
      if (open) open.remove(); else { row.cells[1].append(box); box.querySelector("input").focus(); }
    });
    button.setAttribute("aria-expanded", "false");
    name.append(" ", button);
  }
}

/* What is copied onto another page needs the whole address, which pages of a folder do not know. */
for (const link of document.querySelectorAll("a[data-embed]")) {
  const title = document.title.split(" · ")[0].replaceAll('"', "&quot;");
  const code = `<iframe src="${link.href}" title="${title}" width="100%" height="480"></iframe>`;
  link.after(" ", make("code", {}, code), " ", say.embed_row);
}

/* On the map the arrow keys lead to the next tile that way. */
for (const map of document.querySelectorAll(".tiles")) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const place = (link) => {
    const { gridColumnStart, gridRowStart } = getComputedStyle(link.parentElement);
    return [Number(gridColumnStart), Number(gridRowStart)];
  };
  map.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    const here = event.target.closest("a");
    if (!way || !here) return;
    const [x, y] = place(here);
    const far = ([left, down]) => (left - x) * way[0] + (down - y) * way[1];
    const aside = ([left, down]) => Math.abs((left - x) * way[1]) + Math.abs((down - y) * way[0]);
    const found = [...map.querySelectorAll("a")].filter((one) => far(place(one)) > 0)
      .sort((one, other) => far(place(one)) + 2 * aside(place(one)) - far(place(other)) - 2 * aside(place(other)));
    if (found.length) { event.preventDefault(); found[0].focus(); }
  });
}

if (masthead) {
  masthead.append(make("form", { class: "search screen-only", role: "search" },
    make("label", { for: "search" }, say.search),
    make("input", { id: "search", type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: say.search_hint }),
    make("ul", { id: "search-results", role: "listbox", "aria-label": say.search_results, hidden: "" }),
    make("p", { class: "unseen", role: "status" })));
}

/* Search: regions and indicators by name, pinyin, initials or code. The index comes when it is first asked for. */
for (const form of document.querySelectorAll("form.search")) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const most = 12;
  let index, asked = false, options = [], active = -1;

  /* Tones decide where a name is read with them (Shǎnxī, not Shānxī), and else are as if they were not there, as are the
     apostrophes that part syllables (Xi'an). */
  const typed = (text) => text.toLowerCase().trim().normalize("NFC");
  const tidy = (text) => typed(text).normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC").replaceAll("ü", "v").replaceAll(/['’]/g, "");

  /* Smaller is better: whole names, then beginnings, then what stands inside, of letters four or more; 9 for nothing. */
  const rank = (keys, word) => {
    const inside = word.length >= (/^[a-z ]+$/.test(word) ? 4 : 1);
    return Math.min(9, ...keys.map((key) => {
      const at = key.indexOf(word);
      return key === word ? 0 : at === 0 ? 1 : at > 0 && inside ? 2 : 9;
    }));
  };
  const ranked = (entries, word) => entries
    .map((entry, place) => [rank(entry[4], word), place, entry])
    .filter(([found]) => found < 9)
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);

  const entry = ([page, zh, en, above], kind) => ({ href: page, name: english ? en : zh, note: above || kind });

  const search = (text) => {
    const whole = tidy(text);
    if (!whole) return [];
    const { kind_region: region, kind_indicator: indicator } = say;
    const alone = (word) => [
      ...ranked(index.regions, word).map((found) => [...found, region]),
      ...ranked(index.indicators, word).map((found) => [...found, indicator]),
    ].sort((one, other) => one[0] - other[0]).map(([, , found, kind]) => entry(found, kind));
    const toned = typed(text).replaceAll(/[\s'’]/g, "");
    const sounded = toned === whole ? [] : alone(toned);
    const found = sounded.length ? sounded : alone(whole);
    const words = whole.split(/\s+/);
    if (found.length || words.length < 2) return found.slice(0, most);
    return words.flatMap(alone).slice(0, most);
  };

  const show = (at) => {
    active = at;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    show(-1);
  };

  const go = (option) => { location.href = up + option.dataset.href; };

  const update = () => {
    if (!index) return;
    const found = search(input.value);
    options = found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `search-${place}`;
      option.role = "option";
      option.dataset.href = one.href;
      for (const text of [one.name, one.note]) {
        const part = document.createElement("span");
        part.textContent = text;
        option.append(part);
      }
      option.addEventListener("click", () => go(option));
      return option;
    });
    list.replaceChildren(...options);
    const asked = tidy(input.value) !== "";
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = !asked ? "" : options.length ? say.search_count.replace("{count}", options.length) : say.search_none;
    show(-1);
  };

  globalThis.trackerIndex = (given) => { index = given; update(); };

  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = `${up}../assets/search.js`;
    document.head.append(script);
  };

  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); update(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === "ArrowDown" && last >= 0) show(active < last ? active + 1 : 0);
    else if (event.key === "ArrowUp" && last >= 0) show(active > 0 ? active - 1 : last);
    else if (event.key === "Escape") { if (list.hidden) input.value = ""; close(); }
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (options.length) go(options[Math.max(active, 0)]);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
}
