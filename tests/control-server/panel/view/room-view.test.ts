import { describe, expect, it } from 'vitest';
import { pagePath, roomView } from '#control-server/panel/view/room-view.ts';
import { localMs } from '#installation/time/axes.ts';
import { momentAt, page } from '../support/moments.ts';

const status = { fps: 29.7, clockBoundMs: 12, engine: 'cpu', dropped: 2, people: 1, trouble: null };

describe('the room', () => {
  it('is unknown until the server has told', () => {
    expect(roomView(momentAt(0, []))).toBeNull();
  });

  it('writes what a page says about itself', () => {
    const room = { pages: [page({ role: 'camera', name: 'front', status })], missing: [], trouble: null, score: null };
    expect(roomView(momentAt(10_500, [], { room }))?.lines[0]).toMatchObject({
      kind: 'Camera',
      health: 'well',
      fps: '30 fps',
      clock: '± 12 ms',
      people: '1 person',
      dropped: '2 dropped',
      lastSeen: 'just now',
    });
  });

  it('puts walls before cameras, leaves directors out and counts them', () => {
    const pages = [
      page({ role: 'camera', name: 'front', page: 'page-0003' }),
      page({ role: 'director', name: 'director', page: 'page-0004' }),
      page({ name: 'right', page: 'page-0002' }),
    ];
    const view = roomView(
      momentAt(10_500, [], {
        room: { pages, missing: [{ role: 'projection', name: 'left' }], trouble: null, score: null },
      }),
    );
    expect(view?.lines.map((line) => line.name)).toEqual(['left', 'right', 'front']);
    expect(view).toMatchObject({ directors: 1, summary: '1 missing', isWell: false });
    expect(view?.lines[0]).toMatchObject({ health: 'missing', open: '/projection/left' });
  });

  it('tells trouble, warning and silence apart', () => {
    const health = (change: Parameters<typeof page>[0], nowMs = 10_500) =>
      roomView(momentAt(nowMs, [], { room: { pages: [page(change)], missing: [], trouble: null, score: null } }))
        ?.lines[0];
    expect(health({ warning: 'Two pages show this wall.' })).toMatchObject({
      health: 'warning',
      says: ['Two pages show this wall.'],
    });
    expect(health({ status: { ...status, trouble: 'It is dark.' }, warning: 'Also this.' })).toMatchObject({
      health: 'trouble',
      says: ['It is dark.', 'Also this.'],
    });
    expect(health({}, 14_000)).toMatchObject({ health: 'silent', lastSeen: '4 s ago' });
    expect(health({ status: null })).toMatchObject({ health: 'starting' });
  });

  it('calls nobody silent while the server itself is lost', () => {
    const room = { pages: [page()], missing: [], trouble: null, score: null };
    const view = roomView(momentAt(60_000, [], { room, stage: { stage: 'stale', since: localMs(11_000) } }));
    expect(view).toMatchObject({ summary: 'as last told', lines: [{ health: 'well', lastSeen: '' }] });
  });

  it('says plainly how much a wall draws, and that a processor does', () => {
    const surface = {
      frameMs: 40,
      tier: 'lean',
      wants: 'lean',
      transitMs: 2,
      software: true,
      isolated: true,
      widthPx: 1920,
      heightPx: 1080,
    } as const;
    const line = (change: Partial<typeof surface> | { tier: 'full'; software: false }) => {
      const told = page({ status: { ...status, surface: { ...surface, ...change } } });
      const room = { pages: [told], missing: [], trouble: null, score: null };
      return roomView(momentAt(10_500, [], { room }))?.lines[0];
    };
    expect(line({})).toMatchObject({ tier: 'draws less', says: [expect.stringContaining('by the processor')] });
    expect(line({ tier: 'full', software: false })).toMatchObject({ tier: '', says: [] });
  });

  it('knows where pages are', () => {
    expect(pagePath('projection', 'left')).toBe('/projection/left');
    expect(pagePath('camera', 'front')).toBe('/camera?name=front');
  });
});

describe('a server in trouble', () => {
  it('is told with the room, which is then not well whoever is in it', () => {
    const trouble = 'The log cannot be written.';
    const room = { pages: [page()], missing: [], trouble, score: null };
    expect(roomView(momentAt(10_500, [], { room }))).toMatchObject({ trouble, isWell: false });
  });
});
