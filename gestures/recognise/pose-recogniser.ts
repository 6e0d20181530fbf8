/**
 * The page's side of the recogniser: owns the worker, gives it one picture at a time, and starts another when it stops
 * or hangs.
 */

import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import {
  FromRecogniser,
  type LoadRequest,
  type PosesFound,
  type RecogniserProblem,
  type RecogniserProgress,
  type RecogniserReady,
  type ToRecogniser,
} from './recogniser-messages.ts';

/** Where the recogniser stands. */
export type RecogniserStage =
  | { readonly stage: 'loading'; readonly progress: RecogniserProgress }
  | { readonly stage: 'ready'; readonly ready: RecogniserReady }
  | {
      readonly stage: 'failed';
      readonly problem: RecogniserProblem | 'recogniser-crashed' | 'recogniser-hung';
      readonly detail: string;
    };

/** The part of `Worker` that is used. */
export interface RecogniserWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
}

/** What a recogniser needs from its surroundings. */
export interface PoseRecogniserOptions {
  readonly startWorker: () => RecogniserWorker;
  readonly request: Omit<LoadRequest, 'type'>;
  readonly clock: LocalClock;
  /** Pause before start number `attempt` (from 1) after as many failures, ms. */
  readonly backOffMs: (attempt: number) => number;
  readonly changed: () => void;
  readonly found: (poses: PosesFound) => void;
}

/** A picture takes 0.1 s; after this long the worker is stuck. */
const PICTURE_TIMEOUT_MS = 8000;
/** Loading reports all along; this long without a word means that it is stuck. */
const LOADING_TIMEOUT_MS = 60_000;

/** One camera's recogniser. */
export class PoseRecogniser {
  readonly #options: PoseRecogniserOptions;
  #stage: RecogniserStage = { stage: 'loading', progress: { type: 'progress', step: 'runtime' } };
  #worker: RecogniserWorker | undefined;
  #isBusy = false;
  #pictures = 0;
  #failures = 0;
  #cancelTimer: Cancel = () => undefined;

  constructor(options: PoseRecogniserOptions) {
    this.#options = options;
  }

  get stage(): RecogniserStage {
    return this.#stage;
  }

  /** True when the next picture would be looked at right away. */
  get isFree(): boolean {
    return this.#stage.stage === 'ready' && !this.#isBusy;
  }

  /** Starts the worker. Returns the stop. */
  start(): Cancel {
    this.#begin();
    return () => this.#end();
  }

  /** Hands a picture over for good. One that comes at the wrong moment is let go: pictures never queue. */
  recognise(picture: ImageBitmap, capturedAtMs: number): void {
    if (!this.isFree || this.#worker === undefined) {
      picture.close();
      return;
    }
    this.#isBusy = true;
    this.#pictures += 1;
    this.#expectAnswer(PICTURE_TIMEOUT_MS);
    this.#send({ type: 'frame', id: this.#pictures, capturedAtMs, picture }, [picture]);
  }

  #send(message: ToRecogniser, transfer: Transferable[]): void {
    this.#worker?.postMessage(message, transfer);
  }

  #begin(): void {
    this.#end();
    const worker = this.#options.startWorker();
    worker.onmessage = (event) => this.#hear(event.data);
    worker.onerror = (event) => this.#fail('recogniser-crashed', event.message || 'no cause given');
    this.#worker = worker;
    this.#expectAnswer(LOADING_TIMEOUT_MS);
    this.#send({ type: 'load', ...this.#options.request }, []);
  }

  #end(): void {
    this.#cancelTimer();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isBusy = false;
  }

  #expectAnswer(withinMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(withinMs, () =>
      this.#fail('recogniser-hung', `no answer for ${withinMs / 1000} s`),
    );
  }

  #enter(stage: RecogniserStage): void {
    this.#stage = stage;
    this.#options.changed();
  }

  #fail(problem: Extract<RecogniserStage, { stage: 'failed' }>['problem'], detail: string): void {
    this.#end();
    this.#failures += 1;
    this.#cancelTimer = this.#options.clock.after(this.#options.backOffMs(this.#failures), () => this.#begin());
    this.#enter({ stage: 'failed', problem, detail });
  }

  #hear(data: unknown): void {
    const parsed = FromRecogniser.safeParse(data);
    if (parsed.success) this.#take(parsed.data);
    else this.#fail('message-unreadable', parsed.error.message);
  }

  #take(message: FromRecogniser): void {
    switch (message.type) {
      case 'progress':
        this.#expectAnswer(LOADING_TIMEOUT_MS);
        this.#enter({ stage: 'loading', progress: message });
        break;
      case 'ready':
        this.#cancelTimer();
        this.#enter({ stage: 'ready', ready: message });
        break;
      case 'poses':
        this.#cancelTimer();
        this.#isBusy = false;
        this.#failures = 0;
        this.#options.found(message);
        break;
      case 'failed':
        this.#fail(message.problem, message.detail);
        break;
    }
  }
}
