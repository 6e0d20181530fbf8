import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { createSession } from '#installation/protocol/session.ts';
import { localMs } from '#installation/time/axes.ts';
import type { FrameMark } from '#projection/page/frame-log.ts';
import { createKnownSite } from '#projection/page/known-site.ts';
import { createWallLoop } from '#projection/page/wall-loop.ts';
import { stillPerson } from '#tests/installation/crowd/support/any-take.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

beforeEach(() => vi.stubGlobal('document', { body: { dataset: {} } }));
afterEach(() => vi.unstubAllGlobals());

/** Both surfaces show the whole wall, so that what one draws can be compared with the other. */
const SITE = `site: late
title: A projector that shows late
walls: { main: { widthM: 8, heightM: 2, floorM: 0.2 } }
surfaces:
  quick: { wall: main }
  late: { wall: main, output: { latencyMs: 80 } }
cameras: { front: { wall: main, fromM: 0, toM: 8 } }
`;

/** A live wall at server time = local time + 5000, before which somebody walks. */
async function wall(surface: string) {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  const session = createSession({
    page: 'page-0001',
    name: surface,
    now: () => localMs(0),
    grainMs: 0,
    changed: () => undefined,
    ask: async (message) =>
      message === 'probe'
        ? { takenMs: 5000, answeredMs: 5000 }
        : { kind: 'snapshot', scores: [SAMPLE_SCORE], base: null, facts: show.facts, site: SITE, notice: null },
  });
  await session.connected();
  await session.probe();
  const crowd = createCrowdStream();
  for (let i = 0; i <= 20; i++) {
    const person = stillPerson(1);
    person.landmarks.fill(i / 20);
    crowd.add('front', { capturedAtMs: 4000 + i * 100, aspect: 1.5, people: [person] });
  }
  const looked: number[] = [];
  const looking = {
    ...crowd,
    peopleAt: (atMs: number) => {
      looked.push(atMs);
      return crowd.peopleAt(atMs);
    },
  };
  const drawn: SurfaceFrame[] = [];
  const marks: FrameMark[] = [];
  const loop = createWallLoop({
    surface,
    siteNow: createKnownSite(session),
    link: { session, crowd: looking, barred: () => null },
    screen: {
      draw: (frame) => drawn.push(frame) > 0,
      drawPattern: () => undefined,
      map: () => undefined,
      engine: () => 'test',
      drawCalls: () => 0,
      trouble: () => null,
      remark: () => null,
    },
    setup: { fit: (written) => written, pattern: () => null },
    layers: { layOut: () => undefined },
    notes: {
      sign: () => undefined,
      sentence: () => undefined,
      notice: () => undefined,
      status: () => undefined,
    },
    frames: { add: (mark) => marks.push(mark), marks: () => marks, fps: () => 60 },
  });
  return {
    looked,
    drawAt: (displayMs: number): { readonly frame: SurfaceFrame; readonly mark: FrameMark } => {
      loop.draw(localMs(displayMs));
      const [frame, mark] = [drawn.at(-1), marks.at(-1)];
      if (!frame || !mark) throw new Error('nothing was drawn');
      return { frame, mark };
    },
  };
}

describe('a projector that shows late', () => {
  it('is given at the same time the picture that is due when it shows it', async () => {
    const [quick, late] = [await wall('quick'), await wall('late')];
    expect(quick.drawAt(300).mark.serverMs).toBeCloseTo(5300, 6);
    expect(late.drawAt(300).mark.serverMs).toBeCloseTo(5380, 6);
  });

  it('shows the same picture at the moment of seeing, the crowd in the same place', async () => {
    const [quick, late] = [await wall('quick'), await wall('late')];
    const [one, other] = [quick.drawAt(500), late.drawAt(420)];
    expect(other.mark.seenAtMs).toBeCloseTo(one.mark.seenAtMs, 6);
    expect(other.mark.showMs).toBeCloseTo(one.mark.showMs, 6);
    expect(other.frame.figures.length).toBeGreaterThan(0);
    expect(JSON.stringify(other.frame)).toEqual(JSON.stringify(one.frame));
  });

  it('has the samples it needs: all walls look at the crowd as it stood 200 ms before the latest one is drawn', async () => {
    const [quick, late] = [await wall('quick'), await wall('late')];
    quick.drawAt(500);
    late.drawAt(420);
    expect(quick.looked[0]).toBeCloseTo(5500 - 280, 6);
    expect(late.looked[0]).toBeCloseTo(5420 - 200, 6);
  });
});
