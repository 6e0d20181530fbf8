/** The places of a YAML text: where each name and each value stands. */

/** A value in the text. */
export interface TextNode {
  /** `strange` is what is written in a way that is not followed: anchors on blocks, `?`, tabs, what is no YAML. */
  readonly kind: 'map' | 'list' | 'scalar' | 'alias' | 'empty' | 'strange';
  readonly style: 'block' | 'flow';
  /** The first character of the value; for an empty one, where a value would be written. */
  readonly start: number;
  /** Behind its last character; a line end and a comment do not count. */
  readonly end: number;
  /** What a single value says, as it is written where that is a number; the name of an alias; null for all else. */
  readonly text: string | null;
  /** The entries of a map or list in their order; none for everything else. */
  readonly entries: readonly TextEntry[];
}

/** One name with its value, or one entry of a list. */
export interface TextEntry {
  /** The name; empty in a list. */
  readonly key: string;
  /** The name as it is written, quotes and all; an empty stretch in a list. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Where the entry begins: at its name, its dash, or its value in brackets. */
  readonly start: number;
  /** Where the comments right above a line of a block begin; else the start. */
  readonly leadStart: number;
  /** Behind the colon or the dash, and behind an anchor, where a value would be written. */
  readonly valueFrom: number;
  /** In a block: behind the last line that belongs to it. In brackets: behind its last character. */
  readonly end: number;
  /** How many characters stand before it in its line. */
  readonly column: number;
  /** Read when it is asked for. */
  readonly value: TextNode;
}

/** A value without parts. */
export const leaf = (kind: TextNode['kind'], start: number, end = start, text: string | null = null): TextNode => ({
  kind,
  style: 'flow',
  start,
  end,
  text,
  entries: [],
});

/** How many characters stand before `offset` in its line; the mark of a text's encoding is none. */
export function columnOf(text: string, offset: number): number {
  const line = lineStartOf(text, offset);
  return offset - line - (line === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

export const lineStartOf = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** Behind the end of the line `offset` is in, its line end included. */
export function nextLineOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
