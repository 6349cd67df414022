// What the scripts may take for granted of a page, for `tsc` alone: no host loads this.

// Sphinx's search (searchtools.js), as far as search_guard.js puts itself in front of it.
declare const Search: {
  title: HTMLElement;
  status: HTMLElement;
  stopPulse(): void;
  hasIndex(): boolean;
  setIndex(index: { terms: object; titleterms: object }): void;
  performSearch(text: string): void;
  query(text: string): void;
  htmlToText(html: string, anchor?: string): string;
};

interface Window {
  onCameraModules: Record<string, any>;
  onCamera?: { course: string; pages: import("../../hosts/site/path_state.js").Page[]; routes: Record<string, string[]>; questions?: Record<string, [string, string][]> };
  // What site.js hands to unkept.js; `unread`: where a text that couldn't be read is now.
  onCameraSaving?: { store: ReturnType<typeof import("../../hosts/site/store.js").openStore>; download: () => void; kept?: boolean; show?: () => void; unread?: "aside" | "here" };
}

// Our templates are HTML, but for a picture's lines, so what a selector finds has `hidden`, `dataset` and `focus`.
interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K] | null;
  querySelector<E extends HTMLElement = HTMLElement>(selectors: string): E | null;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll<E extends HTMLElement = HTMLElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K] | null;
  closest<E extends HTMLElement = HTMLElement>(selectors: string): E | null;
}

// Our listeners sit where only elements can be the target.
interface EventTarget {
  closest: Element["closest"];
}
