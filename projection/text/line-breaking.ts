/** Where lines may be broken: between words, and in Japanese between any two characters that the rules (kinsoku, JIS X 4051) leave apart. */

/** Characters of Japanese setting: one em wide, upright in columns. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6○●◎△▲▽▼□■◇◆☆★※〒]$/u;
/** No line begins with one of these. */
const NEVER_FIRST = new Set(
  '、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〟…‥〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,.:;!?)]}”’»›%％℃°',
);
/** No line ends with one of these. */
const NEVER_LAST = new Set('（［｛〔〈《「『【〝([{“‘«‹¥￥€£＄$#＃№');

export const isWide = (character: string): boolean => WIDE.test(character);
const isSpace = (character: string): boolean => character === ' ' || character === '\u3000' || character === '\t';

/** What is set as one: a character, or a few that share a cell. */
export interface Unit {
  readonly first: string;
  readonly last: string;
  /** How much of its line it takes, em. */
  readonly extent: number;
}

/** Whether a line may end after `before` and the next begin with `after`. */
export function mayBreak(before: string, after: string): boolean {
  if (isSpace(after)) return false;
  if (isSpace(before)) return true;
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  if (isWide(before) || isWide(after)) return true;
  return '-–—'.includes(before) && !/[\d\s]/.test(after);
}

/** A line: units from `from` to before `to`, and how long they are without the spaces at their end, em. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly extent: number;
}

/**
 * Breaks `units` into lines no longer than `most` em, as late as can be, and at every line feed. A word longer than that
 * stands in a line of its own, or is broken where the line ends. Spaces around a break are in no line.
 */
export function breakLines(
  units: readonly Unit[],
  most: number,
  tracking: number,
  breaksWords = false,
): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let at = 0;
  let extent = 0;
  let last = { to: -1, extent: 0 };
  const end = (to: number, next: number): void => {
    lines.push(trimmed(units, from, to, tracking));
    from = next;
    while (isSpace(units[from]?.first ?? '')) from += 1;
    at = from;
    extent = 0;
    last = { to: -1, extent: 0 };
  };
  while (at < units.length) {
    const unit = units[at];
    if (!unit) break;
    if (unit.first === '\n') {
      end(at, at + 1);
      continue;
    }
    const before = units[at - 1];
    if (at > from && before && mayBreak(before.last, unit.first)) last = { to: at, extent };
    extent += unit.extent + (at > from ? tracking : 0);
    const isOver = extent > most + 1e-6 && !isSpace(unit.first);
    if (isOver && last.to > from) end(last.to, last.to);
    else if (isOver && breaksWords && at > from) end(at, at);
    else at += 1;
  }
  if (from < units.length || units.at(-1)?.first === '\n') lines.push(trimmed(units, from, units.length, tracking));
  return lines;
}

function trimmed(units: readonly Unit[], from: number, end: number, tracking: number): Line {
  let to = end;
  while (to > from && isSpace(units[to - 1]?.last ?? '')) to -= 1;
  let extent = 0;
  for (let at = from; at < to; at += 1) extent += units[at]?.extent ?? 0;
  return { from, to, extent: extent + tracking * Math.max(0, to - from - 1) };
}

const ENDS_PHRASE = new Set('.,;:!?…—–、。，．；：！？');
const CLOSES = new Set('）］｝〕〉》」』】)]}”’»›"');

/** The phrase each of `characters` is in, counted from 0: phrases end at punctuation and at line feeds. */
export function phrasesOf(characters: readonly string[]): readonly number[] {
  let phrase = 0;
  let isEnding = false;
  let hasWords = false;
  return characters.map((character, at) => {
    const before = characters[at - 1] ?? '';
    const goesOn = ENDS_PHRASE.has(character) || CLOSES.has(character) || isSpace(character) || character === '\n';
    // In Latin a stop ends a phrase only before a space: 21:04 is one thing.
    const isApart = isSpace(before) || before === '\n' || isWide(before) || isWide(character);
    if (isEnding && !goesOn && hasWords && isApart) {
      phrase += 1;
      isEnding = false;
      hasWords = false;
    } else if (isEnding && !goesOn && !isApart && !CLOSES.has(before)) isEnding = false;
    if (ENDS_PHRASE.has(character) || character === '\n') isEnding = hasWords;
    else if (!goesOn) hasWords = true;
    return phrase;
  });
}
