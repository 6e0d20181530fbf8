/** Follows a hand that sways: whether it does, and where in its swing it is. */

import type { Landmarks } from '#installation/crowd/body.ts';
import { clamp01 } from '#installation/time/easing.ts';
import { distance } from '../body/joint.ts';
import { type Arm, armOf, leftwards } from '../body/limbs.ts';
import type { SwayDescription } from './gesture-description.ts';
import type { BodyFrame, GestureFollower, RawReading } from './gesture-engine.ts';
import { HOLD_TIMING } from './gesture-hold.ts';
import type { Side } from './measurement.ts';
import { scoreWithArm, termScore } from './score-gesture.ts';
import { refineSway, type Swayed, type SwayFit, searchSway } from './sway-fit.ts';
import { SwayHistory } from './sway-history.ts';
import { sweepsOf } from './sweeps.ts';

/** The whole grid of tempos is searched this often; in between the tempo found is followed. */
const SEARCH_MS = 240;
/** A hand that is down for this long has stopped; shorter, and it was a glance of the model. */
const FORGET_MS = 450;
/** How much of the movement has to be one sine: real waves are rounder or more pointed, 0.8 to 0.97. */
const EXPLAINED = { atLeast: 0.72, fade: 0.3, ifUnseen: 0 };
/** Knuckles further from the wrist than this are no hand's, scales. */
const HAND_REACH = 0.6;
const TURN = 2 * Math.PI;

/**
 * Where the hand is towards the person's left of its shoulder, scales; null where it is not seen. All the people of a
 * room who sway to one side have the same phase, from whichever side a camera sees them.
 */
function handPlace(arm: Arm, scale: number, left: 1 | -1): number | null {
  if (Math.min(arm.wrist.seen, arm.shoulder.seen) < 0.3) return null;
  const { wrist, knuckles, shoulder } = arm;
  const hand = distance(wrist, knuckles) < HAND_REACH * scale ? knuckles : wrist;
  return (left * (hand.x - shoulder.x)) / scale;
}

/** One arm's swaying. */
class ArmSway {
  readonly #sway: SwayDescription;
  readonly #side: Side;
  readonly #history = new SwayHistory();
  #upMs = Number.NEGATIVE_INFINITY;
  #searchedMs = Number.NEGATIVE_INFINITY;
  #fit: SwayFit | null = null;

  constructor(sway: SwayDescription, side: Side) {
    this.#sway = sway;
    this.#side = side;
  }

  read(frame: BodyFrame): RawReading {
    const { atMs, measures } = frame;
    const held = scoreWithArm(this.#sway, measures, this.#side);
    if (held >= HOLD_TIMING.leaveScore) this.#upMs = atMs;
    if (atMs - this.#upMs > FORGET_MS) {
      this.#forget();
      return { score: 0 };
    }
    this.#take(frame.measured ?? frame.landmarks, frame);
    const fit = this.#look(atMs);
    if (fit === null) return { score: 0 };
    return { score: Math.min(held, this.#believed(fit, this.#history.before(atMs))), phase: fit.phase };
  }

  #forget(): void {
    this.#history.clear();
    this.#fit = null;
    this.#searchedMs = Number.NEGATIVE_INFINITY;
  }

  #take(landmarks: Landmarks, { atMs, scale }: BodyFrame): void {
    const place = handPlace(armOf(landmarks, this.#side), scale, leftwards(landmarks));
    if (place !== null) this.#history.add(place, atMs);
  }

  #look(atMs: number): SwayFit | null {
    const { minHz, maxHz } = this.#sway;
    const swayed = this.#history.before(atMs);
    if (this.#fit === null || atMs - this.#searchedMs >= SEARCH_MS) {
      this.#searchedMs = atMs;
      this.#fit = searchSway(swayed, minHz * 0.9, Math.min(maxHz * 1.1, this.#history.fastestHz));
    } else this.#fit = refineSway(swayed, this.#fit);
    return this.#fit;
  }

  /** The weakest of: the tempo, the width, the roundness, and how many swings were seen. */
  #believed({ hz, amplitude, explained, spanS }: SwayFit, swayed: Swayed): number {
    const { minHz, maxHz, amplitude: least, cycles } = this.#sway;
    return clamp01(
      Math.min(
        termScore(hz, { atLeast: minHz, atMost: maxHz, fade: 0.25 * minHz, ifUnseen: 0 }),
        termScore(amplitude, { atLeast: least, fade: 0.6 * least, ifUnseen: 0 }),
        termScore(explained, EXPLAINED),
        termScore(hz * spanS, { atLeast: cycles, fade: 0.5, ifUnseen: 0 }),
        termScore(sweepsOf(swayed, least), { atLeast: Math.floor(2 * cycles), fade: 1, ifUnseen: 0 }),
      ),
    );
  }
}

export class SwayFollower implements GestureFollower {
  readonly #arms: readonly ArmSway[];
  /** The last phase told, and when: it never runs backwards while the hand sways. */
  #told: number | null = null;

  constructor(sway: SwayDescription) {
    const sides: readonly Side[] = sway.arms === 'either' ? ['left', 'right'] : [sway.arms];
    this.#arms = sides.map((side) => new ArmSway(sway, side));
  }

  read(frame: BodyFrame): RawReading {
    let best: RawReading = { score: 0 };
    for (const arm of this.#arms) {
      const reading = arm.read(frame);
      if (reading.score > best.score) best = reading;
    }
    if (best.phase === undefined || best.score < HOLD_TIMING.leaveScore) {
      this.#told = null;
      return { score: best.score };
    }
    const phase = this.#tell(best.phase);
    return { score: best.score, phase };
  }

  /** The phase nearest to the last one told, radians from 0 upwards; a small step back is a tremble and not taken. */
  #tell(phase: number): number {
    if (this.#told === null) this.#told = phase - TURN * Math.floor(phase / TURN);
    else {
      const step = phase - this.#told;
      const nearest = step - TURN * Math.round(step / TURN);
      this.#told += Math.max(0, nearest);
    }
    return this.#told;
  }
}
