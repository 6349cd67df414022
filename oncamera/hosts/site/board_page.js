// The board's own host on the published site: its page loads this alone, and keeps nothing.
import { board } from "../../widgets/board/board.js";
import { makeModel } from "../../widgets/parts/model.js";

function startBoard() {
  for (const host of document.querySelectorAll('[data-widget="board"]')) {
    const given = JSON.parse(host.querySelector("script.oc-data").textContent);
    board.render({ model: makeModel(given, () => {}), el: host });
  }
}

if (typeof document !== "undefined") startBoard();
