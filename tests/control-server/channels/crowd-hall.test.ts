import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCrowdHall } from '#control-server/channels/crowd-hall.ts';
import type { Person } from '#installation/crowd/body.ts';
import { addTallies, emptyTally, type Tally } from '#installation/crowd/tally.ts';
import { decodeCrowdSample, encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { parseSite } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';
import { syntheticPerson } from '#tests/support/synthetic-crowd.ts';

const parsed = parseSite(readFileSync('config/sites/two-cameras.yaml', 'utf8'), 'two-cameras');

function hallOf() {
  if (!parsed.ok) throw new Error('the example has a fault');
  const site = parsed.value;
  const tallies = new Map<string, Tally>();
  const walls: { readonly source: string; readonly bytes: Uint8Array }[] = [];
  let nowMs = 0;
  let drawn = 1000;
  const hall = createCrowdHall({
    site: () => site,
    conductor: {
      count: (_kind, source, tally) => tallies.set(source, tally),
      forget: (_kind, source) => tallies.delete(source),
    },
    tellWalls: (source, bytes) => walls.push({ source, bytes }),
    now: () => serverMs(nowMs),
    drawNumber: () => drawn++,
  });
  const see = (source: string, atMs: number, ...people: readonly Person[]): Uint8Array => {
    nowMs = atMs + 20;
    const sample = { capturedAtMs: atMs, aspect: 16 / 9, people };
    const bytes = encodeCrowdSample(sample, ['rise']);
    hall.take(source, sample, bytes);
    return bytes;
  };
  const shown = (): readonly Person[] => {
    const last = walls.at(-1);
    const decoded = last && decodeCrowdSample(last.bytes);
    return decoded?.ok ? decoded.sample.people : [];
  };
  const total = (): Tally => [...tallies.values()].reduce(addTallies, emptyTally);
  return { hall, see, shown, total, tallies, walls };
}

const at = (track: number, xM: number, yM: number, does: readonly string[] = []): Person => ({
  ...syntheticPerson({ track, across: 0.5, does }),
  floor: { xM, yM },
});

describe('the hall of a room with two cameras', () => {
  it('counts somebody both see once, by cameras that add up, and shows them once', () => {
    const { see, shown, total } = hallOf();
    for (let ms = 1000; ms < 2000; ms += 100) {
      see('west', ms, at(1, 4, 2, ['rise']), at(2, 2, 2));
      expect(shown().map(({ track }) => track)).toEqual([1000, 1001]);
      see('east', ms + 50, at(7, 4.1, 2.1, ['rise']));
      expect(shown()).toEqual([]);
      expect([total().present, total().doing]).toEqual([2, { rise: 1 }]);
    }
    expect(total().zones?.stage?.present).toBe(2);
    expect(total().sums?.scores.rise).toBe(1);
  });

  it('keeps the avatar of somebody who walks from one to the other', () => {
    const { see, shown, total } = hallOf();
    const tracks = new Set<number>();
    for (let step = 0; step <= 40; step += 1) {
      const [xM, ms] = [2 + step * 0.12, 1000 + step * 100];
      if (xM < 5.2) see('west', ms, at(1, xM, 2));
      else see('west', ms);
      for (const { track } of shown()) tracks.add(track);
      if (xM > 3.8) see('east', ms + 40, at(7, xM, 2));
      for (const { track } of shown()) tracks.add(track);
      expect(total().present).toBe(1);
    }
    expect([...tracks]).toEqual([1000]);
  });

  it('counts nobody at the bar, and shows nobody there', () => {
    const { see, shown, total } = hallOf();
    see('east', 1000, at(7, 8, 5.5), at(8, 5, 2));
    expect(total().present).toBe(1);
    expect(shown().map(({ floor }) => floor?.xM)).toEqual([5]);
  });

  it('passes on, byte by byte, what a camera says that knows no floor', () => {
    const { see, walls, total } = hallOf();
    const bytes = see('west', 1000, syntheticPerson({ track: 5, across: 0.3, does: ['rise'] }));
    expect(walls.at(-1)?.bytes).toBe(bytes);
    expect(total()).toMatchObject({ present: 1, doing: { rise: 1 } });
  });

  it('gives the people of a camera that goes to the one that sees them too', () => {
    const { hall, see, tallies } = hallOf();
    see('west', 1000, at(1, 4, 2));
    see('east', 1040, at(7, 4.1, 2));
    expect([tallies.get('west')?.present, tallies.get('east')?.present]).toEqual([1, 0]);
    hall.forget('west');
    expect([tallies.get('west'), tallies.get('east')?.present]).toEqual([undefined, 1]);
  });
});
