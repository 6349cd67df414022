// The six methods of anywidget's model that our widgets use, over a plain record: what the site gives its widgets.

/** @param {object} state @param {(state: object) => void} save @param {(message: string, content?: object) => void} send */
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
