import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, endOf, hashText } from '#installation/log/chain.ts';
import { type Rehearsal, rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import type { Plan } from '#installation/score/plan.ts';
import { advance } from '#installation/state/advance.ts';
import { emptyCore } from '#installation/state/core.ts';
import { encodeCore } from '#installation/state/core-codec.ts';
import { fold } from '#installation/state/fold.ts';
import { serverMs } from '#installation/time/axes.ts';
import { anyPlan } from '#tests/support/random-score.ts';
import { rehearsed, SMALL_PLAN, UNWILLING } from './small-show.ts';

/** The hash as anybody can work it out from the facts, without a timeline. */
function hashFrom(plan: Plan, { facts, endedAtMs }: Rehearsal): string {
  const plans = new Map([[plan.scoreHash, plan]]);
  const core = facts.reduce((before, fact) => fold(before, fact, plans), emptyCore);
  const end = endOf(facts);
  return hashText(end.hash + canonicalJson(encodeCore(advance(core, serverMs(Math.max(endedAtMs, end.atMs))))));
}

describe('the hash of a rehearsal', () => {
  it('covers the facts and the show as they leave it', () => {
    for (const run of [rehearsed(), rehearsed(UNWILLING), rehearsed({ limitMs: 4000 })]) {
      expect(run.hash).toBe(hashFrom(SMALL_PLAN, run));
    }
  });

  it('of the facts alone is the same on every machine and from version to version', () => {
    const lastFact = (run: Rehearsal): string => run.facts.at(-1)?.hash ?? '';
    expect({
      willing: lastFact(rehearsed()),
      unwilling: lastFact(rehearsed(UNWILLING)),
      usual: lastFact(rehearse(SMALL_PLAN, USUAL_REHEARSAL)),
      from: lastFact(rehearsed({ from: 'one/5' })),
    }).toMatchInlineSnapshot(`
      {
        "from": "6ba62f84bf6370d24ff9bcca1be54399e8e64801b4067ed590b110f8075258e4",
        "unwilling": "1da68778dbd0d22173003fd1b136956a35e150f7cabc115d0f2069fbed3dea06",
        "usual": "68517762d5702ecf886f664ad083f8ee5a4140c3d906e1e96079a2ea1854d47e",
        "willing": "71365b7cd76fcc253fe841af014ff27e54a0432d6f1ed27a6955647f59d9c77d",
      }
    `);
  });

  // Whoever gives the core another form pins it anew; whoever does not has changed what a show is.
  it('is the same on every machine', () => {
    expect({
      willing: rehearsed().hash,
      unwilling: rehearsed(UNWILLING).hash,
      usual: rehearse(SMALL_PLAN, USUAL_REHEARSAL).hash,
    }).toMatchInlineSnapshot(`
      {
        "unwilling": "2c75db609064f6430e394b5786a9eeb5f2ffac508d74aa70fef050ef2019bfad",
        "usual": "4cc71c3bc6a0c62385fc7a1b421f1f1eb56e61bb6b081ac7cd37aa27e52aa2e3",
        "willing": "1ebc04d50be464906f4a94044a2a0bce80b4edddfca09603ac24e3815e75b46a",
      }
    `);
  });
});

describe('any score', { timeout: 60_000 }, () => {
  const brief = { ...USUAL_REHEARSAL, crowd: 8, limitMs: 180_000 };

  it('is rehearsed to some end, twice alike, with a hash that the facts alone give', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.constantFrom(0, 0.5, 1), (plan, seed, compliance) => {
        const options = { ...brief, seed, compliance };
        const run = rehearse(plan, options);
        expect(rehearse(plan, options).hash).toBe(run.hash);
        expect(hashFrom(plan, run)).toBe(run.hash);
        expect(run.endedAtMs).toBeLessThanOrEqual(brief.limitMs);
      }),
      { numRuns: 40 },
    );
  });

  it('has a cause for every cue, and tells every decision', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (plan, seed) => {
        const { facts, asRun, decisions, endedAtMs } = rehearse(plan, { ...brief, seed });
        // What was written in the last moment is not seen any more.
        const effective = facts.filter(({ event, atMs }) => event.type === 'quorum-decided' && atMs <= endedAtMs);
        expect(decisions.map(({ cue, atMs }) => `${cue} ${atMs}`)).toEqual(
          effective.map(({ event, atMs }) => `${'cue' in event ? event.cue : ''} ${atMs}`),
        );
        expect(asRun.some(({ cause }) => cause.by === 'jump' || cause.by === 'director')).toBe(false);
        for (const [index, row] of asRun.entries()) {
          expect(plan.cues.has(row.key)).toBe(true);
          if (index > 0) expect(row.atMs).toBeGreaterThanOrEqual(asRun[index - 1]?.atMs ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
