/** The grains of skin of each part of a body: limbs and trunk, the rim of the head, hands, feet, and the pool they stand in. */

import type { Crease } from './body-creases.ts';
import { openness } from './body-flesh.ts';
import { lieOf } from './body-relief.ts';
import { BONE, girthAt, spanOf } from './body-shape.ts';
import { type BodyWriter, KIND } from './body-writer.ts';

/** How far around the contour the grains still lie, rad: what faces away is not seen. */
const ROUND = 0.16;

/** Grains over the half of a volume that one sees. Seen from before they are denser towards the contour of themselves. */
export function volume(writer: BodyWriter, bone: number, count: number, weight: number): void {
  const { random } = writer;
  const [from, to] = spanOf(bone);
  for (let index = 0; index < count; index += 1) {
    // A golden lattice, shaken: even cover without a visible grid.
    const u = from + ((index + random()) / count) * (to - from);
    const turn = (index * 0.618034 + 0.35 * (random() - 0.5)) % 1;
    // Every sixth one gathers at the contour, where a body's edge is drawn.
    const edge = 0.5 - 0.5 * Math.cos(Math.PI * turn);
    const share = index % 6 === 0 ? (edge < 0.5 ? edge * edge * 2 : 1 - (1 - edge) ** 2 * 2) : turn;
    const angle = -ROUND + share * (Math.PI + 2 * ROUND);
    const { across, deep } = girthAt(bone, u);
    const light = weight * openness(bone, u) * (0.7 + 0.6 * random());
    writer.skin([bone, u, across * Math.cos(angle), deep * Math.sin(angle)], light, lieOf(bone, u, angle));
  }
}

/** Outline of the head at `angle`: a skull with a jaw, no ellipse. Shares of its half height and half width. */
export function headOutline(angle: number): readonly [u: number, across: number] {
  const up = Math.sin(angle);
  const low = Math.max(0, -up);
  const high = Math.max(0, up);
  return [up * (up < 0 ? 0.95 : 1), Math.cos(angle) * (1 - 0.3 * low ** 1.6 + 0.06 * high * (1 - high) * 2)];
}

/** The head is a void: only a broken, uneven rim is lit, denser towards the crown, thinning inward as on a ball. */
export function headRim(writer: BodyWriter, count: number, weight: number): void {
  const { random } = writer;
  for (let index = 0; index < count; index += 1) {
    const even = ((index + random()) / count) * 2 * Math.PI;
    // The grains gather: no ring is closed.
    const angle = even + 0.16 * Math.sin(3 * even + 0.7) + 0.1 * Math.sin(7 * even + 2);
    const [u, across] = headOutline(angle);
    const isStray = index % 11 === 0;
    const reach = isStray ? 1.02 + 0.13 * random() ** 2 : 1.01 - 0.16 * random() ** 1.7;
    const crown = 0.72 + 0.34 * Math.sin(angle);
    const inner = Math.min(1, reach);
    writer.skin([BONE.head, u * reach, across * reach, 0], weight * crown * (isStray ? 0.5 : 0.6 + 0.7 * inner ** 6), [
      Math.cos(angle) * inner,
      Math.sqrt(1 - inner * inner * 0.98),
      Math.sin(angle) * inner,
    ]);
  }
  // Soft light along the same rim, open where the grains are few.
  const steps = 34;
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / steps) * 2 * Math.PI;
    const [u, across] = headOutline(angle);
    writer.add(
      KIND.flesh,
      [BONE.head, u * 0.95, across * 0.95, 0],
      0.026,
      0.07 * (0.85 + 0.3 * Math.sin(angle)),
      [Math.cos(angle) * 0.9, 0.42, Math.sin(angle) * 0.9],
      0.8 * random(),
    );
  }
}

/** Fingers of a hand, the index finger first: across at the knuckle, m, length against the palm, and which way it spreads. */
const FINGERS = [
  [-0.031, 0.9, -1],
  [-0.0105, 1.02, -0.28],
  [0.0105, 0.95, 0.36],
  [0.0305, 0.73, 1.15],
] as const;

/** A palm and four fingers, brighter towards their tips. */
export function hand(writer: BodyWriter, bone: number, count: number, weight: number): void {
  const { random } = writer;
  const palm = Math.round(count * 0.3);
  const [from, to] = spanOf(bone);
  for (let index = 0; index < palm; index += 1) {
    const u = from + ((index + random()) / palm) * (to - from);
    const angle = Math.PI * random();
    const { across, deep } = girthAt(bone, u);
    // The fourth number of a hand's points says how they spread, which a palm does not.
    const [x, y] = lieOf(bone, u, angle);
    writer.skin([bone, u, across * Math.cos(angle), deep * Math.sin(angle)], weight * 0.8, [x, y, 0]);
  }
  for (let index = 0; index < count - palm; index += 1) {
    const [knuckle, length, spreads] = FINGERS[index % FINGERS.length] ?? FINGERS[0];
    const along = random() ** 0.85;
    const angle = Math.PI * (1.16 * random() - 0.08);
    const girth = 0.0083 * (1 - 0.38 * along);
    const across = knuckle * (1 + 0.1 * along) + girth * Math.cos(angle);
    const light = weight * (0.85 + 0.5 * along ** 3);
    writer.skin([bone, 0.95 + along * length, across, girth * Math.sin(angle)], light, [
      Math.cos(angle),
      Math.sin(angle),
      spreads * along * length,
    ]);
  }
}

/** A line that the lamp draws: its points face aside and up, as the edge of a form does. */
export function crease(writer: BodyWriter, { bone, from, by, to, points: many, weight }: Crease): number {
  const { random, points } = writer;
  const count = Math.max(4, Math.round((many * points) / 5000));
  for (let index = 0; index < count; index += 1) {
    const t = (index + random()) / count;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    const u = a * from[0] + b * by[0] + c * to[0] + 0.008 * (random() - 0.5);
    const share = a * from[1] + b * by[1] + c * to[1];
    const { across, deep } = girthAt(bone, u);
    const fade = Math.sin(Math.PI * Math.min(1, Math.max(0.08, t))) ** 0.6;
    writer.skin([bone, u, across * share, deep * Math.sqrt(1 - share * share)], weight * fade, [
      share * 0.6,
      0.62,
      0.5,
    ]);
  }
  return count;
}

/** Light on the floor about the feet, thinning outward. */
export function pool(writer: BodyWriter, count: number, weight: number): void {
  const { random } = writer;
  for (let index = 0; index < count; index += 1) {
    const reach = Math.sqrt(random());
    const angle = random() * 2 * Math.PI;
    const light = weight * (1 - reach) ** 1.5;
    writer.skin([BONE.floor, reach * Math.sin(angle) * 0.55, 0.42 * reach * Math.cos(angle), 0], light, [1, 0, 0]);
  }
}

/** Where a sole meets the floor, the floor glows: it lies under the shoe, which stands dark on it. */
export function contact(writer: BodyWriter, bone: number): void {
  for (let step = 0; step < 10; step += 1) {
    const u = 0.1 + (step / 9) * 0.98;
    const { across } = girthAt(bone, u);
    for (const side of [-1, 1]) {
      writer.add(
        KIND.flesh,
        [bone, u, side * across * 0.9, -0.022],
        0.026,
        0.014,
        [side * 0.3, 0.95, 0],
        0.8 * writer.random(),
      );
    }
  }
}
