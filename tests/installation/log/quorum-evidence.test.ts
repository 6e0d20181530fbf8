import { describe, expect, it } from 'vitest';
import { MAX_EVIDENCE_SOURCES, MAX_OPTIONS, quorumEvidenceSchema } from '#installation/log/quorum-evidence.ts';

const COUNT = { source: 'front', kind: 'camera', present: 6, active: 4 };
const OTHER = { option: 1, share: 0.2, active: 2 };
const GOOD = {
  option: 0,
  what: { mode: 'any', gestures: ['rise'] },
  share: 0.6,
  threshold: 0.5,
  present: 10,
  active: 6,
  minPeople: 2,
  dwellMs: 1200,
  requiredDwellMs: 1000,
  synchrony: -0.1,
  askedSynchrony: null,
  chanceSynchrony: 0.2,
  weights: { camera: 1, phone: 0, operator: 2.5 },
  sources: [COUNT],
  others: [OTHER],
};

describe('evidence', () => {
  it('is read as it was written', () => {
    expect(quorumEvidenceSchema.parse(JSON.parse(JSON.stringify(GOOD)))).toEqual(GOOD);
  });

  it.each<[string, object]>([
    ['a share over one', { share: 1.2 }],
    ['half a person', { active: 2.5 }],
    ['fewer than nobody', { present: -1 }],
    ['an option beyond all', { option: MAX_OPTIONS }],
    ['a source of no kind', { sources: [{ ...COUNT, kind: 'rumour' }] }],
    ['a source without a name', { sources: [{ ...COUNT, source: '' }] }],
    ['a source that says who somebody is', { sources: [{ ...COUNT, track: 12 }] }],
    ['more sources than are told apart', { sources: Array.from({ length: MAX_EVIDENCE_SOURCES + 4 }, () => COUNT) }],
    ['more options than a question has', { others: Array.from({ length: MAX_OPTIONS }, () => OTHER) }],
    ['nothing asked', { what: { mode: 'any', gestures: [] } }],
    ['a consistency no crowd can have', { synchrony: 1.1 }],
    ['a weight below nothing', { weights: { ...GOOD.weights, phone: -1 } }],
    ['a dwell that runs backwards', { dwellMs: -1 }],
    ['a dwell that never ends', { dwellMs: Number.POSITIVE_INFINITY }],
    ['a word too many', { face: 'x' }],
  ])('does not hold %s', (_what, wrong) => {
    expect(quorumEvidenceSchema.safeParse({ ...GOOD, ...wrong }).success).toBe(false);
  });

  it.each(Object.keys(GOOD))('lacks nothing: not %s', (part) => {
    expect(quorumEvidenceSchema.safeParse({ ...GOOD, [part]: undefined }).success).toBe(false);
  });
});
