import { describe, expect, it } from 'vitest';
import { pulseOf } from '#control-server/kiosk/wall-pulse.ts';
import type { RoomEntry } from '#installation/protocol/messages.ts';

const entry = (more: Partial<RoomEntry>): RoomEntry => ({
  role: 'projection',
  name: 'left',
  page: 'page-one',
  connectedAtMs: 0,
  lastSeenMs: 50_000,
  status: null,
  warning: null,
  ...more,
});

describe('the pulse of a wall', () => {
  it('is that of the page that is meant, also where another one shows the same surface', () => {
    const pages = [entry({ page: 'page-two' })];
    expect(pulseOf(pages, { page: 'page-two', surface: 'left' }, 51_000)).toBe('alive');
    expect(pulseOf(pages, { page: 'page-one', surface: 'left' }, 51_000)).toBe('silent');
  });

  it('is that of any page of the surface where no page is meant', () => {
    expect(pulseOf([entry({})], { page: null, surface: 'left' }, 51_000)).toBe('alive');
    expect(pulseOf([entry({})], { page: null, surface: 'right' }, 51_000)).toBe('silent');
    expect(pulseOf([entry({ role: 'camera' })], { page: null, surface: 'left' }, 51_000)).toBe('silent');
  });

  it('stops after ten seconds without a word', () => {
    expect(pulseOf([entry({})], { page: 'page-one', surface: null }, 59_999)).toBe('alive');
    expect(pulseOf([entry({})], { page: 'page-one', surface: null }, 60_000)).toBe('silent');
  });

  it('is not known where nothing is meant', () => {
    expect(pulseOf([entry({})], { page: null, surface: null }, 51_000)).toBe('unknown');
  });
});
