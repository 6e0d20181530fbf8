import { describe, expect, it } from 'vitest';
import type { WorldActs } from '#installation/score/world-acts.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { shippedShow, topCues } from './shipped-show.ts';

const { score, plan } = shippedShow('neo-tokyo-2147');
const plans = new Map([[plan.scoreHash, plan]]);
const cues = [...plan.cues.values()];

const ACTS = ['streets', 'installation', 'attack', 'confrontation', 'aftermath', 'rally'];

const SYSTEMS: readonly (keyof WorldActs)[] = [
  'identities',
  'network',
  'market',
  'guardians',
  'factions',
  'communities',
  'drones',
  'manifesto',
  'broadcast',
  'sovereignty',
];

describe('five acts', () => {
  it('come as six sequences in their order, and open with the streets', () => {
    expect(plan.sequences.map(({ id }) => id)).toEqual(ACTS);
    expect(plan.opening).toBe('streets/1');
  });

  it.each(ACTS)('%s begins with a word about every system of the world, and asks the crowd', (act) => {
    const own = plan.sequences.find(({ id }) => id === act)?.cues ?? [];
    expect(Object.keys(own[0]?.world ?? {})).toEqual(expect.arrayContaining([...SYSTEMS]));
    expect(own.filter((cue) => cue.quorum).length).toBeGreaterThan(0);
  });

  it('drive every system of the world beyond its beginnings', () => {
    const later = cues.filter((cue) => !plan.sequences.some((sequence) => sequence.cues[0]?.key === cue.key));
    const driven = new Set(later.flatMap((cue) => Object.keys(cue.world)));
    expect(SYSTEMS.filter((system) => !driven.has(system))).toEqual([]);
  });

  it('have one ring in the last of them, at its own speed through a room of ten metres, when all are one light', () => {
    const rings = cues.flatMap(({ key, changes }) =>
      changes.flatMap(({ value, from, overMs }) => (value === 'wave' && from === 0 ? [{ key, overMs }] : [])),
    );
    expect(rings.filter(({ key }) => key.startsWith('rally/'))).toEqual([{ key: 'rally/23', overMs: 850 }]);
  });

  it('end with what people keep: bodies go dark before the lines on them, and those before nobody is there', () => {
    const end = cues.find(({ key }) => key === 'rally/28')?.changes ?? [];
    const over = (name: string): number => {
      const change = end.find(({ value, to }) => value === name && to === 0);
      return change ? change.afterMs + change.overMs : Number.NaN;
    };
    expect(over('skin')).toBeLessThan(over('links'));
    expect(over('links')).toBeLessThan(over('crowd'));
    expect(end.find(({ value }) => value === 'shimmer')?.to).toBe(1);
  });

  it('have their horizons: high, at eye level, tilted by three degrees, low, rising', () => {
    const opened = (act: string, value: string): number =>
      cues.find(({ key }) => key === `${act}/1`)?.changes.find((change) => change.value === value)?.to ?? Number.NaN;
    expect(opened('streets', 'horizon')).toBeGreaterThan(opened('installation', 'horizon'));
    expect(opened('confrontation', 'tilt')).toBe(3);
    expect(opened('aftermath', 'horizon')).toBeLessThan(0.2);
    const rising = ['rally/1', 'rally/14', 'rally/15', 'rally/23'].map(
      (key) => plan.cues.get(key)?.changes.find(({ value }) => value === 'horizon')?.to ?? Number.NaN,
    );
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  });
});

describe('the teaching', () => {
  const TAUGHT = ['rise', 'claim', 'refuse', 'link'];

  it.each(TAUGHT)('of %s shows it, asks for it, and answers either way', (gesture) => {
    const asked = cues.find(
      ({ sequence, quorum }) =>
        sequence === 'installation' && quorum?.options.length === 1 && quorum.options[0]?.what.gestures[0] === gesture,
    );
    const before = topCues(plan).find(({ nextKey }) => nextKey === asked?.key);
    // What is shown stays on the wall while it is asked for.
    expect([asked?.text, before?.text]).toContain(`${gesture}-show`);
    const [met, unmet] = [asked?.quorum?.options[0]?.key ?? '', asked?.quorum?.unmet.key ?? ''];
    expect(plan.cues.get(met)?.text).toBe(`${gesture}-yes`);
    expect(plan.cues.get(unmet)?.text).toBe(`${gesture}-no`);
    expect(plan.cues.get(met)?.assignments).toEqual([{ variable: 'learnt', by: { add: 1 } }]);
    expect(plan.cues.get(unmet)?.assignments).toEqual([]);
    expect(plan.cues.get(met)?.nextKey).toBe(plan.cues.get(unmet)?.nextKey);
  });

  it.each([
    ['essence', 'essence-yes', 'essence-no'],
    ['wave', 'wave-yes', 'wave-no'],
    ['mask', 'mask-yes', 'mask-no'],
    ['unmask', 'unmask-yes', 'unmask-no'],
  ])('of %s shows it, asks for it, and goes on either way, and nothing is held against anyone', (gesture, yes, no) => {
    const asked = cues.find(({ quorum }) => quorum?.options[0]?.what.gestures[0] === gesture);
    expect(asked?.sequence).toBe('installation');
    expect(topCues(plan).find(({ nextKey }) => nextKey === asked?.key)?.text).toBe(`${gesture}-show`);
    expect(score.texts[`${gesture}-show`]?.toLowerCase()).toContain(gesture);
    expect(plan.cues.get(asked?.quorum?.options[0]?.key ?? '')?.text).toBe(yes);
    expect(plan.cues.get(asked?.quorum?.unmet.key ?? '')?.text).toBe(no);
    expect(asked?.quorum?.remember).toBeNull();
  });

  it('of wave asks that they do it together', () => {
    const asked = cues.find(({ quorum }) => quorum?.options[0]?.what.gestures[0] === 'wave');
    expect(asked?.quorum?.options[0]?.synchrony).toBeGreaterThan(0);
  });

  it.each(TAUGHT)('of %s comes before anything is at stake with it', (gesture) => {
    const first = cues.find(({ quorum }) =>
      quorum?.options.some(({ what }) => what.gestures.length === 1 && what.gestures[0] === gesture),
    );
    expect(first?.sequence).toBe('installation');
    expect(first?.quorum?.remember).toBeNull();
  });
});

describe('what is remembered', () => {
  /** The text on the wall a second after `cue`, where the evening has left `variable` at `value`. */
  function saidAfter(cue: string, variable: string, value: string | number): string | null {
    const show = rehearse(plans, plan.scoreHash);
    show.declare(1000, { type: 'variable-set', variable, value });
    show.declare(2000, { type: 'cue-fired', cue });
    return show.stateAt(3000).text.name;
  }

  it.each([
    ['confrontation/6', 'peace', { accepted: 'betrayed-accepted', refused: 'betrayed-refused' }],
    ['confrontation/6', 'peace', { unanswered: 'betrayed-unanswered', untold: 'betrayed-untold' }],
    ['attack/6.5', 'core', { held: 'counts-enough', fallen: 'counts-himself', untold: 'counts-himself' }],
    ['attack/7.3', 'core', { held: 'eris-remainder' }],
    ['aftermath/2', 'eye', { repelled: 'ruins-repelled', erased: 'ruins-erased', untold: 'ruins-untold' }],
    ['aftermath/8', 'names', { taken: 'kane-list', chosen: 'kane-comes', untold: 'kane-comes' }],
    [
      'rally/18',
      'kane',
      { heard: 'ledger-heard', denied: 'ledger-denied', left: 'ledger-untold', untold: 'ledger-untold' },
    ],
    ['rally/2', 'eye', { erased: 'erased-came', repelled: 'network-shown', untold: 'network-shown' }],
  ])('%s says what %s asks for: %o', (cue, variable, lines) => {
    for (const [value, text] of Object.entries(lines)) expect(saidAfter(cue, variable, value), value).toBe(text);
  });

  it('lets Eris open what the crowd left standing, and only that', () => {
    for (const fallen of [0, 1, 2, 3]) expect(saidAfter('rally/20', 'fallen', fallen)).toBe('eris-opens');
    expect(saidAfter('rally/20', 'fallen', 4)).toBe('none-stands');
  });

  it('is said of those who learnt all four gestures, and of nobody else', () => {
    expect(saidAfter('installation/27', 'learnt', 4)).toBe('four-things');
    expect(saidAfter('installation/27', 'learnt', 3)).toBe('one-breath');
  });
});

describe('the surveillance drone', () => {
  it('arrives when the time to rise is over', () => {
    const [eye, asked] = [plan.cues.get('confrontation/12'), plan.cues.get('confrontation/13')];
    const arrivesMs = eye?.world.drones?.approach?.arrives ?? Number.NaN;
    expect((eye?.actionMs ?? 0) + (asked?.quorum?.timeoutMs ?? 0)).toBe(arrivesMs);
  });

  it('falls silent about arms before it is there', () => {
    const asked = plan.cues.get('confrontation/13');
    for (const child of asked?.group?.children ?? [])
      expect(plan.cues.get(child)?.startMs).toBeLessThan(asked?.quorum?.timeoutMs ?? 0);
  });
});

describe('what starts without the director', () => {
  const trigger = (name: string) => plan.triggers.find((candidate) => candidate.name === name);

  it('is the evening, by people who rise before it has begun, and never again', () => {
    expect(trigger('wake')).toMatchObject({ key: 'streets/1', during: 'idle', needsOpenDoors: true });
    expect(trigger('wake')?.when).toEqual([{ night: 'before' }]);
    for (const sequence of plan.sequences)
      expect(sequence.cues[0]?.assignments).toContainEqual({ variable: 'night', by: 'running' });
  });

  it('is the attack, by the alarm on the set', () => {
    expect(trigger('alarm')).toMatchObject({ key: 'attack/1', on: { kind: 'external', call: 'alarm' }, during: 'any' });
  });
});
