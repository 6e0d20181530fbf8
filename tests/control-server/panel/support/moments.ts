/** Moments of a small show, made by the core itself from facts at given times. */

import type { Moment } from '#control-server/panel/store/moment.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import type { Meter, Room } from '#installation/protocol/messages.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { stateAt } from '#installation/state/timeline.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';

const HASH = 'a'.repeat(64);

const SCORE = `
show: small
title: A small show
opensWith: first
goGuard: 400ms
panicFade: 2s
parameters:
  light: { says: how light it is, default: 0 }
sequences:
  first:
    name: First
    cues:
      - { cue: 1, name: Opens, notes: Doors are open., preWait: 2s, duration: 20s, postWait: 3s, next: follow }
      - { cue: 2, name: Beside, duration: 30s, postWait: 4s, next: continue, goTo: "A" }
      - { cue: 2.5, name: Left out, duration: 1s }
      - cue: A
        name: Asked
        quorum:
          gesture: rise
          share: 0.6
          minPeople: 3
          dwell: 2s
          timeout: 45s
          met: { label: held, go: 4 }
          unmet: { label: fallen, go: 5 }
      - { cue: 4, name: Holds, duration: 5s }
      - { cue: 5, name: Falls, duration: 5s }
  second:
    name: Second
    cues:
      - { cue: 1, name: After }
`;

function smallPlan(): Plan {
  const parsed = parseScore(SCORE, 'small.yaml', null);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return compile(parsed.value, HASH);
}

export const plan = smallPlan();

export function cue(key: string): PlannedCue {
  const found = plan.cues.get(key);
  if (!found) throw new Error(`no cue ${key}`);
  return found;
}

/** A fact of the show, and when. */
export type Happening = readonly [atMs: number, event: FactEvent];

export const fired = (atMs: number, key: string): Happening => [atMs, { type: 'cue-fired', cue: key }];

function factsOf(happenings: readonly Happening[]): Fact[] {
  const opening: Happening[] = [
    [0, { type: 'run-opened', show: 'small', seed: 1 }],
    [0, { type: 'score-adopted', scoreHash: HASH }],
  ];
  const facts: Fact[] = [];
  for (const [atMs, event] of [...opening, ...happenings]) {
    const at = serverMs(atMs);
    facts.push(chain(endOf(facts), { atMs: at, recordedAtMs: at, cause: { by: 'director' }, event }));
  }
  return facts;
}

/** A live, connected panel at `nowMs`, after `happenings`. `change` overrides what else is known. */
export function momentAt(nowMs: number, happenings: readonly Happening[], change: Partial<Moment> = {}): Moment {
  return {
    localMs: localMs(nowMs),
    nowMs: serverMs(nowMs),
    stage: { stage: 'live' },
    barred: null,
    fault: null,
    notice: null,
    clockBoundMs: 0.42,
    state: stateAt(new Map([[HASH, plan]]), factsOf(happenings), serverMs(nowMs)),
    nextFactMs: null,
    meter: null,
    room: null,
    said: null,
    asking: [],
    ...change,
  };
}

/** The show's state at `nowMs`. */
export function showAt(nowMs: number, happenings: readonly Happening[]) {
  const { state } = momentAt(nowMs, happenings);
  if (!state) throw new Error('the show has no state');
  return state;
}

export const meter = (change: Partial<Meter> = {}): Meter => ({
  atMs: 0,
  present: 0,
  active: {},
  quorum: null,
  triggers: [],
  ...change,
});

type Page = Room['pages'][number];

export const page = (change: Partial<Page> = {}): Page => ({
  role: 'projection',
  name: 'left',
  page: 'page-0001',
  connectedAtMs: 0,
  lastSeenMs: 10_000,
  status: { fps: 59.6, clockBoundMs: 0.31, engine: 'webgpu', dropped: 0, people: null, trouble: null },
  warning: null,
  ...change,
});
