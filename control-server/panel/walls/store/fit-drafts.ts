/**
 * What somebody changes on a projector's fit before the server has it: shown on the wall while it is dragged, kept when it
 * is let go. Nothing that could not be saved is thrown away behind anybody's back. No socket, no clock of its own.
 */

import type { SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import type { Stop, Timers } from '../../clock/timers.ts';

export interface Draft {
  readonly output: Output;
  /** `trying`: only shown. `soon`: kept once no more of it comes. `unsaved`: the server could not, and said why. */
  readonly state: 'trying' | 'soon' | 'saving' | 'unsaved';
  /** Why it could not be saved; null unless `unsaved`. */
  readonly problem: { readonly says: string; readonly advice: string } | null;
}

export interface FitDrafts {
  all(): Readonly<Record<string, Draft>>;
  /** Shows it on the wall without keeping it. */
  tryOut(surface: string, output: Output): void;
  /** Keeps it, under the words by which it may be taken back. Resolves when the server has answered. */
  keep(surface: string, output: Output, does: string): Promise<void>;
  /** Shows it at once and keeps it when no more of the same has come for a while: many presses are one step back. */
  keepSoon(surface: string, output: Output, does: string): void;
  /** Keeps what waits to be kept, and resolves when the server has all of it. */
  settle(surface: string): Promise<void>;
  /** Tries to save again what could not be saved. */
  saveAgain(surface: string): Promise<void>;
  /** Forgets it: the wall shows what is kept. */
  drop(surface: string): void;
}

export interface FitDraftsOptions {
  readonly ask: (request: SetupRequest) => Promise<SetupAnswer>;
  readonly now: () => LocalMs;
  readonly timers: Pick<Timers, 'after'>;
  /** What is in the site's file for a surface; null: it has none of that name. */
  readonly kept: (surface: string) => Output | null;
  readonly changed: () => void;
}

/** Twenty a second: more than an eye on a wall needs, little enough for a slow radio link, ms. */
export const TRY_EVERY_MS = 50;
/** So long after the last press of many they are kept as one, ms. */
export const SOON_MS = 700;

interface Entry {
  draft: Draft;
  does: string;
  stopSoon: Stop;
  /** Counts changes: an answer to an older one settles nothing. */
  version: number;
  saving: Promise<void>;
}

/** Paces what is tried: one on its way at a time, never more often than the wall can use, the last one always. */
interface Pace {
  lastMs: number;
  isAsking: boolean;
  waiting: Output | null;
  stop: Stop;
}

const nothing: Stop = () => {};

export function createFitDrafts({ ask, now, timers, kept, changed }: FitDraftsOptions): FitDrafts {
  const entries = new Map<string, Entry>();
  const paces = new Map<string, Pace>();
  let all: Readonly<Record<string, Draft>> = {};

  const tell = (): void => {
    all = Object.fromEntries([...entries].map(([surface, { draft }]) => [surface, draft]));
    changed();
  };

  const paceOf = (surface: string): Pace => {
    const known = paces.get(surface) ?? {
      lastMs: Number.NEGATIVE_INFINITY,
      isAsking: false,
      waiting: null,
      stop: nothing,
    };
    paces.set(surface, known);
    return known;
  };

  const sendTry = (surface: string): void => {
    const pace = paceOf(surface);
    const { waiting } = pace;
    if (waiting === null || pace.isAsking) return;
    const waitMs = pace.lastMs + TRY_EVERY_MS - now();
    pace.stop();
    if (waitMs > 0) {
      pace.stop = timers.after(waitMs, () => sendTry(surface));
      return;
    }
    Object.assign(pace, { waiting: null, isAsking: true, lastMs: now() });
    const answered = (): void => {
      pace.isAsking = false;
      sendTry(surface);
    };
    ask({ type: 'try', surface, output: waiting }).then(answered, answered);
  };

  const showOnWall = (surface: string, output: Output): void => {
    paceOf(surface).waiting = output;
    sendTry(surface);
  };

  const change = (surface: string, output: Output, state: Draft['state'], does: string): Entry => {
    const before = entries.get(surface);
    before?.stopSoon();
    const entry: Entry = {
      draft: { output, state, problem: null },
      does,
      stopSoon: nothing,
      version: (before?.version ?? 0) + 1,
      saving: before?.saving ?? Promise.resolve(),
    };
    entries.set(surface, entry);
    return entry;
  };

  const keep = (surface: string, output: Output, does: string): Promise<void> => {
    const pace = paceOf(surface);
    pace.stop();
    pace.waiting = null;
    const entry = change(surface, output, 'saving', does);
    tell();
    const save = async (): Promise<void> => {
      const answer = await ask({ type: 'keep', surface, output, does });
      if (entries.get(surface) !== entry) return;
      if (answer.ok) entries.delete(surface);
      else entry.draft = { output, state: 'unsaved', problem: { says: answer.says, advice: answer.advice } };
      tell();
    };
    entry.saving = save();
    return entry.saving;
  };

  const settle = async (surface: string): Promise<void> => {
    const entry = entries.get(surface);
    if (entry?.draft.state === 'soon') await keep(surface, entry.draft.output, entry.does);
    else await entry?.saving;
  };

  return {
    all: () => all,
    tryOut: (surface, output) => {
      void settleOther(surface, null);
      change(surface, output, 'trying', '');
      showOnWall(surface, output);
      tell();
    },
    keep,
    keepSoon: (surface, output, does) => {
      void settleOther(surface, does);
      const entry = change(surface, output, 'soon', does);
      entry.stopSoon = timers.after(SOON_MS, () => void settle(surface));
      showOnWall(surface, output);
      tell();
    },
    settle,
    saveAgain: async (surface) => {
      const entry = entries.get(surface);
      if (entry?.draft.state === 'unsaved') await keep(surface, entry.draft.output, entry.does);
    },
    drop: (surface) => {
      entries.get(surface)?.stopSoon();
      if (!entries.delete(surface)) return;
      const before = kept(surface);
      if (before) showOnWall(surface, before);
      tell();
    },
  };

  /** What waits to be kept is another step back than what comes now. */
  function settleOther(surface: string, does: string | null): Promise<void> {
    const entry = entries.get(surface);
    if (entry?.draft.state !== 'soon' || entry.does === does) return Promise.resolve();
    return keep(surface, entry.draft.output, entry.does);
  }
}
