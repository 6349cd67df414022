// The six methods of anywidget's model that our widgets use, over a plain record: what the site gives its widgets.

/** What a host supplies and a widget asks: anywidget's model, or `makeModel`. A trait may be anything.
 * @typedef {{get: (name: string) => any, set: (name: string, value: unknown) => void,
 *   on: (name: string, listener: () => void) => unknown, off: (name: string) => unknown,
 *   save_changes: () => boolean | void, send: (message: string, content?: object) => unknown}} Model
 * @typedef {{model: Model, el: HTMLElement}} Host
 * @typedef {{render: (host: Host) => void}} Widget */

/** What a test says of an answer: it's kept only where the host keeps it. Jupyter keeps it in the notebook.
 * @param {{get: (name: string) => any}} model */
export const keptText = (model) =>
  model.get("keeps")?.() === false ? "Noted. It lasts until you leave this page." : "Saved.";

/** @template {Record<string, any>} State
 * @param {State} state @param {(state: State) => boolean | void} save
 * @param {(message: string, content?: object) => unknown} send @returns {Model} */
export function makeModel(state, save, send = () => {}) {
  /** @type {Map<string, (() => void)[]>} */
  const listeners = new Map();
  /** @param {string} name */
  const told = (name) => listeners.get(name) ?? [];
  return {
    get: (name) => state[name],
    set(name, value) {
      Object.assign(state, { [name]: value });
      for (const listener of told(`change:${name}`)) listener();
    },
    on: (name, listener) => listeners.set(name, [...told(name), listener]),
    off: (name) => listeners.delete(name),
    save_changes: () => save(state),
    send,
  };
}
