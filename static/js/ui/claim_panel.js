import { element } from "./element.js";
import { pageLine, viewLink } from "./view_link.js";

// What the panel tells of a claim: its flag and note, its value, date and place, where the paper states it, its like.
export function claimParts(told, view, words) {
  return [
    ...notePart(told, view, words),
    ...pageLine(told.page, words["details-claim-page"], view),
    ...told.sections.map((section) => statedPart(section, view, words)),
    ...told.related.map((group) => relatedPart(group, view)),
  ];
}

function notePart({ flag, note, basis }, view, words) {
  const parts = [
    ...(flag ? [element("p", {}, [flagMark(flag), element("span", { text: flag.fault })])] : []),
    ...(note ? [element("p", { text: note })] : []),
    ...(basis.length > 0 ? [element("p", { class: "details-remark" }, piecesPart(basis, view, words))] : []),
  ];
  if (parts.length === 0) return [];
  return [element("div", { class: flag ? `details-flag details-flag-${flag.kind}` : "details-lead" }, parts)];
}

// The sign and the word of a flag: never colour alone.
export function flagMark({ kind, sign, word }) {
  return element("span", { class: `mark mark-${kind}` }, [element("span", { "aria-hidden": "true", text: sign }), ` ${word}`]);
}

function statedPart({ heading, rows }, view, words) {
  const parts = rows.map((row) => statedRow(row, view, words));
  return element("section", { class: "details-section" }, [element("h3", { text: heading }), element("dl", {}, parts)]);
}

function statedRow({ term, pieces, remark }, view, words) {
  const parts = [element("dt", { text: term }), element("dd", { class: "details-value" }, piecesPart(pieces, view, words))];
  if (remark) parts.push(element("dd", { class: "details-remark", text: remark }));
  return element("div", { class: "details-row" }, parts);
}

function piecesPart(pieces, view, words) {
  return pieces.flatMap((piece, number) => [...(number ? [words["piece-separator"]] : []), viewLink(piece, view)]);
}

function relatedPart({ heading, claims }, view) {
  const lines = claims.map((claim) => element("li", {}, relatedLine(claim, view)));
  return element("section", { class: "details-section" }, [element("h3", { text: heading }), element("ul", { class: "details-claims" }, lines)]);
}

function relatedLine({ text, href, value, date, mark }, view) {
  const parts = [viewLink({ text, href }, view)];
  if (value) parts.push(": ", element("span", { class: "details-value", text: value }));
  if (date) parts.push(" ", element("span", { class: "details-date", text: `(${date})` }));
  if (mark) parts.push(" ", flagMark(mark));
  return parts;
}
