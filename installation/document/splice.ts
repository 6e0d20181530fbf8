/** Changes of a text as stretches put in place of others, so that everything else stays as it is to the byte. */

/** `text` in place of the characters from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of a text with what it was before, which can be put back exactly. */
export interface Patch {
  /** Where it stands now. */
  readonly at: number;
  /** What stands there now. */
  readonly now: string;
  /** What stood there before. */
  readonly before: string;
}

export interface Spliced {
  readonly text: string;
  /** What puts the text back as it was. */
  readonly patches: readonly Patch[];
}

/** Puts all splices into `text` at once. They may not overlap; of two at the same place the first comes first. */
export function applySplices(text: string, splices: readonly Splice[]): Spliced {
  const ordered = splices.map((splice, index) => ({ splice, index }));
  ordered.sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.index - b.index);
  const parts: string[] = [];
  const patches: Patch[] = [];
  let read = 0;
  let written = 0;
  for (const { splice } of ordered) {
    if (splice.start < read || splice.end < splice.start) throw new Error('two changes of a text overlap');
    parts.push(text.slice(read, splice.start), splice.text);
    written += splice.start - read;
    const before = text.slice(splice.start, splice.end);
    if (before !== splice.text) patches.push({ at: written, now: splice.text, before });
    written += splice.text.length;
    read = splice.end;
  }
  parts.push(text.slice(read));
  return { text: parts.join(''), patches };
}

/** The splices that put back what was before; null where the text is not what the patches were made for. */
export function splicesBack(text: string, patches: readonly Patch[]): readonly Splice[] | null {
  const isKnown = patches.every(({ at, now }) => text.startsWith(now, at) && at + now.length <= text.length);
  return isKnown ? patches.map(({ at, now, before }) => ({ start: at, end: at + now.length, text: before })) : null;
}
