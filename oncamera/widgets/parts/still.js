// A widget without behavior: in Jupyter its HTML only has to be put in its place.
function renderStill({ model, el }) {
  if (model.get("html")) el.innerHTML = model.get("html");
}

export const still = { render: renderStill };
export default still;
