/** Which surface an address names, and the addresses of others that keep what else it asks for. Pure. */

/** The surface of `/projection/<surface>`; null for `/projection` alone. */
export function surfaceIn(pathname: string): string | null {
  const named = pathname.split('/')[2] ?? '';
  try {
    return named === '' ? null : decodeURIComponent(named);
  } catch {
    // An address that is cut off in the middle of a letter names what it says.
    return named;
  }
}

/** The address of a surface, or of the list of all (null), with the wishes of the address before. */
export function addressOf(surface: string | null, query: URLSearchParams): string {
  const kept = new URLSearchParams(query);
  kept.delete('choose');
  if (surface === null) kept.set('choose', '');
  const asked = kept.size === 0 ? '' : `?${kept}`;
  return surface === null ? `/projection${asked}` : `/projection/${encodeURIComponent(surface)}${asked}`;
}
