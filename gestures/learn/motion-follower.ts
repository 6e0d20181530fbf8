/**
 * Follows taught motions on one body (or hand), picture by picture. A spotter says cheaply, tick by tick, how far each
 * take has unfolded; where one may be complete, the learnt judge looks at that part of the stream and decides. So
 * stillness and most other movement cost next to nothing, and what is decided is decided as in an evaluation.
 */

import { evenly } from '../samples/evenly.ts';
import type { Layout, Sample, SampleFrame, SamplePoint } from '../samples/sample.ts';
import { INCOMPARABLE, type Judge } from './judge.ts';
import { folded } from './motion-cycle.ts';
import { MOTION_LAYOUTS, type MotionLayout, narrowed } from './motion-layout.ts';
import { limitOf } from './motion-limit.ts';
import { learnBesideNothing } from './motion-nothing.ts';
import { type SpotterTake, TakeSpotter } from './motion-spotter.ts';
import { spotterTake } from './motion-take.ts';
import { isStill, MotionTicks, type Tick } from './motion-ticks.ts';
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
/** So many takes of a motion are looked for; the judge knows all. */
const MOST_SPOTTED = 8;
/** The judge looks at one body this often at most, ms; more and more rarely at whom it saw do nothing, up to the last. */
const JUDGING_MS = 300;
const LONGEST_WAIT_MS = 1200;
/** Less is nothing. */
const SOMETHING = 0.4;
/** A motion counts for half as long as it lasted, within these bounds, ms: waving stays waving from swing to swing. */
const HELD_PART = 0.5;
const LEAST_HELD_MS = 400;
const MOST_HELD_MS = 1000;
/** Then it fades for this long, ms. */
const FADING_MS = 200;
/** After this long without movement the next one is a new one, ms. */
const PAUSE_MS = 800;
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
    const cut = this.labels.flatMap((label) =>
      cutTakes(
        samples.filter((sample) => sample.label === label),
        this.points,
      ),
    );
    this.takes = this.labels.flatMap((label) =>
      evenly(
        cut.flatMap(({ take }) => (take.label === label ? [take] : [])),
        MOST_SPOTTED,
      ),
    );
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

/** The takes of one motion without stillness, and without repetitions where it goes on and on. */
function cutTakes(samples: readonly Sample[], points: MotionLayout): { take: SpotterTake; sample: Sample }[] {
  const lively = samples.flatMap((sample) => {
    const take = spotterTake(sample, points);
    return take ? [{ sample, take }] : [];
  });
  const cut = folded(lively.map(({ take }) => take));
  return lively.map(({ sample, take }, index) => {
    const shown = cut[index] ?? take;
    return { take: shown, sample: livelyPart(sample, shown) };
  });
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
  #waitMs = JUDGING_MS;
  #movedMs = Number.NEGATIVE_INFINITY;
  /** Whether the spotters have seen nothing yet. */
  #isFresh = false;
  #said: MotionReading;

  constructor(taught: TaughtMotions) {
    this.#taught = taught;
    this.#ticks = new MotionTicks(taught.points, taught.keepMs);
    this.#said = this.#reading(0);
  }

  /**
   * Takes a picture in.
   *
   * @param points Landmarks in picture heights: x, y, z, visibility of each for bodies; x, y, z for hands.
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  push(points: Float32Array, atMs: number): MotionReading {
    const tick = this.#ticks.push(points, this.#taught.layout === 'body33' ? 4 : 3, atMs);
    if (tick) this.#take(tick);
    if (tick || this.#held.size > 0) this.#said = this.#reading(atMs);
    return this.#said;
  }

  /** Whoever stands still is not compared with anything, and after a while begins anew. */
  #take(tick: Tick): void {
    const { ticks } = this.#ticks;
    if (ticks.length === 1) this.#begin(tick);
    if (!isStill(ticks)) {
      this.#movedMs = tick.atMs;
      this.#follow(tick);
      return;
    }
    this.#decide(null, tick.atMs);
    if (tick.atMs - this.#movedMs > PAUSE_MS) this.#begin(tick);
  }

  #begin({ atMs }: Tick): void {
    const { takes, limits } = this.#taught;
    this.#movedMs = atMs;
    this.#waitMs = JUDGING_MS;
    this.#progress = {};
    if (this.#isFresh) return;
    this.#isFresh = true;
    this.#spotters = takes.map((take) => new TakeSpotter(take, limits.get(take.label) ?? 0));
  }

  #follow(tick: Tick): void {
    this.#isFresh = false;
    const progress: Record<string, number> = {};
    const whole: (Candidate & { readonly label: string })[] = [];
    for (const spotter of this.#spotters) {
      spotter.push(tick);
      const { label, rows } = spotter.take;
      const unfolded = spotter.unfolded(LEAST_PROGRESS);
      progress[label] = Math.max(progress[label] ?? 0, unfolded);
      const shown = unfolded === 1 ? spotter.upTo(rows - 1) : null;
      const limit = this.#taught.limits.get(label) ?? 1;
      if (shown) whole.push({ label, fromMs: shown.fromMs, excess: shown.difference / limit });
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
    if (!isPassing || atMs - this.#judgedMs < this.#waitMs) return;
    this.#judgedMs = atMs;
    const verdict = this.#taught.judge.judge({
      layout: this.#taught.layout,
      aspect: 1,
      frames: framesSince(this.#ticks.ticks, before.fromMs, this.#taught.points),
    });
    const isSomething = Object.values(verdict.scores).some((score) => score >= SOMETHING);
    this.#waitMs = isSomething ? JUDGING_MS : Math.min(LONGEST_WAIT_MS, 2 * this.#waitMs);
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
    for (const [label, { untilMs }] of this.#held) if (atMs - untilMs > FADING_MS) this.#held.delete(label);
    return {
      scores: Object.fromEntries(labels.map((label) => [label, this.#scoreOf(label, atMs)])),
      progress: Object.fromEntries(labels.map((label) => [label, this.#progress[label] ?? 0])),
      novelty: atMs <= this.#novelty.untilMs ? this.#novelty.score : INCOMPARABLE,
    };
  }
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
