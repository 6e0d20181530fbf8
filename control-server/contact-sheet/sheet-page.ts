/** The contact sheet as one HTML file that tells the evening cue by cue. */

import type { Plan } from '#installation/score/plan.ts';
import type { Site } from '#installation/site/site.ts';
import type { DrawnBackend } from '../../config/tooling/drawing-page.ts';
import type { DrawnSheet } from './draw-sheet.ts';
import type { ToldCue } from './evenings.ts';

export interface SheetStory {
  readonly plan: Plan;
  readonly site: Site;
  readonly surfaces: readonly string[];
  readonly told: readonly ToldCue[];
  readonly sheet: DrawnSheet;
  readonly backends: readonly DrawnBackend[];
}

/** The text of `index.html`; pictures lie beside it. */
export function sheetPage({ told, sheet }: SheetStory): string {
  const rows = told.map(({ key, row }) => {
    const images = sheet.pictures
      .filter((picture) => picture.key === key)
      .map(({ file }) => `<img src="${file}" width="640">`)
      .join('');
    return `<h2>${key} ${row.name}</h2>${images}`;
  });
  return `<!doctype html><meta charset="utf-8"><style>body{background:#000;color:#ccc}</style>${rows.join('\n')}`;
}
