import { element, slotFor } from "../ui/element.js";
import { picker } from "../ui/picker.js";

const STEP_MS = 1100;
const STILL = "(prefers-reduced-motion: reduce)";

// The years: all of them, one, or from one to another; bars tell how many claims are dated in each.
export function timeline(map, view, { first, last, claims, opened, names, undated, separator, words }) {
  const slot = document.querySelector('[data-slot="timeline"]');
  if (!slot || !view.hasServer) return;
  const years = { first, last, opened, names, separator };
  const mode = picker(words["time-label"], modes(words), (value) => view.set({ year: yearsFor(value, view.values.year, years) }));
  const said = element("output", { class: "years-said" });
  const from = slider(years, words["time-from"]);
  const to = slider(years, words["time-to"]);
  const chosen = () => (mode.list.value === "span" ? [Number(from.value), Number(to.value)].sort((a, b) => a - b) : [Number(from.value), Number(from.value)]);
  for (const input of [from, to]) {
    input.addEventListener("input", () => (said.textContent = sayYears(chosen(), null, view, years, words)));
    input.addEventListener("change", () => view.set({ year: chosen() }));
  }
  const play = playButton(view, years, words);
  const bars = element("div", { class: "years-bars", "aria-hidden": "true" }, claims.map((count) => bar(count, Math.max(...claims))));
  const sliders = element("div", { class: "years-sliders" }, [bars, from, to]);
  const apart = element("details", { class: "years-undated" }, [element("summary", { text: words["time-undated"] }), element("p", { text: undated })]);
  slot.append(element("section", { class: "years", "aria-label": words["time-title"] }, [mode.node, play, sliders, said, apart]));
  const show = () => {
    const { year } = view.values;
    mode.list.value = !year ? "all" : year[0] === year[1] ? "one" : "span";
    const [low, high] = year || [last, last];
    from.value = low;
    to.value = high;
    from.hidden = bars.hidden = play.hidden = !year;
    to.hidden = mode.list.value !== "span";
    if (matchMedia(STILL).matches) play.hidden = true;
    said.textContent = year ? sayYears(year, view.dated, view, years, words) : words["time-all-said"];
    [...bars.children].forEach((part, number) => part.classList.toggle("is-chosen", Boolean(year) && first + number >= low && first + number <= high));
  };
  view.onChange(show);
  show();
}

function modes(words) {
  return ["all", "one", "span"].map((value) => ({ value, name: words[`time-${value}`] }));
}

function yearsFor(mode, before, { first, last }) {
  if (mode === "all") return null;
  const [low, high] = before || [last, last];
  return mode === "one" ? [high, high] : [low === high ? Math.max(first, low - 5) : low, high];
}

function slider({ first, last }, label) {
  return element("input", { type: "range", class: "years-slider", min: first, max: last, step: 1, "aria-label": label });
}

function bar(count, most) {
  return element("span", { class: "years-bar" }, [element("span", { class: `years-fill fill-of-${Math.ceil((count / most) * 10)}` })]);
}

// Returns years in words, with how many claims are dated in them once that is known, and what opened then.
function sayYears([low, high], dated, view, { first, opened, names, separator }, words) {
  const parts = [plainYear(low, view) + (low === high ? "" : `–${plainYear(high, view)}`)];
  if (dated !== null) parts.push(dated);
  const begun = opened.slice(low - first, high - first + 1).flat().map((slug) => names[slug]);
  if (begun.length > 0) parts.push(words["time-opened"].replace("⟨•⟩", begun.join(separator)));
  return parts.join(" · ");
}

function plainYear(year, view) {
  return new Intl.NumberFormat(`${view.values.lang}-u-nu-${view.values.nu}`, { useGrouping: false }).format(year);
}

// Runs through the years, one at a time, until the last one or until it is pressed again.
function playButton(view, { first, last }, words) {
  let timer = null;
  const button = element("button", { type: "button", class: "years-play", on: { click: () => (timer ? stop() : start()) } });
  const label = () => {
    button.setAttribute("aria-label", words[timer ? "time-pause" : "time-play"]);
    button.classList.toggle("is-playing", Boolean(timer));
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    label();
  };
  const step = () => {
    const year = view.values.year ? view.values.year[1] + 1 : first;
    if (year > last) stop();
    else view.set({ year: [year, year] }, { replace: true });
  };
  const start = () => {
    if (view.values.year && view.values.year[1] >= last) view.set({ year: [first, first] }, { replace: true });
    timer = setInterval(step, STEP_MS);
    label();
  };
  label();
  return button;
}
