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
