/**
 * Follows taught motions on one body (or hand), picture by picture. A spotter says cheaply, tick by tick, how far each
 * take has unfolded; where one may be complete, the learnt judge looks at that part of the stream and decides. So
 * stillness and most other movement cost next to nothing, and what is decided is decided as in an evaluation.
 */

import type { Layout, Sample, SampleFrame, SamplePoint } from '../samples/sample.ts';
import { INCOMPARABLE, type Judge } from './judge.ts';
import { MOTION_LAYOUTS, type MotionLayout, narrowed } from './motion-layout.ts';
import { limitOf } from './motion-limit.ts';
import { learnBesideNothing } from './motion-nothing.ts';
import { type SpotterTake, TakeSpotter } from './motion-spotter.ts';
import { spotterTake } from './motion-take.ts';
import { MotionTicks, type Tick } from './motion-ticks.ts';
import { median } from './motion-track.ts';

/** What is said of one picture. */
export interface MotionReading {
  /** 0..1 per taught motion; 0.6 and more counts. */
  readonly scores: Readonly<Record<string, number>>;
  /** 0..1 per taught motion: how far it has unfolded. */
  readonly progress: Readonly<Record<string, number>>;
  /** How unlike everything taught the last completed movement was, from 1 on rejected; INCOMPARABLE when there was none. */
  readonly novelty: number;
}

/** The stream is kept for this long or for the longest take at its slowest, ms. */
const LEAST_KEPT_MS = 2000;
const MOST_KEPT_MS = 6000;
const SLOWEST = 1.5;
/** The judge looks at one body this often at most, ms. */
const JUDGING_MS = 250;
/** A motion counts for half as long as it lasted, within these bounds, ms: waving stays waving from swing to swing. */
const HELD_PART = 0.5;
const LEAST_HELD_MS = 400;
const MOST_HELD_MS = 1000;
/** Then it fades for this long, ms. */
const FADING_MS = 200;
/** Progress is told from here on: less is any movement. */
const LEAST_PROGRESS = 0.25;

/** Motions learnt from takes, to be followed on any number of bodies. Takes are of one layout. */
export class TaughtMotions {
  readonly layout: Layout;
  readonly labels: readonly string[];
  readonly judge: Judge;
  readonly takes: readonly SpotterTake[];
  /** Difference up to which the judge is asked, per label. */
  readonly limits: ReadonlyMap<string, number>;
  /** How long a stream has to be kept, ms. */
  readonly keepMs: number;
  readonly points: MotionLayout;

  constructor(layout: Layout, samples: readonly Sample[]) {
    this.layout = layout;
    this.labels = [...new Set(samples.map(({ label }) => label))];
    this.points = narrowed(MOTION_LAYOUTS[layout], (place) =>
      isUsuallyShown(MOTION_LAYOUTS[layout].points[place], samples),
    );
    const cut = samples.flatMap((sample) => {
      const take = spotterTake(sample, this.points);
      return take ? [{ take, sample: livelyPart(sample, take) }] : [];
    });
    this.takes = cut.map(({ take }) => take);
    this.judge = learnBesideNothing(cut.map(({ sample }) => sample));
    this.limits = new Map(this.labels.map((label) => [label, limitOf(label, this.takes)]));
    const longest = Math.max(0, ...this.takes.map(({ durationMs }) => durationMs));
    this.keepMs = Math.min(MOST_KEPT_MS, Math.max(LEAST_KEPT_MS, SLOWEST * longest));
  }

  follow(): MotionFollower {
    return new MotionFollower(this);
  }
}

function isUsuallyShown(landmark: number | undefined, samples: readonly Sample[]): boolean {
  const shown = samples.filter(({ frames }) => frames.some(({ points }) => points[landmark ?? -1]));
  return shown.length * 2 > samples.length;
}

/** The judge is shown what the spotter finds, so that is what it learns from. */
function livelyPart(sample: Sample, { fromMs, durationMs }: SpotterTake): Sample {
  const frames = sample.frames.filter(({ tMs }) => tMs >= fromMs && tMs <= fromMs + durationMs);
  return { ...sample, frames };
}

interface Candidate {
  readonly fromMs: number;
  readonly excess: number;
}

interface Held {
  readonly score: number;
  readonly untilMs: number;
}

/** The state of one body. */
export class MotionFollower {
  readonly #taught: TaughtMotions;
  readonly #ticks: MotionTicks;
  #spotters: readonly TakeSpotter[] = [];
  readonly #held = new Map<string, Held>();
  #progress: Readonly<Record<string, number>> = {};
  #novelty: Held = { score: INCOMPARABLE, untilMs: Number.NEGATIVE_INFINITY };
  #candidate: Candidate | null = null;
  #judgedMs = Number.NEGATIVE_INFINITY;

  constructor(taught: TaughtMotions) {
    this.#taught = taught;
    this.#ticks = new MotionTicks(taught.points, taught.keepMs);
  }

  /**
   * Takes a picture in.
   *
   * @param points Landmarks in picture heights: x, y, z, visibility of each for bodies; x, y, z for hands.
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  push(points: Float32Array, atMs: number): MotionReading {
    const tick = this.#ticks.push(points, this.#taught.layout === 'body33' ? 4 : 3, atMs);
    if (tick) this.#follow(tick);
    return this.#reading(atMs);
  }

  #follow(tick: Tick): void {
    if (this.#ticks.ticks.length === 1) this.#spotters = this.#taught.takes.map((take) => new TakeSpotter(take));
    const progress: Record<string, number> = {};
    const whole: (Candidate & { readonly label: string })[] = [];
    for (const spotter of this.#spotters) {
      spotter.push(tick);
      const { label, rows } = spotter.take;
      const limit = this.#taught.limits.get(label) ?? 0;
      progress[label] = Math.max(progress[label] ?? 0, unfolded(spotter, limit));
      const shown = progress[label] === 1 ? spotter.upTo(rows - 1) : null;
      if (shown && shown.difference <= limit) {
        whole.push({ label, fromMs: shown.fromMs, excess: shown.difference / limit });
      }
    }
    this.#progress = progress;
    const best = whole.reduce<(typeof whole)[number] | null>((a, b) => (a && a.excess <= b.excess ? a : b), null);
    const alike = whole.filter(({ label }) => label === best?.label).map(({ fromMs }) => fromMs);
    this.#decide(best && { excess: best.excess, fromMs: median(Float64Array.from(alike)) }, tick.atMs);
  }

  /** The judge is asked when a motion is most itself: as soon as the next tick is less like it. */
  #decide(best: Candidate | null, atMs: number): void {
    const before = this.#candidate;
    this.#candidate = best;
    const isPassing = before && (!best || best.excess >= before.excess);
    if (!isPassing || atMs - this.#judgedMs < JUDGING_MS) return;
    this.#judgedMs = atMs;
    const verdict = this.#taught.judge.judge({
      layout: this.#taught.layout,
      aspect: 1,
      frames: framesSince(this.#ticks.ticks, before.fromMs, this.#taught.points),
    });
    const heldMs = Math.min(MOST_HELD_MS, Math.max(LEAST_HELD_MS, HELD_PART * (atMs - before.fromMs)));
    for (const [label, score] of Object.entries(verdict.scores)) {
      if (score >= this.#scoreOf(label, atMs)) this.#held.set(label, { score, untilMs: atMs + heldMs });
    }
    this.#novelty = { score: verdict.novelty, untilMs: atMs + heldMs };
  }

  #scoreOf(label: string, atMs: number): number {
    const held = this.#held.get(label);
    return held ? held.score * Math.min(1, Math.max(0, 1 - (atMs - held.untilMs) / FADING_MS)) : 0;
  }

  #reading(atMs: number): MotionReading {
    const { labels } = this.#taught;
    return {
      scores: Object.fromEntries(labels.map((label) => [label, this.#scoreOf(label, atMs)])),
      progress: Object.fromEntries(labels.map((label) => [label, this.#progress[label] ?? 0])),
      novelty: atMs <= this.#novelty.untilMs ? this.#novelty.score : INCOMPARABLE,
    };
  }
}

/** How much of a take the stream shows: the farthest row up to which it is like it. */
function unfolded(spotter: TakeSpotter, limit: number): number {
  const { rows } = spotter.take;
  for (let row = rows - 1; (row + 1) / rows >= LEAST_PROGRESS; row--) {
    const shown = spotter.upTo(row);
    if (shown && shown.difference <= limit) return (row + 1) / rows;
  }
  return 0;
}

/** The last part of the stream as a performance. */
function framesSince(ticks: readonly Tick[], fromMs: number, { points }: MotionLayout): SampleFrame[] {
  const most = Math.max(...points) + 1;
  return ticks
    .filter(({ atMs }) => atMs >= fromMs)
    .map((tick) => {
      const all: SamplePoint[] = Array.from({ length: most }, () => null);
      for (const [place, landmark] of points.entries()) {
        const [x, y] = [tick.points[2 * place] ?? Number.NaN, tick.points[2 * place + 1] ?? Number.NaN];
        if (!Number.isNaN(x)) all[landmark] = [x, y, 0, 1];
      }
      return { tMs: tick.atMs - fromMs, points: all };
    });
}
