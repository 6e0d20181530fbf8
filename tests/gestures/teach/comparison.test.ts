import { describe, expect, it } from 'vitest';
import { compareAtOnce } from '#gestures/teach/comparison.ts';
import { comparisonWords } from '#gestures/teach/comparison-words.ts';
import { draftOf, NEW_DRAFT } from '#gestures/teach/draft.ts';
import { ownEngines } from '#tests/gestures/support/gesture-files.ts';
import { POSES } from '#tests/gestures/support/poses.ts';
import { SHELTER, takeOf, taughtPose, variant } from '#tests/support/taught.ts';

const described = ownEngines();
const SHIELD = taughtPose('shield', POSES.refuse);

describe('the comparison of a gesture', () => {
  it('finds one that stands out, and says so', () => {
    const akimbo = taughtPose('akimbo', POSES.handsOnHips);
    const comparison = compareAtOnce(akimbo, { taught: [SHIELD], described });
    expect(comparison.right).toBe(akimbo.takes.length);
    expect(comparison.rivals.filter(({ counts }) => counts > 0)).toEqual([]);
    const words = comparisonWords(comparison, draftOf(akimbo, 'v'));
    expect([words.state, words.says]).toEqual([
      'good',
      'It stands out: every take is known by the others, and none is taken for anything else.',
    ]);
  });

  it('names the described gesture that answers to the takes as well', () => {
    const lifted = taughtPose('surrender', POSES.riseBoth);
    const comparison = compareAtOnce(lifted, { taught: [], described });
    expect(comparison.rivals[0]).toMatchObject({ name: 'rise', counts: lifted.takes.length });
    const { state, says, advice } = comparisonWords(comparison, draftOf(lifted, 'v'));
    expect(state).not.toBe('good');
    expect(says).toContain('4 also count as “rise”');
    expect(advice[0]).toContain('Make it more different from “rise”');
  });

  it('names the taught gesture it is mixed up with', () => {
    const twin = taughtPose('cactus', POSES.cactus);
    const comparison = compareAtOnce(SHELTER, { taught: [twin, SHIELD], described: [] });
    expect(comparison.rivals[0]?.name).toBe('cactus');
    expect(comparison.right).toBeLessThan(SHELTER.takes.length);
    expect(comparisonWords(comparison, draftOf(SHELTER, 'v')).state).not.toBe('good');
  });

  it('finds a take that is like none of the others', () => {
    const takes = [0, 1, 2, 3].map((index) => takeOf(variant(POSES.cactus, index)));
    const odd = { ...SHELTER, takes: [...takes, takeOf(POSES.handsInLap)] };
    const { checks } = compareAtOnce(odd, { taught: [SHIELD], described: [] });
    expect(checks.at(-1)?.takenFor).toBeNull();
    expect(checks.slice(0, 4).filter(({ takenFor }) => takenFor === 'shelter').length).toBeGreaterThanOrEqual(3);
  });

  it('does not compare a gesture with itself, nor with another kind', () => {
    const other = { ...SHIELD, kind: 'motion' as const };
    const { rivals } = compareAtOnce(SHELTER, { taught: [SHELTER, other], described: [] });
    expect(rivals).toEqual([]);
  });
});

describe('advice', () => {
  const comparison = { checks: [{ own: 0.9, takenFor: 'x' }], right: 1, rivals: [] };
  it('asks for other people and other places as long as they are missing', () => {
    const alone = { ...NEW_DRAFT, takes: [takeOf(POSES.cactus), takeOf(POSES.cactus)] };
    const { advice } = comparisonWords(comparison, alone);
    expect(advice.join(' ')).toMatch(/another person.*elsewhere in the room/);
    const many = [1, 2, 3, 4, 5].map((person) => takeOf(POSES.cactus, String(person)));
    expect(comparisonWords(comparison, { ...alone, takes: many }).advice).toEqual([]);
  });
});
