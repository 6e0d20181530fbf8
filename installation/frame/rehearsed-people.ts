/**
 * The people of a rehearsal as cameras would see them: bodies that stand at ease, shift their weight and do what they are
 * counted for. Closed in time: the same person, moment and readings give the same body.
 */

import { type GestureReading, LANDMARK, LANDMARK_STRIDE } from '../crowd/body.ts';
import type { PersonAt } from '../crowd/crowd-stream.ts';
import { seededInteger, seededStream } from '../random/seeded.ts';
import { mix } from '../time/easing.ts';
import { type Pose, poseJoints } from './figure.ts';
import { mixPoses } from './motion.ts';

/** Somebody before a camera. `doing` answers what they do at any moment. */
export interface RehearsedPerson {
  /** Who it is in this crowd, from 0. */
  readonly person: number;
  readonly doing: (atMs: number) => readonly GestureReading[];
}

type Arm = Pose['left'];

const ASPECT = 16 / 9;
/** A grown-up fills a good part of the picture. */
const HEIGHTS_PER_METRE = 0.42;
const FLOOR_Y = 0.92;
/** Arms take so long to go where they are wanted; looked at so many times on the way, ms. */
const REACH_MS = 700;
const REACH_LOOKS = 7;
/** From which two moments the speed of the wrists is taken, ms. */
const STEP_MS = 100;
/** How long everybody has been there: long enough to be wholly there, ms. */
const AGE_MS = 60_000;

const arm = (upper: readonly [number, number], fore: readonly [number, number]): Arm => ({
  upper: [...upper],
  fore: [...fore],
});

/** Ways to stand and look, left arm and right arm. */
const AT_EASE: readonly (readonly [Arm, Arm])[] = [
  [arm([8, 20], [12, 50]), arm([9, 15], [14, 55])],
  [arm([10, 30], [16, 70]), arm([7, 20], [10, 40])],
  // A hand in the pocket.
  [arm([24, -20], [10, 95]), arm([8, 20], [12, 60])],
  // Hands joined in front.
  [arm([14, 40], [40, 125]), arm([14, 40], [42, 125])],
  // A bag's strap held at the shoulder.
  [arm([16, 30], [150, 100]), arm([9, 10], [12, 50])],
  // A phone, held low and looked at.
  [arm([9, 20], [13, 60]), arm([14, 50], [95, 105])],
  [arm([12, 10], [20, 40]), arm([15, 20], [26, 60])],
  // Arms folded.
  [arm([20, 40], [84, 145]), arm([20, 40], [78, 145])],
];

/** What a gesture makes of the arms, given where its swing is, radians. Null: as they are. */
const GESTURES: Readonly<Record<string, (swing: number) => readonly [Arm | null, Arm | null]>> = {
  claim: () => [null, arm([60, 15], [172, 10])],
  essence: () => [null, arm([26, 45], [108, 140])],
  refuse: () => [arm([22, 70], [125, 152]), arm([24, 72], [128, 152])],
  rise: () => [arm([165, 10], [172, 10]), arm([162, 12], [170, 10])],
  link: () => [arm([84, 5], [87, 5]), arm([84, 5], [87, 5])],
  mask: () => [arm([52, 72], [150, 118]), arm([52, 72], [150, 118])],
  unmask: () => [arm([58, 40], [128, 12]), arm([58, 40], [128, 12])],
  wave: (swing) => [null, arm([58, 15], [165 + 24 * Math.sin(swing), 8])],
};

/** A gesture that is not known here: one hand is raised. */
const UNKNOWN = (): readonly [null, Arm] => [null, arm([150, 15], [165, 10])];

/** Everybody at `atMs`, side by side before the cameras `sources`. `places`: how many belong to the crowd. */
export function rehearsedPeople(
  people: readonly RehearsedPerson[],
  places: number,
  sources: readonly string[],
  seed: number,
  atMs: number,
): PersonAt[] {
  if (sources.length === 0) return [];
  const order = placesOf(seed, places);
  const across = acrossOf(seed, Math.ceil(places / sources.length));
  return people.map((each): PersonAt => {
    const place = order[each.person] ?? each.person;
    const source = sources[place % sources.length] ?? '';
    const share = across[Math.floor(place / sources.length)] ?? 0.5;
    const landmarks = bodyOf(each, share, seed, atMs);
    return {
      source,
      aspect: ASPECT,
      track: seededInteger(seed, `person ${each.person}`) || 1,
      ageMs: AGE_MS,
      goneMs: 0,
      landmarks,
      gestures: each.doing(atMs),
      wristSpeed: wristSpeed(bodyOf(each, share, seed, atMs - STEP_MS), landmarks),
    };
  });
}

/** Which place each person takes: neighbours in the crowd's list are none before the wall. */
function placesOf(seed: number, places: number): readonly number[] {
  const chance = Array.from({ length: places }, (_, person) => seededInteger(seed, `place ${person}`));
  const inOrder = chance.map((_, person) => person).sort((a, b) => (chance[a] ?? 0) - (chance[b] ?? 0));
  const order: number[] = [];
  for (const [place, person] of inOrder.entries()) order[person] = place;
  return order;
}

/** Where the places lie across a camera's picture, 0..1: people stand in twos and threes, with room between. */
function acrossOf(seed: number, places: number): readonly number[] {
  const chance = seededStream(seed, 'across');
  let at = 0;
  const ends = Array.from({ length: places }, () => {
    const gap = chance() < 0.35 ? 1.5 + chance() : 0.6 + 0.5 * chance();
    at += gap;
    return at - gap / 2;
  });
  return ends.map((end) => end / at);
}

/** A body as its camera sees it: from the front, so their left is at the picture's right. Length 132. */
function bodyOf(each: RehearsedPerson, share: number, seed: number, atMs: number): Float32Array {
  const chance = seededStream(seed, `body ${each.person}`);
  const heightM = 1.56 + 0.3 * chance();
  const landmarks = poseJoints(poseAt(each, chance, atMs), heightM);
  const across = share * ASPECT;
  for (let at = 0; at < landmarks.length; at += LANDMARK_STRIDE) {
    landmarks[at] = across + (landmarks[at] ?? 0) * HEIGHTS_PER_METRE;
    landmarks[at + 1] = FLOOR_Y - (landmarks[at + 1] ?? 0) * HEIGHTS_PER_METRE;
    landmarks[at + 2] = -(landmarks[at + 2] ?? 0) * HEIGHTS_PER_METRE;
  }
  return landmarks;
}

/** How somebody stands at `atMs`: at ease, and as far into each gesture as their arms have come. */
function poseAt({ doing }: RehearsedPerson, chance: () => number, atMs: number): Pose {
  const [left, right] = AT_EASE[Math.floor(chance() * AT_EASE.length)] ?? [
    arm([8, 20], [14, 60]),
    arm([8, 20], [14, 60]),
  ];
  const isLeftHanded = chance() < 0.25;
  const [turn, leanTo] = [50 * (chance() - 0.5), 5 * (chance() - 0.5)];
  const [breathMs, swayMs, phase] = [3600 + 1500 * chance(), 6000 + 5000 * chance(), 7 * chance()];
  const breath = Math.sin((2 * Math.PI * atMs) / breathMs + phase);
  const sway = Math.sin((2 * Math.PI * atMs) / swayMs + phase);
  const ease: Pose = {
    left: nudged(left, 1.5 * breath + 3 * sway),
    right: nudged(right, 1.5 * breath - 3 * sway),
    lean: leanTo + 1.8 * sway,
    turn: turn + 6 * sway,
    crouch: 0.02 + 0.02 * breath,
    nod: 8 + 14 * chance() + 3 * sway,
  };
  const own = 8 * (chance() - 0.5);
  const weight = stanceOf(chance()) + 0.12 * sway;
  let pose: Pose = { ...ease, weight };
  for (const [name, { share, swing }] of shares(doing, atMs)) {
    const [toLeft, toRight] = (GESTURES[name] ?? UNKNOWN)(swing);
    const [l, r] = isLeftHanded ? [toRight, toLeft] : [toLeft, toRight];
    const done: Pose = {
      ...ease,
      left: l ? nudged(l, own + breath) : pose.left,
      right: r ? nudged(r, own - breath) : pose.right,
      // Whoever does what a wall asks for faces it.
      turn: turn * 0.3 + 2 * sway,
      nod: 2,
      weight: weight * 0.6,
    };
    pose = mixPoses(pose, done, share);
  }
  return pose;
}

/** Few stand on both feet alike: most rest on one of them, -1 the right to 1 the left. */
function stanceOf(chance: number): number {
  const off = 2 * chance - 1;
  return Math.abs(off) < 0.18 ? off : Math.sign(off) * (0.4 + 0.5 * Math.abs(off));
}

const nudged = ({ upper, fore }: Arm, byDeg: number): Arm => ({
  upper: [upper[0] + byDeg * 0.5, upper[1]],
  fore: [fore[0] + byDeg, fore[1]],
});

interface Doing {
  /** 0..1, how far the arms have come. */
  readonly share: number;
  readonly swing: number;
}

/** The gestures that are done, begun or let go: the mean of what was done during the reach of an arm, eased. */
function shares(doing: RehearsedPerson['doing'], atMs: number): ReadonlyMap<string, Doing> {
  const found = new Map<string, Doing>();
  for (let look = 0; look < REACH_LOOKS; look += 1) {
    for (const { name, phase } of doing(atMs - (look * REACH_MS) / REACH_LOOKS)) {
      const before = found.get(name);
      found.set(name, {
        share: (before?.share ?? 0) + 1 / REACH_LOOKS,
        swing: before?.swing ?? phase ?? 0,
      });
    }
  }
  return new Map(
    [...found].map(([name, { share, swing }]) => [name, { share: share * share * (3 - 2 * share), swing }]),
  );
}

/** Mean speed of the wrists, picture heights per second. */
function wristSpeed(before: Float32Array, after: Float32Array): number {
  const path = [LANDMARK.leftWrist, LANDMARK.rightWrist].map((wrist) => {
    const at = wrist * LANDMARK_STRIDE;
    return Math.hypot((after[at] ?? 0) - (before[at] ?? 0), (after[at + 1] ?? 0) - (before[at + 1] ?? 0));
  });
  return (mix(path[0] ?? 0, path[1] ?? 0, 0.5) / STEP_MS) * 1000;
}
