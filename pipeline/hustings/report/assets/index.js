// The lists of the first page: rows of index-data.js, searched, sorted, and made into a table as far as it is read.
"use strict";

(() => {
  const STEP = 100;
  const lists = window.hustings;
  const NUMBERS = new Set(["articles", "conflicts", "failed checks", "facts"]);
  const get = (id) => document.getElementById(id);
  const [finder, search, found, head, body, more, caption] =
    ["finder", "search", "found", "head", "body", "more", "caption"].map(get);
  const DATES = new Set(["polling day", "published"]);
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  const haystacks = {}; // by list, what the search looks through: made when it is first needed
  let name = "contests";
  let sorted = { column: null, down: false };
  let rows = [];
  let shown = 0;

  const linked = () => name !== "rejects";
  const cell = (row, column) => row[column + (linked() ? 1 : 0)];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function haystack() {
    haystacks[name] ??= lists[name].rows.map((row) => plain(row.join(" ")));
    return haystacks[name];
  }

  function select() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const every = lists[name].rows;
    rows = words.length === 0 ? [...every] : every.filter((_, at) => words.every((word) => haystack()[at].includes(word)));
    const { column, down } = sorted;
    if (column !== null) {
      const numeric = NUMBERS.has(lists[name].columns[column]);
      const compare = numeric ? (a, b) => a - b : order.compare;
      const sign = down ? -1 : 1;
      rows.sort((one, other) => {
        const [a, b] = [cell(one, column), cell(other, column)];
        if ((a === "") !== (b === "")) return a === "" ? 1 : -1; // what is empty comes last, whichever way
        return sign * compare(a, b);
      });
    }
    shown = 0;
    body.replaceChildren();
    grow();
    const all = every.length.toLocaleString("en-GB");
    found.textContent = words.length === 0 ? `${all} ${name}` : `${rows.length.toLocaleString("en-GB")} of ${all} ${name}`;
  }

  function day(text) {
    const [, year, month, date] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
    if (year === undefined) return text;
    return [date && Number(date), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  }

  function written(label, value) {
    if (DATES.has(label)) return day(value);
    if (typeof value !== "number") return value;
    return value === 0 && label !== "facts" ? "" : value.toLocaleString("en-GB");
  }

  function grow() {
    const columns = lists[name].columns;
    const piece = document.createDocumentFragment();
    for (const row of rows.slice(shown, shown + STEP)) {
      const line = document.createElement("tr");
      line.setAttribute("role", "row");
      columns.forEach((label, column) => {
        const box = document.createElement(column === 0 ? "th" : "td");
        const value = cell(row, column);
        if (column === 0) box.scope = "row";
        if (NUMBERS.has(label)) box.className = "number";
        box.setAttribute("role", column === 0 ? "rowheader" : "cell"); // a narrow screen's style takes it from a table
        box.dataset.label = label;
        box.dir = "auto";
        const text = written(label, value);
        if (column === 0 && linked()) {
          const link = document.createElement("a");
          link.href = row[0];
          link.textContent = text;
          box.append(link);
        } else {
          box.textContent = text;
        }
        if (text === "") box.classList.add("empty");
        line.append(box);
      });
      piece.append(line);
    }
    body.append(piece);
    shown = Math.min(shown + STEP, rows.length);
    more.hidden = shown >= rows.length;
    more.textContent = `Show more (${(rows.length - shown).toLocaleString("en-GB")} left)`;
  }

  function heads() {
    head.replaceChildren();
    lists[name].columns.forEach((label, column) => {
      const box = document.createElement("th");
      const button = document.createElement("button");
      box.scope = "col";
      box.setAttribute("role", "columnheader");
      if (NUMBERS.has(label)) box.className = "number";
      button.type = "button";
      button.textContent = label;
      if (sorted.column === column) {
        box.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
        button.classList.add(sorted.down ? "down" : "up");
      }
      button.addEventListener("click", () => {
        const again = sorted.column === column;
        sorted = { column, down: again ? !sorted.down : NUMBERS.has(label) };
        heads();
        head.children[column].firstChild.focus();
        select();
      });
      box.append(button);
      head.append(box);
    });
    caption.textContent = name;
  }

  function open() {
    const wanted = location.hash.slice(1);
    name = Object.hasOwn(lists, wanted) ? wanted : name;
    sorted = { column: null, down: false };
    for (const link of document.querySelectorAll("a[data-list]")) {
      if (link.dataset.list === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    heads();
    select();
  }

  search.addEventListener("input", select);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const first = shown;
    grow();
    (body.children[first]?.querySelector("a") ?? body.children[first])?.focus();
  });
  window.addEventListener("hashchange", open);
  finder.hidden = false;
  open();
})();
