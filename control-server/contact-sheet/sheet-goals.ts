/** What every picture of a show has to keep: dark enough, and its words readable. */

import type { SheetPicture } from './draw-sheet.ts';

/** Darkness is the main material: so much of every picture is near black. */
export const LEAST_BLACK = 0.6;
/** Words stand out by so much. (WCAG 2.2, 1.4.3 Contrast, minimum) */
export const LEAST_CONTRAST = 4.5;

export const isDark = ({ black }: SheetPicture): boolean => black >= LEAST_BLACK;
export const isLegible = ({ contrast }: SheetPicture): boolean => contrast === null || contrast >= LEAST_CONTRAST;

/** The pictures that miss a goal. */
export const missing = (pictures: readonly SheetPicture[]): readonly SheetPicture[] =>
  pictures.filter((picture) => !isDark(picture) || !isLegible(picture));

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const ratio = (contrast: number | null): string => (contrast === null ? '' : `${contrast.toFixed(1)}:1`);

/** The measures as a table, a line each; what misses a goal is marked. */
export function measureTable(pictures: readonly SheetPicture[]): string {
  if (pictures.length === 0) return 'No picture was drawn, and none was measured.';
  const rows = pictures.map((picture) =>
    [
      picture.key.padEnd(24),
      picture.surface.padEnd(12),
      picture.backend.padEnd(7),
      percent(picture.black).padStart(6),
      isDark(picture) ? ' ' : '!',
      ratio(picture.contrast).padStart(8),
      isLegible(picture) ? ' ' : '!',
    ].join(' '),
  );
  const missed = missing(pictures).length;
  const contrasts = pictures.flatMap(({ contrast }) => contrast ?? []).toSorted((a, b) => a - b);
  return [
    `${'cue'.padEnd(24)} ${'surface'.padEnd(12)} ${'drawn'.padEnd(7)}  black      words`,
    ...rows,
    `near black: ${percent(Math.min(...pictures.map(({ black }) => black)))} at least, ${percent(LEAST_BLACK)} asked`,
    contrasts.length === 0
      ? 'no words were measured'
      : `words: ${ratio(contrasts[0] ?? null)} at least, ${ratio(contrasts[contrasts.length >> 1] ?? null)} the middle one, ${ratio(LEAST_CONTRAST)} asked`,
    missed === 0
      ? 'Every picture keeps both.'
      : `${missed} of ${pictures.length} pictures miss a goal; they are marked with "!".`,
  ].join('\n');
}
