/**
 * The page's side of one recogniser thread: gives it one view at a time, and starts another when it stops or hangs.
 */

import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import {
  FromRecogniser,
  type LoadRequest,
  type RecogniserProblem,
  type RecogniserProgress,
  type RecogniserReady,
  type Subject,
  type ToRecogniser,
  type ViewSeen,
} from './recogniser-messages.ts';

/** Where a recogniser stands. */
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
export interface LookWorkerOptions {
  readonly startWorker: () => RecogniserWorker;
  readonly request: Omit<LoadRequest, 'type'>;
  readonly handModelUrl: string;
  readonly clock: LocalClock;
  /** Pause before start number `attempt` (from 1) after as many failures, ms. */
  readonly backOffMs: (attempt: number) => number;
  /** Called after every change of stage, and whenever the worker has become free. */
  readonly changed: () => void;
}

/** A view takes 0.1 s; after this long the worker is stuck. */
const LOOK_TIMEOUT_MS = 8000;
/** Loading reports all along; this long without a word means that it is stuck. */
const LOADING_TIMEOUT_MS = 60_000;
/** Hands looked for in one view. */
const MAX_HANDS = 4;

/** One recogniser thread, and its successors after failures. */
export class LookWorker {
  readonly #options: LookWorkerOptions;
  readonly bornMs: number;
  #stage: RecogniserStage = { stage: 'loading', progress: { type: 'progress', step: 'runtime' } };
  #worker: RecogniserWorker | undefined;
  #answer: ((seen: ViewSeen | null) => void) | undefined;
  #hands: 'unwanted' | 'wanted' | 'loading' | 'ready' = 'unwanted';
  #looks = 0;
  #failures = 0;
  #cancelTimer: Cancel = () => undefined;

  constructor(options: LookWorkerOptions) {
    this.#options = options;
    this.bornMs = options.clock.now();
  }

  get stage(): RecogniserStage {
    return this.#stage;
  }

  /** Views looked at so far by this thread and its successors. */
  get looks(): number {
    return this.#looks;
  }

  get isReady(): boolean {
    return this.#stage.stage === 'ready';
  }

  /** Whether a view of this kind would be looked at right away. */
  isFreeFor(subject: Subject): boolean {
    if (!this.isReady || this.#answer !== undefined || this.#hands === 'loading') return false;
    return subject === 'bodies' || this.#hands === 'ready';
  }

  /** Whether it will look at views of this kind, now or once it has answered. */
  canSee(subject: Subject): boolean {
    return this.isReady && (subject === 'bodies' || this.#hands === 'ready');
  }

  /** Starts the worker. Returns the stop. */
  start(): Cancel {
    this.#begin();
    return () => this.#end();
  }

  /** Loads the model for hands as soon as nothing else is under way. */
  wantHands(): void {
    if (this.#hands === 'unwanted') this.#hands = 'wanted';
    this.#loadHands();
  }

  /** Hands a view over for good. Null when it was lost with the worker or came at the wrong moment. */
  look(subject: Subject, view: ImageBitmap): Promise<ViewSeen | null> {
    if (!this.isFreeFor(subject) || this.#worker === undefined) {
      view.close();
      return Promise.resolve(null);
    }
    this.#looks += 1;
    this.#expectAnswer(LOOK_TIMEOUT_MS);
    this.#send({ type: 'look', id: this.#looks, subject, view }, [view]);
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
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
    if (this.#hands !== 'unwanted') this.#hands = 'wanted';
    this.#settle(null);
  }

  #settle(seen: ViewSeen | null): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(seen);
  }

  #expectAnswer(withinMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(withinMs, () =>
      this.#fail('recogniser-hung', `no answer for ${withinMs / 1000} s`),
    );
  }

  #loadHands(): void {
    if (this.#hands !== 'wanted' || !this.isReady || this.#answer !== undefined) return;
    this.#hands = 'loading';
    this.#expectAnswer(LOADING_TIMEOUT_MS);
    this.#send({ type: 'load-hands', handModelUrl: this.#options.handModelUrl, maxHands: MAX_HANDS }, []);
  }

  #enter(stage: RecogniserStage): void {
    this.#stage = stage;
    this.#options.changed();
  }

  #fail(problem: Extract<RecogniserStage, { stage: 'failed' }>['problem'], detail: string): void {
    this.#stage = { stage: 'failed', problem, detail };
    this.#end();
    this.#failures += 1;
    this.#cancelTimer = this.#options.clock.after(this.#options.backOffMs(this.#failures), () => this.#begin());
    this.#options.changed();
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
        if (!this.isReady) this.#enter({ stage: 'loading', progress: message });
        break;
      case 'ready':
        this.#cancelTimer();
        this.#stage = { stage: 'ready', ready: message };
        this.#loadHands();
        this.#options.changed();
        break;
      case 'hands-ready':
        this.#cancelTimer();
        this.#hands = 'ready';
        this.#options.changed();
        break;
      case 'seen':
        this.#cancelTimer();
        this.#failures = 0;
        this.#settle(message);
        this.#loadHands();
        this.#options.changed();
        break;
      case 'failed':
        this.#fail(message.problem, message.detail);
        break;
    }
  }
}
