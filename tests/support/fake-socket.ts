/** A page's socket with a server at its other end that does only what the test says. */

import type { SocketPort } from '#installation/protocol/connection.ts';

/** What the server answers to a message; a rejected promise, or none kept, is silence. */
export type Answerer = (message: string, payload: unknown) => Promise<unknown>;

export interface FakeSocket {
  readonly socket: SocketPort;
  /** Everything asked, in order, probes left out. */
  readonly asked: { readonly message: string; readonly payload: unknown }[];
  /** How often the page has set out to connect. */
  connections: number;
  answer: Answerer;
  /** The server lets the page in, or the line drops, or the server ends it. */
  open(): void;
  drop(): void;
  sendOff(): void;
  /** The server turns the page away, or is not there. */
  bar(error: Error): void;
  miss(): void;
  tell(message: string, payload: unknown): void;
}

/** A socket whose time-outs keep to `after`. */
export function fakeSocket(after: (ms: number, run: () => void) => unknown): FakeSocket {
  const listeners = new Map<string, ((payload: never) => void)[]>();
  const state = { connected: false, active: false };
  const emit = (message: string, payload?: unknown): void => {
    for (const listener of listeners.get(message) ?? []) listener(payload as never);
  };
  const end = (reason: string, active: boolean): void => {
    state.active = active;
    if (!state.connected) return;
    state.connected = false;
    emit('disconnect', reason);
  };
  const fail = (error: Error, active: boolean): void => {
    state.active = active;
    emit('connect_error', error);
  };

  const ask = (waitMs: number, message: string, payload: unknown): Promise<unknown> => {
    if (message !== 'probe') fake.asked.push({ message, payload });
    const answered = Promise.withResolvers<unknown>();
    after(waitMs, () => answered.reject(new Error('operation has timed out')));
    fake.answer(message, payload).then(answered.resolve, () => {});
    return answered.promise;
  };

  const fake: FakeSocket = {
    socket: {
      get connected() {
        return state.connected;
      },
      get active() {
        return state.active;
      },
      connect: () => {
        fake.connections++;
        state.active = true;
      },
      disconnect: () => end('io client disconnect', false),
      on: (message: string, listener: (payload: never) => void) =>
        listeners.set(message, [...(listeners.get(message) ?? []), listener]),
      timeout: (ms) => ({ emitWithAck: (message, payload) => ask(ms, message, payload) }),
    },
    asked: [],
    connections: 0,
    answer: () => Promise.reject(new Error('nobody answers')),
    open: () => {
      Object.assign(state, { connected: true, active: true });
      emit('connect');
    },
    drop: () => end('transport close', true),
    sendOff: () => end('io server disconnect', false),
    bar: (error) => fail(error, false),
    miss: () => fail(new Error('websocket error'), true),
    tell: emit,
  };
  return fake;
}
