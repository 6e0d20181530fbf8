import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNDECLARED_WORLD, type WorldDeclaration } from '#installation/score/world-declaration.ts';
import { tweenAt } from '#installation/time/tween.ts';
import {
  adoptGuardians,
  emptyGuardians,
  type Guardians,
  guardiansAfterAct,
  type ProtocolReading,
  protocolsAt,
  resetGuardians,
  sweepAt,
} from '#installation/world/guardians.ts';
import { AT } from './support/participants.ts';

const DECLARED: WorldDeclaration['guardians'] = {
  ...UNDECLARED_WORLD.guardians,
  protocols: {
    gait: { says: 'knows you by your walk', integrity: 1 },
    price: { says: 'knows what you are worth', integrity: 0.6 },
  },
  orders: {
    watch: { says: 'look', severity: 0.3 },
    clamp: { says: 'close everything', severity: 1 },
  },
};

const START = adoptGuardians(emptyGuardians, DECLARED);

const protocol = (guardians: Guardians, name: string, ms: number): ProtocolReading => {
  const found = protocolsAt(guardians, AT(ms)).find((each) => each.name === name);
  if (!found) throw new Error(`no protocol ${name}`);
  return found;
};

describe('protocols', () => {
  it('stand as they are declared, in that order', () => {
    expect(protocolsAt(START, AT(0))).toEqual([
      { name: 'gait', integrity: 1, cracks: 0, fall: 0 },
      { name: 'price', integrity: 0.6, cracks: 0.4, fall: 0 },
    ]);
  });

  it('fall one by one, each in its time, and only once', () => {
    const struck = guardiansAfterAct(START, { dismantle: ['gait'] }, AT(1000), 2000);
    expect(protocol(struck, 'gait', 1000)).toMatchObject({ integrity: 1, fall: 0 });
    expect(protocol(struck, 'gait', 2000).integrity).toBeCloseTo(0.5, 9);
    expect(protocol(struck, 'gait', 10_000)).toEqual({ name: 'gait', integrity: 0, cracks: 1, fall: 1 });
    expect(protocol(struck, 'price', 10_000)).toEqual(protocol(START, 'price', 0));
    const again = guardiansAfterAct(struck, { dismantle: ['gait'] }, AT(9000), 2000);
    expect(protocolsAt(again, AT(9500))).toEqual(protocolsAt(struck, AT(9500)));
  });

  it('all fall at one word, and stand again at another', () => {
    const down = guardiansAfterAct(START, { dismantle: ['all'] }, AT(0), 0);
    expect(protocolsAt(down, AT(9000)).map(({ integrity }) => integrity)).toEqual([0, 0]);
    const up = guardiansAfterAct(down, { restore: ['all'] }, AT(10_000), 1000);
    expect(protocolsAt(up, AT(11_000))).toEqual(protocolsAt(START, AT(0)));
  });

  it('that are covertly loosened show cracks and keep their integrity', () => {
    const loose = guardiansAfterAct(START, { loosen: { gait: 0.5 } }, AT(0), 1000);
    expect(protocol(loose, 'gait', 1000)).toMatchObject({ integrity: 1, fall: 0 });
    expect(protocol(loose, 'gait', 1000).cracks).toBeCloseTo(0.4, 9);
    const tight = guardiansAfterAct(loose, { restore: ['gait'] }, AT(2000), 0);
    expect(protocol(tight, 'gait', 2000).cracks).toBe(0);
  });

  it('the score does not have are passed over', () => {
    const after = guardiansAfterAct(START, { dismantle: ['face'], loosen: { voice: 1 } }, AT(0), 0);
    expect(protocolsAt(after, AT(9000))).toEqual(protocolsAt(START, AT(0)));
  });

  it('stand where they stood when the score is changed', () => {
    const struck = guardiansAfterAct(START, { dismantle: ['gait'] }, AT(0), 0);
    const { gait, price } = DECLARED.protocols;
    if (!gait || !price) throw new Error('declared above');
    const next = adoptGuardians(struck, { ...DECLARED, protocols: { gait, name: { ...price, integrity: 0.2 } } });
    expect(protocolsAt(next, AT(9000)).map(({ name, integrity }) => [name, integrity])).toEqual([
      ['gait', 0],
      ['name', 0.2],
    ]);
  });
});

describe('orders', () => {
  it('press as hard as they are declared, until they are lifted', () => {
    const clamped = guardiansAfterAct(START, { order: 'clamp' }, AT(1000), 1000);
    expect(clamped).toMatchObject({ order: 'clamp', orderedAtMs: 1000 });
    expect(tweenAt(clamped.severity, 2000)).toBe(1);
    const watching = guardiansAfterAct(clamped, { order: 'watch' }, AT(3000), 0);
    expect(tweenAt(watching.severity, 3000)).toBe(0.3);
    const lifted = guardiansAfterAct(watching, { order: null }, AT(4000), 500);
    expect(lifted.order).toBeNull();
    expect(tweenAt(lifted.severity, 4500)).toBe(0);
  });

  it('go on while other things are said, and end when the next score has no such order', () => {
    const clamped = guardiansAfterAct(START, { order: 'clamp' }, AT(1000), 0);
    expect(guardiansAfterAct(clamped, { dismantle: ['gait'] }, AT(2000), 0).order).toBe('clamp');
    expect(adoptGuardians(clamped, DECLARED).order).toBe('clamp');
    expect(adoptGuardians(clamped, { ...DECLARED, orders: {} })).toMatchObject({ order: null, severity: { to: 0 } });
  });
});

describe('sweeps', () => {
  const sweeping = guardiansAfterAct(START, { sweep: { every: 8000 } }, AT(1000), 0);

  it('go over the wall and back', () => {
    expect(sweepAt(START, AT(0))).toBeNull();
    expect(sweepAt(sweeping, AT(1000))).toEqual({ position: 0, direction: 1, strength: 1, count: 1 });
    expect(sweepAt(sweeping, AT(3000))).toMatchObject({ position: 0.25, direction: 1 });
    expect(sweepAt(sweeping, AT(11_000))).toMatchObject({ position: 0.75, direction: -1, count: 2 });
    expect(sweepAt(sweeping, AT(17_000))).toMatchObject({ position: 0, direction: 1, count: 3 });
  });

  it('go on from where they are when their pace changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 60_000 }), fc.integer({ min: 1000, max: 20_000 }), (atMs, every) => {
        const before = sweepAt(sweeping, AT(atMs));
        const after = sweepAt(guardiansAfterAct(sweeping, { sweep: { every } }, AT(atMs), 500), AT(atMs));
        expect(after?.position).toBeCloseTo(before?.position ?? Number.NaN, 6);
      }),
    );
  });

  it('fade out where they end, and begin anew at the left end', () => {
    const ended = guardiansAfterAct(sweeping, { sweep: false }, AT(5000), 1000);
    expect(sweepAt(ended, AT(5500))?.strength).toBeCloseTo(0.5, 9);
    expect(sweepAt(ended, AT(6000))).toBeNull();
    const anew = guardiansAfterAct(ended, { sweep: { every: 4000 } }, AT(9000), 0);
    expect(sweepAt(anew, AT(10_000))).toMatchObject({ position: 0.25, count: 1 });
  });

  it('run from the first moment where the score declares them, also after a jump', () => {
    const declared = adoptGuardians(emptyGuardians, { ...DECLARED, sweep: { every: 10_000 } });
    expect(sweepAt(declared, AT(5000))).toMatchObject({ position: 0.5, strength: 1 });
    const stopped = guardiansAfterAct(declared, { sweep: false }, AT(6000), 0);
    expect(sweepAt(resetGuardians(stopped), AT(15_000))).toMatchObject({ position: 0.5, direction: -1 });
  });
});

describe('guardians before a jump', () => {
  it('stand as declared, with no order', () => {
    const busy = guardiansAfterAct(START, { dismantle: ['all'], order: 'clamp', sweep: { every: 3000 } }, AT(0), 0);
    const reset = resetGuardians(busy);
    expect(protocolsAt(reset, AT(1e6))).toEqual(protocolsAt(START, AT(0)));
    expect(sweepAt(reset, AT(1e6))).toBeNull();
    expect(reset).toMatchObject({ order: null, severity: { to: 0 } });
  });
});
