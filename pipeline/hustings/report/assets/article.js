// From a fact to its words and back. Without this script the same links lead to the same places, unmarked.
"use strict";

(() => {
  const rows = new Map(); // number of a fact → its row
  const marks = new Map(); // number of a fact → the pieces of its span
  for (const row of document.querySelectorAll("li.fact")) rows.set(row.dataset.fact, row);
  for (const mark of document.querySelectorAll("a.mark")) {
    for (const fact of mark.dataset.facts.split(" ")) {
      if (!marks.has(fact)) marks.set(fact, []);
      marks.get(fact).push(mark);
    }
  }
  let chosen = null;
  let visited = null; // the fact whose row was last gone to from the text

  function highlight(fact) {
    for (const marked of document.querySelectorAll(".chosen")) {
      marked.classList.remove("chosen");
      marked.removeAttribute("aria-current");
    }
    chosen = fact;
    if (fact === null) return;
    for (const mark of marks.get(fact) ?? []) mark.classList.add("chosen");
    const row = rows.get(fact);
    row.classList.add("chosen");
    row.querySelector("a.to-text").setAttribute("aria-current", "true");
  }

  function show(element) {
    element.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function toText(fact) {
    highlight(fact);
    visited = null;
    const row = rows.get(fact);
    const [first] = marks.get(fact) ?? [];
    row.scrollIntoView({ block: "nearest" });
    if (first === undefined) return;
    show(first);
    first.focus({ preventScroll: true });
  }

  function toRow(fact) {
    highlight(fact);
    visited = fact;
    const row = rows.get(fact);
    show(row);
    row.querySelector("a.to-text").focus({ preventScroll: true });
  }

  // The address of what is chosen stands in the address bar, to be copied; it is that of addresses.csv.
  function note(fact) {
    const address = `#${rows.get(fact).id}`;
    if (location.hash !== address) history.pushState(null, "", address);
  }

  function followed(event) {
    return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  }

  document.addEventListener("click", (event) => {
    if (!followed(event)) return;
    const toIts = event.target.closest("a.to-text");
    const mark = event.target.closest("a.mark");
    if (toIts !== null) {
      const fact = toIts.closest("li.fact").dataset.fact;
      event.preventDefault();
      note(fact);
      toText(fact);
    } else if (mark !== null) {
      // Of spans that lie within each other the chosen one is meant, else the shortest; after it each click means the
      // next.
      const facts = mark.dataset.facts.split(" ");
      const place = facts.indexOf(chosen);
      const next = place >= 0 && chosen === visited ? (place + 1) % facts.length : Math.max(place, 0);
      const fact = facts[next];
      event.preventDefault();
      note(fact);
      toRow(fact);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") highlight(null);
  });

  function arrive() {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there !== null && there.matches("li.fact")) toText(there.dataset.fact);
    else highlight(null);
  }

  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  arrive();
})();
