import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureAsk, newAskMeter } from '#installation/crowd/ask-meter.ts';
import { evidenceOf, evidenceOfAsk } from '#installation/crowd/evidence.ts';
import { measure, newMeter } from '#installation/crowd/quorum-meter.ts';
import type { SourceTally } from '#installation/crowd/source-tally.ts';
import { tallyOfReadings } from '#installation/crowd/tally.ts';
import { MAX_EVIDENCE_SOURCES, MAX_OPTIONS, quorumEvidenceSchema } from '#installation/log/quorum-evidence.ts';
import { serverMs } from '#installation/time/axes.ts';
import { camera, EVEN, LINK, operator, phones, quorumOf, RISE, tallyWith } from './support/asks.ts';

const AT = serverMs(1000);
const SOURCES: readonly SourceTally[] = [
  camera(1000, tallyWith(6, { rise: 4, link: 1 })),
  camera(1000, tallyWith(2, { 'link+rise': 1 }), 'back'),
  phones(1000, tallyWith(2, { link: 2 })),
];
const CHOICE = quorumOf([RISE, LINK], { weights: { ...EVEN, phone: 2 } });

const measured = (sources = SOURCES, quorum = CHOICE) =>
  measure(measure(newMeter(quorum, serverMs(0)), sources, serverMs(0)), sources, AT);

describe('the case for a decision', () => {
  it('says what was asked, what was counted, by whom, and how the others stood', () => {
    expect(evidenceOf(measured(), 0, SOURCES)).toEqual({
      option: 0,
      what: { mode: 'any', gestures: ['rise'] },
      share: 5 / 12,
      threshold: 0.5,
      present: 10,
      active: 5,
      minPeople: 2,
      dwellMs: 0,
      requiredDwellMs: 1000,
      synchrony: null,
      askedSynchrony: null,
      chanceSynchrony: null,
      weights: { camera: 1, phone: 2, operator: 1 },
      sources: [
        { source: 'back', kind: 'camera', present: 2, active: 1 },
        { source: 'front', kind: 'camera', present: 6, active: 4 },
        { source: 'phones', kind: 'phone', present: 2, active: 0 },
      ],
      others: [{ option: 1, share: 6 / 12, active: 4 }],
    });
  });

  it('says how closely people moved together, where that was asked', () => {
    const wave = { ...RISE, what: { mode: 'any' as const, gestures: ['wave'] }, synchrony: 0.4 };
    let meter = newAskMeter(wave, EVEN, serverMs(0));
    for (let atMs = 0; atMs <= 2000; atMs += 100) {
      const readings = [{ name: 'wave', score: 1, active: true, phase: (2 * Math.PI * atMs) / 1000 }];
      const tally = tallyOfReadings([readings, readings, readings, readings, readings], atMs);
      meter = measureAsk(meter, [camera(atMs, tally)], serverMs(atMs));
    }
    const evidence = evidenceOfAsk(meter, []);
    expect(evidence.synchrony).toBeCloseTo(1, 4);
    expect(evidence).toMatchObject({ askedSynchrony: 0.4, chanceSynchrony: 0.315 });
    expect(quorumEvidenceSchema.safeParse(evidence).success).toBe(true);
  });

  it('does not name a source that is not heard, nor a director who said nothing of this option', () => {
    const sources = [...SOURCES, operator(9, 20, 1)];
    const quiet = quorumOf([RISE, LINK], { weights: { ...EVEN, phone: 0 } });
    const kinds = (option: number) =>
      evidenceOf(measured(sources, quiet), option, sources).sources.map((count) => count.kind);
    expect(kinds(0)).toEqual(['camera', 'camera']);
    expect(kinds(1)).toEqual(['camera', 'camera', 'operator']);
  });

  it('cannot be made for an option there is not', () => {
    expect(() => evidenceOf(measured(), 2, SOURCES)).toThrow('no option 2');
  });

  it('adds up by kind those who counted fewest, where a thousand counted', () => {
    const crowd = Array.from({ length: 1000 }, (_, i) => ({
      ...phones(1000, tallyWith(1, { rise: i % 2 })),
      source: `phone ${i}`,
    }));
    const sources = [...SOURCES, ...crowd];
    const evidence = evidenceOf(measured(sources), 0, sources);
    expect(evidence.sources).toHaveLength(MAX_EVIDENCE_SOURCES + 1);
    expect(evidence.sources.slice(0, 2).map((count) => count.source)).toEqual(['back', 'front']);
    expect(evidence.sources.at(-1)?.source).toBe('and 979 more');
    const sum = (of: 'present' | 'active') => evidence.sources.reduce((total, count) => total + count[of], 0);
    expect([sum('present'), sum('active')]).toEqual([evidence.present, evidence.active]);
    expect(quorumEvidenceSchema.safeParse(evidence).success).toBe(true);
  });

  it('can be written down, whatever was asked and counted', () => {
    const heads = fc.tuple(fc.nat(300), fc.nat(300));
    const asks = fc.array(fc.constantFrom(RISE, LINK), { minLength: 1, maxLength: MAX_OPTIONS });
    fc.assert(
      fc.property(asks, fc.array(heads, { maxLength: 40 }), fc.nat(200), (options, rooms, passMs) => {
        const quorum = quorumOf(options);
        const sources = rooms.map(([rise, idle], i) => camera(passMs, tallyWith(rise + idle, { rise }), `camera ${i}`));
        const atMs = serverMs(passMs);
        const meter = measure(newMeter(quorum, serverMs(0)), sources, atMs);
        const evidence = evidenceOf(meter, options.length - 1, sources);
        expect(quorumEvidenceSchema.parse(evidence)).toEqual(evidence);
        expect(JSON.stringify(evidence).length).toBeLessThan(12_000);
      }),
      { numRuns: 50 },
    );
  });
});
