// Counted words in the plural form that a language asks for. No DOM.

// Returns the form of a count, with the number as it is written. `forms` maps CLDR's plural categories to texts.
export function counted(forms, count, lang, written) {
  const category = new Intl.PluralRules(lang).select(count);
  return (forms[category] || forms.other).replace("{number}", () => written);
}
