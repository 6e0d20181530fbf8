/** Where a piece of text stands in a file, as a problem should name it. */

/** Line and column, from 1, of the `nth` place where `piece` begins in `text`. */
export function placeOf(text: string, piece: string, nth = 1): { readonly line: number; readonly column: number } {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(piece, at + 1);
  if (at < 0) throw new Error(`"${piece}" is not in the text ${nth} times`);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** `text` with one piece of it replaced; throws where the piece is not there. */
export function edited(text: string, piece: string, replacement: string): string {
  if (!text.includes(piece)) throw new Error(`"${piece}" is not in the text`);
  return text.replace(piece, () => replacement);
}
