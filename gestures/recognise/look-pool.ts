/**
 * Several recogniser threads that share the views of one page. A thread that fails is started again while the others go
 * on; each is replaced by a fresh one from time to time, so that a day's work leaves nothing behind.
 */

import type { Cancel } from '../clock/local-clock.ts';
import { LookWorker, type LookWorkerOptions, type RecogniserStage } from './look-worker.ts';
import type { Delegate, Subject, ViewSeen } from './recogniser-messages.ts';

/** What a pool needs from its surroundings. */
export interface LookPoolOptions extends Omit<LookWorkerOptions, 'request'> {
  readonly request: Omit<LookWorkerOptions['request'], 'delegate'>;
}

/** A thread is replaced after so many looks or so long, whichever comes first. */
export interface Recycling {
  readonly afterLooks: number;
  readonly afterMs: number;
}

/** Some two hours at the full rate of a fast machine; a worker holds some 100 MB and grows slowly if at all. */
export const RECYCLING: Recycling = { afterLooks: 200_000, afterMs: 2 * 3_600_000 };

interface Member {
  readonly worker: LookWorker;
  readonly delegate: Delegate;
  readonly stop: Cancel;
}

interface Waiting {
  readonly subject: Subject;
  readonly view: ImageBitmap;
  readonly settle: (seen: ViewSeen | null) => void;
}

/** The threads of one page. */
export class LookPool {
  readonly #options: LookPoolOptions;
  readonly #recycling: Recycling;
  #members: readonly Member[] = [];
  #successor: { readonly member: Member; readonly replaces: Member } | undefined;
  #retiring: readonly Member[] = [];
  #queue: readonly Waiting[] = [];
  #delegate: Delegate = 'CPU';
  #wantsHands = false;
  #recycled = 0;

  constructor(options: LookPoolOptions, recycling: Recycling = RECYCLING) {
    this.#options = options;
    this.#recycling = recycling;
  }

  /** Threads that look now. */
  get ready(): number {
    return this.#members.filter(({ worker }) => worker.isReady).length;
  }

  /** How many threads were replaced by fresh ones. */
  get recycled(): number {
    return this.#recycled;
  }

  get delegate(): Delegate {
    return this.#delegate;
  }

  /** The stage of the thread that is furthest: one that looks is enough to work. */
  get stage(): RecogniserStage {
    const stages = this.#members.map(({ worker }) => worker.stage);
    return (
      stages.find(({ stage }) => stage === 'ready') ??
      stages.find(({ stage }) => stage === 'loading') ??
      stages[0] ?? { stage: 'loading', progress: { type: 'progress', step: 'runtime' } }
    );
  }

  /** Whether views of this kind are looked at at all now. */
  canSee(subject: Subject): boolean {
    return this.#members.some(({ worker }) => worker.canSee(subject));
  }

  /** Whether a view of this kind would be looked at right away. */
  isFreeFor(subject: Subject): boolean {
    return this.#queue.length === 0 && this.#members.some(({ worker }) => worker.isFreeFor(subject));
  }

  /** Starts so many threads. Returns the stop. */
  start(threads: number, delegate: Delegate): Cancel {
    this.#delegate = delegate;
    this.#members = Array.from({ length: threads }, () => this.#begin());
    return () => this.#end();
  }

  /** Goes over to threads of this kind, one by one, while the others go on. */
  use(delegate: Delegate): void {
    this.#delegate = delegate;
    this.#recycle();
  }

  /** From now on every thread, also a later one, looks at hands too. */
  wantHands(): void {
    this.#wantsHands = true;
    for (const { worker } of this.#everyMember()) worker.wantHands();
  }

  /** Hands a view over for good. Null when it was lost; nobody looks at it again. */
  look(subject: Subject, view: ImageBitmap): Promise<ViewSeen | null> {
    return new Promise((settle) => {
      this.#queue = [...this.#queue, { subject, view, settle }];
      this.#serve();
    });
  }

  #everyMember(): readonly Member[] {
    return [...this.#members, ...(this.#successor === undefined ? [] : [this.#successor.member])];
  }

  #begin(): Member {
    const worker = new LookWorker({
      ...this.#options,
      request: { ...this.#options.request, delegate: this.#delegate },
      changed: () => this.#changed(),
    });
    if (this.#wantsHands) worker.wantHands();
    return { worker, delegate: this.#delegate, stop: worker.start() };
  }

  #end(): void {
    for (const { stop } of [...this.#everyMember(), ...this.#retiring]) stop();
    this.#members = [];
    this.#successor = undefined;
    this.#retiring = [];
    this.#dropQueue(() => true);
  }

  #changed(): void {
    this.#serve();
    this.#recycle();
    this.#options.changed();
  }

  #serve(): void {
    for (const waiting of this.#queue) {
      const member = this.#members.find(({ worker }) => worker.isFreeFor(waiting.subject));
      if (member === undefined) continue;
      this.#queue = this.#queue.filter((other) => other !== waiting);
      void member.worker.look(waiting.subject, waiting.view).then(waiting.settle);
    }
    // What no thread can look at any more would wait for ever.
    this.#dropQueue(({ subject }) => !this.canSee(subject));
  }

  #dropQueue(isLost: (waiting: Waiting) => boolean): void {
    const lost = this.#queue.filter(isLost);
    this.#queue = this.#queue.filter((waiting) => !isLost(waiting));
    for (const { view, settle } of lost) {
      view.close();
      settle(null);
    }
  }

  /** One at a time: the fresh thread is proven and warm before the old one ends. */
  #recycle(): void {
    if (this.#successor === undefined) {
      const worn = this.#members.find((member) => this.#isWorn(member));
      if (worn !== undefined) this.#successor = { member: this.#begin(), replaces: worn };
    } else if (this.#successor.member.worker.isReady) {
      const { member, replaces } = this.#successor;
      this.#successor = undefined;
      this.#members = this.#members.map((old) => (old === replaces ? member : old));
      this.#retiring = [...this.#retiring, replaces];
      this.#recycled += 1;
      this.#serve();
      this.#recycle();
    }
    this.#retire();
  }

  #isWorn({ worker, delegate }: Member): boolean {
    if (delegate !== this.#delegate) return true;
    const { afterLooks, afterMs } = this.#recycling;
    if (!worker.isReady) return false;
    return worker.looks >= afterLooks || this.#options.clock.now() - worker.bornMs >= afterMs;
  }

  /** Old threads end once they have answered. */
  #retire(): void {
    const done = this.#retiring.filter(({ worker }) => !worker.isReady || worker.isFreeFor('bodies'));
    this.#retiring = this.#retiring.filter((member) => !done.includes(member));
    for (const { stop } of done) stop();
  }
}
