/** Texts that have been set, kept by what they say and how they are set: setting costs more than writing. */

import type { GlyphSet } from './glyph-set.ts';
import { type SetText, type Setting, setText } from './set-text.ts';
import type { Writing, WrittenBox } from './text-sheet.ts';

/** Texts kept; the oldest make way. */
const KEPT = 512;

/** Left out: from baseline to baseline, em. */
const SPACING = 1.4;

/** How a writing is set, its lengths in em. */
export const settingOf = ({
  face,
  align,
  vertical,
  lengthM,
  sizeM,
  spacing,
  tracking,
  breaksWords,
}: Writing): Setting => ({
  face,
  align: align ?? 'left',
  vertical: vertical ?? false,
  length: lengthM === undefined || sizeM <= 0 ? Number.POSITIVE_INFINITY : lengthM / sizeM,
  spacing: spacing ?? SPACING,
  tracking: tracking ?? 0,
  breaksWords: breaksWords ?? false,
});

/** The box of a set text as it is written. */
export function boxOf({ left, low, right, high, lines }: SetText, { at, sizeM }: Writing): WrittenBox {
  return {
    left: at[0] + left * sizeM,
    low: at[1] + low * sizeM,
    right: at[0] + right * sizeM,
    high: at[1] + high * sizeM,
    lines,
  };
}

/** Sets texts, each once. */
export function createSetTexts(set: GlyphSet) {
  const kept = new Map<string, SetText>();
  return (writing: Writing): SetText => {
    const setting = settingOf(writing);
    const { face, align, vertical, spacing, tracking, breaksWords } = setting;
    // As it grows a text keeps its breaks: lengths are told apart by a hundredth of an em.
    const length = Math.round(setting.length * 100) / 100;
    const key = `${face} ${align} ${vertical} ${length} ${spacing} ${tracking} ${writing.even === true} ${breaksWords} ${writing.words}`;
    const known = kept.get(key);
    if (known) return known;
    const text = (writing.even ? setEvenly : setText)(writing.words, { ...setting, length }, set);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, text);
    return text;
  };
}

/**
 * Sets texts for one sheet, which from frame to frame is mostly asked for the same in the same order: then nothing has to
 * be looked up. `begin` begins a frame. Answers what `setText` would.
 */
export function createRecall(setText: (writing: Writing) => SetText) {
  const asked: { readonly writing: Writing; readonly text: SetText }[] = [];
  let next = 0;
  return {
    begin(): void {
      next = 0;
    },
    set(writing: Writing): SetText {
      const last = asked[next];
      if (last && isSetAlike(last.writing, writing)) {
        next += 1;
        return last.text;
      }
      const text = setText(writing);
      // A copy: whoever asks may keep one writing and change its words.
      asked[next] = { writing: { ...writing }, text };
      next += 1;
      return text;
    },
  };
}

const isSetAlike = (a: Writing, b: Writing): boolean =>
  a.words === b.words &&
  a.face === b.face &&
  a.align === b.align &&
  a.vertical === b.vertical &&
  a.tracking === b.tracking &&
  a.spacing === b.spacing &&
  a.even === b.even &&
  a.lengthM === b.lengthM &&
  (a.lengthM === undefined || a.sizeM === b.sizeM);

/** Sets a text with lines as short as they can be without one line more. */
function setEvenly(words: string, setting: Setting, set: GlyphSet): SetText {
  const longest = setText(words, setting, set);
  if (longest.lines < 2 || !Number.isFinite(setting.length)) return longest;
  let [best, low, high] = [longest, 0, setting.length];
  for (let step = 0; step < 9; step += 1) {
    const length = (low + high) / 2;
    // No word is broken for the sake of even lines.
    const tried = setText(words, { ...setting, length, breaksWords: false }, set);
    const isAsGood = tried.lines === longest.lines && widthOf(tried, setting) <= setting.length + 1e-6;
    if (isAsGood) [best, high] = [tried, length];
    else low = length;
  }
  return best;
}

const widthOf = ({ left, right, low, high }: SetText, { vertical }: Setting): number =>
  vertical ? high - low : right - left;
