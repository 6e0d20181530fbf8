import { describe, expect, it } from 'vitest';
import { stepView } from '#control-server/panel/walls/view/step-view.ts';
import { roomOf, siteOf, wallPage, wallsMoment } from '../support/walls-moments.ts';

const bounded = (...bounds: readonly (number | null)[]) =>
  wallsMoment({
    room: roomOf(...bounds.map((clockBoundMs, at) => wallPage(at === 0 ? 'left' : 'right', { clockBoundMs }))),
  });

describe('how well the walls are in step', () => {
  it('is the sum of the two widest bounds: no two walls can be further apart', () => {
    expect(stepView(bounded(0.31, 0.45))).toMatchObject({ words: 'Within 0.8 ms', tone: 'well' });
    expect(stepView(bounded(0.3, 12))).toMatchObject({ words: 'Within 12 ms', tone: 'warning' });
  });

  it('takes the widest two of many', () => {
    const names = ['a', 'b', 'c'];
    const slices = names.map((name) => `  ${name}: { wall: main }\n`).join('');
    const site = siteOf(`site: s\ntitle: s\nwalls: { main: { widthM: 4, heightM: 2 } }\nsurfaces:\n${slices}`);
    const room = roomOf(...names.map((name, at) => wallPage(name, { clockBoundMs: at + 1 })));
    expect(stepView(wallsMoment({ site, room })).words).toBe('Within 5.0 ms');
  });

  it('claims nothing of one wall, of walls that read their clocks, or of silent ones', () => {
    expect(stepView(wallsMoment({ room: roomOf(wallPage('left')) }))).toMatchObject({ words: 'Not measured' });
    expect(stepView(bounded(0.3, null))).toMatchObject({ tone: 'unknown', detail: expect.stringContaining('reading') });
    const silent = wallPage('right', {}, { lastSeenMs: 0 });
    expect(stepView(wallsMoment({ room: roomOf(wallPage('left'), silent) })).tone).toBe('unknown');
  });
});
