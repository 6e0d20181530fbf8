import { describe, expect, it } from 'vitest';
import { createFitDrafts, SOON_MS, TRY_EVERY_MS } from '#control-server/panel/walls/store/fit-drafts.ts';
import { moveCorner } from '#installation/mapping/output-edits.ts';
import type { SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { settled } from '#tests/support/fake-time.ts';
import { panelTime } from '../../support/fake-panel.ts';

const at = (x: number): Output => moveCorner(PLAIN_OUTPUT, 'topLeft', [x, 0]).output;
const xOf = ({ corners }: Output): number => corners.topLeft[0];

/** Drafts at a server that answers at once, unless it is told to wait. */
function hands() {
  const time = panelTime();
  const asked: { readonly atMs: number; readonly request: SetupRequest }[] = [];
  let answer: () => Promise<SetupAnswer> = () => Promise.resolve({ ok: true });
  const drafts = createFitDrafts({
    ask: (request) => {
      asked.push({ atMs: time.now(), request });
      return answer();
    },
    now: time.now,
    timers: time.timers,
    kept: (surface) => (surface === 'left' ? PLAIN_OUTPUT : null),
    changed: () => {},
  });
  const of = (type: SetupRequest['type']) => asked.filter(({ request }) => request.type === type);
  return { time, drafts, asked, of, answerWith: (next: typeof answer) => (answer = next) };
}

describe('a drag', () => {
  it('is tried twenty times a second at most, and its last place always', async () => {
    const { time, drafts, of } = hands();
    for (let ms = 0; ms < 1000; ms += 10) {
      drafts.tryOut('left', at(ms / 10_000));
      await time.pass(10);
    }
    await time.pass(TRY_EVERY_MS);
    const tries = of('try');
    expect(tries.length).toBeGreaterThan(15);
    expect(tries.length).toBeLessThanOrEqual(21);
    const last = tries.at(-1)?.request;
    expect(last?.type === 'try' && xOf(last.output)).toBeCloseTo(0.099);
  });

  it('waits for a slow server instead of flooding it', async () => {
    const { time, drafts, of, answerWith } = hands();
    const slow = Promise.withResolvers<SetupAnswer>();
    answerWith(() => slow.promise);
    for (let step = 0; step < 20; step++) {
      drafts.tryOut('left', at(step / 100));
      await time.pass(TRY_EVERY_MS);
    }
    expect(of('try')).toHaveLength(1);
    slow.resolve({ ok: true });
    await time.pass(TRY_EVERY_MS);
    const last = of('try').at(-1)?.request;
    expect(of('try')).toHaveLength(2);
    expect(last?.type === 'try' && xOf(last.output)).toBeCloseTo(0.19);
  });

  it('is kept once when it is let go, and nothing of it is tried after that', async () => {
    const { time, drafts, asked } = hands();
    drafts.tryOut('left', at(0.1));
    await time.pass(5);
    drafts.tryOut('left', at(0.2));
    expect(drafts.all().left?.state).toBe('trying');
    await drafts.keep('left', at(0.3), 'Upper left corner');
    await time.pass(1000);
    expect(asked.map(({ request }) => request.type)).toEqual(['try', 'keep']);
    expect(asked[1]?.request).toMatchObject({ does: 'Upper left corner', surface: 'left' });
    expect(drafts.all()).toEqual({});
  });

  it('that is given up shows what is kept', async () => {
    const { time, drafts, of } = hands();
    drafts.tryOut('left', at(0.1));
    await time.pass(TRY_EVERY_MS);
    drafts.drop('left');
    await time.pass(TRY_EVERY_MS);
    expect(drafts.all()).toEqual({});
    expect(of('try').at(-1)?.request).toMatchObject({ output: PLAIN_OUTPUT });
    expect(of('keep')).toEqual([]);
  });
});

describe('many presses', () => {
  it('of the same are one step back', async () => {
    const { time, drafts, of } = hands();
    for (let press = 1; press <= 10; press++) {
      drafts.keepSoon('left', at(press / 1000), 'Upper left corner');
      await time.pass(100);
    }
    expect(of('keep')).toEqual([]);
    await time.pass(SOON_MS);
    expect(of('keep')).toHaveLength(1);
    const kept = of('keep')[0]?.request;
    expect(kept?.type === 'keep' && xOf(kept.output)).toBeCloseTo(0.01);
  });

  it('of something else keep what was there before', async () => {
    const { time, drafts, of } = hands();
    drafts.keepSoon('left', at(0.1), 'Upper left corner');
    drafts.keepSoon('left', { ...at(0.1), latencyMs: 5 }, 'Latency');
    await settled();
    expect(of('keep').map(({ request }) => request)).toMatchObject([{ does: 'Upper left corner' }]);
    await time.pass(SOON_MS);
    expect(of('keep').map(({ request }) => request)).toMatchObject([
      { does: 'Upper left corner' },
      { does: 'Latency' },
    ]);
    expect(drafts.all()).toEqual({});
  });

  it('are kept at once where somebody wants to take them back', async () => {
    const { drafts, of } = hands();
    drafts.keepSoon('left', at(0.1), 'Upper left corner');
    await drafts.settle('left');
    expect(of('keep')).toHaveLength(1);
    await drafts.settle('left');
    expect(of('keep')).toHaveLength(1);
  });
});

describe('what could not be saved', () => {
  const full = { ok: false, says: 'The disk is full.', advice: 'Make room.' } as const;

  it('stays, says why, and can be saved again', async () => {
    const { drafts, answerWith, of } = hands();
    answerWith(() => Promise.resolve(full));
    await drafts.keep('left', at(0.3), 'Upper left corner');
    expect(drafts.all().left).toMatchObject({ state: 'unsaved', problem: { says: full.says, advice: full.advice } });
    answerWith(() => Promise.resolve({ ok: true }));
    await drafts.saveAgain('left');
    expect(of('keep')).toHaveLength(2);
    expect(of('keep')[1]?.request).toEqual(of('keep')[0]?.request);
    expect(drafts.all()).toEqual({});
  });

  it('is no word on what was changed since', async () => {
    const { drafts, answerWith, time } = hands();
    const slow = Promise.withResolvers<SetupAnswer>();
    answerWith(() => slow.promise);
    const kept = drafts.keep('left', at(0.3), 'Upper left corner');
    drafts.tryOut('left', at(0.4));
    slow.resolve(full);
    await kept;
    await time.pass(10);
    expect(drafts.all().left).toMatchObject({ state: 'trying', problem: null });
  });
});
