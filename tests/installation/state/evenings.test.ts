import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashText } from '#installation/log/chain.ts';
import { type Fact, factSchema } from '#installation/log/fact.ts';
import { advance, nextPendingMs } from '#installation/state/advance.ts';
import { type Core, emptyCore } from '#installation/state/core.ts';
import { decodeCore, encodeCore } from '#installation/state/core-codec.ts';
import { fold, type Plans } from '#installation/state/fold.ts';
import { createTimeline, stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { showText } from '#tests/support/compared-shows.ts';
import { anyEvening, play } from '#tests/support/random-show.ts';

const LATER_MS = 20_000;

/** Everything a core is, in one short text. */
const hashOf = (core: Core): string => hashText(canonicalJson(encodeCore(core)));

const foldAll = (core: Core, facts: readonly Fact[], plans: Plans): Core =>
  facts.reduce((now, fact) => fold(now, fact, plans), core);

/** A core as a checkpoint brings it back. */
function throughCheckpoint(core: Core, plans: Plans): Core {
  const again = decodeCore(JSON.parse(JSON.stringify(encodeCore(core))), plans);
  if (!again) throw new Error('the core could not be read back');
  return again;
}

const times = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 6 });

// Many cases on a machine that others may be using.
describe('any evening', { timeout: 120_000 }, () => {
  it('played is the same evening sought, replayed from disk, and recovered from a checkpoint at any fact', () => {
    fc.assert(
      fc.property(anyEvening(), fc.nat(), (evening, cut) => {
        const { plans, show } = play(evening);
        const { facts } = show;
        const untilMs = serverMs((facts.at(-1)?.atMs ?? 0) + LATER_MS);
        const expected = hashOf(advance(foldAll(emptyCore, facts, plans), untilMs));
        const readBack = facts.map((fact) => factSchema.parse(JSON.parse(JSON.stringify(fact))));
        expect(hashOf(advance(foldAll(emptyCore, readBack, plans), untilMs))).toBe(expected);
        const at = cut % (facts.length + 1);
        const before = throughCheckpoint(foldAll(emptyCore, facts.slice(0, at), plans), plans);
        expect(hashOf(advance(foldAll(before, facts.slice(at), plans), untilMs))).toBe(expected);
        const timeline = createTimeline(plans);
        for (const fact of facts) timeline.append(fact);
        timeline.stateAt(untilMs);
        expect(hashOf(advance(timeline.basis().core, untilMs))).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in many small steps as in one', () => {
    fc.assert(
      fc.property(anyEvening(15), times(1), (evening, parts) => {
        const { plans, show } = play(evening);
        const shares = [...parts].sort((a, b) => a - b);
        const step = (core: Core, toMs: number): Core =>
          [...shares.map((share) => core.upToMs + (toMs - core.upToMs) * share), toMs].reduce(
            (now, ms) => advance(now, serverMs(Math.min(toMs, Math.max(now.upToMs, ms)))),
            core,
          );
        const untilMs = serverMs((show.facts.at(-1)?.atMs ?? 0) + LATER_MS);
        const stepped = show.facts.reduce((now, fact) => fold(step(now, fact.atMs), fact, plans), emptyCore);
        const whole = foldAll(emptyCore, show.facts, plans);
        expect(hashOf(step(stepped, untilMs))).toBe(hashOf(advance(whole, untilMs)));
      }),
      { numRuns: 150 },
    );
  });

  it('is seen alike by a timeline asked in any order, whatever it was asked before', () => {
    fc.assert(
      fc.property(anyEvening(20), times(40_000), (evening, asked) => {
        const { plans, show, moments } = play(evening);
        const timeline = createTimeline(plans);
        for (const fact of show.facts) timeline.append(fact);
        const near = moments.filter((_, index) => index % 5 === 0).flatMap((ms) => [ms, ms + 130]);
        for (const at of [...near, ...near.toReversed(), ...asked].map(serverMs)) {
          expect(showText(timeline.stateAt(at))).toBe(showText(stateAt(plans, show.facts, at)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is seen alike while its facts arrive late', () => {
    fc.assert(
      fc.property(anyEvening(15), fc.nat({ max: 4000 }), (evening, aheadMs) => {
        const { plans, show } = play(evening);
        const timeline = createTimeline(plans);
        show.facts.forEach((fact, index) => {
          timeline.append(fact);
          for (const at of [fact.atMs + aheadMs, fact.atMs].map(serverMs)) {
            expect(showText(timeline.stateAt(at))).toBe(showText(stateAt(plans, show.facts.slice(0, index + 1), at)));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is as it was told while it went on: facts of later never change earlier', () => {
    fc.assert(
      fc.property(anyEvening(20), (evening) => {
        const told: { at: number; state: string }[] = [];
        const { plans, show } = play({ ...evening, leadMs: 120 }, (now, at) => {
          told.push({ at: at + 119, state: showText(now.stateAt(at + 119)) });
        });
        const last = new Map(told.map(({ at, state }) => [at, state]));
        for (const [at, state] of last) {
          const adopted = show.facts.some(({ event, atMs }) => event.type === 'score-adopted' && atMs > 0);
          if (!adopted) expect(showText(stateAt(plans, show.facts, serverMs(at)))).toBe(state);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('never hangs: hardly more happens in a second than there are cues and pictures', () => {
    fc.assert(
      fc.property(anyEvening(12), (evening) => {
        const { plans, show } = play(evening);
        const cues = Math.max(...evening.plans.map((plan) => plan.cues.size));
        let core = foldAll(emptyCore, show.facts, plans);
        const endMs = core.upToMs + 5000;
        let moments = 0;
        for (let next = nextPendingMs(core); next !== null && next <= endMs; next = nextPendingMs(core)) {
          core = advance(core, serverMs(Math.max(next, core.upToMs + 0.001)));
          moments++;
          expect(core.pending.length).toBeLessThan(cues * 50);
        }
        expect(moments).toBeLessThan(5 * cues * 120);
      }),
      { numRuns: 150 },
    );
  });
});
