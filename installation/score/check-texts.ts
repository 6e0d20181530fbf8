/** What of a score's texts its walls cannot show: scripts that no face of theirs has, and what is too long to be read. */

import type { Fault } from '../document/form-faults.ts';
import type { Score } from './score-schema.ts';

/** Faces have Latin, Cyrillic, Greek and Japanese with all signs; no picture letters. Others are left out where they are written. */
const UNWRITABLE =
  /\p{Emoji_Presentation}|[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]/gu;
/** Walls write so many letters of one text; shorter ones are read. */
const LONGEST = 400;
/** Letters that are named, at most. */
const NAMED = 8;

/** Warnings about texts that will not be seen as they were written. */
export function checkTexts({ texts }: Score): Fault[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const path = ['texts', name];
    const unwritable = [...new Set(text.match(UNWRITABLE) ?? [])].slice(0, NAMED).join(' ');
    const letters = [...text.replaceAll(/\s/g, '')].length;
    return [
      ...(unwritable === '' ? [] : [{ path, message: `walls leave out what none of their faces has: ${unwritable}` }]),
      ...(letters <= LONGEST ? [] : [{ path, message: `it has ${letters} letters; walls write ${LONGEST} of them` }]),
    ];
  });
}
