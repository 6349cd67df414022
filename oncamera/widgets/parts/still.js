// A widget without behavior: in Jupyter its HTML only has to be put in its place.
/** @param {import("./model.js").Host} host */
function renderStill({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
}

export const still = { render: renderStill };
export default still;
