// Stands between Sphinx's search and its index, which is made of plain objects.

// Sphinx's highlighting would keep what was searched for in this browser, and stops where nothing may be kept.
// biome-ignore lint/correctness/noUnusedVariables: Sphinx's searchtools.js reads it
const SPHINX_HIGHLIGHT_ENABLED = false;

{
  const LONGEST = 200; // characters: each is looked for in every word of the course
  // Each plain object has a "constructor", and it isn't a list of pages. Sphinx asks for one method by its name.
  const onlyOwn = Object.assign(Object.create(null), { hasOwnProperty: Object.prototype.hasOwnProperty });
  /** @param {object} terms */
  const plain = (terms) => Object.assign(Object.create(onlyOwn), terms);
  const { setIndex, performSearch, query, htmlToText } = Search;
  const KEYS = ".oc-key"; // what a page shows only once it's answered

  const fail = () => {
    Search.stopPulse();
    Search.title.textContent = "Search isn't working here";
    Search.status.textContent = "Reload the page. Or use your browser's own “find in page”: it works on every page.";
  };
  Search.setIndex = (index) => setIndex({ ...index, terms: plain(index.terms), titleterms: plain(index.titleterms) });
  Search.performSearch = (text) => {
    performSearch(text.slice(0, LONGEST));
    if (!Search.hasIndex()) fail(); // the index is loaded before the search begins, or not at all
  };
  Search.query = (text) => {
    try {
      query(text);
    } catch (error) {
      fail();
      throw error;
    }
  };
  // The excerpt below a hit is cut out of that page, and it mustn't give an answer away.
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const key of page.querySelectorAll(KEYS)) key.remove();
    return htmlToText(page.documentElement.outerHTML, anchor);
  };
  document.documentElement.classList.add("oc-ready");
}
