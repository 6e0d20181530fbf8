/** One of every kind of fact, and evidence to change: a new kind of fact does not compile without its sample. */

import { chain, endOf } from '#installation/log/chain.ts';
import type { Cause, Fact, FactEvent } from '#installation/log/fact.ts';
import type { QuorumEvidence } from '#installation/log/quorum-evidence.ts';
import { serverMs } from '#installation/time/axes.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

export const AUTHORS = ['a1', 'b2', 'c3'].map((digits) => digits.repeat(32));
export const SIGNATURE = 'd4'.repeat(64);
export const STORY_HASH = 'e5'.repeat(32);
const [AYA = '', BEN = '', CEM = ''] = AUTHORS;

export const EVIDENCE: QuorumEvidence = {
  option: 0,
  what: { mode: 'any', gestures: ['rise'] },
  share: 9 / 14,
  threshold: 0.5,
  present: 14,
  active: 9,
  minPeople: 2,
  dwellMs: 1200,
  requiredDwellMs: 1000,
  synchrony: null,
  askedSynchrony: null,
  chanceSynchrony: null,
  weights: { camera: 1, phone: 1, operator: 1 },
  sources: [
    { source: 'front', kind: 'camera', present: 8, active: 5 },
    { source: 'back', kind: 'camera', present: 6, active: 4 },
  ],
  others: [],
};

type Samples = { readonly [T in FactEvent['type']]: Extract<FactEvent, { readonly type: T }> };

const cue = 'one/2';
const proof = { seq: 1, signature: SIGNATURE };

export const SAMPLES: Samples = {
  'run-opened': { type: 'run-opened', show: 'small', seed: 7 },
  'score-adopted': { type: 'score-adopted', scoreHash: SAMPLE_SCORE.hash },
  'cue-fired': { type: 'cue-fired', cue },
  jumped: { type: 'jumped', cue, offsetMs: 1500 },
  'standby-set': { type: 'standby-set', cue },
  'cue-armed': { type: 'cue-armed', cue, arming: 'skipped' },
  'cue-paused': { type: 'cue-paused', cue },
  'cue-resumed': { type: 'cue-resumed', cue },
  'cue-stopped': { type: 'cue-stopped', cue },
  'loop-left': { type: 'loop-left', cue },
  paused: { type: 'paused' },
  resumed: { type: 'resumed' },
  stopped: { type: 'stopped' },
  panicked: { type: 'panicked' },
  'faded-out': { type: 'faded-out' },
  relit: { type: 'relit' },
  'variable-set': { type: 'variable-set', variable: 'held', value: true },
  'value-set': { type: 'value-set', value: 'light', to: 0.25, overMs: 2000 },
  'doors-opened': { type: 'doors-opened' },
  'doors-closed': { type: 'doors-closed' },
  'trigger-fired': { type: 'trigger-fired', trigger: 'somebody', evidence: EVIDENCE },
  'quorum-suspended': { type: 'quorum-suspended', cue },
  'quorum-released': { type: 'quorum-released', cue },
  'quorum-rearmed': { type: 'quorum-rearmed', cue },
  'operator-counted': { type: 'operator-counted', cue, option: 0, active: 12, present: 20 },
  'quorum-decided': { type: 'quorum-decided', cue, outcome: 'met', option: 0, how: 'crowd', evidence: EVIDENCE },
  'take-started': { type: 'take-started', name: 'An evening', lastsMs: 60_000 },
  'take-ended': { type: 'take-ended', how: 'limit' },
  'record-published': {
    type: 'record-published',
    card: { author: AYA, seq: 3, links: [BEN, CEM], gestures: { rise: 4 } },
    signature: SIGNATURE,
  },
  'consent-given': { type: 'consent-given', author: AYA, consent: 'avatar', proof },
  'consent-withdrawn': { type: 'consent-withdrawn', author: BEN, consent: 'story', proof },
  'identity-changed': { type: 'identity-changed', who: { author: BEN }, status: 'reclaimed', proof },
  'story-accepted': {
    type: 'story-accepted',
    story: 'the-story-of-aya',
    textHash: STORY_HASH,
    author: AYA,
    signature: SIGNATURE,
  },
  'story-withdrawn': { type: 'story-withdrawn', story: 'the-story-of-aya', author: AYA, proof },
  'participant-erased': { type: 'participant-erased', author: CEM },
  returned: { type: 'returned', participants: 3, links: 1, stories: 1 },
};

/** These events as a log, one a second, each written 120 ms before it takes effect. */
export function factsOf(events: readonly FactEvent[], cause: Cause = { by: 'director', command: 'c-1' }): Fact[] {
  const facts: Fact[] = [];
  for (const [i, event] of events.entries()) {
    const recordedAtMs = serverMs(i * 1000);
    facts.push(chain(endOf(facts), { atMs: serverMs(recordedAtMs + 120), recordedAtMs, cause, event }));
  }
  return facts;
}
