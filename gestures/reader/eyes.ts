/** The recogniser as a reader uses it: a picture at a time, waited for, with everything a camera page makes of it. */

import type { Person } from '#installation/crowd/body.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import { CrowdInterpreter } from '../interpret/crowd-interpreter.ts';
import type { GestureDescription } from '../interpret/gesture-description.ts';
import { PoseRecogniser, type RecogniserStage, type RecogniserWorker } from '../recognise/pose-recogniser.ts';
import { bodiesOf, type LoadRequest, type PosesFound } from '../recognise/recogniser-messages.ts';
import { bodyCertainty } from '../track/body-likeness.ts';
import { PersonTracker } from '../track/person-tracker.ts';

/** A person and how sure the recogniser is of them, 0..1. */
export interface Sighted {
  readonly person: Person;
  readonly certainty: number;
}

export interface EyesOptions {
  readonly request: Omit<LoadRequest, 'type'>;
  readonly gestures: readonly GestureDescription[];
  readonly startWorker: () => RecogniserWorker;
  readonly clock: LocalClock;
  /** Hears what is being made ready. */
  readonly loading: (says: string, share: number | null) => void;
}

/** A photograph is looked at as if it were held before the camera for so long, so that a gesture in it counts, ms. */
const STILL_MS = [0, 100, 200, 300, 400];

/** What has failed once is told, not tried again: the longest a timer can wait, ms. */
const NEVER_AGAIN_MS = 2 ** 31 - 1;

/** Looks at one input after the other. */
export class Eyes {
  readonly #options: EyesOptions;
  #tracker: PersonTracker;
  #interpreter: CrowdInterpreter;
  #recogniser: PoseRecogniser | undefined;
  #stop: Cancel = () => undefined;
  #people = 0;
  #settle: { resolve: (poses: PosesFound | null) => void; reject: (error: Error) => void } | undefined;

  constructor(options: EyesOptions) {
    this.#options = options;
    this.#tracker = this.#newTracker();
    this.#interpreter = new CrowdInterpreter(options.gestures);
  }

  /** Begins with another input: nobody of the last one is known any more. Rejects when nothing can be recognised. */
  async begin(): Promise<void> {
    this.close();
    this.#tracker = this.#newTracker();
    this.#interpreter = new CrowdInterpreter(this.#options.gestures);
    const { request, startWorker, clock } = this.#options;
    const ready = this.#expect();
    this.#recogniser = new PoseRecogniser({
      startWorker,
      request,
      clock,
      backOffMs: () => NEVER_AGAIN_MS,
      changed: () => this.#stageChanged(),
      found: (poses) => this.#settle?.resolve(poses),
    });
    this.#stop = this.#recogniser.start();
    await ready;
  }

  /** Who is in the picture at `atMs` of the input. Takes the picture over. */
  async study(picture: ImageBitmap, atMs: number, isStill: boolean): Promise<readonly Sighted[]> {
    const found = this.#expect();
    this.#recogniser?.recognise(picture, atMs);
    const poses = await found;
    if (poses === null) return [];
    const bodies = bodiesOf(poses);
    let people: readonly Person[] = [];
    for (const laterMs of isStill ? STILL_MS : [0]) {
      const seenMs = atMs + laterMs;
      people = this.#interpreter.update(this.#tracker.update(bodies, seenMs), seenMs);
    }
    return people.map((person) => ({ person, certainty: bodyCertainty(person.landmarks) }));
  }

  close(): void {
    this.#stop();
    this.#recogniser = undefined;
  }

  #newTracker(): PersonTracker {
    // Numbers that count up: twice the same file is twice the same result.
    return new PersonTracker(() => {
      this.#people += 1;
      return this.#people;
    });
  }

  #expect(): Promise<PosesFound | null> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  #stageChanged(): void {
    const stage: RecogniserStage | undefined = this.#recogniser?.stage;
    if (stage?.stage === 'loading') {
      const { step, receivedBytes, totalBytes } = stage.progress;
      const share = receivedBytes !== undefined && totalBytes ? receivedBytes / totalBytes : null;
      this.#options.loading(step, share);
    } else if (stage?.stage === 'ready') this.#settle?.resolve(null);
    else if (stage?.stage === 'failed') this.#settle?.reject(new Error(`${stage.problem}: ${stage.detail}`));
  }
}
