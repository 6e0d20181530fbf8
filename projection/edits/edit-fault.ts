/** What is wrong with a file that was edited, in words, with its place. Pure: what the page builder and the browser tell is read here. */

/** A place in a source file; lines count from 1. */
export interface SourcePlace {
  /** From the top of the project. */
  readonly file: string;
  readonly line: number;
}

/** What the page builder tells of a file it cannot read. */
export interface BuilderFault {
  readonly message: string;
  readonly id?: string | undefined;
  readonly loc?: { readonly file?: string | undefined; readonly line: number } | undefined;
}

/** A place in a file as the browser was handed it; lines and columns count from 1. */
export interface ServedPlace {
  /** From the server's top, with what stands behind its `?`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The top folders whose files can be edited while a page shows them. */
const SOURCES = '(?:projection|installation|gestures|control-server|config)';
const BELOW_TOP = new RegExp(`^.*/(${SOURCES}/.+)$`);
/** As the page builder draws it above the line: `[ projection/looks/city.ts:30:16 ]`. */
const DRAWN_PLACE = /\[ (\S+?):(\d+):\d+ \]/;
const SERVED_PLACE = new RegExp(`https?://[^/\\s]+(/${SOURCES}/[^\\s:]+):(\\d+):(\\d+)`);

/** The fault in a line: the reason alone, without the drawing of its place. */
export function reasonOf({ message }: BuilderFault): string {
  const [, coded] = /^\s*\[[A-Z_]+\] (.+)$/m.exec(message) ?? [];
  const [first = 'no reason told'] = message.split('\n').filter((line) => line.trim() !== '');
  return (coded ?? first).trim();
}

/** Where the fault is; null where the page builder does not tell. */
export function placeOf({ message, id, loc }: BuilderFault): SourcePlace | null {
  const [, drawn, line] = DRAWN_PLACE.exec(message) ?? [];
  const file = loc?.file ?? drawn ?? id;
  if (file === undefined) return null;
  return { file: fromTop(file), line: loc?.line ?? Number(line ?? 1) };
}

/** Where an error was thrown: the innermost of its places that lies in the sources; null where none does. */
export function thrownAt(stack: string): ServedPlace | null {
  const [, path, line, column] = SERVED_PLACE.exec(stack) ?? [];
  return path === undefined ? null : { path, line: Number(line), column: Number(column) };
}

/** Both in a sentence. */
export const faultText = (reason: string, place: SourcePlace | null): string =>
  place === null ? reason : `${place.file}, line ${place.line}: ${reason}`;

const fromTop = (file: string): string => file.replace(/\?.*$/, '').replace(BELOW_TOP, '$1');
