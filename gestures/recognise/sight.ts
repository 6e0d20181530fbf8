/**
 * The one way from pictures to tracked people: for the camera page, the teach page and headless commands alike.
 *
 *     const sight = new Sight({ startWorker: startSightWorker, assets: sightAssets(location.href), ... });
 *     const stop = sight.start();
 *
 * Live: `if (sight.isFree) sight.look(picture, atMs)`; what came of it is told to `saw`. A picture that comes while the
 * last one is under way is closed and counted by nobody: ask `isFree` before. Only part of the picture is looked at each
 * time, so that the time per picture is bounded.
 *
 * Thorough: `await sight.study(picture, atMs, { isSequence, layout })` looks everywhere before it answers. The same
 * pictures in the same order give the same people. `sight.forget()` between two sequences. Do not mix with `look`.
 *
 * Both take the picture over for good. All coordinates are picture heights.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import { backOffMs } from '../clock/back-off.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import type { Sighting as Sighted, TrackedPerson } from '../track/person-tracker.ts';
import { CLOSE_PX, SEARCH_PX } from './cut-view.ts';
import { type GpuVerdict, tryGpu } from './gpu-trial.ts';
import { lookAtHandsAlone, lookAtHandsOf, type SeenHand } from './hand-looks.ts';
import { LiveLooks } from './live-looks.ts';
import { type Look, lookForBodies } from './look-at-views.ts';
import { LookPool, RECYCLING } from './look-pool.ts';
import type { RecogniserStage, RecogniserWorker } from './look-worker.ts';
import type { LoadRequest, Subject } from './recogniser-messages.ts';
import { SequenceStudy } from './sequence-study.ts';
import { type LookAtViews, studyPicture } from './study-picture.ts';
import { thoroughTiles } from './tiles.ts';
import type { View } from './view.ts';

/** What one picture shows. */
export interface Sighting {
  readonly capturedAtMs: number;
  /** Width of the picture divided by its height. */
  readonly aspect: number;
  readonly people: readonly TrackedPerson[];
  /** Only where hands were asked for by themselves; else empty. */
  readonly hands: readonly SeenHand[];
  /** How many views of the picture were looked at, and what that took from taking the picture over, ms. */
  readonly looks: number;
  readonly recogniseMs: number;
}

/** Where the recognisers' files are. */
export interface SightAssets {
  readonly wasmBase: string;
  readonly poseModelUrl: string;
  readonly handModelUrl: string;
}

/** What a sight needs from its surroundings. */
export interface SightOptions {
  readonly startWorker: () => RecogniserWorker;
  readonly assets: SightAssets;
  /** `auto` tries the graphics card beside the processor and keeps what is faster. */
  readonly delegate: 'auto' | 'cpu' | 'gpu';
  /** How many threads may look at once; see {@link threadsFor}. */
  readonly threads: number;
  /** A thread is replaced by a fresh one after so long, ms; see {@link RECYCLING} where it is left out. */
  readonly recycleAfterMs?: number;
  /** What draws here, see `renderer-name.ts`; where it is left out, the graphics card is not tried. */
  readonly renderer?: () => string | null;
  readonly clock: LocalClock;
  /** A random whole number 0..2^32-1 at every call. */
  readonly drawNumber: () => number;
  /** Called after every change of stage. */
  readonly changed: () => void;
  /** Hears what every picture given to `look` shows. */
  readonly saw: (sighting: Sighting) => void;
}

/** How a picture is to be studied. */
export interface StudyOptions {
  /** True: the picture follows the one before, and people keep their numbers. False: it stands for itself. */
  readonly isSequence: boolean;
  /** `hands`: hands alone, without bodies, for pictures of nothing else. */
  readonly layout: 'bodies' | 'bodies-and-hands' | 'hands';
}

/** What came of a study: what the picture shows, or why nobody could look. */
export type Studied =
  | { readonly ok: true; readonly sighting: Sighting }
  | {
      readonly ok: false;
      readonly problem: Extract<RecogniserStage, { stage: 'failed' }>['problem'];
      readonly detail: string;
    };

/** The files as the server serves them. @param pageUrl Any address of the server. */
export function sightAssets(pageUrl: string): SightAssets {
  return {
    wasmBase: new URL('/mediapipe/wasm', pageUrl).href,
    poseModelUrl: new URL('/models/pose_landmarker_lite.task', pageUrl).href,
    handModelUrl: new URL('/models/hand_landmarker.task', pageUrl).href,
  };
}

/** Bodies looked for in one view. */
const MAX_BODIES = 8;
/** A view that is lost with its thread so often is given up. */
const MOST_AGAIN = 3;
/** More threads than this gain little, and each holds a model of its own. */
const MOST_THREADS = 4;

/** Threads for a machine of so many cores: one core stays for the page. */
export const threadsFor = (cores: number): number => Math.max(1, Math.min(MOST_THREADS, cores - 1));

/** The eyes of one page. */
export class Sight {
  readonly #options: SightOptions;
  readonly #request: Omit<LoadRequest, 'type' | 'delegate'>;
  readonly #pool: LookPool;
  #live: LiveLooks;
  #sequence: SequenceStudy;
  readonly #waiting = new Set<() => void>();
  #isTried = false;
  #gpuVerdict: GpuVerdict = { verdict: 'untried' };
  #cancelTrial: Cancel = () => undefined;
  #isBusy = false;
  #needsHands = false;

  constructor(options: SightOptions) {
    this.#options = options;
    const { startWorker, assets, clock } = options;
    this.#request = { wasmBase: assets.wasmBase, poseModelUrl: assets.poseModelUrl, maxBodies: MAX_BODIES };
    const recycling = { ...RECYCLING, afterMs: options.recycleAfterMs ?? RECYCLING.afterMs };
    const pool = {
      startWorker,
      request: this.#request,
      handModelUrl: assets.handModelUrl,
      clock,
      backOffMs,
      changed: () => this.#changed(),
    };
    this.#pool = new LookPool(pool, recycling);
    this.#live = new LiveLooks(options.drawNumber);
    this.#sequence = new SequenceStudy(options.drawNumber);
  }

  get stage(): RecogniserStage {
    return this.#pool.stage;
  }

  /** True when the next picture would be looked at right away. */
  get isFree(): boolean {
    return !this.#isBusy && this.#pool.isFreeFor('bodies');
  }

  get needsHands(): boolean {
    return this.#needsHands;
  }

  /** Whether the hands of tracked people are looked at too. Loads the model the first time. */
  set needsHands(needed: boolean) {
    this.#needsHands = needed;
    if (needed) this.#pool.wantHands();
  }

  /** What the trial of the graphics card came to. */
  get gpuVerdict(): GpuVerdict {
    return this.#gpuVerdict;
  }

  /** Threads that look at once, what a look at one person takes now, ms, and from how many looks that is known. */
  get pace(): { readonly threads: number; readonly lookMs: number; readonly looks: number } {
    const { budget } = this.#live;
    return { threads: this.#pool.ready, lookMs: budget.estimateMs(1), looks: budget.looks };
  }

  /** Starts the threads. Returns the stop. */
  start(): Cancel {
    const stopPool = this.#pool.start(this.#options.threads, this.#options.delegate === 'gpu' ? 'GPU' : 'CPU');
    return () => {
      stopPool();
      this.#cancelTrial();
    };
  }

  /** Once the processor works, the graphics card may show what it can; if it ever fails, the processor takes over. */
  #chooseDelegate(): void {
    const { delegate, renderer, ...rest } = this.#options;
    if (delegate !== 'auto' || renderer === undefined) return;
    const { stage } = this;
    if (stage.stage === 'failed' && this.#pool.delegate === 'GPU') this.#pool.use('CPU');
    if (stage.stage !== 'ready' || this.#isTried) return;
    this.#isTried = true;
    const trial = { ...rest, renderer, request: this.#request };
    this.#cancelTrial = tryGpu(trial, stage.ready.pictureMs, (verdict) => {
      this.#gpuVerdict = verdict;
      if (verdict.verdict === 'faster') this.#pool.use('GPU');
      this.#options.changed();
    });
  }

  /** Forgets everybody: the next picture begins a sequence of its own. */
  forget(): void {
    this.#live = new LiveLooks(this.#options.drawNumber);
    this.#sequence = new SequenceStudy(this.#options.drawNumber);
  }

  /** Looks at the next picture of a camera; `capturedAtMs` may not run backwards. */
  look(picture: ImageBitmap, capturedAtMs: number): void {
    if (!this.isFree) {
      picture.close();
      return;
    }
    this.#isBusy = true;
    void this.#glance(picture, capturedAtMs)
      .finally(() => {
        this.#isBusy = false;
      })
      .then(() => this.#search(picture, capturedAtMs))
      .finally(() => picture.close());
  }

  async #glance(picture: ImageBitmap, atMs: number): Promise<void> {
    const { clock, saw } = this.#options;
    const startMs = clock.now();
    const aspect = picture.width / picture.height;
    const looked = await this.#live.glance(
      aspect,
      atMs,
      this.#pool.ready,
      (view) => lookForBodies(this.#pool, picture, view, CLOSE_PX),
      (bodies) => this.#withSomeHands(picture, bodies),
    );
    saw({ capturedAtMs: atMs, aspect, ...looked, hands: [], recogniseMs: clock.now() - startMs });
  }

  /** What the people left of the budget goes into the search, on as many threads as nobody else needs. */
  async #search(picture: ImageBitmap, atMs: number): Promise<void> {
    if (!this.#live.owesSearch) return;
    const aspect = picture.width / picture.height;
    await this.#live.search(aspect, atMs, (view) => lookForBodies(this.#pool, picture, view, SEARCH_PX));
  }

  async #withSomeHands(picture: ImageBitmap, bodies: readonly Landmarks[]): Promise<readonly Sighted[]> {
    if (!this.#needsHands || !this.#pool.canSee('hands')) return bodies.map((landmarks) => ({ landmarks }));
    return Promise.all(bodies.map((landmarks) => lookAtHandsOf(this.#pool, picture, landmarks)));
  }

  /** Looks everywhere in a picture before it answers. Waits for the threads to be ready; `start` comes first. */
  async study(picture: ImageBitmap, atMs: number, options: StudyOptions): Promise<Studied> {
    try {
      if (options.layout !== 'bodies') this.needsHands = true;
      await this.#whenSeeing(options.layout === 'bodies' ? 'bodies' : 'hands');
      const { stage } = this;
      if (stage.stage === 'failed') return { ok: false, problem: stage.problem, detail: stage.detail };
      return { ok: true, sighting: await this.#studied(picture, atMs, options) };
    } finally {
      picture.close();
    }
  }

  /** Resolves once views of this kind can be looked at, or nobody will look at any. */
  #whenSeeing(subject: Subject): Promise<void> {
    const isSettled = (): boolean => this.#pool.canSee(subject) || this.stage.stage === 'failed';
    if (isSettled()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = (): void => {
        if (!isSettled()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
    });
  }

  #changed(): void {
    this.#chooseDelegate();
    for (const check of this.#waiting) check();
    this.#options.changed();
  }

  async #studied(picture: ImageBitmap, atMs: number, { isSequence, layout }: StudyOptions): Promise<Sighting> {
    const startMs = this.#options.clock.now();
    const aspect = picture.width / picture.height;
    let looks = 0;
    const look: LookAtViews = async (views) => {
      looks += views.length;
      const seen = await Promise.all(views.map((view) => this.#patiently(picture, view)));
      return seen.map(({ found }) => found);
    };
    const withHands = (bodies: readonly Landmarks[]): Promise<readonly Sighted[]> =>
      layout === 'bodies-and-hands'
        ? Promise.all(bodies.map((landmarks) => lookAtHandsOf(this.#pool, picture, landmarks)))
        : Promise.resolve(bodies.map((landmarks) => ({ landmarks })));
    let people: readonly TrackedPerson[] = [];
    if (layout !== 'hands') {
      people = isSequence
        ? await this.#sequence.next(aspect, atMs, look, withHands)
        : (await withHands(await studyPicture(thoroughTiles(aspect), aspect, look))).map(onItsOwn);
    }
    const hands = layout === 'hands' ? await lookAtHandsAlone(this.#pool, picture) : [];
    return { capturedAtMs: atMs, aspect, people, hands, looks, recogniseMs: this.#options.clock.now() - startMs };
  }

  /** A study may not miss what was lost with a thread: the view is looked at again. */
  async #patiently(picture: ImageBitmap, view: View): Promise<Look<Landmarks>> {
    for (let again = 0; again < MOST_AGAIN; again += 1) {
      await this.#whenSeeing('bodies');
      const look = await lookForBodies(this.#pool, picture, view, CLOSE_PX);
      if (look.tookMs !== null) return look;
    }
    return { found: [], tookMs: null };
  }
}

/** Somebody in a picture that stands for itself, numbered in the order of finding. */
const onItsOwn = (seen: Sighted, index: number): TrackedPerson => ({
  track: index + 1,
  ageMs: 0,
  isFresh: true,
  ...seen,
});
