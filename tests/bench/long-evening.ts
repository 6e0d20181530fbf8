/** A show of two hundred cues and an evening with it, as long as one likes: what the engine is measured with. */

import { emptyTally } from '#installation/crowd/tally.ts';
import { hashText } from '#installation/log/chain.ts';
import type { Cause, Fact, FactEvent } from '#installation/log/fact.ts';
import { seededStream } from '#installation/random/seeded.ts';
import type { Request } from '#installation/rules/command.ts';
import { createShowDesk, type ShowDesk } from '#installation/rules/show-desk.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';
import { BEGINNING } from '#installation/state/timeline.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';

const PARAMETERS = Array.from({ length: 24 }, (_, i) => `dial-${i}`);
const CAST = ['ayla', 'julian', 'eris', 'kane'];
const VARIABLES = ['mood', 'round'];
const GESTURES = ['rise', 'claim', 'refuse', 'link'];
const SEQUENCES = 5;
const TOP_CUES = 28;

/** What cue `i` of a sequence changes: some dials, now and then a member of the cast, a variable, the world. */
function effects(i: number): object {
  const dial = (k: number): string => PARAMETERS[(i * 3 + k * 7) % PARAMETERS.length] ?? '';
  const set = { [dial(0)]: (i % 10) / 10, [dial(1)]: { to: (i % 7) / 7, over: '3s' }, [dial(2)]: ((i * 3) % 10) / 10 };
  const member = CAST[i % CAST.length] ?? '';
  return {
    fade: `${1 + (i % 4)}s`,
    set,
    ...(i % 3 === 0 ? { cast: { [member]: { presence: (i % 2) as number, x: (i % 9) / 9, over: '2s' } } } : {}),
    ...(i % 5 === 0 ? { assign: { round: { add: 1 } } } : {}),
    ...(i % 6 === 0 ? { world: worldOf(i) } : {}),
  };
}

function worldOf(i: number): object {
  const acts = [
    { market: { open: true, heat: 0.6, list: 'crowd' } },
    { network: { partition: 3, shield: 0.4 } },
    { network: { heal: true, shield: 0.9 } },
    { drones: { swarm: 12 }, communities: { condense: 0.5 } },
  ];
  return acts[(i / 6) % acts.length] ?? {};
}

const MODES = ['in-order', 'timeline', 'parallel', 'shuffle'];

/** Every seventh cue is a group of three, every ninth asks the crowd; the rest waits, follows or goes on by turns. */
function cueOf(i: number): object {
  const cue = { cue: String(i), name: `Step ${i}`, ...effects(i) };
  if (i % 7 === 6) {
    const mode = MODES[Math.floor(i / 7) % MODES.length] ?? '';
    const cues = ['a', 'b', 'c'].map((part, k) => ({
      cue: `${i}${part}`,
      name: `Part ${part}`,
      ...effects(i + k),
      ...(mode === 'timeline' ? { at: `${k}s` } : {}),
    }));
    return { ...cue, group: { mode, cues, ...(mode === 'shuffle' ? { take: 2 } : {}) }, next: 'follow' };
  }
  if (i % 9 === 8 && i + 2 < TOP_CUES) {
    return {
      ...cue,
      quorum: {
        gesture: GESTURES[i % GESTURES.length],
        share: 0.5,
        minPeople: 5,
        dwell: '1s',
        timeout: '20s',
        met: { label: 'met', go: String(i + 1) },
        unmet: { label: 'unmet', go: String(i + 2) },
        remember: 'answer',
      },
    };
  }
  return { ...cue, next: ['manual', 'follow', 'continue'][i % 3], postWait: `${i % 3}s` };
}

/** The plan of the show. Throws where it has become faulty. */
export function longShow(): Plan {
  const text = JSON.stringify({
    show: 'long',
    title: 'A long show',
    opensWith: 'act0',
    goGuard: '10ms',
    parameters: Object.fromEntries(PARAMETERS.map((name) => [name, { says: 'a dial', default: 0.5 }])),
    variables: {
      ...Object.fromEntries(VARIABLES.map((name) => [name, { says: 'a variable', start: 0 }])),
      answer: { says: 'the last answer', start: 'none' },
    },
    motions: { stands: { period: '4s', poses: [{ at: '0s' }, { at: '2s', lean: 4 }] } },
    cast: Object.fromEntries(
      CAST.map((name) => [name, { name, light: ['#FF8FA3', '#FFB454'], motion: 'stands', x: 0.5 }]),
    ),
    sequences: Object.fromEntries(
      Array.from({ length: SEQUENCES }, (_, act) => [
        `act${act}`,
        { name: `Act ${act}`, cues: Array.from({ length: TOP_CUES }, (__, i) => cueOf(i)) },
      ]),
    ),
  });
  const parsed = parseScore(text, 'long show', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compile(parsed.value, hashText(text));
}

const PARTICIPANTS = 300;
const LEAD_MS = 120;

/** 64 digits that stand for participant `i`. */
const authorOf = (i: number): string => hashText(`participant ${i}`);

/**
 * `count` facts of an evening with `plan`, some seven a second: cards and consents of three hundred participants, dials,
 * variables, GOs, jumps, pauses, and what the crowd decides. The first facts are the same whatever `count` is.
 */
export function longEvening(plan: Plan, count: number): readonly Fact[] {
  const desk = createShowDesk(new Map([[plan.scoreHash, plan]]), BEGINNING, []);
  const random = seededStream(1, 'evening');
  const authors = Array.from({ length: PARTICIPANTS }, (_, i) => authorOf(i));
  const visitors = createVisitors(authors, random);
  const write = (events: readonly FactEvent[], by: Cause['by'], nowMs: ServerMs): void => {
    desk.write(events, { by }, nowMs, LEAD_MS);
  };
  write(
    [
      { type: 'run-opened', show: plan.score.show, seed: 1 },
      { type: 'score-adopted', scoreHash: plan.scoreHash },
    ],
    'server',
    serverMs(0),
  );
  for (let nowMs = 1000; desk.timeline().facts.length < count; nowMs += 50 + Math.floor(200 * random())) {
    const now = serverMs(nowMs);
    const joined = desk.timeline().facts.length - 2;
    if (joined < PARTICIPANTS) write([visitors.card(joined)], 'participant', now);
    else happen(desk, plan, visitors, random, now, write);
  }
  return desk.timeline().facts.slice(0, count);
}

type Write = (events: readonly FactEvent[], by: Cause['by'], nowMs: ServerMs) => void;

/** One thing that somebody does, and what the crowd decides meanwhile. */
function happen(
  desk: ShowDesk,
  plan: Plan,
  visitors: Visitors,
  random: () => number,
  nowMs: ServerMs,
  write: Write,
): void {
  const which = random();
  if (which < 0.55) write([visitors.card(Math.floor(random() * PARTICIPANTS))], 'participant', nowMs);
  else if (which < 0.6) write([visitors.consent(Math.floor(random() * PARTICIPANTS))], 'participant', nowMs);
  else {
    const decision = desk.decide(
      { id: 'long-evening', expiresAtMs: nowMs, request: requestOf(desk, plan, which, random) },
      nowMs,
      null,
    );
    if (decision.ok) write(decision.events, 'director', nowMs);
  }
  const active = Math.floor(60 * random());
  const gesture = GESTURES[Math.floor(random() * GESTURES.length)] ?? '';
  desk.count('camera', 'front', { ...emptyTally, present: 80, doing: { [gesture]: active } }, nowMs);
  desk.count('phone', 'phones', { ...emptyTally, present: 20, doing: { [gesture]: active >> 2 } }, nowMs);
  desk.look(nowMs);
  const own = desk.alone(nowMs, null);
  if (own) write([own.event], own.by, nowMs);
}

/** What the director asks for: mostly dials and GO. */
function requestOf(desk: ShowDesk, plan: Plan, which: number, random: () => number): Request {
  const state = desk.situation(desk.timeline().end().atMs, null).state;
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  if (state.mode === 'paused') return { type: 'resume' };
  if (which < 0.76) return { type: 'set-value', value: oneOf(PARAMETERS), to: random(), overMs: 500 };
  if (which < 0.84) return { type: 'set-variable', variable: oneOf(VARIABLES), value: Math.floor(10 * random()) };
  if (which < 0.87) return { type: 'jump', cue: oneOf([...plan.cues.keys()]) };
  if (which < 0.88) return { type: 'pause' };
  if (state.quorum && which < 0.92) return { type: 'quorum-take', cue: state.quorum.key };
  return { type: 'go' };
}

interface Visitors {
  /** A newer card of participant `i`. */
  card(i: number): FactEvent;
  consent(i: number): FactEvent;
}

function createVisitors(authors: readonly string[], random: () => number): Visitors {
  const said = authors.map(() => 0);
  const signature = '0'.repeat(128);
  const next = (i: number): { readonly author: string; readonly seq: number } => {
    const seq = (said[i] ?? 0) + 1;
    said[i] = seq;
    return { author: authors[i] ?? '', seq };
  };
  return {
    card: (i) => {
      const { author, seq } = next(i);
      const matches = Array.from({ length: seq % 6 }, () => authors[Math.floor(random() * authors.length)] ?? '');
      const links = [...new Set(matches)].filter((other) => other !== author).sort();
      const gestures = Object.fromEntries(GESTURES.map((gesture, k) => [gesture, seq + k]));
      return { type: 'record-published', card: { author, seq, links, gestures }, signature };
    },
    consent: (i) => {
      const { author, seq } = next(i);
      return { type: 'consent-given', author, consent: 'avatar', proof: { seq, signature } };
    },
  };
}
