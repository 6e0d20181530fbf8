/** What a contact sheet tells: the show, where it is shown, its cues with their moments, and the pictures. */

import type { Plan } from '#installation/score/plan.ts';
import type { Site } from '#installation/site/site.ts';
import type { DrawnBackend } from '../../config/tooling/drawing-page.ts';
import type { SheetPicture } from './draw-sheet.ts';
import type { ToldCue } from './evenings.ts';

export interface SheetStory {
  readonly plan: Plan;
  readonly site: Site;
  readonly surfaces: readonly string[];
  readonly backends: readonly DrawnBackend[];
  readonly seed: number;
  readonly crowd: number;
  readonly told: readonly ToldCue[];
  readonly pictures: readonly SheetPicture[];
}

/** How long after its cue began to act a moment lies; before it, with a sign. */
export const intoIt = ({ atMs, beganAtMs }: Pick<ToldCue, 'atMs' | 'beganAtMs'>): string =>
  `${((atMs - beganAtMs) / 1000).toFixed(1).replace('-', '−')} s into it`;
