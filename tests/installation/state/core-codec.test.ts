import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#installation/log/chain.ts';
import { advance } from '#installation/state/advance.ts';
import type { Core } from '#installation/state/core.ts';
import { decodeCore, encodeCore, type Json } from '#installation/state/core-codec.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { begun, grant } from '#tests/support/rehearsal.ts';

/** A show in the midst of everything: a paused child, a loop, a question with counts, a blend, variables, arming. */
function amidst() {
  const quorum = {
    gesture: 'rise',
    share: 0.5,
    dwell: '1s',
    timeout: '60s',
    met: { label: 'met', go: 'Z' },
    unmet: { label: 'unmet', go: 'Z' },
    remember: 'outcome',
  };
  const cues = [
    { cue: 'a', fade: '9s', set: { light: 1 }, cast: { ayla: { motion: 'rises', over: '9s', after: '5s' } } },
    { cue: 'b', duration: '3s' },
  ];
  const show = begun(
    [
      { cue: 'Q', quorum, group: { mode: 'shuffle', cues }, repeat: { until: 'quorum' }, text: 'first' },
      { cue: 'Z', world: { identities: { ayla: 'stolen' } } },
    ],
    { variables: { outcome: { says: 'outcome', start: 'none' } }, triggers: { bell: { external: 'bell', go: 's/Q' } } },
  );
  grant(show, 500, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
  grant(show, 1000, { type: 'call', name: 'bell' });
  grant(show, 1500, { type: 'jump', cue: 's/Q', offsetMs: 200 });
  grant(show, 1700, { type: 'count-crowd', cue: 's/Q', option: 0, active: 2, present: 4 });
  grant(show, 1800, { type: 'arm-cue', cue: 's/Z', arming: 'disarmed' });
  const child = show.stateAt(1900).cues.find(({ parent }) => parent === 's/Q')?.key ?? '';
  grant(show, 1900, { type: 'pause-cue', cue: child });
  grant(show, 1950, { type: 'close-doors' });
  grant(show, 1950, { type: 'quorum-hold', cue: 's/Q' });
  const plan = show.stateAt(1900).plan;
  if (!plan) throw new Error('the show has a plan');
  const plans = new Map([[plan.scoreHash, plan]]);
  const timeline = createTimeline(plans);
  for (const fact of show.facts) timeline.append(fact);
  return { plans, core: timeline.basis().core };
}

const throughJson = (core: Core): Json => JSON.parse(JSON.stringify(encodeCore(core))) as Json;

describe('a core written down', () => {
  it('is the same when it is read back, whatever the show was in the midst of', () => {
    const { core, plans } = amidst();
    expect(core.runs.some((run) => run.held.length > 0)).toBe(true);
    expect(decodeCore(throughJson(core), plans)).toEqual(core);
  });

  it('goes on as if it had never been written down', () => {
    const { core, plans } = amidst();
    const again = decodeCore(throughJson(core), plans);
    if (!again) throw new Error('it could not be read back');
    for (const at of [2000, 9000, 600_000].map(serverMs)) expect(advance(again, at)).toEqual(advance(core, at));
  });

  it('written again is the same text', () => {
    const { core, plans } = amidst();
    const text = canonicalJson(encodeCore(core));
    const again = decodeCore(JSON.parse(text), plans);
    expect(again && canonicalJson(encodeCore(again))).toBe(text);
  });

  it('before any score is read back without one', () => {
    const empty = createTimeline(new Map()).basis().core;
    expect(decodeCore(throughJson(empty), new Map())).toEqual(empty);
  });

  it('is not read with a score that is not there', () => {
    expect(decodeCore(throughJson(amidst().core), new Map())).toBeNull();
  });

  it('is not read where it is of another form, or none', () => {
    const { core, plans } = amidst();
    const good = throughJson(core) as Record<string, Json>;
    for (const bad of [null, 5, 'x', [], {}, { ...good, form: 99 }, { ...good, rest: null }, { ...good, score: 7 }]) {
      expect(decodeCore(bad, plans)).toBeNull();
    }
    expect(decodeCore({ ...good, world: { seed: -1 } }, plans)).toBeNull();
  });

  it('is not read where a part of it is missing, of another kind, or one too many', () => {
    const { core, plans } = amidst();
    const good = throughJson(core) as { readonly [key: string]: Json };
    const rest = good.rest as { readonly [key: string]: Json };
    for (const name of Object.keys(rest)) {
      const { [name]: _gone, ...missing } = rest;
      expect(decodeCore({ ...good, rest: missing }, plans), `without ${name}`).toBeNull();
      expect(decodeCore({ ...good, rest: { ...rest, [name]: ['x'] } }, plans), `another ${name}`).toBeNull();
    }
    expect(decodeCore({ ...good, rest: { ...rest, more: 1 } }, plans)).toBeNull();
    const run = (rest.runs as readonly { readonly [key: string]: Json }[])[0] ?? {};
    for (const bad of [
      { ...run, endsAtMs: null },
      { ...run, mute: true },
      { ...run, held: [{ kind: 'done' }] },
    ]) {
      expect(decodeCore({ ...good, rest: { ...rest, runs: [bad] } }, plans)).toBeNull();
    }
  });
});
