import { describe, expect, it } from 'vitest';
import { wallNeeds } from '#control-server/conductor/wall-needs.ts';
import type { Role, RoomEntry, Status } from '#installation/protocol/messages.ts';
import { serverMs } from '#installation/time/axes.ts';

const STATUS: Status = { fps: 50, clockBoundMs: 0.4, engine: 'webgpu', dropped: 0, people: null, trouble: null };
const SURFACE: Status['surface'] = {
  frameMs: 21,
  tier: 'full',
  wants: 'full',
  transitMs: 34,
  software: false,
  isolated: true,
  widthPx: 1920,
  heightPx: 1080,
};

const page = (status: Status | null, lastSeenMs = 10_000, role: Role = 'projection'): RoomEntry => ({
  role,
  name: 'left',
  page: 'page-of-left',
  connectedAtMs: 0,
  lastSeenMs,
  status,
  warning: null,
});
const needs = (...pages: readonly RoomEntry[]) => wallNeeds(pages, serverMs(10_000));

describe('what the walls need', () => {
  it('is what they say of their way, their clock and their pictures', () => {
    expect(needs(page({ ...STATUS, surface: SURFACE }))).toEqual([{ transitMs: 34, clockBoundMs: 0.4, frameMs: 21 }]);
  });

  it('is not known of a wall that does not say it yet', () => {
    expect(needs(page({ ...STATUS, clockBoundMs: null }))).toEqual([
      { transitMs: null, clockBoundMs: null, frameMs: 20 },
    ]);
    expect(needs(page({ ...STATUS, surface: { ...SURFACE, frameMs: null } }))).toMatchObject([{ frameMs: 20 }]);
  });

  it('leaves out whoever is no wall, is silent, or shows nothing', () => {
    const full = { ...STATUS, surface: SURFACE };
    expect(needs(page(full, 10_000, 'camera'), page(null), page(full, 6400), page({ ...full, fps: 0 }))).toEqual([]);
    expect(needs(page(full, 6600))).toHaveLength(1);
  });
});
