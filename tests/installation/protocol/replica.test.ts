import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import { createReplica } from '#installation/protocol/replica.ts';
import { serverMs } from '#installation/time/axes.ts';
import { force, grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

function evening(): ReturnType<typeof rehearse> {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  grant(show, 6000, force('met'));
  grant(show, 9000, { type: 'pause' });
  grant(show, 11_000, { type: 'resume' });
  grant(show, 12_000, { type: 'jump', cue: 'two/A' });
  return show;
}

const { facts } = evening();
const SCORES = [SAMPLE_SCORE];

const late = () => {
  const replica = createReplica();
  expect(replica.replace(SCORES, null, facts)).toEqual({ outcome: 'grown' });
  return replica;
};

describe('a replica', () => {
  it('that joins late is the same as one that grew along', () => {
    const grown = createReplica();
    grown.grow(SCORES, facts.slice(0, 2));
    for (const fact of facts.slice(2)) expect(grown.grow([], [fact])).toEqual({ outcome: 'grown' });
    expect(grown.end()).toEqual(late().end());
    for (const at of [0, 999, 4500, 6000, 10_000, 60_000].map(serverMs)) {
      expect(grown.timeline.stateAt(at)).toEqual(late().timeline.stateAt(at));
      expect(grown.timeline.stateAt(at)).toEqual(evening().stateAt(at));
    }
  });

  it('is unmoved by what it has already', () => {
    const replica = late();
    expect(replica.grow([], facts)).toEqual({ outcome: 'nothing-new' });
    expect(replica.grow(SCORES, facts.slice(3, 5))).toEqual({ outcome: 'nothing-new' });
    expect(replica.timeline.facts).toHaveLength(facts.length);
  });

  it('notices a fact that is missing, and takes nothing beyond it', () => {
    const replica = createReplica();
    replica.replace(SCORES, null, facts.slice(0, 3));
    expect(replica.grow([], facts.slice(4))).toEqual({ outcome: 'gap' });
    expect(replica.end().seq).toBe(3);
    expect(replica.grow([], facts.slice(2))).toEqual({ outcome: 'grown' });
    expect(replica.end().seq).toBe(facts.length);
  });

  it('notices a fact of another history', () => {
    const other = rehearse();
    grant(other, 1500, { type: 'go' });
    const replica = createReplica();
    replica.replace(SCORES, null, facts.slice(0, 2));
    grant(other, 2500, { type: 'pause' });
    expect(replica.grow([], other.facts.slice(3))).toEqual({ outcome: 'gap' });
  });

  it('ends as the log, however deliveries overlap, repeat or skip, once it is given what it lacks', () => {
    const delivery = fc.tuple(fc.nat({ max: facts.length }), fc.nat({ max: facts.length }));
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 12 }), (deliveries) => {
        const replica = createReplica();
        for (const [from, count] of deliveries) {
          const before = replica.end().seq;
          const { outcome } = replica.grow(SCORES, facts.slice(from, from + count));
          const after = replica.end().seq;
          expect(outcome === 'grown').toBe(after > before && outcome !== 'gap');
          expect(replica.timeline.facts).toEqual(facts.slice(0, after));
        }
        replica.grow(SCORES, facts.slice(replica.end().seq));
        expect(replica.end()).toEqual(late().end());
      }),
      { numRuns: 40 },
    );
  });

  it('starts over with another run when it is given one', () => {
    const replica = late();
    const other = rehearse();
    grant(other, 70_000, { type: 'go' });
    expect(replica.replace(SCORES, null, other.facts)).toEqual({ outcome: 'grown' });
    expect(replica.timeline.stateAt(serverMs(80_000))).toEqual(other.stateAt(80_000));
  });

  it('says so when it cannot read a score, and plays on what it has', () => {
    const replica = late();
    const newer = { hash: hashText('show: 3'), text: 'show: 3' };
    const before = replica.timeline.stateAt(serverMs(13_000));
    for (const taken of [replica.replace([newer], null, facts), replica.grow([newer], [])]) {
      expect(taken).toMatchObject({ outcome: 'unreadable', problem: expect.stringContaining('cannot read the score') });
    }
    expect(replica.replace(SCORES, null, facts.slice(1))).toEqual({ outcome: 'gap' });
    expect(replica.timeline.stateAt(serverMs(13_000))).toEqual(before);
  });
});
