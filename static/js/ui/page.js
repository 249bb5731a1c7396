// What stands around the map: language links that keep the view, the sheet on a phone, notices.

export function dressPage(view, queryInLanguage) {
  keepLanguageLinks(view, queryInLanguage);
  for (const button of document.querySelectorAll("[data-opens]")) wireSheet(button);
  for (const button of document.querySelectorAll(".notice-dismiss")) {
    button.addEventListener("click", () => button.closest(".notice").remove());
  }
  if (document.body.classList.contains("page-embed")) view.map.scrollWheelZoom.disable();
}

function keepLanguageLinks(view, queryInLanguage) {
  const update = () => {
    for (const link of document.querySelectorAll("a[data-lang]")) link.href = queryInLanguage(link.dataset.lang);
    const full = document.querySelector(".embed-link");
    if (full) full.href = `./?${view.query()}`;
  };
  view.onChange(update);
}

function wireSheet(button) {
  const sheet = document.getElementById(button.dataset.opens);
  button.addEventListener("click", () => {
    const isOpen = sheet.classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(isOpen));
  });
}
