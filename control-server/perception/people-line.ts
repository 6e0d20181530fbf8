/** The line `npm run perceive` writes for a picture: who is in it, x and y as shares of its width and height. */

import { LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Seen, SeenPerson } from '#installation/protocol/reader-messages.ts';

/** A point nobody could see with this certainty is left out of the box. */
const IN_BOX = 0.2;
const HAND_STRIDE = 3;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

/** One JSON object with its line feed. `input`: the file, as it was given. */
export function peopleLine(input: string, { frame, tMs, width, height, people, hands }: Seen): string {
  const aspect = width / height;
  return `${JSON.stringify({
    input,
    frame,
    tMs: rounded(tMs, 1),
    width,
    height,
    aspect: rounded(aspect, 5),
    people: people.map((person) => writtenPerson(person, aspect)),
    ...(hands ? { hands: writtenHands(hands, aspect) } : {}),
  })}\n`;
}

function writtenPerson({ track, certainty, landmarks, gestures, hands }: SeenPerson, aspect: number): unknown {
  const points = pointsOf(landmarks, LANDMARK_STRIDE).map(([x = 0, y = 0, z = 0, seen = 0]) => [
    rounded(x / aspect, 5),
    rounded(y, 5),
    rounded(z / aspect, 4),
    rounded(seen, 3),
  ]);
  return {
    id: track,
    certainty: rounded(certainty, 3),
    box: boxOf(points),
    points,
    gestures: gestures.map(({ name, score, active, phase, progress }) => ({
      name,
      score: rounded(score, 3),
      active,
      ...(phase === undefined ? {} : { phase: rounded(phase, 3) }),
      ...(progress === undefined ? {} : { progress: rounded(progress, 3) }),
    })),
    ...(hands ? { hands: writtenHands(hands, aspect) } : {}),
  };
}

function writtenHands({ left, right }: NonNullable<Seen['hands']>, aspect: number): unknown {
  const written = (numbers: readonly number[] | null): unknown =>
    numbers &&
    pointsOf(numbers, HAND_STRIDE).map(([x = 0, y = 0, z = 0]) => [
      rounded(x / aspect, 5),
      rounded(y, 5),
      rounded(z / aspect, 4),
    ]);
  return { left: written(left), right: written(right) };
}

const pointsOf = (numbers: readonly number[], stride: number): number[][] =>
  Array.from({ length: numbers.length / stride }, (_, index) => numbers.slice(index * stride, (index + 1) * stride));

/** What the points that are seen lie in, or all of them where none is; within the picture. */
export function boxOf(points: readonly (readonly number[])[]): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} {
  const seen = points.filter(([, , , visibility = 0]) => visibility >= IN_BOX);
  const counted = seen.length > 0 ? seen : points;
  const [left, right] = span(counted.map(([x = 0]) => x));
  const [top, bottom] = span(counted.map(([, y = 0]) => y));
  return {
    x: rounded(left, 5),
    y: rounded(top, 5),
    width: rounded(right - left, 5),
    height: rounded(bottom - top, 5),
  };
}

const span = (values: readonly number[]): readonly [number, number] => {
  const within = values.map((value) => Math.min(1, Math.max(0, value)));
  return [Math.min(...within), Math.max(...within)];
};
