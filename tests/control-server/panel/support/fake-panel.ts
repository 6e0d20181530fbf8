/** Time and a server's end of the socket that do only what the test says. */

import type { Timers } from '#control-server/panel/clock/timers.ts';
import type { DirectorSocket } from '#control-server/panel/link/director-link.ts';
import { type LocalMs, localMs } from '#installation/time/axes.ts';
import { settled } from '#tests/support/fake-time.ts';

export interface PanelTime {
  readonly timers: Timers;
  now(): LocalMs;
  /** Lets `ms` pass, frames of 16 ms included. */
  pass(ms: number): Promise<void>;
}

const FRAME_MS = 16;

export function panelTime(): PanelTime {
  let nowMs = 0;
  const alarms = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const after = (ms: number, run: () => void) => {
    const alarm = { atMs: nowMs + ms, run };
    alarms.add(alarm);
    return () => alarms.delete(alarm);
  };
  return {
    timers: { after, nextFrame: (run) => after(FRAME_MS, run) },
    now: () => localMs(nowMs),
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settled();
      for (;;) {
        const next = [...alarms].filter((alarm) => alarm.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        alarms.delete(next);
        nowMs = next.atMs;
        next.run();
        await settled();
      }
      nowMs = untilMs;
    },
  };
}

/** What the server answers to a message; a rejected promise, or none kept, is silence. */
export type Answerer = (message: string, payload: unknown) => Promise<unknown>;

export interface FakeSocket {
  readonly socket: DirectorSocket;
  /** Everything asked, in order, probes left out. */
  readonly asked: { readonly message: string; readonly payload: unknown }[];
  connections: number;
  answer: Answerer;
  /** The server lets the page in, or the line drops, or turns it away. */
  open(): void;
  drop(): void;
  bar(error: Error): void;
  tell(message: string, payload: unknown): void;
}

/** A socket whose time-outs keep to `time`. */
export function fakeSocket(time: PanelTime): FakeSocket {
  const listeners = new Map<string, (payload: unknown) => void>();
  const state = { connected: false, active: false };
  const emit = (message: string, payload?: unknown): void => listeners.get(message)?.(payload);
  const disconnect = (): void => {
    state.active = false;
    if (!state.connected) return;
    state.connected = false;
    emit('disconnect');
  };

  const ask = (waitMs: number, message: string, payload: unknown): Promise<unknown> => {
    if (message !== 'probe') fake.asked.push({ message, payload });
    const answered = Promise.withResolvers<unknown>();
    time.timers.after(waitMs, () => answered.reject(new Error('operation has timed out')));
    fake.answer(message, payload).then(answered.resolve, () => {});
    return answered.promise;
  };

  const socket = {
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
    disconnect,
    on: (message: string, listener: (payload: unknown) => void) => listeners.set(message, listener),
    removeAllListeners: () => listeners.clear(),
    timeout: (ms: number) => ({
      emitWithAck: (message: string, payload: unknown) => ask(ms, message, payload),
    }),
  };

  const fake: FakeSocket = {
    // Only what the link uses of a socket is there.
    socket: socket as unknown as DirectorSocket,
    asked: [],
    connections: 0,
    answer: () => Promise.reject(new Error('nobody answers')),
    open: () => {
      state.connected = true;
      emit('connect');
    },
    drop: () => {
      state.connected = false;
      emit('disconnect');
    },
    bar: (error) => {
      state.active = false;
      emit('connect_error', error);
    },
    tell: emit,
  };
  return fake;
}
