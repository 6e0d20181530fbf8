/**
 * What becomes of changes made on the wall: shown at once, tried by the server as fast as it answers, kept after a
 * moment's rest, taken back and done again through its history. Without a server they are shown all the same, and kept
 * as soon as it is back. No page, no socket, no clock of its own.
 */

import type { Edit } from '#installation/mapping/edit.ts';
import type { SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import type { FitEvent } from '../link/fit-in-force.ts';

/** Where the wall's fit stands, for whoever changes it. */
export type Keeping =
  /** The site's file says what the wall shows. */
  | { readonly state: 'kept' }
  /** It is about to be written. */
  | { readonly state: 'writing' }
  /** It will be written as soon as the server is back. */
  | { readonly state: 'away' }
  /** The server would not, and why. */
  | { readonly state: 'refused'; readonly says: string };

export interface FitKeeper {
  change(edit: Edit): void;
  /** While held, as by a mouse button, nothing is kept; let go, it is after a rest. */
  hold(isHeld: boolean): void;
  /** Keeps what is not kept, without a rest. */
  settle(): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Whether the history is being asked: changes have to wait for the answer. */
  isBusy(): boolean;
  keeping(): Keeping;
}

export interface FitKeeperOptions {
  readonly surface: string;
  /** Null: the server is away. */
  readonly ask: (request: SetupRequest) => Promise<SetupAnswer | null>;
  readonly happened: (event: FitEvent) => void;
  /** Calls once, after so many ms; answers what calls that off. */
  readonly after: (ms: number, action: () => void) => () => void;
  /** Called after every change of `keeping`. */
  readonly changed: () => void;
}

/** A hand that rests so long has arrived, ms. */
export const REST_MS = 400;
/** How often what could not be kept is tried again, ms. */
export const AGAIN_MS = 1000;

const AWAY = { says: 'The server is away.', advice: 'Its history has to wait.' };

export function createFitKeeper({ surface, ask, happened, after, changed }: FitKeeperOptions): FitKeeper {
  let unkept: Edit | null = null;
  /** The change that the server is asked to keep, until it answers. */
  let asked: { readonly edit: Edit; readonly answer: Promise<void> } | null = null;
  /** Whether something is shown that the server would not keep. */
  let isUnwanted = false;
  let keeping: Keeping = { state: 'kept' };
  let stopRest: (() => void) | null = null;
  let isHeld = false;
  let isTrying = false;
  /** Steps in the history that are being asked for, one after the other: every press counts. */
  let steps = 0;
  let lastStep: Promise<void> = Promise.resolve();

  const enter = (next: Keeping): void => {
    keeping = next;
    changed();
  };
  const refused = ({ says, advice }: { readonly says: string; readonly advice: string }): void =>
    enter({ state: 'refused', says: `${says} ${advice}`.trim() });

  /** One at a time, always the newest: a slow line is not filled with places that nobody is at any more. */
  const tryOut = async (): Promise<void> => {
    if (isTrying) return;
    isTrying = true;
    let tried: Edit | null = null;
    while (unkept && unkept !== tried) {
      tried = unkept;
      if ((await ask({ type: 'try', surface, output: tried.output })) === null) break;
    }
    isTrying = false;
  };

  const rest = (ms: number): void => {
    stopRest?.();
    stopRest = isHeld ? null : after(ms, () => void keep());
  };

  const write = async (edit: Edit): Promise<void> => {
    happened({ type: 'asked' });
    const answer = await ask({ type: 'keep', surface, output: edit.output, does: edit.does });
    asked = null;
    if (answer?.ok) happened({ type: 'kept', output: edit.output });
    // It has been changed on meanwhile: what becomes of that is told in its turn.
    if (unkept !== edit) return;
    if (!answer) {
      rest(AGAIN_MS);
      return enter({ state: 'away' });
    }
    unkept = null;
    isUnwanted = !answer.ok;
    if (answer.ok) enter({ state: 'kept' });
    else refused(answer);
  };

  const keep = async (): Promise<void> => {
    stopRest?.();
    stopRest = null;
    if (unkept && asked?.edit !== unkept) asked = { edit: unkept, answer: write(unkept) };
    await asked?.answer;
  };

  /** What never came into the history is taken back by giving it up. */
  const giveUp = (): void => {
    unkept = null;
    isUnwanted = false;
    stopRest?.();
    happened({ type: 'dropped' });
    enter({ state: 'kept' });
  };

  const step = async (type: 'undo' | 'redo'): Promise<void> => {
    await keep();
    if (type === 'undo' && (unkept || isUnwanted)) return giveUp();
    enter({ state: 'writing' });
    const answer = await ask({ type, surface });
    if (!answer) refused(AWAY);
    else if (!answer.ok) refused(answer);
    else enter({ state: 'kept' });
  };

  const history = (type: 'undo' | 'redo'): Promise<void> => {
    steps += 1;
    lastStep = lastStep
      .then(() => step(type))
      .finally(() => {
        steps -= 1;
      });
    return lastStep;
  };

  return {
    change: (edit) => {
      // A change of another kind is a step of its own in the history.
      if (unkept && unkept.does !== edit.does) void keep();
      unkept = edit;
      isUnwanted = false;
      happened({ type: 'changed', output: edit.output });
      enter({ state: 'writing' });
      void tryOut();
      rest(REST_MS);
    },
    hold: (held) => {
      isHeld = held;
      if (unkept) rest(REST_MS);
    },
    settle: keep,
    undo: () => history('undo'),
    redo: () => history('redo'),
    isBusy: () => steps > 0,
    keeping: () => keeping,
  };
}
