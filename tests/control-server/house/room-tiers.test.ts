import { describe, expect, it } from 'vitest';
import { createRoomTiers } from '#control-server/house/room-tiers.ts';
import type { Tier } from '#installation/frame/tier.ts';
import type { RoomEntry } from '#installation/protocol/messages.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

function siteOf(text: string): Site {
  const parsed = parseSite(text, 'room.yaml');
  if (!parsed.ok) throw new Error('the site has a fault');
  return parsed.value;
}

const wall = (name: string, wants: Tier | null, lastSeenMs: number): RoomEntry => ({
  role: 'projection',
  name,
  page: `page-of-${name}`,
  connectedAtMs: 0,
  lastSeenMs,
  warning: null,
  status: {
    fps: 60,
    clockBoundMs: 1,
    engine: 'webgpu',
    dropped: 0,
    people: null,
    trouble: null,
    ...(wants && {
      surface: {
        frameMs: 16,
        tier: 'full',
        wants,
        transitMs: 1,
        software: false,
        isolated: true,
        widthPx: 1920,
        heightPx: 1080,
      },
    }),
  },
});

describe('how much the walls of a room draw', () => {
  it('is alike on one wall, and another matter on the next', () => {
    const tiers = createRoomTiers(() => siteOf(SAMPLE_SITE_TEXT));
    expect(tiers.tiers()).toEqual({ left: 'full', right: 'full', other: 'full' });
    for (let s = 0; s < 4; s++) {
      tiers.hear(
        [wall('left', 'fair', s * 1000), wall('right', 'full', s * 1000), wall('other', 'full', s * 1000)],
        s * 1000,
      );
    }
    expect(tiers.tiers()).toEqual({ left: 'fair', right: 'fair', other: 'full' });
  });

  it('is not held back by one that is silent, nor by a page of no surface or of no word', () => {
    const tiers = createRoomTiers(() => siteOf(SAMPLE_SITE_TEXT));
    for (let s = 0; s < 60; s++) {
      const nowMs = s * 1000;
      tiers.hear(
        [
          wall('left', 'least', 0),
          wall('right', 'full', nowMs),
          wall('toString', 'least', nowMs),
          wall('other', null, nowMs),
        ],
        nowMs,
      );
    }
    // It said so for a moment, and then nothing more.
    expect(tiers.tiers()).toEqual({ left: 'fair', right: 'fair', other: 'full' });
    for (let s = 60; s < 120; s++) tiers.hear([wall('left', 'least', 0), wall('right', 'full', s * 1000)], s * 1000);
    expect(tiers.tiers().right).toBe('full');
  });

  it('follows the site', () => {
    let site = siteOf(SAMPLE_SITE_TEXT);
    const tiers = createRoomTiers(() => site);
    tiers.hear([wall('left', 'full', 0)], 0);
    site = siteOf(SAMPLE_SITE_TEXT.replace('  other:', '  fourth: { wall: side }\n  other:'));
    tiers.hear([wall('fourth', 'full', 0)], 0);
    expect(Object.keys(tiers.tiers())).toEqual(['left', 'right', 'fourth', 'other']);
  });
});
