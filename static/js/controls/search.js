import { withQuery } from "../lib/address.js";
import { counted } from "../lib/plural.js";
import { Combobox } from "../ui/combobox.js";
import { fetchDocument } from "../ui/documents.js";
import { element } from "../ui/element.js";
import { FoundMark } from "../ui/found_mark.js";

const DEBOUNCE_MS = 180;
const MOST_SHOWN = 12;

// The search over the whole atlas. It takes over the form in the page's header; where there is none, there is no search.
export function search(map, view, options) {
  const form = document.querySelector('form[data-slot="search"]');
  if (form) new SearchBox(form, view, options);
}

class SearchBox {
  constructor(form, view, { address, words, counted: forms }) {
    Object.assign(this, { form, view, address, words, forms });
    this.field = form.querySelector(".search-input");
    this.shown = { query: "", items: [] };
    this.found = new FoundMark(view);
    this.timer = null;
    this.request = null;
    this.opensFirst = false;
    this.build();
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.answerKey(event));
    this.field.addEventListener("click", () => this.popup.hidden && this.ask());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    form.addEventListener("submit", (event) => this.submit(event));
  }

  build() {
    const list = element("ul", { class: "search-list", id: "search-list", role: "listbox", tabindex: "-1", "aria-label": this.words["finder-results"] });
    this.box = new Combobox(this.field, list, (number) => this.open(this.shown.items[number]));
    this.said = element("p", { class: "search-said", "aria-hidden": "true" });
    this.all = element("a", { class: "search-all", text: this.words["finder-claims"] });
    this.popup = element("div", { class: "search-popup", hidden: true }, [this.said, list, this.all]);
    // What screen readers are told stands apart: a region that is hidden when it changes is not read.
    this.status = element("p", { class: "search-status", role: "status" });
    const leave = () => document.activeElement.blur();
    const button = element("button", { type: "button", class: "search-close", "aria-label": this.words["finder-close"], text: "×", on: { click: leave } });
    this.form.append(this.popup, this.status, button);
  }

  // Asks for what stands in the field, once the reader pauses. One request at a time: a newer one calls off the older.
  ask() {
    const query = this.field.value.trim();
    this.stop();
    this.opensFirst = false;
    if (!query) {
      this.close();
      return;
    }
    if (query === this.shown.query) this.show(this.shown);
    else this.timer = setTimeout(() => this.fetch(query), DEBOUNCE_MS);
  }

  get isWaiting() {
    return this.timer !== null || this.request !== null;
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.request) this.request.abort();
    this.request = null;
  }

  async fetch(query) {
    const request = new AbortController();
    this.timer = null;
    this.request = request;
    const { lang, nu } = this.view.values;
    const asked = new URLSearchParams({ q: query, lang, nu, limit: MOST_SHOWN });
    let found = null;
    try {
      found = await fetchDocument(`${this.address}?${asked}`, { signal: request.signal });
    } catch {
      // Called off, out of reach or no answer of ours: said below where anybody still waits for it.
    }
    if (this.request !== request) return;
    if (found) this.show({ query, ...found });
    else this.tell(this.words["finder-failed"], { query: "", items: [] });
  }

  show(shown) {
    const { total, items } = shown;
    const parts = [counted(this.forms, total, this.view.values.lang, this.view.number(total)), ...(total > items.length ? [this.words["finder-best"]] : [])];
    this.tell(total > 0 ? parts.join(this.words["finder-separator"]) : this.words["finder-none"], shown);
    if (this.opensFirst && total > 0) this.open(items[0]);
  }

  // Shows a line of text, options below it, and the way to the list of claims; screen readers hear the line.
  tell(text, shown) {
    this.request = null;
    this.shown = shown;
    this.said.textContent = text;
    this.status.textContent = text;
    this.all.hidden = shown.items.length === 0;
    this.all.href = withQuery(`claims?${new URLSearchParams({ q: shown.query })}`, this.view.query({ year: null }));
    this.popup.hidden = false;
    this.box.show(shown.items.map((item, number) => resultOption(item, number, this.view, this.words)));
  }

  close() {
    this.stop();
    this.popup.hidden = true;
    this.status.textContent = "";
    this.box.close();
  }

  answerKey(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      if (this.popup.hidden) this.field.value = "";
      this.close();
    } else if (this.popup.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      if (!this.isWaiting) this.ask();
    }
  }

  // Enter without a marked option opens the best result, be it there already or on its way.
  submit(event) {
    event.preventDefault();
    const query = this.field.value.trim();
    if (query && query === this.shown.query) {
      if (this.shown.items.length > 0) this.open(this.shown.items[0]);
    } else if (query) {
      this.stop();
      this.opensFirst = true;
      this.fetch(query);
    }
  }

  // Shows a result on the map and gives the focus to the panel about it, or goes to its page.
  open(item) {
    const { opens } = item;
    if (!opens.focus) {
      location.assign(withQuery(opens.page, this.view.query()));
      return;
    }
    // A stop opens a corridor that it lies on, one that is on already before others.
    const corridor = item.corridors.find((slug) => this.view.isOn(slug));
    this.close();
    showOnMap(this.view, corridor ? { ...opens, focus: corridor, layer: corridor } : opens);
    if (opens.map) this.found.show(opens.map, item.kind === "claim" ? "" : item.name);
    const panel = document.querySelector(".details:not([hidden])");
    if (panel) panel.focus({ preventScroll: true });
  }
}

function showOnMap(view, { focus, layer, map, bounds }) {
  const layers = view.grammar.layers.filter((slug) => view.isOn(slug) || slug === layer);
  view.set({ focus, layers, ...(map ? { map } : {}) });
  if (map) view.look();
  if (!bounds) return;
  // The panel has just taken its place beside the map.
  view.move(() => view.map.invalidateSize({ animate: false }));
  view.zoomTo(bounds);
}

function resultOption(item, number, view, words) {
  const parts = [foreignText(item.name, item.lang, view, { class: "search-name" })];
  if (["doubtful", "wrong"].includes(item.plausibility)) parts.push(" ", resultMark(item.plausibility, words));
  const about = [element("span", { text: item.kind_name })];
  if (item.country && item.kind !== "republic") about.push(element("span", { text: item.country.name }));
  if (item.about) about.push(foreignText(item.about, item.about_lang, view));
  parts.push(element("span", { class: "search-about" }, about.flatMap((part, n) => (n ? [words["finder-separator"], part] : [part]))));
  return element("li", { class: "search-option", id: `search-option-${number}`, role: "option", "data-kind": item.kind }, parts);
}

// A text keeps its language and its direction where they are not the page's.
function foreignText(text, lang, view, attributes = {}) {
  const foreign = lang === view.values.lang ? {} : { lang, dir: lang === "ar" ? "rtl" : "ltr" };
  return element("bdi", { text, ...foreign, ...attributes });
}

function resultMark(kind, words) {
  return element("span", { class: `mark mark-${kind}`, text: `${words[`sign-${kind}`]} ${words[`mark-${kind}`]}` });
}
