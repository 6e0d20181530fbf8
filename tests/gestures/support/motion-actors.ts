/** Made-up people who make arm motions in front of a camera, each in an own way: for tests without footage. */

import type { Sample, SamplePoint } from '#gestures/samples/sample.ts';
import { LANDMARK, LANDMARKS } from '#installation/crowd/body.ts';
import { seededStream } from '#installation/random/seeded.ts';

/** Where a wrist is, body units from the middle of the shoulders: x to the person's left, y down. */
type Place = readonly [x: number, y: number];
/** Both wrists at a moment 0..1 of the gesture, done `cycles` times over. */
type Script = (moment: number, cycles: number) => readonly [left: Place, right: Place];

const HANGING: Place = [0.42, 0.95];
const hangs = (side: 1 | -1): Place => [side * HANGING[0], HANGING[1]];
const swing = (moment: number, cycles: number): number => Math.sin(2 * Math.PI * cycles * moment);
/** 0 at both ends, 1 in the middle. */
const bump = (moment: number): number => Math.sin(Math.PI * Math.min(1, Math.max(0, moment)));
/** Along corners, evenly in time. */
function along(corners: readonly Place[], moment: number): Place {
  const at = Math.min(0.9999, Math.max(0, moment)) * (corners.length - 1);
  const [a = HANGING, b = HANGING] = [corners[Math.floor(at)], corners[Math.floor(at) + 1]];
  const share = at % 1;
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Right-handed: the person's right is at negative x. */
export const SCRIPTS: Readonly<Record<string, Script>> = {
  'high wave': (t, n) => [hangs(1), [-0.45 + 0.25 * swing(t, n + 1), -0.75]],
  'low wave': (t, n) => [hangs(1), [-0.7 + 0.3 * swing(t, n + 1), 0.1]],
  'two-hand wave': (t, n) => [
    [0.45 + 0.25 * swing(t, n + 1), -0.7],
    [-0.45 - 0.25 * swing(t, n + 1), -0.7],
  ],
  clap: (t, n) => [
    [0.2 + 0.16 * swing(t, n + 2), 0.3],
    [-0.2 - 0.16 * swing(t, n + 2), 0.3],
  ],
  punch: (t) => [hangs(1), along([[-0.35, 0.25], [0.05, 0], [-0.35, 0.25]], t)], // biome-ignore format: one line is one path
  hammer: (t, n) => [hangs(1), [-0.4, -0.15 + 0.45 * Math.abs(swing(t, (n + 1) / 2))]],
  throw: (t) => [hangs(1), along([[-0.4, 0.9], [-0.55, -0.7], [0.1, -0.1], [0.25, 0.6]], t)], // biome-ignore format: as above
  circle: (t) => [hangs(1), [-0.25 + 0.4 * Math.cos(2 * Math.PI * t), -0.05 - 0.4 * Math.sin(2 * Math.PI * t)]],
  cross: (t) => [hangs(1), along([[0.1, -0.45], [-0.6, 0.35], [-0.6, -0.45], [0.1, 0.35]], t)], // biome-ignore format: as above
  boxing: (t, n) => [
    [0.3 - 0.25 * Math.max(0, swing(t, n + 1)), 0.2 - 0.2 * Math.max(0, swing(t, n + 1))],
    [-0.3 + 0.25 * Math.max(0, -swing(t, n + 1)), 0.2 - 0.2 * Math.max(0, -swing(t, n + 1))],
  ],
  lift: (t) => [
    [0.45, 0.95 - 1.6 * bump(t)],
    [-0.45, 0.95 - 1.6 * bump(t)],
  ],
  stillness: () => [hangs(1), hangs(-1)],
};

export interface Filming {
  readonly hz: number;
  /** Times the speed of the performance. */
  readonly speed: number;
  /** Added to the place in the picture, picture heights. */
  readonly shift: readonly [x: number, y: number];
  /** Times the size in the picture. */
  readonly size: number;
  /** Share of the points that are not seen in a frame. */
  readonly dropped: number;
  /** Stillness before and after, ms. */
  readonly idleMs: number;
}

export const PLAIN_FILMING: Filming = { hz: 25, speed: 1, shift: [0, 0], size: 1, dropped: 0, idleMs: 0 };

/** One performance of `label` by the person called `subject`: the same every time for the same take number. */
export function perform(label: string, subject: string, take: number, filming: Partial<Filming> = {}): Sample {
  const script = SCRIPTS[label];
  if (!script) throw new Error(`nobody knows how to do "${label}"`);
  const { hz, speed, shift, size, dropped, idleMs } = { ...PLAIN_FILMING, ...filming };
  const person = personCalled(subject);
  const chance = seededStream(take, `${subject}/${label}`);
  const durationMs = ((1200 + 900 * chance()) * person.pace) / speed;
  const cycles = 1 + Math.floor(chance() * 2);
  const bend = [0.08, 0.08, 0.1, 0.1].map((most) => most * (2 * chance() - 1));
  const trembling = seededStream(take, `${subject}/${label}/trembling`);
  const lost = seededStream(take, `${subject}/${label}/lost`);
  const count = Math.max(6, Math.round(((durationMs + 2 * idleMs) / 1000) * hz));
  const frames = Array.from({ length: count }, (_, index) => {
    const tMs = (index * 1000) / hz;
    const linear = Math.min(1, Math.max(0, (tMs - idleMs) / durationMs));
    const moment = linear + person.swing * Math.sin(2 * Math.PI * linear) * 0.06;
    const wrists = script(moment, cycles);
    const body = bodyOf(person, wrists, moment, bend);
    const points: SamplePoint[] = Array.from({ length: LANDMARKS }, () => null);
    for (const [landmark, [x, y]] of body) {
      const at = [x, y].map((v, axis) => 0.5 + (shift[axis] ?? 0) + size * 0.22 * v + 0.002 * (trembling() - 0.5));
      if (lost() >= dropped) points[landmark] = [(at[0] ?? 0) / ASPECT, at[1] ?? 0, 0, 1];
    }
    return { tMs, points };
  });
  return { label, subject, layout: 'body33', aspect: ASPECT, frames };
}

const ASPECT = 1.5;

interface Actor {
  readonly arm: number;
  readonly shoulders: number;
  readonly reach: number;
  readonly lean: number;
  readonly pace: number;
  readonly swing: number;
  readonly habit: Place;
}

function personCalled(subject: string): Actor {
  const chance = seededStream(11, subject);
  const about = (middle: number, most: number): number => middle + most * (2 * chance() - 1);
  return {
    arm: about(0.56, 0.07),
    shoulders: about(0.37, 0.05),
    reach: about(1, 0.2),
    lean: about(0, 0.12),
    pace: about(1, 0.35),
    swing: about(0, 1),
    habit: [about(0, 0.1), about(0, 0.12)],
  };
}

function bodyOf(
  { arm, shoulders, reach, lean, habit }: Actor,
  wrists: readonly [Place, Place],
  moment: number,
  bend: readonly number[],
): readonly (readonly [landmark: number, place: Place])[] {
  const turned = ([x, y]: Place): Place => [
    x * Math.cos(lean) - y * Math.sin(lean),
    x * Math.sin(lean) + y * Math.cos(lean),
  ];
  return wrists.flatMap((wrist, index) => {
    const side = index === 0 ? 1 : -1;
    const shoulder: Place = [side * shoulders, 0];
    const away = bump(moment);
    const meant: Place = [
      wrist[0] * reach + (habit[0] + (bend[2 * index] ?? 0)) * away,
      wrist[1] * reach + (habit[1] + (bend[2 * index + 1] ?? 0)) * away,
    ];
    const elbow = elbowOf(shoulder, meant, arm, side);
    const [s, e, w] = index === 0 ? [11, 13, 15] : [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist];
    return [
      [s, turned(shoulder)],
      [e, turned(elbow)],
      [w, turned(meant)],
    ] as const;
  });
}

/** Two bones of the same length meet outwards of the line from shoulder to wrist. */
function elbowOf([sx, sy]: Place, [wx, wy]: Place, bone: number, side: number): Place {
  const [dx, dy] = [wx - sx, wy - sy];
  const far = Math.hypot(dx, dy) || 1e-6;
  const out = Math.sqrt(Math.max(0, bone ** 2 - (far / 2) ** 2)) * 0.6;
  return [sx + dx / 2 + (side * out * Math.abs(dy)) / far, sy + dy / 2 + (out * Math.abs(dx)) / far];
}
