// Rules by keyboard: a key presses what the page shows with that key; and words of the report can be chosen.

const SAME = { n: "j", p: "k" };
const STORE = "sayso-review";
const NARROW = 1024; // pixels below which everything stands in one column
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select";
const PARTS = { 1: "source", 2: "cue", 3: "content", 4: "more" };

const item = document.getElementById("item");
const live = document.getElementById("live");
const passage = document.getElementById("passage");
const bulk = document.getElementById("bulk");
let leaving = false; // a form is on its way: a second key would rule on what is not seen yet

// A status is only read out where its words come after the page.
function say(words) {
  live.textContent = "";
  setTimeout(() => (live.textContent = words), 50);
}

// Selected things are kept from page to page, until they are ruled on.
const kept = () => new Set(JSON.parse(sessionStorage.getItem(STORE) ?? "[]"));
const keep = (ids) => sessionStorage.setItem(STORE, JSON.stringify([...ids]));
const boxes = [...document.querySelectorAll("input[name=subject][type=checkbox]")];

function count() {
  const number = kept().size;
  const shown = document.getElementById("selected");
  if (shown) shown.textContent = number ? `${number} selected` : "";
}

for (const box of boxes) {
  box.checked = kept().has(box.value);
  box.addEventListener("change", () => {
    const ids = kept();
    box.checked ? ids.add(box.value) : ids.delete(box.value);
    keep(ids);
    count();
  });
}
count();

document.addEventListener("submit", (event) => {
  const form = event.target;
  const ids = kept();
  if (form === bulk) {
    const here = new Set(boxes.map((box) => box.value));
    for (const id of ids) {
      if (!here.has(id)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "subject", value: id }));
    }
    if (!ids.size) {
      event.preventDefault();
      say("Nothing is selected.");
      return;
    }
    ids.clear();
  } else {
    for (const field of form.querySelectorAll("[name=subject]")) ids.delete(field.value);
  }
  keep(ids);
  leaving = true;
});
addEventListener("pageshow", () => (leaving = false));

function press(found) {
  if (!(found instanceof HTMLDetailsElement)) return found.click();
  found.open = found.id !== "keys" || !found.open;
  const field = found.querySelector("input:not([type=hidden]), select, textarea");
  field?.focus();
  if (field?.name === "why") field.select();
}

function close() {
  for (const one of document.querySelectorAll("details[open]")) one.open = false;
  item?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || leaving) return;
  if (event.key === "Escape") return close();
  if (event.target.closest(TYPING)) return;
  const part = PARTS[event.key];
  if (part && chosen) {
    take(part);
  } else if (event.key === "g" && passage) {
    go(chosen ?? [first(), first()]);
    passage.focus();
  } else {
    const found = document.querySelector(`[data-key="${CSS.escape(SAME[event.key] ?? event.key)}"]`);
    if (!found) return;
    press(found);
  }
  event.preventDefault();
});

// Words of the report: `chosen` are the places in `words` where the choice began and where it is now.
const words = passage ? [...passage.querySelectorAll("[data-at]")] : [];
let chosen = null;

const first = () => Math.max(0, words.findIndex((word) => word.closest(".content")));
const ends = () => [Math.min(...chosen), Math.max(...chosen)];

function go(place) {
  chosen = place;
  const [low, high] = ends();
  words.forEach((word, at) => word.classList.toggle("chosen", low <= at && at <= high));
  words[chosen[1]].scrollIntoView({ block: "nearest" });
}

function text() {
  const [low, high] = ends();
  const range = document.createRange();
  range.setStartBefore(words[low]);
  range.setEndAfter(words[high]);
  return range.toString();
}

// The word above or below is the one of the nearest line that is nearest sideways.
function beside(place, down) {
  const own = words[place].getBoundingClientRect();
  const far = (box) => Math.abs(box.top - own.top) * 10 + Math.abs(box.left - own.left);
  let best = place;
  let least = Infinity;
  words.forEach((word, at) => {
    const box = word.getBoundingClientRect();
    const other = down ? box.top > own.bottom - 2 : box.bottom < own.top + 2;
    if (other && far(box) < least) [best, least] = [at, far(box)];
  });
  return best;
}

function moved(place, key) {
  if (key === "ArrowLeft") return Math.max(0, place - 1);
  if (key === "ArrowRight") return Math.min(words.length - 1, place + 1);
  if (key === "ArrowUp" || key === "ArrowDown") return beside(place, key === "ArrowDown");
  return null;
}

passage?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !words.length) return;
  const now = chosen ?? [first(), first()];
  const next = moved(now[1], event.key);
  if (next === null) return;
  go(event.shiftKey ? [now[0], next] : [next, next]);
  say(text());
  event.preventDefault();
});

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!passage || selection.isCollapsed || !passage.contains(selection.anchorNode)) return;
  const inside = words.flatMap((word, at) => (selection.containsNode(word, true) ? [at] : []));
  if (inside.length) {
    chosen = [inside[0], inside.at(-1)];
    for (const word of words) word.classList.remove("chosen");
  }
});

function take(part) {
  const form = document.getElementById("correct");
  if (!form) return;
  form.closest("details").open = true;
  const name = part === "more" ? "content" : part;
  const [low, high] = ends();
  const at = `${words[low].dataset.at.split("-")[0]}-${words[high].dataset.at.split("-")[1]}`;
  const places = form.elements[`at_${name}`];
  const field = form.elements[`words_of_${name}`];
  if (part === "more") {
    places.value = `${places.value || passage.dataset.content},${at}`;
    field.value += ` … ${text()}`;
  } else {
    places.value = at;
    field.value = text();
    for (const old of passage.querySelectorAll(`.${name}`)) old.classList.remove(name);
  }
  for (const word of words.slice(low, high + 1)) word.classList.add(name);
  for (const word of words) word.classList.remove("chosen");
  getSelection().removeAllRanges();
  say(`${name}: ${field.value}`);
}

for (const button of document.querySelectorAll("[data-part]")) {
  button.addEventListener("click", () => (chosen ? take(button.dataset.part) : say("Select words in the report first.")));
}
for (const field of document.querySelectorAll("[name^=words_of_]")) {
  // What is typed is looked up, whatever was chosen before.
  field.addEventListener("input", () => (field.form.elements[field.name.replace("words_of_", "at_")].value = ""));
}

// The list alone is moved: on a small screen it stands below what is judged.
const here = document.querySelector(".queue .here");
const queue = here?.closest(".queue");
if (queue && queue.scrollHeight > queue.clientHeight) queue.scrollTop = here.offsetTop - queue.clientHeight / 3;

function begin() {
  const open = document.getElementById("error") ? document.querySelector(".acts details[open]") : null;
  if (location.hash === "#merge" || open) {
    document.querySelector(".acts details[open] :is(input, select, textarea):not([type=hidden])")?.focus();
  } else if (location.hash === "#item") {
    item?.focus({ preventScroll: true });
    // Where there is room the page stands still from one thing to the next.
    innerWidth < NARROW ? document.querySelector(".turn").scrollIntoView() : scrollTo(0, 0);
    const told = document.getElementById("told");
    if (told) say(told.textContent);
  }
}

// The browser goes to what the address names when all is loaded, and would take the focus along.
document.readyState === "complete" ? begin() : addEventListener("load", () => setTimeout(begin));
