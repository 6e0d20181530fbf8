/** The gestures of the show as different people perform them, and what they do all day besides, as arms over time. */

import type { Chance } from './chance.ts';
import type { Arms, ArmTarget, Build, Vector } from './posed-body.ts';

/** Where the arms are `tS` seconds after the pose was taken. */
export type Performance = (tS: number) => Arms;
type Perform = (chance: Chance, build: Build) => Performance;

export const hanging = ({ shoulderHalf }: Build): ArmTarget => ({
  wrist: [shoulderHalf + 0.1, -0.95, 0.06],
  elbow: [0.6, 0, -1],
  fingers: [0, -1, 0.1],
});

const arm = (wrist: Vector, fingers: Vector, elbow: Vector = [0.6, -1, 0]): ArmTarget => ({ wrist, fingers, elbow });
const still =
  (arms: Arms): Performance =>
  () =>
    arms;
const both = (target: ArmTarget): Arms => ({ left: target, right: target });
const oneOf = (chance: Chance, build: Build, target: ArmTarget, other = hanging(build)): Arms =>
  chance.isTrue(0.5) ? { left: target, right: other } : { left: other, right: target };

/** Fully stretched in a direction. */
function stretched({ shoulderHalf, upperArm, forearm }: Build, [x, y, z]: Vector, share = 0.97): ArmTarget {
  const length = (share * (upperArm + forearm)) / Math.hypot(x, y, z);
  return arm([shoulderHalf + x * length, y * length, z * length], [x, y, z], [0.3, -1, -0.3]);
}

const raised = (chance: Chance, build: Build): ArmTarget =>
  stretched(build, [chance.between(-0.05, 0.4), 1, chance.between(0, 0.25)], chance.between(0.9, 0.98));

const sideways = (chance: Chance, build: Build): ArmTarget =>
  stretched(build, [1, chance.between(-0.18, 0.18), chance.between(-0.1, 0.15)], chance.between(0.93, 0.98));

/** A hand flat on the left of the chest: the right one reaches across, the left one bends. */
function onHeart(chance: Chance, build: Build): Arms {
  const [across, up] = [chance.between(0.02, 0.22), chance.between(-0.38, -0.2)];
  const other = chance.isTrue(0.2) ? arm([0.28, -0.95, 0.1], [0, -1, 0.2]) : hanging(build);
  if (chance.isTrue(0.65)) {
    const wrist: Vector = [-across + 0.09, up - 0.03, 0.25];
    return { left: other, right: arm(wrist, [-1, chance.between(0, 0.5), 0], [0.5, -1, 0]) };
  }
  return { left: arm([across + 0.07, up - 0.05, 0.25], [-0.8, 0.6, 0], [1, -0.7, -0.1]), right: other };
}

const crossed = (chance: Chance): Arms => {
  const [up, over] = [chance.between(-0.4, -0.12), chance.between(0.05, 0.14)];
  const wrist = (z: number): ArmTarget => arm([-over, up, z], [-0.5, 0.9, 0], [0.35, -1, 0]);
  return { left: wrist(0.42), right: wrist(0.34) };
};

export const onFace = (chance: Chance, { neck, faceBefore }: Build): ArmTarget =>
  arm(
    [chance.between(0.09, 0.13), neck - chance.between(0.13, 0.2), faceBefore + chance.between(0.08, 0.15)],
    [-0.2, 1, -0.1],
    [chance.between(0.1, 0.7), -1, 0.2],
  );

/** Both hands opened outward, beside the head or the shoulders. */
export const opened = (chance: Chance, { shoulderHalf }: Build): ArmTarget =>
  arm(
    [shoulderHalf + chance.between(0.25, 0.5), chance.between(-0.05, 0.4), chance.between(0.1, 0.35)],
    [0.5, 0.8, 0.2],
    [0.5, -1, 0],
  );

/** The upper arm raised some way, the forearm on end. */
function oath(chance: Chance, { shoulderHalf, upperArm, forearm }: Build): ArmTarget {
  const [raised, swung] = [chance.between(-0.85, 0.05), chance.between(0, 0.6)];
  const elbow: Vector = [
    shoulderHalf + upperArm * Math.cos(raised) * Math.cos(swung),
    upperArm * Math.sin(raised),
    upperArm * Math.cos(raised) * Math.sin(swung),
  ];
  const [out, front] = [chance.between(-0.35, 0.25), chance.between(-0.1, 0.25)];
  const length = forearm / Math.hypot(out, 1, front);
  const wrist: Vector = [elbow[0] + out * length, elbow[1] + length, elbow[2] + front * length];
  return arm(wrist, [0, 1, 0], [elbow[0] - shoulderHalf, elbow[1], elbow[2]]);
}

/** The poses of the vocabulary. */
export const HELD: Readonly<Record<string, Perform>> = {
  claim: (chance, build) => still(oneOf(chance, build, oath(chance, build))),
  essence: (chance, build) => still(onHeart(chance, build)),
  refuse: (chance) => still(crossed(chance)),
  rise: (chance, build) =>
    still(chance.isTrue(0.5) ? both(raised(chance, build)) : oneOf(chance, build, raised(chance, build))),
  link: (chance, build) => still({ left: sideways(chance, build), right: sideways(chance, build) }),
  mask: (chance, build) => still(both(onFace(chance, build))),
};

/** How one person waves. */
export interface Waving {
  readonly hz: number;
  readonly amplitude: number;
  /** Radians at the start: 0 with the hand at the person's left. */
  readonly phase: number;
  readonly isLeft: boolean;
  readonly isOverhead: boolean;
}

export const anyWaving = (chance: Chance): Waving => ({
  hz: chance.between(0.7, 1.9),
  amplitude: chance.between(0.15, 0.3),
  phase: chance.between(0, 2 * Math.PI),
  isLeft: chance.isTrue(0.5),
  isOverhead: chance.isTrue(0.25),
});

export function waving(build: Build, { hz, amplitude, phase, isLeft, isOverhead }: Waving): Performance {
  const side = isLeft ? 1 : -1;
  return (tS) => {
    const out = side * amplitude * Math.cos(2 * Math.PI * hz * tS + phase);
    const middle: Vector = isOverhead ? [build.shoulderHalf, 0.75, 0.15] : [build.shoulderHalf + 0.14, 0.28, 0.2];
    const hand = arm([middle[0] + out, middle[1] - 0.4 * out * out, middle[2]], [1.2 * out, 0.6, 0]);
    return isLeft ? { left: hand, right: hanging(build) } : { left: hanging(build), right: hand };
  };
}

const cycle = (tS: number, hz: number): number => Math.sin(2 * Math.PI * hz * tS);

/** A hand that goes from place to place, as in talk, each for a random while. */
function wandering(
  chance: Chance,
  box: readonly [Vector, Vector],
  everyS: readonly [number, number],
): (tS: number) => Vector {
  const place = (): Vector => {
    const at = (axis: 0 | 1 | 2): number => chance.between(box[0][axis], box[1][axis]);
    return [at(0), at(1), at(2)];
  };
  const stops: { tS: number; at: Vector }[] = [{ tS: 0, at: place() }];
  return (tS) => {
    while ((stops.at(-1)?.tS ?? 0) < tS)
      stops.push({ tS: (stops.at(-1)?.tS ?? 0) + chance.between(...everyS), at: place() });
    const next = stops.findIndex((stop) => stop.tS >= tS);
    const [from, to] = [stops[Math.max(0, next - 1)], stops[next]];
    if (!from || !to || to.tS === from.tS) return from?.at ?? [0, 0, 0];
    return between(from.at, to.at, smooth((tS - from.tS) / (to.tS - from.tS)));
  };
}

const smooth = (share: number): number => share * share * (3 - 2 * share);
const between = (a: Vector, b: Vector, share: number): Vector => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** The arms `share` of the way from one place to another. */
export function armsBetween(a: Arms, b: Arms, share: number): Arms {
  const s = smooth(Math.min(1, Math.max(0, share)));
  const target = (from: ArmTarget, to: ArmTarget): ArmTarget => ({
    wrist: between(from.wrist, to.wrist, s),
    elbow: between(from.elbow, to.elbow, s),
    fingers: between(from.fingers, to.fingers, s),
  });
  return { left: target(a.left, b.left), right: target(a.right, b.right) };
}

const FORWARD: Vector = [-0.3, 0.1, 1];

/** What people do all day: none of it is a gesture of the show. */
export const EVERYDAY: Readonly<Record<string, Perform>> = {
  standing: (_, build) => still(both(hanging(build))),
  walking: (chance, build) => {
    const hz = chance.between(0.7, 1.1);
    const swung = (z: number): ArmTarget => arm([build.shoulderHalf + 0.08, -0.92, z], [0, -1, 0.2], [0.5, 0, -1]);
    return (tS) => ({ left: swung(0.1 + 0.35 * cycle(tS, hz)), right: swung(0.1 - 0.35 * cycle(tS, hz)) });
  },
  talking: (chance) => {
    const box: [Vector, Vector] = [
      [0.05, -0.75, 0.35],
      [0.6, -0.1, 0.75],
    ];
    const [left, right] = [wandering(chance, box, [0.25, 0.9]), wandering(chance, box, [0.25, 0.9])];
    return (tS) => ({ left: arm(left(tS), FORWARD), right: arm(right(tS), FORWARD) });
  },
  talkingWithOneHand: (chance, build) => {
    const at = wandering(
      chance,
      [
        [0.1, -0.7, 0.35],
        [0.65, 0, 0.75],
      ],
      [0.25, 0.8],
    );
    return (tS) => ({ left: hanging(build), right: arm(at(tS), FORWARD) });
  },
  armsFolded: (chance) => {
    const up = chance.between(-0.5, -0.36);
    return still({
      left: arm([-0.2, up, 0.3], [-1, 0.2, 0], [0.6, -1, 0]),
      right: arm([-0.16, up - 0.06, 0.24], [-1, 0.1, 0], [0.6, -1, 0]),
    });
  },
  clapping: (chance) => {
    const [hz, up] = [chance.between(2.5, 4), chance.between(-0.45, -0.1)];
    return (tS) => both(arm([0.08 + 0.06 * (1 + cycle(tS, hz)), up, 0.5], [-0.2, 0.7, 0.7]));
  },
  phoneAtEar: (chance, build) =>
    still(
      oneOf(chance, build, arm([0.22, build.neck - chance.between(0.12, 0.22), 0.12], [-0.1, 1, 0], [0.8, -1, 0.2])),
    ),
  photographing: (chance, build) => {
    const [apart, up] = [chance.between(0.08, 0.22), chance.between(-0.3, 0.02)];
    return still(both(arm([apart, build.neck + up, chance.between(0.65, 0.85)], [-0.2, 0.8, 0.3], [0.6, -1, 0])));
  },
  photographingWithOneHand: (chance, build) =>
    still(
      oneOf(
        chance,
        build,
        arm([chance.between(0.05, 0.3), chance.between(0.1, 0.35), 0.75], [0, 0.9, 0.2], [0.5, -1, 0]),
      ),
    ),
  texting: (chance) =>
    still(
      both(arm([chance.between(0.05, 0.12), chance.between(-0.5, -0.3), chance.between(0.45, 0.6)], [-0.3, 0.4, 0.8])),
    ),
  drinking: (chance, build) => {
    const hz = chance.between(0.15, 0.3);
    const low: Vector = [chance.between(0.1, 0.3), -0.45, 0.5];
    const mouth: Vector = [0.1, build.neck - 0.25, 0.35];
    return (tS) => ({
      left: hanging(build),
      right: arm(between(low, mouth, smooth(Math.min(1, Math.max(0, 0.5 + 1.2 * cycle(tS, hz))))), [-0.6, 0.4, 0.4]),
    });
  },
  scratchingHead: (chance, build) => {
    const hz = chance.between(3, 5);
    return (tS) => ({
      left: hanging(build),
      right: arm([0.12 + 0.03 * cycle(tS, hz), build.neck + 0.2, -0.02], [-0.8, 0.5, -0.3], [1, -0.2, 0.2]),
    });
  },
  scratchingChin: (chance, build) =>
    still(
      oneOf(chance, build, arm([0.08, build.neck - chance.between(0.28, 0.36), 0.25], [-0.3, 0.9, 0], [0.4, -1, 0.2])),
    ),
  glasses: (_, build) => still({ left: hanging(build), right: arm([0.14, build.neck - 0.12, 0.3], [-0.4, 0.8, -0.1]) }),
  handsOnHead: (_, build) => still(both(arm([0.12, build.neck + 0.2, 0], [-0.8, 0.5, 0], [1, 0.2, 0]))),
  handsBehindHead: (_, build) => still(both(arm([0.14, build.neck - 0.02, -0.15], [-0.9, 0.2, 0], [1, 0.2, 0]))),
  handsOnHips: (_, build) => still(both(arm([build.hipHalf + 0.12, -0.85, 0.05], [-0.6, -0.5, 0.4], [1, 0, -0.4]))),
  handsInPockets: (_, build) => still(both(arm([build.hipHalf + 0.08, -0.9, 0.12], [-0.2, -1, 0], [0.8, 0, -0.6]))),
  handsAtBelly: (chance) => still(both(arm([0.05, chance.between(-0.8, -0.62), 0.3], [-0.9, 0, 0.2]))),
  handsBehindBack: (_, build) => still(both(arm([0.05, -0.85, -0.2], [-1, 0, 0], [build.shoulderHalf, 0, -0.5]))),
  prayer: (chance) => still(both(arm([0.04, chance.between(-0.3, -0.15), 0.3], [-0.1, 1, 0], [0.7, -1, 0]))),
  pointing: (chance, build) =>
    still(oneOf(chance, build, stretched(build, [chance.between(-0.3, 0.9), chance.between(-0.2, 0.5), 1]))),
  takingOffAJacket: (chance) => {
    const hz = chance.between(0.4, 0.8);
    return (tS) => {
      const s = (1 + cycle(tS, hz)) / 2;
      return {
        left: arm(between([0.25, -0.05, 0.15], [0.35, -0.7, -0.25], s), [0, -0.5, -0.5], [1, -0.3, -0.3]),
        right: arm(between([0.3, -0.75, -0.2], [0.2, -0.1, 0.2], s), [0, -0.5, -0.5], [1, -0.3, -0.3]),
      };
    };
  },
  jogging: (chance, build) => {
    const hz = chance.between(1.2, 1.6);
    const swung = (z: number): ArmTarget =>
      arm([build.shoulderHalf - 0.05, -0.35, z], [-0.3, 0.5, 0.7], [0.3, -1, -0.6]);
    return (tS) => ({ left: swung(0.3 + 0.25 * cycle(tS, hz)), right: swung(0.3 - 0.25 * cycle(tS, hz)) });
  },
};
