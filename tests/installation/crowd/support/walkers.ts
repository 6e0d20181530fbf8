/**
 * A room of people who walk about, seen by cameras that are late, miss people, give them new numbers, and are off by
 * some decimetres. Everything follows from a seed.
 */

import type { RoomPeople } from '#installation/crowd/room-people.ts';
import { seededInteger, seededStream } from '#installation/random/seeded.ts';

export interface WatchingCamera {
  readonly name: string;
  /** What it sees: from x to x, metres; all of the room's depth. */
  readonly fromM: number;
  readonly toM: number;
  readonly hz: number;
  /** From the capture to the server, the middle one, ms. */
  readonly latencyMs: number;
  /** How far off its places are, and by how much its whole floor is, metres. */
  readonly noiseM: number;
  readonly biasM?: number;
}

export interface Walks {
  readonly seed: number;
  readonly people: number;
  readonly seconds: number;
  readonly widthM: number;
  readonly depthM: number;
  readonly cameras: readonly WatchingCamera[];
  /** How often a camera misses somebody in one picture. */
  readonly missed: number;
  /** How often in a minute a camera loses somebody for a second and gives them a new number. */
  readonly lostPerMinute: number;
  /** How near people come to each other, metres. */
  readonly roomM: number;
}

interface Place {
  readonly xM: number;
  readonly yM: number;
}

/** A way through the room: straight from goal to goal at a walking pace, with stops. */
function wayOf(walks: Walks, who: number): (atS: number) => Place {
  const random = seededStream(walks.seed, `way ${who}`);
  const place = (): Place => ({ xM: 0.3 + random() * (walks.widthM - 0.6), yM: 0.5 + random() * (walks.depthM - 1) });
  const legs: { readonly fromS: number; readonly toS: number; readonly from: Place; readonly to: Place }[] = [];
  let atS = 0;
  let here = place();
  while (atS < walks.seconds) {
    const to = place();
    const pace = 0.6 + random() * 0.8;
    const takes = Math.hypot(to.xM - here.xM, to.yM - here.yM) / pace;
    const stays = random() < 0.5 ? random() * 4 : 0;
    legs.push({ fromS: atS, toS: atS + takes, from: here, to });
    atS += takes + stays;
    here = to;
  }
  return (s) => {
    const leg = legs.findLast(({ fromS }) => fromS <= s) ?? legs[0];
    if (!leg) throw new RangeError('a way has at least one leg');
    const share = Math.min(1, Math.max(0, (s - leg.fromS) / Math.max(1e-6, leg.toS - leg.fromS)));
    return {
      xM: leg.from.xM + share * (leg.to.xM - leg.from.xM),
      yM: leg.from.yM + share * (leg.to.yM - leg.from.yM),
    };
  };
}

/** The places of all at every tenth of a second: straight ways, but nobody walks through anybody. */
export function walked(walks: Walks): readonly (readonly Place[])[] {
  const ways = Array.from({ length: walks.people }, (_, who) => wayOf(walks, who));
  const steps: Place[][] = [];
  let offsets = ways.map(() => ({ dx: 0, dy: 0 }));
  for (let step = 0; step <= walks.seconds * 20; step += 1) {
    const goals = ways.map((way) => way(step / 20));
    offsets = offsets.map(({ dx, dy }) => ({ dx: dx * 0.97, dy: dy * 0.97 }));
    const places = goals.map(({ xM, yM }, i) => ({ xM: xM + (offsets[i]?.dx ?? 0), yM: yM + (offsets[i]?.dy ?? 0) }));
    for (let round = 0; round < 4; round += 1) keepApart(places, walks);
    offsets = places.map(({ xM, yM }, i) => ({ dx: xM - (goals[i]?.xM ?? 0), dy: yM - (goals[i]?.yM ?? 0) }));
    steps.push(places);
  }
  return steps;
}

function keepApart(places: { xM: number; yM: number }[], { roomM, widthM, depthM }: Walks): void {
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      const [dx, dy] = [b.xM - a.xM, b.yM - a.yM];
      const apart = Math.hypot(dx, dy) || 1e-6;
      if (apart >= roomM) continue;
      const push = (roomM - apart) / 2 / apart;
      a.xM -= dx * push;
      a.yM -= dy * push;
      b.xM += dx * push;
      b.yM += dy * push;
    }
  }
  for (const place of places) {
    place.xM = Math.min(widthM - 0.1, Math.max(0.1, place.xM));
    place.yM = Math.min(depthM - 0.1, Math.max(0.1, place.yM));
  }
}

interface Shot {
  readonly camera: WatchingCamera;
  readonly capturedMs: number;
  readonly arrivesMs: number;
}

export interface Watched {
  /** How much of the time the room's count was that of the people somebody sees. */
  readonly countRight: number;
  /** How much of the time it was too high, and too low. */
  readonly tooMany: number;
  readonly tooFew: number;
  /** Of the times somebody came out of one camera's view and was seen by another, how often they kept their number. */
  readonly handOvers: number;
  readonly kept: number;
  /** How many numbers were given out. */
  readonly ids: number;
}

const CHECK_MS = 100;

/** Lets `room` watch the walks, and judges it by the truth it does not know. */
export function watch(walks: Walks, room: RoomPeople): Watched {
  const places = walked(walks);
  const at = (ms: number): readonly Place[] => places[Math.min(places.length - 1, Math.round(ms / 50))] ?? [];
  const shots = walks.cameras.flatMap((camera) => shotsOf(walks, camera)).sort((a, b) => a.arrivesMs - b.arrivesMs);
  const eyes = new Map(walks.cameras.map((camera) => [camera.name, eyeOf(walks, camera)]));
  const seenAt = new Map<number, number>();
  const judge = judgeOf();
  let next = 0;
  for (let nowMs = CHECK_MS; nowMs <= walks.seconds * 1000; nowMs += CHECK_MS) {
    for (; (shots[next]?.arrivesMs ?? Number.POSITIVE_INFINITY) <= nowMs; next += 1) {
      const shot = shots[next];
      const seen = shot ? (eyes.get(shot.camera.name)?.(shot.capturedMs, at(shot.capturedMs)) ?? []) : [];
      if (!shot) continue;
      room.see(shot.camera.name, seen, shot.capturedMs);
      for (const { who, track } of seen) {
        seenAt.set(who, shot.capturedMs);
        const id = room.idOf(shot.camera.name, track);
        if (id !== null) judge.seen(who, shot.camera.name, id, shot.capturedMs);
      }
    }
    // People the cameras could see within the last moments; the first second is for coming in.
    if (nowMs < 1000) continue;
    const there = [...seenAt.values()].filter((ms) => nowMs - ms <= 400).length;
    const leaving = [...seenAt.values()].filter((ms) => nowMs - ms > 400 && nowMs - ms <= 1000).length;
    judge.count(room.people().length, there, there + leaving);
  }
  return judge.verdict();
}

function shotsOf(walks: Walks, camera: WatchingCamera): Shot[] {
  const random = seededStream(walks.seed, `shots ${camera.name}`);
  const count = Math.floor(walks.seconds * camera.hz);
  const offset = random() * (1000 / camera.hz);
  return Array.from({ length: count }, (_, i) => {
    const capturedMs = offset + (i * 1000) / camera.hz;
    return { camera, capturedMs, arrivesMs: capturedMs + camera.latencyMs * (0.6 + 0.8 * random()) };
  });
}

const gauss = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** What one camera makes of the people's true places. */
function eyeOf(walks: Walks, camera: WatchingCamera) {
  const random = seededStream(walks.seed, `eye ${camera.name}`);
  const bias = { x: (camera.biasM ?? 0) * (random() - 0.5) * 2, y: (camera.biasM ?? 0) * (random() - 0.5) * 2 };
  const lostUntil = new Map<number, number>();
  const epochs = new Map<number, number>();
  const numberOf = (who: number): number => seededInteger(walks.seed, `${camera.name} ${who} ${epochs.get(who) ?? 0}`);
  return (atMs: number, places: readonly Place[]) =>
    places.flatMap(({ xM, yM }, who) => {
      const [miss, lose, nx, ny] = [random(), random(), gauss(random), gauss(random)];
      const isOut = xM < camera.fromM || xM > camera.toM;
      if (isOut) {
        // Whoever comes back into view gets a new number.
        if ((lostUntil.get(who) ?? 0) !== Number.POSITIVE_INFINITY) epochs.set(who, (epochs.get(who) ?? 0) + 1);
        lostUntil.set(who, Number.POSITIVE_INFINITY);
        return [];
      }
      if (lostUntil.get(who) === Number.POSITIVE_INFINITY) lostUntil.set(who, 0);
      if ((lostUntil.get(who) ?? 0) > atMs || miss < walks.missed) return [];
      if (lose < walks.lostPerMinute / 60 / camera.hz) {
        lostUntil.set(who, atMs + 1000);
        epochs.set(who, (epochs.get(who) ?? 0) + 1);
        return [];
      }
      const place = { xM: xM + bias.x + nx * camera.noiseM, yM: yM + bias.y + ny * camera.noiseM, offM: camera.noiseM };
      return [{ who, track: numberOf(who), place }];
    });
}

/** After so long out of a camera's view somebody has left it; and within the second they are somewhere else, ms. */
const LEFT_MS = 1000;
const ELSEWHERE_MS = 3000;

/** Judges by the truth: counts, and the numbers people have before and after they left a camera's view. */
function judgeOf() {
  let [right, high, low, handOvers, kept] = [0, 0, 0, 0, 0];
  const ids = new Set<number>();
  /** By person, then by camera: the number they had there last. */
  const last = new Map<number, Map<string, { readonly id: number; readonly atMs: number }>>();
  return {
    seen: (who: number, camera: string, id: number, atMs: number): void => {
      ids.add(id);
      const cameras = last.get(who) ?? new Map<string, { readonly id: number; readonly atMs: number }>();
      last.set(who, cameras);
      for (const [other, before] of cameras) {
        const goneMs = atMs - before.atMs;
        if (other === camera || goneMs < LEFT_MS) continue;
        cameras.delete(other);
        if (goneMs > ELSEWHERE_MS) continue;
        handOvers += 1;
        if (before.id === id) kept += 1;
      }
      cameras.set(camera, { id, atMs });
    },
    count: (counted: number, least: number, most: number): void => {
      if (counted > most) high += 1;
      else if (counted < least) low += 1;
      else right += 1;
    },
    verdict: (): Watched => {
      const all = right + high + low;
      return { countRight: right / all, tooMany: high / all, tooFew: low / all, handOvers, kept, ids: ids.size };
    },
  };
}
