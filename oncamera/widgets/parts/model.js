// The six methods of anywidget's model that our widgets use, over a plain record: what the site gives its widgets.

/** What a test says of an answer: it's kept only where the host keeps it. Jupyter keeps it in the notebook.
 * @param {{get: (name: string) => any}} model */
export const keptText = (model) =>
  model.get("keeps")?.() === false ? "Noted. It lasts until you close this page." : "Kept.";

/** @param {object} state @param {(state: object) => boolean | void} save @param {(message: string, content?: object) => void} send */
export function makeModel(state, save, send = () => {}) {
  const listeners = new Map();
  const told = (name) => listeners.get(name) ?? [];
  return {
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const listener of told(`change:${name}`)) listener();
    },
    on: (name, listener) => listeners.set(name, [...told(name), listener]),
    off: (name) => listeners.delete(name),
    save_changes: () => save(state),
    send,
  };
}
