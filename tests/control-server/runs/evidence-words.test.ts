import { describe, expect, it } from 'vitest';
import { evidenceWords } from '#control-server/runs/evidence-words.ts';
import { EVIDENCE } from './sample-facts.ts';

describe('evidence in words', () => {
  it('says who did it, how many that is, for how long, and what each source saw', () => {
    expect(evidenceWords(EVIDENCE)).toBe(
      '9 of 14 did rise, 64.3 % ≥ 50 %, at least 2 asked, held 1.2 s of 1 s, cameras front 5/8, back 4/6',
    );
  });

  it('says so where it was too few', () => {
    expect(evidenceWords({ ...EVIDENCE, share: 0.25, active: 1, present: 4, minPeople: 2, sources: [] })).toBe(
      '1 of 4 did rise, 25 % < 50 %, at least 2 asked, held 1.2 s of 1 s',
    );
  });

  it('does not round a share up to what it missed', () => {
    expect(evidenceWords({ ...EVIDENCE, share: 0.99997, threshold: 1 })).toContain('99.9 % < 100 %');
    expect(evidenceWords({ ...EVIDENCE, share: 0.49999, threshold: 0.5 })).toContain('49.9 % < 50 %');
  });

  it('names gestures that count alike, and those that have to come together', () => {
    const gestures = ['rise', 'claim'];
    expect(evidenceWords({ ...EVIDENCE, what: { mode: 'any', gestures } })).toContain('did rise or claim');
    expect(evidenceWords({ ...EVIDENCE, what: { mode: 'all', gestures } })).toContain('did rise and claim');
  });

  it('tells each kind of source apart, and what one of them counts', () => {
    const words = evidenceWords({
      ...EVIDENCE,
      weights: { camera: 1, phone: 0.5, operator: 1 },
      sources: [
        { source: 'front', kind: 'camera', present: 8, active: 5 },
        { source: 'aya', kind: 'phone', present: 3, active: 2 },
        { source: 'and 7 more', kind: 'phone', present: 7, active: 1 },
        { source: 'director', kind: 'operator', present: 20, active: 12 },
      ],
    });
    expect(words).toContain(
      'camera front 5/8, phones aya 2/3, and 7 more 1/7 (each counts 0.5), by eye director 12/20',
    );
  });

  it('speaks of moving in step only where that was asked', () => {
    const asked = { askedSynchrony: 0.5, synchrony: 0.618, chanceSynchrony: 0.21 };
    expect(evidenceWords({ ...EVIDENCE, synchrony: 0.9 })).not.toContain('in step');
    expect(evidenceWords({ ...EVIDENCE, ...asked })).toContain('in step 0.62 of 0.5 (by chance up to 0.21)');
    expect(evidenceWords({ ...EVIDENCE, ...asked, synchrony: null, chanceSynchrony: null })).toContain(
      'in step not known of 0.5',
    );
  });

  it('says how the other ways stood, by their names where they have some', () => {
    const others = [
      { option: 1, share: 0.2, active: 3 },
      { option: 2, share: 0, active: 0 },
    ];
    const labels = ['yes', 'no'];
    expect(evidenceWords({ ...EVIDENCE, others }, (option) => labels[option] ?? null)).toMatch(
      /, against no 20 % \(3\), option 3 0 % \(0\)$/,
    );
  });

  it('of a question nobody had to hold says nothing of holding', () => {
    expect(evidenceWords({ ...EVIDENCE, dwellMs: 0, requiredDwellMs: 0, minPeople: 1 })).toBe(
      '9 of 14 did rise, 64.3 % ≥ 50 %, cameras front 5/8, back 4/6',
    );
  });
});
