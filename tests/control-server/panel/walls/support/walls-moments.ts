/** Moments of the page of walls: a wall of two projectors that overlap, and what their pages say. */

import type { WallsMoment } from '#control-server/panel/walls/store/walls-moment.ts';
import type { Room, RoomEntry } from '#installation/protocol/messages.ts';
import type { Setup, SurfaceStatus } from '#installation/protocol/setup.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';

/** Reads a site that is meant to be right. */
export function siteOf(text: string): Site {
  const parsed = parseSite(text, 'site.yaml');
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
}

export const OVERLAPPING_TEXT = `site: two
title: Two that overlap
walls:
  main: { widthM: 8, heightM: 2, floorM: 0.1 }
surfaces:
  left:
    wall: main
    slice: { x: 0, y: 0, width: 0.6, height: 1 }
  right:
    wall: main
    slice: { x: 0.5, y: 0, width: 0.5, height: 1 }
`;

export const OVERLAPPING = siteOf(OVERLAPPING_TEXT);

export const surfaceStatus = (change: Partial<SurfaceStatus> = {}): SurfaceStatus => ({
  frameMs: 16.7,
  tier: 'full',
  wants: 'full',
  transitMs: 3.2,
  software: false,
  isolated: true,
  widthPx: 1920,
  heightPx: 1200,
  ...change,
});

type Status = NonNullable<RoomEntry['status']>;

/** A wall's page that was heard of at 10 s. */
export const wallPage = (name: string, status: Partial<Status> = {}, change: Partial<RoomEntry> = {}): RoomEntry => ({
  role: 'projection',
  name,
  page: `page-of-${name}`,
  connectedAtMs: 0,
  lastSeenMs: 10_000,
  status: {
    fps: 59.9,
    clockBoundMs: 0.31,
    engine: 'webgpu',
    dropped: 0,
    people: null,
    trouble: null,
    surface: surfaceStatus(),
    ...status,
  },
  warning: null,
  ...change,
});

export const roomOf = (...pages: readonly RoomEntry[]): Room => ({
  pages: [...pages],
  missing: [],
  trouble: null,
  score: null,
});

export const setupOf = (change: Partial<Setup> = {}): Setup => ({
  patterns: {},
  tiers: { left: 'full', right: 'full' },
  software: [],
  history: {},
  ...change,
});

/** Half a second after the walls were heard of, all well. */
export const wallsMoment = (change: Partial<WallsMoment> = {}): WallsMoment => ({
  localMs: localMs(10_500),
  nowMs: serverMs(10_500),
  stage: { stage: 'live' },
  barred: null,
  fault: null,
  site: OVERLAPPING,
  room: roomOf(wallPage('left'), wallPage('right')),
  setup: setupOf(),
  drafts: {},
  tried: {},
  said: null,
  ...change,
});
