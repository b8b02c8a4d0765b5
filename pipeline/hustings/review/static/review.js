// The page of a review. All texts of articles go through textContent and never become markup.
"use strict";

const token = document.querySelector('meta[name="token"]').content;
const byId = (id) => document.getElementById(id);
const VERDICTS = { accepted: "accepted", rejected: "rejected", corrected: "corrected", added: "added by hand" };
const ORIGINS = { run: "", earlier: "only in an earlier run", added: "added by hand" };

let tables = {};
let articles = [];
let article = null; // as the server tells of it
let letters = []; // the text by code points, which is what offsets count
let current = null; // id of the fact in question
let form = null; // what the open form is for: {fact} or {words, start}
let selected = null; // offsets of the selection in the text
let busy = false;

function say(message, isError = false) {
  byId("status").textContent = message;
  byId("status").classList.toggle("error", isError);
}

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Hustings-Token": token },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The review does not answer: is it still running? Nothing was kept of this.");
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

// Sends a change of the article and takes over its new state; true if it was kept.
async function change(name, body) {
  if (busy) return null;
  busy = true;
  try {
    const answer = await ask(`/api/articles/${article.number}/${name}`, body);
    Object.assign(article, answer);
    articles[article.number].finished = answer.finished;
    showProgress();
    return answer;
  } catch (error) {
    say(error.message, true);
    return null;
  } finally {
    busy = false;
  }
}

function node(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

const facts = () => article.facts;
const place = () => facts().findIndex((fact) => fact.id === current);
const fact = () => facts()[place()];
const isUndecided = (each) => each.verdict === null;

async function open(number, atEnd = false) {
  closeForm();
  try {
    article = await ask(`/api/articles/${number}`);
  } catch (error) {
    say(error.message, true);
    return;
  }
  letters = Array.from(article.text);
  const first = facts().find(isUndecided) ?? facts()[0];
  current = (atEnd ? facts().at(-1) : first)?.id ?? null;
  selected = null;
  byId("article").scrollTop = 0;
  showProgress();
  show();
}

function option(text, value) {
  return Object.assign(node("option", text), { value });
}

const label = ({ id, facts: count, finished }) => `${finished ? "✓ " : ""}${id} (${count})`;

function showProgress() {
  const list = byId("articles");
  list.options[article.number].textContent = label(articles[article.number]);
  list.value = article.number;
  const { finished, articles: all } = article.progress;
  byId("progress").textContent = `${finished} of ${all} articles finished`;
}

function show() {
  byId("title").textContent = article.title ?? article.id;
  document.title = `${article.id} – review`;
  showText();
  showFact();
}

// The text in pieces: the fact in question is marked, and those that are not rejected are tinted.
function showText() {
  const now = fact();
  const others = facts().filter((each) => each.verdict !== "rejected");
  const edges = new Set([0, letters.length]);
  for (const each of [...others, ...(now ? [now] : [])]) edges.add(each.start).add(each.end);
  const cuts = [...edges].sort((one, other) => one - other);
  const pieces = [];
  const starting = [...others].sort((one, other) => one.start - other.start);
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    open = open.filter((each) => each.end > start);
    while (next < starting.length && starting[next].start <= start) open.push(starting[next++]);
    const words = letters.slice(start, end).join("");
    const around = open.filter((each) => each.end >= end);
    if (now && now.start <= start && end <= now.end) {
      pieces.push(node("mark", words));
    } else if (around.length) {
      const piece = node("span", words, "known");
      piece.dataset.fact = around[0].id;
      pieces.push(piece);
    } else {
      pieces.push(document.createTextNode(words));
    }
  }
  byId("article").replaceChildren(...pieces);
  byId("article").querySelector("mark")?.scrollIntoView({ block: "center" });
}

function showFact() {
  const now = fact();
  const left = facts().filter(isUndecided).length;
  const state = article.finished ? "article finished" : `${left} undecided`;
  byId("place").textContent = now
    ? `Fact ${place() + 1} of ${facts().length}, ${state}`
    : `No facts yet, ${state}`;
  byId("table").textContent = now ? now.table : "";
  const fields = byId("fields");
  fields.replaceChildren();
  const field = (name, value, className) => fields.append(node("dt", name), node("dd", value, className));
  if (!now) return;
  for (const column of tables[now.table].columns) {
    const [was, is] = [now.values[column.name], (now.corrected ?? now.values)[column.name]];
    if (was === undefined && is === undefined) continue;
    field(column.name, is ?? "—");
    const fromRegistry = column.name === "polling_date" && now.polling_date_source === "registry";
    if (fromRegistry) fields.lastChild.append(" (not in the text)");
    if (was !== is) fields.lastChild.append(" instead of ", node("s", was ?? "—"));
  }
  field("words", letters.slice(now.start, now.end).join(""));
  if (now.rule) field("rule", `${now.rule} (${now.confidence.toFixed(2)})`);
  if (ORIGINS[now.origin]) field("origin", ORIGINS[now.origin]);
  const verdict = now.verdict === "rejected" ? "rejected" : "accepted";
  field("decision", now.verdict ? VERDICTS[now.verdict] : "none yet", now.verdict ? verdict : "");
}

// Goes to the next undecided fact behind the one in question, else before it.
function goOn(said) {
  const from = place();
  const order = [...facts().slice(from + 1), ...facts().slice(0, Math.max(from, 0))];
  const next = order.find(isUndecided);
  if (next) current = next.id;
  show();
  say(next ? said : `${said} Every fact is decided: + adds one that is missing, d says that the article is done.`);
}

function decide(verdict, values) {
  const now = fact();
  if (!now) return say("There is no fact here: + adds one, d says that the article is done.");
  const body = { fact: now.id, verdict, ...(values ? { values } : {}) };
  return change("decide", body).then((kept) => {
    if (!kept) return;
    closeForm();
    goOn(`${verdict[0].toUpperCase()}${verdict.slice(1)}.`);
  });
}

function step(by) {
  const next = facts()[place() + by];
  if (next && (current !== null || by > 0)) {
    current = next.id;
    say("");
    return show();
  }
  const other = article.number + by;
  if (other < 0) return say("This is the first article.");
  if (other >= articles.length) return say("This is the last article.");
  say("");
  return open(other, by < 0);
}

async function undo() {
  const answer = await change("undo", {});
  if (!answer) return;
  if (answer.undone === null) return say("There is nothing to take back in this article.");
  const back = facts().find((each) => each.id === answer.undone);
  if (back) current = back.id;
  else if (!fact()) current = facts()[0]?.id ?? null;
  show();
  say(answer.undone === "done" ? "The article is open again." : "Taken back.");
}

async function done() {
  const left = facts().find(isUndecided);
  const kept = await change("done", {});
  if (!kept) {
    if (left) {
      current = left.id;
      show();
    }
    return;
  }
  const { length } = articles;
  const order = articles.map((_, i) => (article.number + 1 + i) % length);
  const next = order.find((number) => !articles[number].finished);
  if (next === undefined) {
    show();
    say("The article is finished, and so are all of them.");
  } else {
    await open(next);
    say("The article is finished; this is the next.");
  }
}

function closeForm() {
  form = null;
  byId("form").hidden = true;
  byId("actions").hidden = false;
}

function input(label, made) {
  const around = node("label", label);
  around.append(made);
  byId("inputs").append(around);
  return made;
}

// The inputs for the columns of a table, filled with values.
function columnInputs(table, values) {
  for (const { name, values: allowed, number, description, unit } of tables[table].columns) {
    const made = node(allowed.length ? "select" : "input");
    if (allowed.length) {
      made.append(...["", ...allowed].map((each) => option(each, each)));
    } else {
      made.setAttribute("list", `known-${name}`);
      made.autocomplete = "off";
      if (number) made.inputMode = "decimal";
    }
    made.value = values[name] ?? "";
    made.name = name;
    made.title = description;
    made.dataset.column = name;
    input(unit ? `${name} (${unit})` : name, made);
    if (!allowed.length) {
      const known = node("datalist");
      known.id = `known-${name}`;
      const told = new Set(facts().map((each) => (each.corrected ?? each.values)[name] ?? ""));
      known.append(...[...told].map((each) => option("", each)));
      byId("inputs").append(known);
    }
  }
}

function openForm(title) {
  byId("form-title").textContent = title;
  byId("form").hidden = false;
  byId("actions").hidden = true;
  byId("inputs").querySelector("input, select")?.focus();
}

function correct() {
  const now = fact();
  if (!now) return say("There is no fact here to correct.");
  form = { fact: now.id };
  byId("inputs").replaceChildren();
  columnInputs(now.table, now.corrected ?? now.values);
  openForm(`Correct: ${tables[now.table].row}`);
  return say("");
}

function add() {
  const words = selected ? letters.slice(...selected).join("") : "";
  form = { start: selected ? selected[0] : null };
  byId("inputs").replaceChildren();
  const table = input("table", node("select"));
  table.append(...Object.entries(tables).map(([name, { row }]) => option(`${name}: ${row}`, name)));
  table.name = "table";
  table.value = fact()?.table ?? "results";
  const stated = input("words that state it, as in the text", node("input"));
  stated.name = "words";
  stated.value = words;
  stated.autocomplete = "off";
  const columns = () => {
    for (const each of [...byId("inputs").children].slice(2)) each.remove();
    columnInputs(table.value, {});
  };
  table.addEventListener("change", columns);
  columns();
  openForm("Add a fact");
  say(words ? "" : "No words are selected: type those that state the fact.");
}

// Where the words stand: at the selection if it is theirs, else in or behind the fact in question, else first.
function find(words, start) {
  const wanted = Array.from(words);
  const at = (from) => wanted.every((letter, i) => letters[from + i] === letter);
  if (!wanted.length) return null;
  const nearest = start ?? fact()?.start ?? 0;
  for (let i = 0; i < letters.length; i += 1) {
    const from = (nearest + i) % letters.length;
    if (at(from)) return [from, from + wanted.length];
  }
  return null;
}

async function save() {
  const values = {};
  for (const each of byId("inputs").querySelectorAll("[data-column]")) values[each.dataset.column] = each.value;
  if (form.fact) return decide("corrected", values);
  const { table, words } = byId("form").elements;
  const span = find(words.value, form.start);
  if (!span) {
    words.focus();
    return say("These words do not stand in the text: type or select those that state the fact.", true);
  }
  const kept = await change("add", { table: table.value, start: span[0], end: span[1], values });
  if (!kept) return undefined;
  closeForm();
  selected = null;
  current = kept.fact;
  show();
  return say("Added.");
}

// Offsets of the selection in code points, if all of it is in the text.
function selection() {
  const chosen = document.getSelection();
  const text = byId("article");
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Array.from(before.toString()).length;
  const words = range.toString();
  const leading = words.length - words.trimStart().length;
  const length = Array.from(words.trim()).length;
  return length ? [start + leading, start + leading + length] : null;
}

function help() {
  const dialog = byId("help");
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

const KEYS = {
  a: () => decide("accepted"),
  r: () => decide("rejected"),
  c: correct,
  u: undo,
  n: () => step(1),
  p: () => step(-1),
  "+": add,
  d: done,
  "?": help,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !article) return;
  if (event.key === "Escape" && form) {
    closeForm();
    say("");
    return;
  }
  if (event.key === "Enter" && form && event.target.matches("select")) {
    event.preventDefault(); // a list does not send its form by itself
    byId("form").requestSubmit();
    return;
  }
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (typing || form || !byId("keys").checked || (byId("help").open && event.key !== "?")) return;
  const act = KEYS[event.key];
  if (!act || event.repeat) return;
  event.preventDefault();
  act();
});
document.addEventListener("selectionchange", () => {
  const now = selection();
  if (now) selected = now;
  else if (byId("article").contains(document.getSelection().anchorNode)) selected = null;
});
byId("actions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && article) KEYS[button.dataset.key]();
});
byId("article").addEventListener("click", (event) => {
  const { fact: id } = event.target.dataset;
  if (!id || selection() || form) return;
  current = id;
  say("");
  show();
});
byId("articles").addEventListener("change", (event) => {
  say("");
  open(Number(event.target.value));
  byId("article").focus(); // so that keys decide again
});
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
byId("cancel").addEventListener("click", () => {
  closeForm();
  say("");
});

async function start() {
  history.replaceState(null, "", "/"); // the token is in no history
  try {
    ({ tables, articles } = await ask("/api/review"));
  } catch (error) {
    say(error.message, true);
    return;
  }
  if (!articles.length) {
    say("This run has no articles to review.");
    return;
  }
  byId("articles").replaceChildren(...articles.map((each, number) => option(label(each), number)));
  const first = articles.findIndex((each) => !each.finished);
  await open(Math.max(first, 0));
  if (first < 0) say("All articles are finished.");
}

start();
