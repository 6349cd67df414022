// For someone who comes back to a browser that has forgotten them: nothing tells that it has, but a link can say that
// they were here before, and a later look at the course follows an earlier one.
import { pageNote } from "./unkept.js";

/** @param {string} words @param {string} link */
function toTheFile(words, link) {
  const note = pageNote(words);
  note.append(
    Object.assign(document.createElement("a"), {
      href: `${document.documentElement.dataset.kept}#put-in`,
      textContent: link,
    }),
  );
  return note;
}

/** Say where an answers file goes, while nothing is kept here. @param {boolean} later whether this is a later look */
export function sayReturning(later) {
  if (!document.documentElement.dataset.kept) return;
  const route = document.querySelector(".oc-route");
  if (later || new URLSearchParams(location.search).has("back"))
    document
      .querySelector("main")
      .prepend(toTheFile("Your earlier answers aren't in this browser. ", "Put your file in"));
  else route?.append(toTheFile("Been here before? This browser keeps nothing of yours. ", "Put your answers file in"));
}
