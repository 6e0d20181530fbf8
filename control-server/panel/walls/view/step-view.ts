/** How well the walls are in step with each other, as measured: in the face of whoever sets them up. */

import type { WallsMoment } from '../store/walls-moment.ts';
import { entryOf, surfaceView } from './surface-view.ts';

export interface StepView {
  readonly words: string;
  readonly detail: string;
  readonly tone: 'well' | 'warning' | 'unknown';
}

/** Half a picture at 60 a second, ms. */
const GOOD_MS = 8;

/**
 * Two clocks that each are off the server's by no more than their bounds are off each other's by no more than both: the
 * two widest bounds of all live walls say what holds for any two of them.
 */
export function stepView(moment: WallsMoment): StepView {
  const live = Object.keys(moment.site?.surfaces ?? {}).filter((name) =>
    ['live', 'warning', 'trouble'].includes(surfaceView(moment, name).health),
  );
  const bounds = live.map((name) => entryOf(moment, name)?.status?.clockBoundMs).filter((bound) => bound != null);
  const [widest, next] = bounds.toSorted((a, b) => b - a);
  if (widest === undefined || next === undefined) {
    const detail = live.length < 2 ? 'It takes two walls to be in step.' : 'The walls are reading their clocks.';
    return { words: 'Not measured', detail, tone: 'unknown' };
  }
  const apartMs = widest + next;
  return {
    words: `Within ${apartMs < 10 ? apartMs.toFixed(1) : Math.round(apartMs)} ms`,
    detail: `Any two of ${bounds.length} walls show the same moment within this, by their own clocks’ bounds.`,
    tone: apartMs <= GOOD_MS ? 'well' : 'warning',
  };
}
