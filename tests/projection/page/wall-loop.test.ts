import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import { createSession } from '#installation/protocol/session.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { localMs } from '#installation/time/axes.ts';
import type { FrameLog, FrameMark } from '#projection/page/frame-log.ts';
import { createKnownSite } from '#projection/page/known-site.ts';
import type { PageStatus } from '#projection/page/notes.ts';
import { createWallLoop } from '#projection/page/wall-loop.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE, SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const console_ = { error: vi.fn() };
beforeEach(() => {
  console_.error.mockReset();
  vi.stubGlobal('document', { body: { dataset: {} } });
  vi.spyOn(console, 'error').mockImplementation(console_.error);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A live wall whose screen fails while `broken` says so. */
async function wall() {
  const session = createSession({
    page: 'page-0001',
    name: 'left',
    now: () => localMs(0),
    changed: () => undefined,
    ask: async (message) =>
      message === 'probe'
        ? { takenMs: 5000, answeredMs: 5000 }
        : {
            kind: 'snapshot',
            scores: [SAMPLE_SCORE],
            base: null,
            facts: rehearse().facts,
            site: SAMPLE_SITE_TEXT,
            notice: null,
          },
  });
  await session.connected();
  await session.probe();
  const broken: { says: string | null } = { says: null };
  const remarked: { says: string | null } = { says: null };
  const drawn: unknown[] = [];
  const marks: FrameMark[] = [];
  const statuses: PageStatus[] = [];
  const signs: unknown[] = [];
  const [mapped, patterns]: [OutputMapping[], string[]] = [[], []];
  const room: { fit: Output | null; pattern: PatternName | null } = { fit: null, pattern: null };
  const frames: FrameLog = { add: (mark) => marks.push(mark), marks: () => marks, fps: () => marks.length };
  const loop = createWallLoop({
    surface: 'left',
    siteNow: createKnownSite(session),
    link: { session, crowd: createCrowdStream(), barred: () => null },
    screen: {
      draw: (frame) => {
        if (broken.says !== null) throw new Error(broken.says);
        drawn.push(frame);
        return true;
      },
      drawPattern: (name) => patterns.push(name),
      map: (mapping) => mapped.push(mapping),
      engine: () => 'test',
      drawCalls: () => 3,
      trouble: () => null,
      remark: () => remarked.says,
    },
    setup: { fit: (written) => room.fit ?? written, pattern: () => room.pattern },
    layers: { layOut: () => undefined },
    notes: {
      sign: (sign) => signs.push(sign),
      sentence: () => undefined,
      notice: () => undefined,
      status: (status) => statuses.push(status()),
    },
    frames,
  });
  const draw = (fromMs: number, count: number): void => {
    for (let i = 0; i < count; i++) loop.draw(localMs(fromMs + i * 16));
  };
  return { loop, draw, drawn, marks, statuses, broken, remarked, signs, mapped, patterns, room };
}

describe('the loop of a wall', () => {
  it('tells the audience of a recording even where nothing can be drawn', async () => {
    const { draw, signs, broken } = await wall();
    draw(0, 1);
    expect(signs).toEqual([null]);
    broken.says = 'the screen is gone';
    draw(16, 1);
    expect(signs).toEqual([null, null]);
  });

  it('draws the show, frame after frame', async () => {
    const { loop, draw, drawn, marks, statuses } = await wall();
    draw(0, 3);
    expect([drawn.length, marks.length]).toEqual([3, 3]);
    expect(loop.trouble()).toBeNull();
    expect(statuses.at(-1)).toMatchObject({ surface: 'left', stage: 'live', draws: 3, trouble: null });
  });

  it('says what is wrong where pictures fail, and goes on with the next that does not', async () => {
    const { loop, draw, drawn, statuses, broken } = await wall();
    draw(0, 3);
    broken.says = 'the look is out of light';
    draw(48, 100);
    expect(drawn).toHaveLength(3);
    expect(loop.trouble()).toContain('the look is out of light');
    expect(statuses.at(-1)?.trouble).toContain('the look is out of light');
    expect(console_.error).toHaveBeenCalledTimes(1);
    broken.says = null;
    draw(1648, 1);
    expect(drawn).toHaveLength(4);
    // Long enough for a status a second to have told it.
    expect(loop.trouble()).not.toBeNull();
    draw(5000, 1);
    expect(loop.trouble()).toBeNull();
  });

  it('tells on the wall itself what is to be known of the picture, behind what is wrong with it', async () => {
    const { loop, draw, statuses, broken, remarked } = await wall();
    remarked.says = 'The picture flashes too often.';
    draw(0, 1);
    expect(statuses.at(-1)?.trouble).toBe('The picture flashes too often.');
    expect(loop.trouble()).toBeNull();
    broken.says = 'the look is out of light';
    draw(16, 1);
    expect(statuses.at(-1)?.trouble).toContain('the look is out of light');
    [broken.says, remarked.says] = [null, null];
    draw(5000, 1);
    expect(statuses.at(-1)?.trouble).toBeNull();
  });

  it('throws its picture as the fit in force says, and passes that on only where it changes', async () => {
    const { draw, mapped, room } = await wall();
    draw(0, 3);
    expect(mapped).toHaveLength(1);
    room.fit = { ...PLAIN_OUTPUT, turn: 90 };
    draw(48, 3);
    expect(mapped.map(({ isOnItsSide }) => isOnItsSide)).toEqual([false, true]);
  });

  it('shows a test pattern instead of the show and its words, but never instead of what is owed to people', async () => {
    const { draw, drawn, patterns, signs, marks, room } = await wall();
    room.pattern = 'grid';
    draw(0, 2);
    expect([patterns, drawn]).toEqual([['grid', 'grid'], []]);
    expect([signs.length, marks.length]).toEqual([2, 2]);
    room.pattern = null;
    draw(32, 1);
    expect(drawn).toHaveLength(1);
  });
});
