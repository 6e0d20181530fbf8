/** What the evaluation of tracks says in words: its table, and why two files cannot be compared. */

import type { MotRow } from './mot-rows.ts';
import type { MotScore } from './mot-score.ts';

/** The scores as a table with what each means. */
export function scoreTable(score: MotScore): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const lines: readonly (readonly [name: string, value: string, meaning: string])[] = [
    ['MOTA', score.MOTA.toFixed(3), 'misses, false boxes and switches together; 1 is faultless'],
    ['IDF1', score.IDF1.toFixed(3), 'boxes that carry the right number all along'],
    ['HOTA', score.HOTA.toFixed(3), 'finding people and telling them apart, weighed alike'],
    ['  DetA', score.DetA.toFixed(3), 'finding them'],
    ['  AssA', score.AssA.toFixed(3), 'telling them apart'],
    ['MOTP', score.MOTP.toFixed(3), 'mean overlap of the boxes that were paired'],
    ['switches', String(score.switches), 'somebody went on under another number'],
    ['fragmentations', String(score.fragmentations), 'somebody was lost and found again'],
    ['FP', String(score.FP), 'boxes where nobody is'],
    ['FN', String(score.FN), `boxes missed, of ${score.truthBoxes}`],
    ['IDP, IDR', `${score.IDP.toFixed(3)} ${score.IDR.toFixed(3)}`, 'right numbers: of the result, of the truth'],
    [
      'coverage',
      `${score.mostlyTracked} ${score.partlyTracked} ${score.mostlyLost}`,
      'people mostly tracked, partly, mostly lost',
    ],
  ];
  const wide = Math.max(...lines.map(([, value]) => value.length));
  const found = score.truthBoxes === 0 ? 0 : score.TP / score.truthBoxes;
  const head = `${score.frames} frames, ${score.people} people, ${score.tracks} tracks, ${percent(found)} of the boxes found`;
  return [
    head,
    ...lines.map(([name, value, meaning]) => `${name.padEnd(14)} ${value.padStart(wide)}  ${meaning}`),
  ].join('\n');
}

/** A sentence where no frame is in both, else null. */
export function noCommonFrame(truth: readonly MotRow[], other: readonly MotRow[]): string | null {
  const frames = new Set(truth.map(({ frame }) => frame));
  if (other.length === 0) return 'Nobody was followed: no detection is left, or none was seen twice.';
  if (other.some(({ frame }) => frames.has(frame))) return null;
  return (
    `Truth and boxes have no frame in common: the truth has frames ${span(truth)}, the other file ${span(other)}. ` +
    'Are they of the same sequence, and both counted from 1?'
  );
}

function span(rows: readonly MotRow[]): string {
  const frames = rows.map(({ frame }) => frame);
  const least = frames.reduce((a, b) => Math.min(a, b));
  return `${least} to ${frames.reduce((a, b) => Math.max(a, b))}`;
}

/** The frame rate that a sequence's `seqinfo.ini` states, or null. */
export function framesPerSecondOf(text: string): number | null {
  const rate = Number(/^\s*frameRate\s*=\s*([\d.]+)\s*$/im.exec(text)?.[1] ?? Number.NaN);
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}
