import { inDigits } from "../lib/digits.js";
import { claimParts } from "../ui/claim_panel.js";
import { readDocument } from "../ui/documents.js";
import { element, slotFor } from "../ui/element.js";
import { pageLine, updateLinks, viewLink } from "../ui/view_link.js";

// The panel about what the view has in focus. Escape and the button close it and give the focus back.
export function details(map, view, { file, claims, words }) {
  const panel = element("section", { class: "details", "aria-label": words["details-title"], tabindex: "-1", hidden: true });
  slotFor("details", map, "bottomleft").append(panel);
  let opener = null;
  let shown = null;
  const close = () => view.set({ focus: null });
  const show = async () => {
    const { focus } = view.values;
    updateLinks(panel, view);
    if (focus === shown) return;
    const isWithin = panel.contains(document.activeElement);
    if (focus && !isWithin) opener = document.activeElement;
    shown = focus;
    panel.hidden = !focus;
    if (!focus) {
      if (opener && opener.isConnected) opener.focus({ preventScroll: true });
      return;
    }
    const parts = await panelParts(focus, { file, claims }, view, words, close);
    if (focus !== shown) return;
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
    if (isWithin || (opener && opener !== document.body)) panel.focus({ preventScroll: true });
  };
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  view.onChange(show);
  show();
}

async function panelParts(focus, texts, view, words, close) {
  const button = element("button", { type: "button", class: "details-close", "aria-label": words["details-close"], text: "×", on: { click: close } });
  let told;
  try {
    told = await readTold(focus, texts, view);
  } catch {
    return [button, element("p", { role: "alert", text: words["details-load-failed"] })];
  }
  if (!told) return [button, element("p", { text: words["details-missing"] })];
  return [
    button,
    element("p", { class: "details-kind", text: told.kind }),
    element("h2", { class: "details-title", text: told.title }),
    ...(told.related ? claimParts(told, view, words) : placeParts(told, view, words)),
  ];
}

// What is told of a republic, corridor or place is in one document; of a claim it is asked for one by one.
async function readTold(focus, { file, claims }, view) {
  const told = (await readDocument(file))[focus];
  if (told) return told;
  if (claims.startsWith("#")) return (await readDocument(claims))[focus];
  return readDocument(`${claims}${encodeURIComponent(focus)}/panel?lang=${view.values.lang}&nu=${view.values.nu}`);
}

function placeParts(told, view, words) {
  const say = (text) => inDigits(text, view.values.nu);
  return [
    ...(told.lead ? [element("p", { class: "details-lead", text: say(told.lead) })] : []),
    ...pageLine(told.page, words["details-page"], view),
    ...told.sections.map((section) => sectionPart(section, view, words, say)),
  ];
}

function sectionPart({ heading, rows }, view, words, say) {
  const parts = rows.map((row) => rowPart(row, view, words, say));
  return element("section", { class: "details-section" }, [element("h3", { text: heading }), element("dl", {}, parts)]);
}

function rowPart(row, view, words, say) {
  const parts = [element("dt", {}, [viewLink({ text: say(row.term), href: row.href }, view)]), element("dd", {}, [...markPart(row, words), element("span", { class: "details-value", text: say(row.value) })])];
  if (row.printed) parts.push(remarkPart(words["details-printed"], [element("span", { lang: "ar", dir: "rtl", text: row.printed })]));
  if (row.note) parts.push(remarkPart(words["details-note"], [element("span", { text: say(row.note) })]));
  if (row.sources.length > 0) parts.push(remarkPart(words["details-source"], row.sources.map(sourcePart)));
  return element("div", { class: "details-row" }, parts);
}

function markPart(row, words) {
  return row.mark ? [element("span", { class: `mark mark-${row.mark}`, text: `${words[`sign-${row.mark}`]} ${row.mark_word}` })] : [];
}

function remarkPart(term, parts) {
  return element("dd", { class: "details-remark" }, [element("span", { class: "details-term", text: `${term}: ` }), ...parts]);
}

function sourcePart({ text, url }) {
  const cited = url ? element("a", { href: url, rel: "noopener", target: "_blank", text }) : element("span", { text });
  cited.setAttribute("dir", "auto");
  return cited;
}
