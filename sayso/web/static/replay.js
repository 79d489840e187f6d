// Replays a story: as the moment is moved, the page as of that day takes the place of the one that is shown.

const PAUSE = 150; // milliseconds without a move before a day is asked for
const DAY = 86_400_000;

const range = document.getElementById("replay");
const field = document.getElementById("as_of");
const now = Number(range.max);
const first = Date.parse(range.dataset.first);
const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

let waiting = 0;
let asking = new AbortController();
let chosen = field.value;

// The day that the slider stands on; behind the last one is the present, which has none.
function slid() {
  const place = Number(range.value);
  return place < now ? new Date(first + place * DAY).toISOString().slice(0, 10) : "";
}

function tell() {
  range.setAttribute("aria-valuetext", chosen ? long.format(new Date(chosen)) : "now");
}

function choose(day) {
  chosen = day;
  tell();
  clearTimeout(waiting);
  waiting = setTimeout(replay, PAUSE);
}

function address() {
  const found = new URL(location.href);
  found.hash = "";
  found.searchParams.delete("offset");
  chosen ? found.searchParams.set("as_of", chosen) : found.searchParams.delete("as_of");
  return found;
}

// What stands around the story keeps the moment as well: its links are those of the new page.
function renew(made) {
  for (const name of [".masthead", ".facets", "footer"]) {
    const old = document.querySelector(name);
    const fresh = made.querySelector(name);
    if (old && fresh) old.replaceWith(fresh);
  }
  const main = document.getElementById("main");
  main.replaceChildren(...made.getElementById("main").childNodes);
  main.removeAttribute("aria-busy");
  document.title = made.title;
}

async function replay() {
  asking.abort();
  asking = new AbortController();
  const wanted = address();
  document.getElementById("main").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(wanted, { signal: asking.signal });
    renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(null, "", wanted);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(wanted);
  }
}

range.addEventListener("input", () => {
  field.type = "date";
  field.value = slid();
  choose(field.value);
});

// A year that is still being typed begins with noughts.
field.addEventListener("change", () => {
  if (field.value.startsWith("0")) return;
  range.value = field.value ? Math.round((Date.parse(field.value) - first) / DAY) : now;
  choose(field.value);
});

tell();
