/** Addresses of this server that a link may lead on to. */

const HERE = 'http://here.invalid';

/**
 * The path and query of `to` where they stay on this server, or null: browsers take `//elsewhere` and `/\elsewhere` for
 * another one, and leave out tabs and line ends before they look.
 */
export function ownPath(to: unknown): string | null {
  if (typeof to !== 'string' || !to.startsWith('/')) return null;
  const parsed = URL.parse(to, HERE);
  if (parsed === null || parsed.origin !== HERE) return null;
  const path = `${parsed.pathname}${parsed.search}`;
  return path.startsWith('//') ? null : path;
}
