// Digits as the view asks for them. No DOM.

const ARABIC = "٠١٢٣٤٥٦٧٨٩";

// Returns a text with its digits, and the Arabic separators between them, in one script: "arab" or "latn".
export function inDigits(text, nu) {
  if (nu === "arab") {
    return text.replace(/\d/g, (digit) => ARABIC[digit]);
  }
  return text
    .replace(/(?<=[٠-٩])٫(?=[٠-٩])/g, ".")
    .replace(/(?<=[٠-٩])٬(?=[٠-٩])/g, ",")
    .replace(/[٠-٩]/g, (digit) => String(ARABIC.indexOf(digit)));
}
