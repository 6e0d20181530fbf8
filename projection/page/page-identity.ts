/** Who this page is: the surface in its address, and a name of its own that lasts as long as the tab. */

const KEY = 'reclaim-page';

/** The surface of `/projection/<surface>`. */
export const surfaceOf = (path: string): string => decodeURIComponent(path.split('/')[2] ?? '');

/** This tab's own name: kept over a reload, so that a page that comes back is not taken for a second one. */
export function pageIdentity(storage: Storage): string {
  const kept = storage.getItem(KEY);
  if (kept !== null) return kept;
  // Not `randomUUID`: browsers keep that from pages on plain http, as a projector's in the local network is.
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  storage.setItem(KEY, fresh);
  return fresh;
}
