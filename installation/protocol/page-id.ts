/** Names nobody else draws: a page's own, kept as long as its tab, and those of its commands. */

/** Fills the bytes with chance: `crypto.getRandomValues` in a page. */
export type DrawBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** 32 hexadecimal digits. Not `crypto.randomUUID`: browsers keep that from pages on plain http in a local network. */
export const drawId = (draw: DrawBytes): string =>
  Array.from(draw(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What `sessionStorage` offers, as far as it is needed: it lasts as long as the tab, over every reload. */
export interface TabStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** By which name the server knows this tab, so that a page that comes back is not taken for a second one. */
export interface PageId {
  current(): string;
  /** Draws another one: a browser that duplicates a tab copies its name, too. */
  renew(): string;
}

const KEY = 'reclaim-page';

const isName = (text: string | null): text is string => text !== null && /^[0-9a-f]{32}$/.test(text);

/**
 * The name kept in `storage`, or a new one put there. `given`: the one by which whoever opened the tab will ask for it,
 * taken where none is kept yet.
 */
export function keepPageId(storage: TabStorage, draw: DrawBytes, given: string | null = null): PageId {
  const kept = storage.getItem(KEY);
  let current = isName(kept) ? kept : null;
  if (current === null && isName(given)) {
    current = given;
    storage.setItem(KEY, given);
  }
  const renew = (): string => {
    current = drawId(draw);
    storage.setItem(KEY, current);
    return current;
  };
  return { current: () => current ?? renew(), renew };
}
