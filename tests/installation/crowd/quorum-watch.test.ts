import { describe, expect, it } from 'vitest';
import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { createQuorumWatch, type OpenQuestion, type Watched } from '#installation/crowd/quorum-watch.ts';
import type { Listening } from '#installation/crowd/trigger-meter.ts';
import { serverMs, showMs } from '#installation/time/axes.ts';
import { EVEN, LINK, quorumOf, RISE, tallyWith } from './support/asks.ts';

const QUORUM = quorumOf([RISE, LINK]);
const QUESTION: OpenQuestion = { key: 'one/2', quorum: QUORUM, armedAtMs: showMs(4500) };
const GREETING: Listening = { name: 'greeting', ask: LINK, weights: EVEN, restMs: 5000, firedAtMs: null };
const NOTHING: Watched = { question: null, listening: [] };
const asking = (question: OpenQuestion = QUESTION): Watched => ({ question, listening: [] });

/** A room whose camera counts at every look. */
function room() {
  const desk = createCrowdDesk();
  const watch = createQuorumWatch(desk);
  const look = (atMs: number, watched: Watched, present: number, doing: Readonly<Record<string, number>>) => {
    desk.count('camera', 'front', tallyWith(present, doing), serverMs(atMs));
    return watch.look(watched, serverMs(atMs));
  };
  return { desk, watch, look };
}

describe('the watch over the open question', () => {
  it('tells who is there and does what, though nothing is asked', () => {
    const { look, watch } = room();
    expect(look(0, NOTHING, 5, { rise: 2, 'link+rise': 1 })).toEqual({
      atMs: 0,
      present: 5,
      active: { rise: 3, link: 1 },
      pulses: {
        rise: { synchrony: null, hz: null, together: null },
        link: { synchrony: null, hz: null, together: null },
      },
      zones: {},
      counted: [{ kind: 'camera', source: 'front', present: 5 }],
      quorum: null,
      triggers: [],
    });
    expect(watch.meter()).toBeNull();
  });

  it('tells how far every option is', () => {
    const { look } = room();
    look(0, asking(), 10, { rise: 5, link: 2 });
    expect(look(1000, asking(), 10, { rise: 5, link: 3 }).quorum).toEqual({
      cue: 'one/2',
      options: [
        { present: 10, active: 5, share: 0.5, dwellMs: 1000, synchrony: null, reached: true },
        { present: 10, active: 3, share: 0.3, dwellMs: 0, synchrony: null, reached: false },
      ],
    });
  });

  it('counts nothing of what was held before it was put', () => {
    const { desk, look, watch } = room();
    look(0, NOTHING, 4, { rise: 4 });
    desk.count('camera', 'front', tallyWith(4, { rise: 4 }), serverMs(900));
    watch.look(asking(), serverMs(1000));
    expect(watch.meter()?.options[0]).toMatchObject({ holdingSinceMs: 1000, dwellMs: 0 });
    look(1900, asking(), 4, { rise: 4 });
    expect(watch.meter()?.options[0]?.reached).toBe(false);
    look(2000, asking(), 4, { rise: 4 });
    expect(watch.meter()?.options[0]?.reached).toBe(true);
  });

  it.each<[string, OpenQuestion]>([
    ['the same cue, armed again', { ...QUESTION, armedAtMs: showMs(9000) }],
    ['another cue', { ...QUESTION, key: 'one/7' }],
    ['the same cue in the words of a newer score', { ...QUESTION, quorum: quorumOf([RISE, LINK]) }],
  ])('has a fresh meter for %s', (_what, question) => {
    const { look, watch } = room();
    look(0, asking(), 4, { rise: 4 });
    look(900, asking(), 4, { rise: 4 });
    look(1000, asking(question), 4, { rise: 4 });
    expect(watch.meter()?.quorum).toBe(question.quorum);
    expect(watch.meter()?.options[0]).toMatchObject({ holdingSinceMs: 1000, dwellMs: 0 });
  });

  it('goes on measuring the same question, told in new words of the same content', () => {
    const { look, watch } = room();
    look(0, asking(), 4, { rise: 4 });
    look(1000, asking({ ...QUESTION }), 4, { rise: 4 });
    expect(watch.meter()?.options[0]?.reached).toBe(true);
  });

  it('has none when the question is over', () => {
    const { look, watch } = room();
    look(0, asking(), 4, { rise: 4 });
    expect(look(100, NOTHING, 4, { rise: 4 }).quorum).toBeNull();
    expect(watch.meter()).toBeNull();
  });

  it('loses what is held when the camera falls silent', () => {
    const { look, watch } = room();
    look(0, asking(), 4, { rise: 4 });
    expect(watch.look(asking(), serverMs(1400)).quorum?.options[0]).toMatchObject({ active: 4, dwellMs: 0 });
    expect(watch.look(asking(), serverMs(1600)).quorum?.options[0]).toMatchObject({ active: 0, present: 0 });
  });
});

describe('the director’s own count', () => {
  const said = (active: number, option = 0) => ({ option, active, present: 20 });

  it('counts for the open question, beside the cameras', () => {
    const { look, watch } = room();
    const question = { ...QUESTION, counts: [said(12)] };
    expect(look(0, asking(), 20, { rise: 2 }).quorum?.options[0]?.share).toBe(0.1);
    expect(look(100, asking(question), 20, { rise: 2 }).quorum?.options[0]).toMatchObject({ active: 12, share: 0.35 });
    expect(watch.sources(serverMs(100)).map((source) => source.kind)).toEqual(['camera', 'operator']);
  });

  it('decides it alone, where no camera sees anyone', () => {
    const watch = createQuorumWatch(createCrowdDesk());
    const question = { ...QUESTION, counts: [said(12, 1)] };
    watch.look(asking(question), serverMs(0));
    watch.look(asking(question), serverMs(1000));
    expect(watch.meter()?.options.map((option) => option.reached)).toEqual([false, true]);
  });

  it('is no part of how many the cameras see, and goes with the question', () => {
    const { look, watch } = room();
    const question = { ...QUESTION, counts: [said(12)] };
    expect(look(0, asking(question), 5, { rise: 2 })).toMatchObject({ present: 5, active: { rise: 2 } });
    look(100, NOTHING, 5, { rise: 2 });
    expect(watch.sources(serverMs(100)).map((source) => source.kind)).toEqual(['camera']);
  });
});

describe('the watch over triggers', () => {
  const listening = (...all: readonly Listening[]): Watched => ({ question: null, listening: all });

  it('tells how far each is, and fires it when it was held', () => {
    const { look, watch } = room();
    look(0, listening(GREETING), 4, { link: 3 });
    expect(look(500, listening(GREETING), 4, { link: 3 }).triggers).toEqual([
      {
        name: 'greeting',
        armed: true,
        present: 4,
        active: 3,
        share: 0.75,
        dwellMs: 500,
        synchrony: null,
        reached: false,
      },
    ]);
    look(1000, listening(GREETING), 4, { link: 3 });
    expect(watch.triggers().map((trigger) => trigger.fires)).toEqual([true]);
  });

  it('is told by the log that one has fired, and then rests', () => {
    const { look, watch } = room();
    look(0, listening(GREETING), 4, { link: 3 });
    look(1000, listening(GREETING), 4, { link: 3 });
    const fired = listening({ ...GREETING, firedAtMs: serverMs(1120) });
    expect(look(1100, fired, 4, { link: 3 }).triggers).toMatchObject([{ armed: false }]);
    for (let atMs = 1200; atMs < 9000; atMs += 100) look(atMs, fired, 4, { link: 3 });
    expect(watch.triggers().map((trigger) => trigger.fires)).toEqual([false]);
  });

  it('fires still, where the log could not be written', () => {
    const { look, watch } = room();
    for (let atMs = 0; atMs <= 3000; atMs += 100) look(atMs, listening(GREETING), 4, { link: 3 });
    expect(watch.triggers().map((trigger) => trigger.fires)).toEqual([true]);
  });

  it('begins anew with one that was not listened to for a while', () => {
    const { look, watch } = room();
    look(0, listening(GREETING), 4, { link: 3 });
    look(900, NOTHING, 4, { link: 3 });
    look(1000, listening(GREETING), 4, { link: 3 });
    expect(watch.triggers()[0]?.ask).toMatchObject({ holdingSinceMs: 1000, dwellMs: 0 });
  });

  it('listens beside a question, each to its own', () => {
    const { look, watch } = room();
    const both: Watched = { question: QUESTION, listening: [GREETING, { ...GREETING, name: 'rising', ask: RISE }] };
    look(0, both, 4, { link: 3 });
    const told = look(1000, both, 4, { link: 3 });
    expect(told.quorum?.options.map((option) => option.reached)).toEqual([false, true]);
    expect(told.triggers.map(({ name, reached }) => [name, reached])).toEqual([
      ['greeting', true],
      ['rising', false],
    ]);
    expect(watch.triggers().map((trigger) => trigger.fires)).toEqual([true, false]);
  });
});
