/**
 * Proves, before the first visitor comes, that the recogniser finds a person in a picture and puts the arms where they
 * are: it is shown a drawn figure with raised arms whose joints are known.
 */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { drawMannequin, MANNEQUIN_JOINTS } from './mannequin.ts';

const SIZE_PX = 512;
/** The models put the drawn joints within 0.03 picture heights; twice that is a fault, not noise. */
const TOLERANCE = 0.07;

/** What came of it. */
export type SelfTest =
  | { readonly ok: true; readonly off: number; readonly pictureMs: number }
  | { readonly ok: false; readonly detail: string };

/** The furthest a found joint is from where it was drawn, picture heights. The test picture is square. */
function worstOffset(body: Landmarks): number {
  const offsets = MANNEQUIN_JOINTS.map(([landmark, x, y]) => {
    const at = landmark * LANDMARK_STRIDE;
    return Math.hypot((body[at] ?? 0) - (0.5 + x), (body[at + 1] ?? 0) - y);
  });
  return Math.max(...offsets);
}

/**
 * Runs the recogniser twice on the figure; the second run, which no longer pays for warming up, tells the speed.
 *
 * @param recognise Landmarks of all people in a picture, as in `recogniser-messages.ts`.
 * @param nowMs The local clock.
 */
export function selfTest(recognise: (picture: OffscreenCanvas) => Float32Array, nowMs: () => number): SelfTest {
  const canvas = new OffscreenCanvas(SIZE_PX, SIZE_PX);
  const context = canvas.getContext('2d');
  if (context === null) return { ok: false, detail: 'this browser cannot draw off screen' };
  drawMannequin(canvas, context);
  recognise(canvas);
  const startMs = nowMs();
  const bodies = recognise(canvas);
  const pictureMs = nowMs() - startMs;
  const people = bodies.length / (LANDMARKS * LANDMARK_STRIDE);
  if (people !== 1) return { ok: false, detail: `found ${people} people where 1 is drawn` };
  const off = worstOffset(bodies);
  if (off > TOLERANCE) return { ok: false, detail: `a joint is ${off.toFixed(2)} picture heights off` };
  return { ok: true, off, pictureMs };
}
