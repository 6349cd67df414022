// Folds a page's sources, all but those that someone asks for: by a mark in the text, by a link, or on paper.
(() => {
  const section = document.querySelector(".page-sources");
  const list = section.querySelector("details");
  /** @param {string} hash */
  const isAskedFor = (hash) => hash.length > 1 && section.contains(document.getElementById(hash.slice(1)));

  let wasOpen = isAskedFor(location.hash);
  list.open = wasOpen;
  section.classList.add("is-foldable");
  if (wasOpen) document.getElementById(location.hash.slice(1)).scrollIntoView();

  addEventListener("hashchange", () => {
    if (isAskedFor(location.hash)) list.open = true;
  });
  // A mark that leads to where the address already points changes no hash.
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
    if (link && isAskedFor(link.getAttribute("href"))) list.open = true;
  });
  addEventListener("beforeprint", () => {
    wasOpen = list.open;
    list.open = true;
  });
  addEventListener("afterprint", () => {
    list.open = wasOpen;
  });
})();
