import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, endOf } from '#installation/log/chain.ts';
import { factSchema } from '#installation/log/fact.ts';
import { commandSchema } from '#installation/rules/command.ts';
import { decide } from '#installation/rules/decide.ts';
import { decideAlone } from '#installation/rules/decide-alone.ts';
import { stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { showText } from '#tests/support/compared-shows.ts';
import { anyEvening, anyRequest, play } from '#tests/support/random-show.ts';
import { counted, situationAt } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLAN } from '#tests/support/sample-score.ts';

/** An evening, and something asked at its end. */
const asking = (maxSteps: number) =>
  anyEvening(maxSteps).chain((evening) =>
    fc.record({ evening: fc.constant(evening), request: anyRequest(...evening.plans) }),
  );

// Many cases on a machine that others may be using.
describe('whatever is asked of whatever show', { timeout: 120_000 }, () => {
  it('is answered alike however often it is asked, and changes nothing by being asked', () => {
    fc.assert(
      fc.property(asking(15), fc.boolean(), ({ evening, request }, isLate) => {
        const { plans, show, moments } = play(evening);
        const at = Math.max(show.facts.at(-1)?.atMs ?? 0, moments.at(-1) ?? 0) + 50;
        const before = showText(stateAt(plans, show.facts, serverMs(at)));
        const ask = () => {
          const state = stateAt(plans, show.facts, serverMs(at));
          const sources = [counted(at, 5, { rise: 3, 'link+rise': 1 })];
          const situation = { ...situationAt(state, at, sources, plans), wall: { day: 1, minutes: 720 } };
          const command = { id: 'any-command', expiresAtMs: isLate ? at - 1 : at, request };
          return [decide(situation, command), decideAlone(situation)];
        };
        const answers = ask();
        expect(ask()).toEqual(answers);
        if (isLate) expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'expired' } });
        expect(showText(stateAt(plans, show.facts, serverMs(at)))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  it('is granted by facts that can be written and read, or refused without a trace', () => {
    fc.assert(
      fc.property(anyEvening(25), (evening) => {
        let known = 2;
        const { show } = play(evening, (now) => {
          for (const fact of now.facts.slice(known)) expect(factSchema.safeParse(fact).success).toBe(true);
          known = now.facts.length;
        });
        show.facts.forEach((fact, index) => {
          expect(fact.seq).toBe(index + 1);
          const { hash: _hash, ...unplaced } = fact;
          expect(chain(endOf(show.facts.slice(0, index)), unplaced)).toEqual(fact);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves no fact when it is refused', () => {
    fc.assert(
      fc.property(asking(15), ({ evening, request }) => {
        const { show, moments } = play(evening);
        const at = (moments.at(-1) ?? 0) + 10;
        const facts = [...show.facts];
        const before = showText(show.stateAt(at + 500));
        const decision = show.ask(at, request);
        if (decision.ok) expect(show.facts.length).toBe(facts.length + decision.events.length);
        else {
          expect(show.facts).toEqual(facts);
          expect(showText(show.stateAt(at + 500))).toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has an effect when it is granted, unless it says what is so already', () => {
    const mayBeSo = ['set-value', 'set-variable', 'standby'];
    fc.assert(
      fc.property(asking(10), ({ evening, request }) => {
        const { show, moments } = play(evening);
        const at = (moments.at(-1) ?? 0) + 1000.123;
        const untouched = showText(show.stateAt(at));
        const decision = show.ask(at, request);
        if (!decision.ok || mayBeSo.includes(request.type)) return;
        expect(showText(show.stateAt(at))).not.toBe(untouched);
      }),
      { numRuns: 150 },
    );
  });

  it('is of every kind there is', () => {
    const kinds = commandSchema.shape.request.options.map(({ shape }) => shape.type.value);
    const asked = fc.sample(anyRequest(SAMPLE_PLAN, SAMPLE_PLAN), 3000).map(({ type }) => type);
    expect(kinds.filter((kind) => !asked.includes(kind))).toEqual([]);
  });

  it('comes over the wire as it was sent', () => {
    fc.assert(
      fc.property(anyRequest(SAMPLE_PLAN, SAMPLE_PLAN), (request) => {
        const command = { id: 'any-command', expiresAtMs: 5, request };
        expect(commandSchema.parse(JSON.parse(JSON.stringify(command)))).toMatchObject({ request });
      }),
      { numRuns: 300 },
    );
  });
});
