import { optionMove } from "../lib/options.js";

// A text field with a list of options below it, as the ARIA combobox pattern has it: the focus stays in the field, keys
// move a mark through the options. `choose` is told the number of the option that was picked.
export class Combobox {
  constructor(field, list, choose) {
    this.field = field;
    this.list = list;
    this.choose = choose;
    this.current = -1;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("keydown", (event) => this.answerKey(event));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.answerClick(event));
  }

  get isOpen() {
    return this.field.getAttribute("aria-expanded") === "true";
  }

  // Shows options, elements with the role of one; none of them is marked.
  show(options) {
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.list.scrollTop = 0;
    this.mark(-1);
    this.field.setAttribute("aria-expanded", String(options.length > 0));
  }

  close() {
    this.show([]);
  }

  mark(number) {
    const options = [...this.list.children];
    this.current = number;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === number)));
    if (number < 0) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    this.field.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  answerKey(event) {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && this.current >= 0) {
      event.preventDefault();
      this.choose(this.current);
      return;
    }
    const next = optionMove(this.list.children.length, this.current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.mark(next);
  }

  answerClick(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.choose([...this.list.children].indexOf(option));
  }
}
