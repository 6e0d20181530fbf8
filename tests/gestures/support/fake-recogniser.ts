/** A recogniser thread that says what a test tells it to, and pictures that know whether they were closed. */

import type { RecogniserWorker } from '#gestures/recognise/look-worker.ts';
import {
  BODY_NUMBERS,
  type FromRecogniser,
  type LookRequest,
  type Subject,
} from '#gestures/recognise/recogniser-messages.ts';
import type { Landmarks } from '#installation/crowd/body.ts';

export const READY = { type: 'ready', delegate: 'CPU', loadMs: 1, pictureMs: 50, selfTestOff: 0.02 } as const;

export class FakeWorker implements RecogniserWorker {
  onmessage: RecogniserWorker['onmessage'] = null;
  onerror: RecogniserWorker['onerror'] = null;
  readonly heard: { readonly type: string }[] = [];
  isEnded = false;

  postMessage(message: { readonly type: string }): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(message: FromRecogniser | { readonly type: string }): void {
    this.onmessage?.({ data: message } as MessageEvent<unknown>);
  }

  crash(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }

  /** The views it was given, in their order. */
  looks(subject?: Subject): readonly LookRequest[] {
    const looks = this.heard.filter((message): message is LookRequest => message.type === 'look');
    return subject === undefined ? looks : looks.filter((look) => look.subject === subject);
  }

  /** Answers the newest look. */
  answer(bodies: readonly Landmarks[] = [], recogniseMs = 50): void {
    const numbers = new Float32Array(bodies.length * BODY_NUMBERS);
    for (const [index, body] of bodies.entries()) numbers.set(body, index * BODY_NUMBERS);
    const id = this.looks().at(-1)?.id ?? 0;
    this.say({ type: 'seen', id, recogniseMs, bodies: numbers, hands: new Float32Array(0) });
  }
}

/** Starts fake workers and keeps them. */
export function fakeWorkers() {
  const workers: FakeWorker[] = [];
  return {
    workers,
    start: (): FakeWorker => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    /** The one started last. */
    newest: (): FakeWorker => {
      const last = workers.at(-1);
      if (last === undefined) throw new Error('no worker was started');
      return last;
    },
  };
}

/** A picture that cannot be drawn but closed. */
export function fakePicture(width = 4, height = 3) {
  const state = { isClosed: false };
  const bitmap = { width, height, close: () => (state.isClosed = true) };
  return { state, bitmap: bitmap as unknown as ImageBitmap };
}
