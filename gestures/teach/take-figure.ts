/** Draws a take as a small figure of lines: a pose as it was held, a motion as its last picture and the way to it. */

import { LANDMARK } from '#installation/crowd/body.ts';
import type { TaughtGesture, TaughtPoint, TaughtTake } from '#installation/gesture/taught-gesture.ts';

type Layout = TaughtGesture['layout'];
type Points = readonly TaughtPoint[];

const LIMBS: Readonly<Record<Layout, readonly (readonly number[])[]>> = {
  body33: [
    [LANDMARK.leftShoulder, LANDMARK.rightShoulder, LANDMARK.rightHip, LANDMARK.leftHip, LANDMARK.leftShoulder],
    [LANDMARK.leftHip, LANDMARK.leftKnee, LANDMARK.leftAnkle],
    [LANDMARK.rightHip, LANDMARK.rightKnee, LANDMARK.rightAnkle],
    [LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist, LANDMARK.leftIndex],
    [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist, LANDMARK.rightIndex],
  ],
  hand21: [
    [0, 1, 2, 3, 4],
    [0, 5, 6, 7, 8],
    [5, 9, 10, 11, 12],
    [9, 13, 14, 15, 16],
    [0, 17, 18, 19, 20],
    [13, 17],
  ],
};
/** Whose way a motion is drawn as. */
const TRAILS: Readonly<Record<Layout, readonly number[]>> = {
  body33: [LANDMARK.leftWrist, LANDMARK.rightWrist],
  hand21: [4, 8, 20],
};
/** Guesses are left out of a small figure. */
const SEEN = 0.3;
const MARGIN = 0.1;

/** Where a point of the take lies on the canvas; null where it was not seen. */
type Place = (point: TaughtPoint | undefined) => readonly [x: number, y: number] | null;

/** Draws into `canvas`, whose size in CSS pixels is `size` both ways; mirrored, as the preview is. */
export function drawTake(canvas: HTMLCanvasElement, take: TaughtTake, gesture: Pick<TaughtGesture, 'layout' | 'kind'>) {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const size = canvas.width;
  const { layout, kind } = gesture;
  const place = placing(take, layout, size);
  const shown = take.frames[kind === 'pose' ? Math.floor(take.frames.length / 2) : take.frames.length - 1];
  pen.clearRect(0, 0, size, size);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  if (kind === 'motion') drawTrails(pen, take, layout, place);
  pen.strokeStyle = '#f4efe6';
  pen.lineWidth = size / 40;
  for (const limb of LIMBS[layout])
    drawLine(
      pen,
      limb.map((index) => place(shown?.points[index])),
    );
  if (layout === 'body33') drawHead(pen, shown?.points ?? [], place);
}

/** The whole way of the take fills the canvas. */
function placing({ frames, aspect }: TaughtTake, layout: Layout, size: number): Place {
  const parts = [...new Set([...LIMBS[layout].flat(), LANDMARK.nose])];
  const seen = frames.flatMap(({ points }) =>
    parts.flatMap((index) => {
      const point = points[index];
      return point && point[3] >= SEEN && isOnPicture(point) ? [{ x: -point[0] * aspect, y: point[1] }] : [];
    }),
  );
  const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const reach = Math.max(right - left, bottom - top, 0.05) / (1 - 2 * MARGIN);
  return (point) => {
    if (!point || point[3] < SEEN || !isOnPicture(point)) return null;
    const [x, y] = [-point[0] * aspect - (left + right) / 2, point[1] - (top + bottom) / 2];
    return [(0.5 + x / reach) * size, (0.5 + y / reach) * size];
  };
}

/** Legs that the model guesses below the picture would make the figure tiny. */
const isOnPicture = ([x, y]: NonNullable<TaughtPoint>): boolean => x > -0.1 && x < 1.1 && y > -0.1 && y < 1.1;

function drawLine(pen: CanvasRenderingContext2D, line: readonly (readonly [number, number] | null)[]): void {
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from || !to) continue;
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  }
}

function drawHead(pen: CanvasRenderingContext2D, points: Points, place: Place): void {
  const [nose, left, right] = [LANDMARK.nose, LANDMARK.leftShoulder, LANDMARK.rightShoulder].map((index) =>
    place(points[index]),
  );
  if (!nose || !left || !right) return;
  pen.beginPath();
  pen.arc(...nose, Math.max(2, Math.hypot(left[0] - right[0], left[1] - right[1]) * 0.24), 0, 2 * Math.PI);
  pen.stroke();
}

/** Brighter towards the end. */
function drawTrails(pen: CanvasRenderingContext2D, { frames }: TaughtTake, layout: Layout, place: Place): void {
  pen.strokeStyle = '#ffb454';
  pen.lineWidth = pen.canvas.width / 26;
  for (const index of TRAILS[layout]) {
    for (const [at, { points }] of frames.entries()) {
      const before = frames[at - 1];
      pen.globalAlpha = 0.15 + (0.85 * at) / frames.length;
      if (before) drawLine(pen, [place(before.points[index]), place(points[index])]);
    }
  }
  pen.globalAlpha = 1;
}
