// What stands around the map: language links that keep the view, and notices.

export function dressPage(view, queryInLanguage) {
  keepLanguageLinks(view, queryInLanguage);
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
