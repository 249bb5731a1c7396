import { inDigits } from "../lib/digits.js";
import { readDocument } from "../ui/documents.js";
import { element, slotFor } from "../ui/element.js";

// The panel about what the view has in focus. Escape and the button close it and give the focus back.
export function details(map, view, { file, words }) {
  const panel = element("section", { class: "details", "aria-label": words["details-title"], tabindex: "-1", hidden: true });
  slotFor("details", map, "bottomleft").append(panel);
  let opener = null;
  let shown = null;
  const close = () => view.set({ focus: null });
  const show = async () => {
    const { focus } = view.values;
    keepPageLink(panel, view);
    if (focus === shown) return;
    if (!shown && focus) opener = document.activeElement;
    shown = focus;
    panel.hidden = !focus;
    if (!focus) {
      if (opener && opener.isConnected) opener.focus({ preventScroll: true });
      return;
    }
    panel.replaceChildren(...(await panelParts(focus, file, view, words, close)));
    if (opener && opener !== document.body) panel.focus({ preventScroll: true });
  };
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  view.onChange(show);
  show();
}

async function panelParts(focus, file, view, words, close) {
  const button = element("button", { type: "button", class: "details-close", "aria-label": words["details-close"], text: "×", on: { click: close } });
  let told;
  try {
    told = (await readDocument(file))[focus];
  } catch {
    return [button, element("p", { role: "alert", text: words["details-load-failed"] })];
  }
  if (!told) return [button, element("p", { text: words["details-missing"] })];
  const say = (text) => inDigits(text, view.values.nu);
  return [
    button,
    element("p", { class: "details-kind", text: told.kind }),
    element("h2", { class: "details-title", text: told.title }),
    ...(told.lead ? [element("p", { class: "details-lead", text: say(told.lead) })] : []),
    ...pageLinkPart(told, view, words),
    ...told.sections.map((section) => sectionPart(section, words, say)),
  ];
}

// The link to all that is told about something. A file that stands alone has no page to lead to; a frame opens it anew.
function pageLinkPart(told, view, words) {
  if (!told.page || document.body.classList.contains("page-file")) return [];
  const anew = document.body.classList.contains("page-embed") && { target: "_blank", rel: "noopener" };
  const link = element("a", { class: "details-page", "data-page": told.page, href: pageAddress(told.page, view), text: words["details-page"], ...anew });
  return [element("p", {}, [link])];
}

function pageAddress(page, view) {
  return `${page}?${view.query()}`;
}

function keepPageLink(panel, view) {
  for (const link of panel.querySelectorAll(".details-page")) link.href = pageAddress(link.dataset.page, view);
}

function sectionPart({ heading, rows }, words, say) {
  const parts = rows.map((row) => rowPart(row, words, say));
  return element("section", { class: "details-section" }, [element("h3", { text: heading }), element("dl", {}, parts)]);
}

function rowPart(row, words, say) {
  const parts = [element("dt", { text: row.term }), element("dd", {}, [...markPart(row, words), element("span", { class: "details-value", text: say(row.value) })])];
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
