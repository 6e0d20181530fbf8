/** Moments of a small show, and of one with every part in it, made by the core itself from facts at given times. */

import { readFileSync } from 'node:fs';
import type { Moment } from '#control-server/panel/store/moment.ts';
import { chain, endOf, hashText } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import type { Meter, Room } from '#installation/protocol/messages.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { readShow } from '#installation/score/read-show.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { stateAt } from '#installation/state/timeline.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';

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

function planOf(text: string, hash: string): Plan {
  const show = readShow(text, 'score.yaml', hash);
  if (!show.ok) throw new Error(show.problems[0]?.message);
  return show.plan;
}

/** A fact of the show, and when. */
export type Happening = readonly [atMs: number, event: FactEvent];

export const fired = (atMs: number, key: string): Happening => [atMs, { type: 'cue-fired', cue: key }];

function factsOf(hash: string, happenings: readonly Happening[]): Fact[] {
  const opening: Happening[] = [
    [0, { type: 'run-opened', show: 'small', seed: 1 }],
    [0, { type: 'score-adopted', scoreHash: hash }],
  ];
  const facts: Fact[] = [];
  for (const [atMs, event] of [...opening, ...happenings]) {
    const at = serverMs(atMs);
    facts.push(chain(endOf(facts), { atMs: at, recordedAtMs: at, cause: { by: 'director' }, event }));
  }
  return facts;
}

/** What can be asked of a show in a test. */
interface ShowMoments {
  readonly plan: Plan;
  /** Throws where there is none. */
  cue(key: string): PlannedCue;
  /** A live, connected panel at `nowMs`, after `happenings`. `change` overrides what else is known. */
  momentAt(nowMs: number, happenings: readonly Happening[], change?: Partial<Moment>): Moment;
  /** The show's state at `nowMs`. */
  showAt(nowMs: number, happenings: readonly Happening[]): ShowState;
}

/** Monday noon. */
const NOON = { day: 1, minutes: 720 };

function momentsOf(text: string): ShowMoments {
  const hash = hashText(text);
  const plan = planOf(text, hash);
  const showAt: ShowMoments['showAt'] = (nowMs, happenings) =>
    stateAt(new Map([[hash, plan]]), factsOf(hash, happenings), serverMs(nowMs));
  return {
    plan,
    cue: (key) => {
      const found = plan.cues.get(key);
      if (!found) throw new Error(`no cue ${key}`);
      return found;
    },
    momentAt: (nowMs, happenings, change = {}) => ({
      localMs: localMs(nowMs),
      nowMs: serverMs(nowMs),
      wall: NOON,
      stage: { stage: 'live' },
      barred: null,
      fault: null,
      notice: null,
      clockBoundMs: 0.42,
      state: showAt(nowMs, happenings),
      nextFactMs: null,
      meter: null,
      room: null,
      setup: null,
      said: null,
      asking: [],
      ...change,
    }),
    showAt,
  };
}

export const { plan, cue, momentAt, showAt } = momentsOf(SCORE);

const everyPartText = readFileSync(new URL('../../../support/every-part.yaml', import.meta.url), 'utf8');

/** A show with groups, loops, conditions, choices, triggers and hours; its cue `arrival/7` is broken. */
export const everyPart = momentsOf(everyPartText.replace('set: { haze: 0.3 }', 'set: { haze: 30 }'));

export const meter = (change: Partial<Meter> = {}): Meter => ({
  atMs: 0,
  present: 0,
  active: {},
  pulses: {},
  zones: {},
  counted: [],
  quorum: null,
  triggers: [],
  ...change,
});

type Measured = NonNullable<Meter['quorum']>['options'][number];

/** One thing asked of the crowd, as it was measured. */
export const measured = (change: Partial<Measured> = {}): Measured => ({
  present: 0,
  active: 0,
  share: 0,
  dwellMs: 0,
  synchrony: null,
  reached: false,
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
