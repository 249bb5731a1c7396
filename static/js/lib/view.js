// The grammar of addresses, read from the table that the server hands over. No DOM.

export const ALWAYS_WRITTEN = "lang";
const YEARS = /^([12]\d{3})(?:\.\.([12]\d{3}))?$/;
const CAMERA = /^(\d{1,2}(?:\.\d)?)\/(-?\d{1,2}(?:\.\d{1,3})?)\/(-?\d{1,3}(?:\.\d{1,3})?)$/;

// Returns the values of a query string; what is not understood counts as not given.
export function parseView(query, grammar) {
  const given = new Map();
  for (const [name, text] of new URLSearchParams(query)) {
    if (!given.has(name)) given.set(name, text);
  }
  const values = {};
  for (const parameter of grammar.parameters) {
    if (!given.has(parameter.name)) continue;
    const value = READERS[parameter.form](given.get(parameter.name), parameter, grammar);
    if (value !== undefined) values[parameter.name] = value;
  }
  const lang = values.lang || "en";
  return { ...grammar.defaults[lang], ...values };
}

// Returns the canonical query string: equal views have equal strings.
export function writeQuery(values, grammar) {
  const defaults = grammar.defaults[values.lang];
  const parts = [];
  for (const { name, form } of grammar.parameters) {
    const text = writeValue(values[name], form);
    if (name === ALWAYS_WRITTEN || text !== writeValue(defaults[name], form)) {
      parts.push(`${name}=${encode(text)}`);
    }
  }
  return parts.join("&");
}

// Returns the values in another language; digits stay as asked for, or follow the language where they did before.
export function inLanguage(values, lang, grammar) {
  const followed = values.nu === grammar.defaults[values.lang].nu;
  return { ...values, lang, nu: followed ? grammar.defaults[lang].nu : values.nu };
}

// Returns zoom, lat, lon with the decimals that addresses carry.
export function roundCamera(zoom, lat, lon) {
  return [Number(zoom.toFixed(1)), Number(lat.toFixed(3)), Number(lon.toFixed(3))];
}

function encode(text) {
  return encodeURIComponent(text)
    .replace(/%2C/g, ",")
    .replace(/%2F/g, "/")
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function writeValue(value, form) {
  if (value === null || value === undefined) return "";
  if (form === "years") return value[0] === value[1] ? String(value[0]) : value.join("..");
  if (form === "camera") return value.map((number) => String(number === 0 ? 0 : number)).join("/");
  return Array.isArray(value) ? value.join(",") : String(value);
}

const READERS = { choice: readChoice, slug: readSlug, list: readList, years: readYears, item: readItem, pair: readPair, camera: readCamera };

function readChoice(text, parameter) {
  const word = text.toLowerCase();
  return parameter.values.includes(word) ? word : undefined;
}

function currentName(text, grammar) {
  const slug = text.toLowerCase();
  return Object.hasOwn(grammar.aliases, slug) ? grammar.aliases[slug] : slug;
}

function readSlug(text, parameter, grammar) {
  const slug = currentName(text, grammar);
  return grammar[parameter.values[0]].includes(slug) ? slug : undefined;
}

function readList(text, parameter, grammar) {
  const known = grammar[parameter.values[0]];
  const asked = text.split(",").filter(Boolean).map((part) => currentName(part, grammar));
  const kept = known.filter((slug) => asked.includes(slug));
  return asked.length > 0 && kept.length === 0 ? undefined : kept;
}

function readYears(text) {
  const match = YEARS.exec(text);
  if (!match) return undefined;
  const years = [Number(match[1]), Number(match[2] || match[1])];
  return years[0] <= years[1] ? years : undefined;
}

function readItem(text, parameter, grammar) {
  if (grammar.republics.includes(text.toUpperCase())) return text.toUpperCase();
  return /^[a-z0-9-]+$/i.test(text) ? currentName(text, grammar) : undefined;
}

function readPair(text, parameter, grammar) {
  const parts = text.toUpperCase().split(",");
  if (parts.length !== 2 || parts[0] === parts[1]) return undefined;
  if (parts.every((part) => grammar.republics.includes(part))) {
    return grammar.republics.filter((code) => parts.includes(code));
  }
  return parts.every((part) => /^[12]\d{3}$/.test(part)) ? parts.sort() : undefined;
}

function readCamera(text) {
  const trimmed = text.split("/").map((number) => (/^-?\d+\.\d+$/.test(number) ? number.replace(/\.?0+$/, "") : number));
  const match = CAMERA.exec(trimmed.join("/"));
  if (!match) return undefined;
  const [zoom, lat, lon] = match.slice(1).map((number) => Number(number) + 0);
  return zoom <= 12 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [zoom, lat, lon] : undefined;
}
