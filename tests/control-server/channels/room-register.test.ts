import { describe, expect, it } from 'vitest';
import { createRoomRegister } from '#control-server/channels/room-register.ts';
import { NO_HASH } from '#installation/log/chain.ts';
import { type Hello, PROTOCOL_VERSION, roomSchema, type Status } from '#installation/protocol/messages.ts';
import { parseSite } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const parsed = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
if (!parsed.ok) throw new Error('the sample site has a fault');
const site = parsed.value;

const hello = (name: string, page = `page-of-${name}`): Hello => ({
  protocol: PROTOCOL_VERSION,
  page,
  name,
  seq: 0,
  hash: NO_HASH,
});

const STATUS: Status = { fps: 60, clockBoundMs: 0.4, engine: 'webgpu', dropped: 0, people: null, trouble: null };

describe('the register of the room', () => {
  it('has a place for the programme, which is no surface of the site', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'projection', hello('programme'), serverMs(0));
    expect(register.isKnown('projection', 'programme')).toBe(true);
    expect(register.isKnown('camera', 'programme')).toBe(false);
    expect(register.room().pages[0]).toMatchObject({ name: 'programme', warning: null });
    expect(register.room().missing).not.toContainEqual({ role: 'projection', name: 'programme' });
  });

  it('misses every surface and camera of the site at first', () => {
    expect(createRoomRegister(() => site).room()).toEqual({
      pages: [],
      missing: [
        { role: 'projection', name: 'left' },
        { role: 'projection', name: 'right' },
        { role: 'projection', name: 'other' },
        { role: 'camera', name: 'front' },
      ],
    });
  });

  it('knows who came in and what they say of themselves', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'projection', hello('left'), serverMs(1000));
    register.report('a', STATUS, serverMs(2000));
    expect(register.nameOf('a')).toBe('left');
    expect(register.room().pages).toEqual([
      {
        role: 'projection',
        name: 'left',
        page: 'page-of-left',
        connectedAtMs: 1000,
        lastSeenMs: 2000,
        status: STATUS,
        warning: null,
      },
    ]);
    expect(register.room().missing).not.toContainEqual({ role: 'projection', name: 'left' });
    expect(roomSchema.safeParse({ ...register.room(), trouble: null, score: null }).success).toBe(true);
  });

  it('keeps the first moment and the status of a page that greets again', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'projection', hello('left'), serverMs(1000));
    register.report('a', STATUS, serverMs(2000));
    register.enter('a', 'projection', hello('left'), serverMs(3000));
    expect(register.room().pages).toMatchObject([{ connectedAtMs: 1000, lastSeenMs: 3000, status: STATUS }]);
  });

  it('forgets who left, and hears nothing of strangers', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'camera', hello('front'), serverMs(1000));
    register.leave('a');
    register.leave('nobody');
    register.report('a', STATUS, serverMs(2000));
    expect(register.nameOf('a')).toBeNull();
    expect(register.room().pages).toEqual([]);
  });

  it('warns of two pages on one surface, and of names the site does not have', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'projection', hello('left', 'page-0001'), serverMs(0));
    register.enter('b', 'projection', hello('left', 'page-0002'), serverMs(0));
    register.enter('c', 'camera', hello('attic'), serverMs(0));
    register.enter('d', 'projection', hello('toString'), serverMs(0));
    expect(register.room().pages.map((page) => page.warning)).toEqual([
      '2 pages show "left".',
      '2 pages show "left".',
      'The site has no camera called "attic".',
      'The site has no surface called "toString".',
    ]);
  });

  it('finds the others of one name and one role', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'projection', hello('left', 'page-0001'), serverMs(0));
    register.enter('b', 'projection', hello('left', 'page-0002'), serverMs(0));
    register.enter('c', 'camera', hello('left', 'page-0003'), serverMs(0));
    expect(register.namesakes('b', 'projection', 'left')).toEqual([{ id: 'a', page: 'page-0001' }]);
    expect(register.namesakes('x', 'camera', 'left')).toEqual([{ id: 'c', page: 'page-0003' }]);
    expect(register.namesakes('a', 'projection', 'right')).toEqual([]);
  });

  it('takes as many directors as come for no trouble', () => {
    const register = createRoomRegister(() => site);
    register.enter('a', 'director', hello('director', 'page-0001'), serverMs(0));
    register.enter('b', 'director', hello('director', 'page-0002'), serverMs(0));
    expect(register.room().pages.every((page) => page.warning === null)).toBe(true);
    expect(register.room().missing).toHaveLength(4);
  });
});
