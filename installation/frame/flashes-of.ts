/**
 * How many flashes a second a picture gives, measured after WCAG 2.3.1 on what was thrown: the pairs of opposing changes
 * within any second that at least as many places go through as are more than a quarter of what an eye takes in at once.
 */

import { type FlashKind, type FlashLight, GENERAL, RED, WITHIN_S } from './flash-light.ts';

/** A picture in places, row by row; an eye takes in a third of them each way, wherever it looks. */
export interface FlashGrid {
  /** Multiples of three. */
  readonly wide: number;
  readonly high: number;
}

/** The most flashes in one second, each half a pair counted as half, and when that second ended, ms. */
export interface MostFlashes {
  readonly general: number;
  readonly generalAtMs: number;
  readonly red: number;
  readonly redAtMs: number;
}

export interface FlashMeter {
  /** Takes the picture at `atMs`, which must not go back. */
  add(atMs: number, lights: readonly FlashLight[]): void;
  /** What was the most so far. */
  most(): MostFlashes;
}

/** Changes of different places are one change of the picture if they are so close, ms: two pictures at 30 a second. */
const TOGETHER_MS = 40;
/** A second, less what is lost in reckoning with moments. */
const SECOND_MS = 1000 * WITHIN_S - 1e-3;

/** A meter for pictures of so many places. Throws where the grid cannot be parted in three. */
export function createFlashMeter(grid: FlashGrid): FlashMeter {
  if (grid.wide % 3 !== 0 || grid.high % 3 !== 0) throw new RangeError('the places of a picture are parted in three');
  const general = createCounter(grid, GENERAL);
  const red = createCounter(grid, RED);
  return {
    add: (atMs, lights) => {
      general.add(
        atMs,
        lights.map(({ luminance }) => luminance),
      );
      red.add(
        atMs,
        lights.map((light) => light.red),
      );
    },
    most: () => ({
      general: general.most().flashes,
      generalAtMs: general.most().atMs,
      red: red.most().flashes,
      redAtMs: red.most().atMs,
    }),
  };
}

type Way = 1 | -1;

/** Two ways of counting; the worse one counts: the same places flash, or one part of a field and then another. */
function createCounter(grid: FlashGrid, kind: FlashKind) {
  const size = grid.wide * grid.high;
  const places = Array.from({ length: size }, () => createTurns(kind));
  const times: number[][] = Array.from({ length: size }, () => []);
  const fields = fieldsOf(grid).map((inside) => ({ inside, changes: createFieldChanges(inside) }));
  const enough = Math.floor((grid.wide * grid.high) / 9 / 4) + 1;
  let most = { flashes: 0, atMs: 0 };

  const sameOnes = (inside: readonly number[]): number => {
    const counts = inside.map((place) => times[place]?.length ?? 0).sort((a, b) => b - a);
    return counts[enough - 1] ?? 0;
  };

  return {
    add(atMs: number, values: readonly number[]): void {
      const ways = values.map((value, place) => places[place]?.(value) ?? 0);
      if (ways.every((way) => way === 0)) return;
      for (const [place, way] of ways.entries()) {
        const kept = (times[place] ?? []).filter((then) => atMs - then < SECOND_MS);
        times[place] = way === 0 ? kept : [...kept, atMs];
      }
      for (const { inside, changes } of fields) {
        if (inside.every((place) => ways[place] === 0)) continue;
        const flashes = Math.max(sameOnes(inside), changes(atMs, ways, enough)) / 2;
        if (flashes > most.flashes) most = { flashes, atMs };
      }
    },
    most: () => most,
  };
}

/** Answers for value after value which way it turned just now: by a whole step from the farthest it had gone. */
function createTurns({ step, darkBelow }: FlashKind): (value: number) => Way | 0 {
  let high = Number.NaN;
  let low = Number.NaN;
  let way: Way | 0 = 0;
  return (value) => {
    high = Number.isNaN(high) ? value : Math.max(high, value);
    low = Number.isNaN(low) ? value : Math.min(low, value);
    if (way !== 1 && value - low >= step && low < darkBelow) {
      [way, high] = [1, value];
      return 1;
    }
    if (way !== -1 && high - value >= step && value < darkBelow) {
      [way, low] = [-1, value];
      return -1;
    }
    return 0;
  };
}

/** Changes of one field within the last second, where any places of it that turn together are a change of it. */
function createFieldChanges(inside: readonly number[]) {
  let way: Way | 0 = 0;
  let times: readonly number[] = [];
  let fresh: { readonly atMs: number; readonly way: Way; readonly place: number }[] = [];
  return (atMs: number, ways: readonly (Way | 0)[], enough: number): number => {
    fresh = fresh.filter((turn) => atMs - turn.atMs < TOGETHER_MS);
    for (const place of inside) {
      const turned = ways[place] ?? 0;
      if (turned !== 0) fresh.push({ atMs, way: turned, place });
    }
    times = times.filter((then) => atMs - then < SECOND_MS);
    for (const next of [1, -1] as const) {
      if (next === way || new Set(fresh.filter((turn) => turn.way === next).map(({ place }) => place)).size < enough)
        continue;
      way = next;
      times = [...times, atMs];
      fresh = fresh.filter((turn) => turn.way !== next);
      break;
    }
    return times.length;
  };
}

/** The places of every field of a grid: a third of it each way. */
function fieldsOf({ wide, high }: FlashGrid): number[][] {
  const [across, down] = [wide / 3, high / 3];
  const fields: number[][] = [];
  for (let top = 0; top + down <= high; top += 1)
    for (let left = 0; left + across <= wide; left += 1)
      fields.push(
        Array.from({ length: across * down }, (_, at) => (top + Math.floor(at / across)) * wide + left + (at % across)),
      );
  return fields;
}

/** The most flashes a second of a row of pictures. */
export function flashesOf(
  grid: FlashGrid,
  samples: readonly { readonly atMs: number; readonly lights: readonly FlashLight[] }[],
): MostFlashes {
  const meter = createFlashMeter(grid);
  for (const { atMs, lights } of samples) meter.add(atMs, lights);
  return meter.most();
}
