/** The text of a taught gesture's file: a line a frame, so that a difference between two versions can be read. */

import type { TaughtFrame, TaughtGesture, TaughtPoint, TaughtTake } from './taught-gesture.ts';

/** A ten-thousandth of the picture is finer than any camera here sees; depth and visibility are estimates anyway. */
const PLACE_DIGITS = 4;
const DEPTH_DIGITS = 3;
const VISIBILITY_DIGITS = 2;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const roundedPoint = (point: TaughtPoint): TaughtPoint =>
  point === null
    ? null
    : [
        rounded(point[0], PLACE_DIGITS),
        rounded(point[1], PLACE_DIGITS),
        rounded(point[2], DEPTH_DIGITS),
        rounded(point[3], VISIBILITY_DIGITS),
      ];

const roundedFrame = ({ tMs, points }: TaughtFrame): TaughtFrame => ({
  tMs: Math.round(tMs),
  points: points.map(roundedPoint),
});

/** The take with as many digits as are kept. */
export const roundedTake = (take: TaughtTake): TaughtTake => ({
  ...take,
  aspect: rounded(take.aspect, PLACE_DIGITS),
  frames: take.frames.map(roundedFrame),
});

/** The file's whole text, ending in a line break. Reading it gives the gesture with its numbers rounded. */
export function writeTaught({ takes, ...head }: TaughtGesture): string {
  const { format, name, invitation, layout, kind, sides, threshold } = head;
  const fields = { format, name, invitation, layout, kind, sides, threshold: rounded(threshold, 3) };
  const lines = Object.entries(fields).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return ['{', ...lines, '  "takes": [', takes.map(roundedTake).map(takeText).join(',\n'), '  ]', '}', ''].join('\n');
}

function takeText({ subject, recordedAt, aspect, frames }: TaughtTake): string {
  const fields = { subject, ...(recordedAt === undefined ? {} : { recordedAt }), aspect };
  const head = Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lines = frames.map((frame) => `        ${JSON.stringify(frame)}`).join(',\n');
  return `    {\n      ${head.join(', ')},\n      "frames": [\n${lines}\n      ]\n    }`;
}
