/** The recogniser as a reader uses it: a picture at a time, looked at everywhere, with all a camera page makes of it. */

import type { Person } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import { CrowdInterpreter } from '../interpret/crowd-interpreter.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import type { RecogniserWorker } from '../recognise/look-worker.ts';
import { Sight, type SightAssets, type Studied, type StudyOptions } from '../recognise/sight.ts';
import { bodyCertainty } from '../track/body-likeness.ts';
import type { TrackedPerson } from '../track/person-tracker.ts';

/** A person, how sure the recogniser is of them, 0..1, and their fingers where these were looked at. */
export interface Sighted {
  readonly person: Person;
  readonly certainty: number;
  readonly hands: Hands | undefined;
}

/** What one picture shows. Hands without bodies are there only where they alone were looked for. */
export interface Sights {
  readonly people: readonly Sighted[];
  readonly hands: Hands;
}

export interface EyesOptions {
  readonly assets: SightAssets;
  readonly layout: StudyOptions['layout'];
  readonly gestures: readonly GestureEngine[];
  readonly startWorker: () => RecogniserWorker;
  readonly threads: number;
  readonly clock: LocalClock;
  /** Hears what is being made ready. */
  readonly loading: (says: string, share: number | null) => void;
}

/** A photograph is read as if it were held before the camera for so long, so that a gesture in it counts, ms. */
const STILL_MS = [0, 100, 200, 300, 400];

/** Looks at one input after the other. */
export class Eyes {
  readonly #options: EyesOptions;
  readonly #sight: Sight;
  readonly #stop: () => void;
  #interpreter: CrowdInterpreter;
  #people = 0;

  constructor(options: EyesOptions) {
    this.#options = options;
    this.#interpreter = new CrowdInterpreter(options.gestures);
    this.#sight = new Sight({
      startWorker: options.startWorker,
      assets: options.assets,
      // What a graphics card makes of a picture differs from card to card: a file has one result.
      delegate: 'cpu',
      renderer: () => null,
      threads: options.threads,
      clock: options.clock,
      drawNumber: () => this.#nextNumber(),
      changed: () => this.#changed(),
      saw: () => undefined,
    });
    this.#stop = this.#sight.start();
  }

  /** Begins with another input: nobody of the last one is known any more. */
  begin(): void {
    this.#sight.forget();
    this.#interpreter = new CrowdInterpreter(this.#options.gestures);
  }

  /** Who is in the picture at `atMs` of the input. Takes the picture over. Rejects when nothing can be recognised. */
  async study(picture: ImageBitmap, atMs: number, isStill: boolean): Promise<Sights> {
    const { layout } = this.#options;
    const studied: Studied = await this.#sight.study(picture, atMs, { isSequence: !isStill, layout });
    if (!studied.ok) throw new Error(`${studied.problem}: ${studied.detail}`);
    const { people: tracked, hands } = studied.sighting;
    const known = isStill ? tracked.map((one) => ({ ...one, track: this.#nextNumber() })) : tracked;
    const { aspect } = studied.sighting;
    const read = isStill ? this.#hold(known, atMs, aspect) : this.#interpreter.update(known, atMs, aspect);
    const handOf = (side: 'left' | 'right') => hands.find((hand) => hand.side === side)?.points ?? null;
    return {
      people: read.map((person) => ({
        person,
        certainty: bodyCertainty(person.landmarks),
        hands: known.find(({ track }) => track === person.track)?.hands,
      })),
      hands: { left: handOf('left'), right: handOf('right') },
    };
  }

  close(): void {
    this.#stop();
  }

  #hold(people: readonly TrackedPerson[], atMs: number, aspect: number): readonly Person[] {
    return STILL_MS.map((laterMs) => this.#interpreter.update(people, atMs + laterMs, aspect)).at(-1) ?? [];
  }

  /** Numbers that count up: twice the same file is twice the same result. */
  #nextNumber(): number {
    this.#people += 1;
    return this.#people;
  }

  #changed(): void {
    const { stage } = this.#sight;
    if (stage.stage !== 'loading') return;
    const { step, receivedBytes, totalBytes } = stage.progress;
    this.#options.loading(step, receivedBytes !== undefined && totalBytes ? receivedBytes / totalBytes : null);
  }
}
