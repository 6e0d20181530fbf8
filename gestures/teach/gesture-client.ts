/** Saves gestures on the server and takes them away. Whatever happens comes back as a sentence with what to do. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { type GestureChange, type GestureRefusal, gestureChangeSchema } from '#installation/protocol/gesture-shelf.ts';

/** What became of it; `code` of a refusal is `away` where the server did not answer. */
export type Outcome =
  | { readonly ok: true; readonly version: string | null }
  | {
      readonly ok: false;
      readonly code: GestureRefusal['code'] | 'away';
      readonly says: string;
      readonly advice: string;
    };

const AWAY: Outcome = {
  ok: false,
  code: 'away',
  says: 'The server does not answer.',
  advice: 'Your takes stay in this page. Check the network and save again.',
};

const addressOf = (name: string, replaces: string | null): string =>
  `/api/gestures/${encodeURIComponent(name)}${replaces === null ? '' : `?replaces=${replaces}`}`;

/** @param replaces The version of the file it is to stand in place of; null: there is to be none yet. */
export const saveGesture = (gesture: TaughtGesture, replaces: string | null): Promise<Outcome> =>
  ask(addressOf(gesture.name, replaces), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(gesture),
  });

export const removeGesture = (name: string, replaces: string): Promise<Outcome> =>
  ask(addressOf(name, replaces), { method: 'DELETE' });

async function ask(address: string, request: RequestInit): Promise<Outcome> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...request, cache: 'no-store' });
  } catch (error) {
    console.info('the server was not reached', error);
    return AWAY;
  }
  const change = await read(answer);
  if (change === null) {
    const says = `The server answered in a way this page does not understand (${answer.status}).`;
    return { ok: false, code: 'unreadable', says, advice: 'Reload the page: your takes stay in this browser.' };
  }
  return change.ok ? change : { ok: false, ...change.refusal };
}

async function read(answer: Response): Promise<GestureChange | null> {
  try {
    return gestureChangeSchema.safeParse(await answer.json()).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
