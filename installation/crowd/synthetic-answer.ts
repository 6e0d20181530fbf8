/**
 * What one person who is not there does about one question: whether, what, from when on, how long at a time, and where in
 * their swing they are. Drawn once; then every moment follows in closed form.
 */

import type { PlannedAsk } from '../score/plan.ts';
import { type ServerMs, serverMs } from '../time/axes.ts';

/** What is asked of the crowd: one thing, or several to choose between. */
export interface SyntheticQuestion {
  /** The same id draws the same answers. */
  readonly id: string;
  readonly sinceMs: ServerMs;
  readonly asks: readonly Pick<PlannedAsk, 'what' | 'synchrony'>[];
  /** How much each is liked, relative to the others. Without it the crowd makes up its mind by itself. */
  readonly leaning?: readonly number[];
}

/** How the people of a crowd are. */
export interface Temper {
  /** How many of them do what is asked, 0..1. */
  readonly compliance: number;
  /** From being asked to doing it, the middle one of them, ms. */
  readonly reactionMs: number;
  /** How long they hold it and how long they rest before the next try, the middle one of them, ms. */
  readonly holdMs: number;
  readonly restMs: number;
  /** How many of those who join in get it wrong, 0..1. */
  readonly wrong: number;
  /** What they might do by mistake. */
  readonly vocabulary: readonly string[];
  /** The gestures that sway. */
  readonly swaying: readonly string[];
}

/** What the whole crowd makes of a question. */
export interface Mood {
  readonly question: SyntheticQuestion;
  readonly leaning: readonly number[];
  /** The tempo they agree on when they are asked to move together, turns per second. */
  readonly hz: number;
}

export interface Answer {
  readonly gestures: readonly string[];
  readonly fromMs: ServerMs;
  readonly holdMs: number;
  readonly restMs: number;
  /** How often they try before they let it be. */
  readonly tries: number;
  readonly sway: Sway;
}

interface Sway {
  readonly fromMs: ServerMs;
  /** The tempo they would choose alone, and the one that is followed, or null: nobody is. Turns per second. */
  readonly ownHz: number;
  readonly sharedHz: number | null;
  /** Where they begin, radians from the others. */
  readonly offset: number;
  /** How far behind the others they stay, radians. */
  readonly lag: number;
}

/** Natural spreads, as standard deviations of the logarithm: one in six takes 1.65 times as long as the middle one. */
const SPREAD = 0.5;
/** Waves of real people: median 1.03 Hz, half of them within 0.82..1.35 Hz. */
const WAVE_HZ = 1.03;
const WAVE_SPREAD = 0.37;
/** What a crowd agrees on lies nearer to the middle than what one person does. */
const SHARED_SPREAD = 0.1;
/** People who follow a beat stay some 60 ms apart from each other, which leaves a phase consistency of 0.86. */
const LAG_MS = 60;
/** An audience falls into step within some seconds: phase and tempo are both set right in this time, ms. */
const COUPLING_MS = 2000;
/** Options are not liked alike: one in six is liked 1.65 times as much as the middle one. */
const LEANING_SPREAD = 0.5;
const TRIES = 4;

/** What the crowd as a whole makes of `question`. */
export function moodOf(question: SyntheticQuestion, random: () => number): Mood {
  const hz = logNormal(random, WAVE_HZ, SHARED_SPREAD);
  const leaning = question.asks.map(() => logNormal(random, 1, LEANING_SPREAD));
  return { question, leaning: question.leaning ?? leaning, hz };
}

/** How one person answers, or null where they do not. Always as many draws, so that nothing depends on what is asked. */
export function answerOf(temper: Temper, mood: Mood, random: () => number): Answer | null {
  const joins = random() < temper.compliance;
  const [choice, slip, part] = [random(), random(), random()];
  const reactionMs = logNormal(random, temper.reactionMs, SPREAD);
  const holdMs = logNormal(random, temper.holdMs, SPREAD);
  const restMs = logNormal(random, temper.restMs, SPREAD);
  const tries = Math.max(1, Math.round(logNormal(random, TRIES, SPREAD)));
  const ownHz = logNormal(random, WAVE_HZ, WAVE_SPREAD);
  const offset = Math.PI * (2 * random() - 1);
  const lag = (gauss(random) * LAG_MS * 2 * Math.PI * mood.hz) / 1000;
  const ask = mood.question.asks[pick(mood.leaning, choice)];
  if (!joins || !ask) return null;
  const gestures = slip < temper.wrong ? mistaken(temper, ask, part) : asAsked(ask, part);
  if (gestures.length === 0) return null;
  const fromMs = serverMs(mood.question.sinceMs + reactionMs);
  const sharedHz = ask.synchrony === null ? null : mood.hz;
  return { gestures, fromMs, holdMs, restMs, tries, sway: { fromMs, ownHz, sharedHz, offset, lag } };
}

/** Whether they are at it at `atMs`: they hold it, tire, rest, and try again, some times. */
export function isAtIt({ fromMs, holdMs, restMs, tries }: Answer, atMs: ServerMs): boolean {
  const sinceMs = atMs - fromMs;
  if (sinceMs < 0) return false;
  const round = Math.floor(sinceMs / (holdMs + restMs));
  return round < tries && sinceMs - round * (holdMs + restMs) < holdMs;
}

/**
 * Where in their swing they are at `atMs`, radians. Who follows a shared beat closes in on it as a critically damped
 * follower of phase and tempo does, x(t) = (x0 + (v0 + x0 / T) t) e^(-t/T), but for a lag of their own.
 */
export function phaseAt({ fromMs, ownHz, sharedHz, offset, lag }: Sway, atMs: ServerMs): number {
  const turns = 2 * Math.PI * (atMs / 1000);
  if (sharedHz === null) return turns * ownHz + offset;
  const sinceS = Math.max(0, atMs - fromMs) / 1000;
  const couplingS = COUPLING_MS / 1000;
  const drift = 2 * Math.PI * (ownHz - sharedHz);
  const apart = (offset + (drift + offset / couplingS) * sinceS) * Math.exp(-sinceS / couplingS);
  return turns * sharedHz + lag + apart;
}

function asAsked({ what }: Pick<PlannedAsk, 'what'>, part: number): readonly string[] {
  return what.mode === 'all' ? what.gestures : oneOf(what.gestures, part);
}

/** Something else than was asked; or, where there is nothing else, a part of it, or nothing. */
function mistaken({ vocabulary }: Temper, { what }: Pick<PlannedAsk, 'what'>, part: number): readonly string[] {
  const others = vocabulary.filter((gesture) => !what.gestures.includes(gesture));
  if (others.length > 0) return oneOf(others, part);
  return what.mode === 'all' && what.gestures.length > 1 ? oneOf(what.gestures, part) : [];
}

const oneOf = (gestures: readonly string[], part: number): readonly string[] =>
  gestures.slice(Math.floor(part * gestures.length), Math.floor(part * gestures.length) + 1);

/** The index that `part` (0..1) of the way through `weights` falls on. */
export function pick(weights: readonly number[], part: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = part * total;
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return index < 0 ? weights.length - 1 : index;
}

/** A standard normal number. (Box and Muller) */
const gauss = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A positive number whose logarithm is normal round that of `median`. */
export const logNormal = (random: () => number, median: number, spread: number): number =>
  median * Math.exp(spread * gauss(random));
