import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCrowdStream, type PersonAt } from '#installation/crowd/crowd-stream.ts';
import { sliceOf, surfaceFrame, windowOf } from '#installation/frame/build-frame.ts';
import { bearsCaption } from '#installation/frame/caption-bearer.ts';
import { isSeen, seenSlice } from '#installation/frame/seen-slice.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { mappingOf } from '#installation/mapping/mapping-of.ts';
import { offAxisOf } from '#installation/mapping/off-axis.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { syntheticSample } from '#tests/support/synthetic-crowd.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';

function siteNamed(name: string): Site {
  const parsed = parseSite(readFileSync(join(PROJECT_ROOT, 'config', 'sites', `${name}.yaml`), 'utf8'), name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const corner = siteNamed('corner-room');
const pillars = siteNamed('pillars');

/** One person whom the camera "front" sees where the floor is known. */
function standing(xM: number, yM: number): PersonAt[] {
  const stream = createCrowdStream();
  const sample = syntheticSample(1000, [{ track: 5, across: 0.5 }]);
  stream.add('front', { ...sample, people: sample.people.map((person) => ({ ...person, floor: { xM, yM } })) });
  return stream.peopleAt(1000);
}

const frameIn = (site: Site, surface: string, people: readonly PersonAt[] = []): SurfaceFrame =>
  surfaceFrame(rehearse().stateAt(500), people, site, surface);

const middleX = (frame: SurfaceFrame): number => {
  const joints = frame.figures[0]?.joints;
  return ((joints?.[23 * 4] ?? Number.NaN) + (joints?.[24 * 4] ?? Number.NaN)) / 2;
};

describe('the sites that come with it', () => {
  it.each(['corner-room', 'pillars'])('%s has windows that can be seen through, mapped by their reading', (name) => {
    const site = siteNamed(name);
    for (const surface of Object.keys(site.surfaces)) {
      const found = offAxisOf(site, surface);
      expect(found, surface).toMatchObject({ ok: true });
      const { grid } = mappingOf(site, surface);
      expect([...grid.read, ...grid.thrown].every(Number.isFinite), surface).toBe(true);
    }
    expect(mappingOf(pillars, 'square-pillar').grid.columns).toBe(4);
    expect(mappingOf(pillars, 'round-pillar').grid.columns).toBeGreaterThan(90);
  });

  it('four-projectors blends by itself, both sides alike', () => {
    const site = siteNamed('four-projectors');
    const blends = Object.keys(site.surfaces).map((surface) => mappingOf(site, surface).blend);
    expect(blends.map(({ left }) => left)).toEqual([0, ...[1, 2, 3].map(() => expect.closeTo(1 / 7, 6))]);
    expect(blends.map(({ right }) => right)).toEqual([...[1, 2, 3].map(() => expect.closeTo(1 / 7, 6)), 0]);
    expect(windowOf(site, 'first')).toBeNull();
    const shared = Object.keys(site.surfaces).map((surface) => sliceOf(site, surface)?.sharedM);
    expect(shared[0]).toEqual({ left: 0, right: expect.closeTo(0.48, 9) });
    expect(shared[1]).toEqual({ left: expect.closeTo(0.48, 9), right: expect.closeTo(0.48, 9) });
    expect(sliceOf(siteNamed('default'), 'left')).not.toHaveProperty('sharedM');
  });
});

describe('a window', () => {
  it('has the very figures its neighbour has, and shows more of the canvas than a wall is wide', () => {
    const people = standing(2, 3);
    const [left, front] = [frameIn(corner, 'left', people), frameIn(corner, 'front', people)];
    const own = { slice: null, offAxis: null, caption: null, bearsWords: null };
    expect({ ...left, ...own }).toEqual({ ...front, ...own });
    expect([left.bearsWords, front.bearsWords]).toEqual([false, true]);
    expect(front.offAxis?.eye).toEqual(left.offAxis?.eye);
    // The front wall stands where the canvas is: it shows just its own part of it.
    expect(front.slice).toMatchObject({ xM: 5, yM: 0, widthM: 6, heightM: expect.closeTo(2.7, 9) });
    expect(left.slice.xM).toBeLessThan(-10);
    expect(left.slice.xM + left.slice.widthM).toBeCloseTo(5, 6);
  });

  it('shows nobody squeezed to the ends of the wall; a slice does', () => {
    // 8 m beyond the right corner, in the room's axes: the canvas begins 5 m to the left of it.
    expect(middleX(frameIn(corner, 'right', standing(14, 2)))).toBeCloseTo(19, 1);
    expect(middleX(frameIn(corner, 'right', standing(-7, 2)))).toBeCloseTo(-2, 1);
    const plain = { ...corner, surfaces: { right: { ...(corner.surfaces.right ?? never()), screen: undefined } } };
    expect(middleX(frameIn(plain, 'right', standing(14, 2)))).toBeCloseTo(16, 1);
  });

  it('that cannot be one is drawn as the slice it would be', () => {
    const blind = { ...corner, viewer: undefined };
    const frame = frameIn(blind, 'left');
    expect(frame.offAxis).toBeNull();
    expect(frame.slice).toMatchObject({ xM: 0, widthM: 16 });
  });
});

const never = (): never => {
  throw new Error('the site has no such surface');
};

describe('what is seen through a window at most', () => {
  const wall = corner.walls.scene ?? never();

  it('holds every place of the canvas that is seen', () => {
    for (const surface of ['left', 'front', 'right']) {
      const view = windowOf(corner, surface) ?? never();
      const { xM, yM, widthM, heightM } = seenSlice(view, wall);
      let count = 0;
      for (let x = -14; x < 30; x += 0.37) {
        for (let y = -6; y < 8; y += 0.21) {
          if (!isSeen(view, [x, y, 0])) continue;
          count += 1;
          expect(x >= xM - 1e-9 && x <= xM + widthM + 1e-9, `${surface} ${x} ${y}`).toBe(true);
          expect(y >= yM - 1e-9 && y <= yM + heightM + 1e-9, `${surface} ${x} ${y}`).toBe(true);
        }
      }
      expect(count).toBeGreaterThan(100);
    }
  });

  it('is bounded, and nothing where one looks away from the wall', () => {
    const { widthM, heightM } = seenSlice(windowOf(corner, 'left') ?? never(), wall);
    expect(widthM).toBeLessThanOrEqual(9 * wall.widthM);
    expect(heightM).toBeLessThanOrEqual(9 * wall.heightM);
    const behind = { eye: [8, 1.5, 3], lowerLeft: [11, 0, 4], lowerRight: [5, 0, 4], upperLeft: [11, 2.7, 4] } as const;
    expect(seenSlice(behind, wall)).toMatchObject({ widthM: 0, heightM: 0 });
  });
});

describe('the line of text', () => {
  const bearers = (site: Site): string[] => Object.keys(site.surfaces).filter((name) => bearsCaption(site, name));

  it('stands on the window that shows the middle of the canvas, never on a floor', () => {
    expect(bearers(corner)).toEqual(['front']);
    expect(bearers(pillars)).toEqual(['wall']);
    const { floor, ...others } = pillars.surfaces;
    const { wall, ...rest } = others;
    if (!floor || !wall) throw new Error('the site lacks its surfaces');
    expect(bearers({ ...pillars, surfaces: { floor, ...rest } })).toEqual(['round-pillar']);
  });

  it('stands on the slices of a wall whose left end is seen, and on none of its windows', () => {
    expect(bearers(siteNamed('four-projectors'))).toEqual(['first', 'second', 'third', 'fourth']);
    const both = {
      ...corner,
      surfaces: { ...corner.surfaces, plain: { ...(corner.surfaces.left ?? never()), screen: undefined } },
    };
    expect(bearers(both)).toEqual(['plain']);
  });
});
