import { describe, expect, it } from 'vitest';
import { cameraTaken, cameraUnknown, type House, outdated, welcome } from '#control-server/channels/greet.ts';
import { NO_HASH } from '#installation/log/chain.ts';
import { type Hello, PROTOCOL_VERSION, type Welcome, welcomeSchema } from '#installation/protocol/messages.ts';
import { createReplica } from '#installation/protocol/replica.ts';
import { BEGINNING, createTimeline, stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLANS, SAMPLE_SCORE } from '#tests/support/sample-score.ts';

const show = rehearse();
grant(show, 1000, { type: 'go' });
grant(show, 2000, { type: 'pause' });
const { facts } = show;

const house: House = { base: BEGINNING, facts, scores: [SAMPLE_SCORE], siteText: 'a site' };

const helloAt = (seq: number, hash = seq === 0 ? NO_HASH : (facts[seq - 1]?.hash ?? NO_HASH)): Hello => ({
  protocol: PROTOCOL_VERSION,
  page: 'page-0001',
  name: 'left',
  seq,
  hash,
});

const greeted = (hello: Hello, of: House = house): Welcome => welcome(hello, of, null);

describe('the welcome', () => {
  it('gives a page that has nothing everything', () => {
    expect(greeted(helloAt(0))).toEqual({
      kind: 'snapshot',
      scores: [SAMPLE_SCORE],
      base: null,
      facts,
      site: 'a site',
      notice: null,
    });
  });

  it('gives a page that has a part of the log only what it lacks', () => {
    expect(greeted(helloAt(3))).toEqual({ kind: 'catch-up', facts: facts.slice(3), site: 'a site', notice: null });
    expect(greeted(helloAt(4))).toMatchObject({ kind: 'catch-up', facts: [] });
  });

  it('gives a page everything whose log is of another run', () => {
    expect(greeted(helloAt(3, 'f'.repeat(64))).kind).toBe('snapshot');
  });

  it('gives a page everything that knows more than the server', () => {
    expect(greeted(helloAt(99, 'f'.repeat(64))).kind).toBe('snapshot');
  });

  it('gives a page everything that lacks a score', () => {
    expect(greeted(helloAt(1)).kind).toBe('snapshot');
  });

  it('passes on what the page should know', () => {
    expect(welcome(helloAt(4), house, 'You are two.')).toMatchObject({ notice: 'You are two.' });
  });

  it('brings a replica to the end of the log, whatever part of it the page had', () => {
    for (let had = 0; had <= facts.length; had++) {
      const replica = createReplica();
      if (had >= 2) replica.replace([SAMPLE_SCORE], null, facts.slice(0, had));
      const parsed = welcomeSchema.parse(JSON.parse(JSON.stringify(greeted(helloAt(replica.end().seq)))));
      if (parsed.kind === 'snapshot') replica.replace(parsed.scores, parsed.base, parsed.facts);
      else if (parsed.kind === 'catch-up') replica.grow([], parsed.facts);
      expect(replica.timeline.facts).toEqual(facts);
    }
  });
});

describe('the scores a page is given', () => {
  const ready = { hash: 'a'.repeat(64), text: 'made ready, and never taken up' };
  const scoresIn = (of: House): readonly string[] => {
    const answer = greeted(helloAt(0), of);
    return answer.kind === 'snapshot' ? answer.scores.map(({ hash }) => hash) : [];
  };

  it('are those its facts take up', () => {
    expect(scoresIn({ ...house, scores: [ready, SAMPLE_SCORE] })).toEqual([SAMPLE_SCORE.hash]);
  });

  it('are those its summary plays', () => {
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of facts) timeline.append(fact);
    const summed: House = { ...house, base: timeline.basis(), facts: [], scores: [ready, SAMPLE_SCORE] };
    expect(scoresIn(summed)).toEqual([SAMPLE_SCORE.hash]);
  });
});

describe('the welcome of a house that summed its log up', () => {
  const timeline = createTimeline(SAMPLE_PLANS);
  for (const fact of facts.slice(0, 3)) timeline.append(fact);
  const summed: House = { ...house, base: timeline.basis(), facts: facts.slice(3) };

  it('gives a page that has nothing the summary and the facts behind it', () => {
    const parsed = welcomeSchema.parse(JSON.parse(JSON.stringify(greeted(helloAt(0), summed))));
    if (parsed.kind !== 'snapshot') throw new Error(parsed.kind);
    const replica = createReplica();
    expect(replica.replace(parsed.scores, parsed.base, parsed.facts)).toEqual({ outcome: 'grown' });
    expect(replica.timeline.facts).toEqual(facts.slice(3));
    expect(replica.end()).toMatchObject({ seq: 4, hash: facts[3]?.hash });
    const atMs = serverMs(5000);
    const { plan: _, ...shown } = replica.timeline.stateAt(atMs);
    const { plan: __, ...right } = stateAt(SAMPLE_PLANS, facts, atMs);
    expect(shown).toEqual(right);
  });

  it('gives a page that stands where the summary ends only the facts behind it', () => {
    expect(greeted(helloAt(3), summed)).toMatchObject({ kind: 'catch-up', facts: facts.slice(3) });
    expect(greeted(helloAt(4), summed)).toMatchObject({ kind: 'catch-up', facts: [] });
  });

  it('gives a page everything that stands before it, or somewhere else', () => {
    expect(greeted(helloAt(2), summed).kind).toBe('snapshot');
    expect(greeted(helloAt(3, 'f'.repeat(64)), summed).kind).toBe('snapshot');
  });

  it('is not taken in by a page where the summary is damaged', () => {
    const parsed = welcomeSchema.parse(JSON.parse(JSON.stringify(greeted(helloAt(0), summed))));
    if (parsed.kind !== 'snapshot' || !parsed.base) throw new Error(parsed.kind);
    const replica = createReplica();
    const taken = replica.replace(parsed.scores, { ...parsed.base, core: { form: 'another' } }, parsed.facts);
    expect(taken.outcome).toBe('unreadable');
    expect(replica.end().seq).toBe(0);
  });
});

describe('turning a page away', () => {
  it('that is older than the server asks it to reload', () => {
    const refused = outdated({ ...helloAt(0), protocol: PROTOCOL_VERSION - 1 });
    expect(refused).toMatchObject({ kind: 'refused', retry: false, advice: expect.stringContaining('Reload') });
    expect(welcomeSchema.safeParse(refused).success).toBe(true);
  });

  it('that is newer than the server says which of them is old', () => {
    expect(outdated({ ...helloAt(0), protocol: PROTOCOL_VERSION + 1 })).toMatchObject({
      advice: expect.stringContaining('server is older'),
    });
  });

  it('because its camera is there already says why, and what to do', () => {
    const refused = cameraTaken('front', ['side']);
    expect(refused).toMatchObject({
      kind: 'refused',
      says: expect.stringContaining('counted twice'),
      advice: expect.stringContaining('/camera?name=side'),
      retry: true,
    });
    expect(cameraTaken('front', [])).toMatchObject({ advice: expect.stringContaining('no other camera') });
    expect(welcomeSchema.safeParse(refused).success).toBe(true);
  });

  it('says to a camera without a place in the room that nobody it sees is counted, and which name is free', () => {
    expect(cameraUnknown('frnt', ['front'])).toMatch(/no camera called "frnt".*nobody it sees is counted.*name=front/);
  });
});
