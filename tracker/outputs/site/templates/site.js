/* Search: regions and indicators by name, pinyin, initials or code. The index comes when it is first asked for. */
for (const form of document.querySelectorAll("form.search")) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const english = document.documentElement.lang === "en";
  const most = 12;
  let index, asked = false, options = [], active = -1;

  const tidy = (text) => text.toLowerCase().replaceAll("ü", "v").trim();

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
    const { region, indicator } = form.dataset;
    const alone = (word) => [
      ...ranked(index.regions, word).map((found) => [...found, region]),
      ...ranked(index.indicators, word).map((found) => [...found, indicator]),
    ].sort((one, other) => one[0] - other[0]).map(([, , found, kind]) => entry(found, kind));
    const found = alone(whole);
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

  const go = (option) => { location.href = form.dataset.up + option.dataset.href; };

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
    status.textContent = !asked ? "" : options.length ? form.dataset.found.replace("{count}", options.length) : form.dataset.none;
    show(-1);
  };

  globalThis.trackerIndex = (given) => { index = given; update(); };

  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.index;
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
  form.hidden = false;
}
