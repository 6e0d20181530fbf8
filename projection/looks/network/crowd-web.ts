/**
 * The network as it grows out of the people who stand there: from their hands and hearts threads rise to a knot behind
 * each of them, the knots of those who stand near each other find one another, and Julian's fingers begin it. Who holds
 * threads to whom follows from where they stand and from their keys, so that nobody needs a phone.
 */

import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NODE, NODE_STRIDE } from '#installation/frame/world-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { linearChannel } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { handOf, heartOf, newAnchor, shouldersX } from '../links/hands.ts';
import { concord, tornBetween } from '../links/rope-rows.ts';
import { newSpot } from './participants.ts';
import { besideGap, isHealing } from './tearing.ts';
import { bowM, type Spot, type Thread, type WebRows } from './web-rows.ts';

/** Knots further apart along the wall than this hold no thread to each other; m. */
const REACH_M = 2.1;
/** A participant's seed further from a knot than this holds no thread to it; m. */
const NEAR_M = 0.95;
/** Threads that a knot holds to others, about: the fewer the more people there are. */
const THREADS = { most: 5, least: 1.8, people: 180 } as const;
/** Threads from Julian's fingers, about. */
const BEGINS = 14;
/** Threads between participants' seeds and knots: of each seed, and of all, about. */
const JOINS = 1.2;
const ALL_JOINS = 160;
/** Of so few people both hands hold a thread too, of so many none do. */
const HANDS = [60, 140] as const;
const KNOT_M = 0.046;

const chanceOf = (key: number, salt: number): number => mixBits(key ^ Math.imul(salt, 0x9e3779b9)) / 2 ** 32;

/** How far what belongs to a figure has grown, 0..1: from whoever began it outwards, else everyone in their own time. */
export const growthAt = (
  strength: number,
  chance: number,
  awayM: number,
  wallWidthM: number,
  begun: number,
): number => {
  const alone = 0.55 * chance;
  const outwards = 0.6 * Math.min(1, awayM / wallWidthM) + 0.08 * chance;
  const delay = alone + (outwards - alone) * begun;
  return smoothBetween(delay, delay + 0.35, strength);
};

/** Sets a spot to where a participant's node stands. */
export type StandsNode = (spot: Spot, frame: SurfaceFrame, node: number) => void;

/** Creates what writes the crowd's own web of at most `maxFigures` figures. */
export function createCrowdWeb(rows: WebRows, maxFigures: number) {
  const knots = Array.from({ length: maxFigures }, newSpot);
  const grown = new Float32Array(maxFigures);
  /** Of the knots: place along the wall, key; 1 for one of the crowd who is there. */
  const places = new Float64Array(maxFigures);
  const keys = new Uint32Array(maxFigures);
  const isThere = new Uint8Array(maxFigures);
  const anchor = newAnchor();
  const spot = newSpot();
  const seed = newSpot();
  const thread: Thread = { grown: 0, torn: 0, light: 0, seam: 0, sagM: 0, chance: 0, skin: 0 };

  const inColour = (at: Spot, { light: { base } }: Figure): void => {
    at.r = linearChannel(base[0]);
    at.g = linearChannel(base[1]);
    at.b = linearChannel(base[2]);
  };

  const atAnchor = (): void => {
    spot.xM = anchor.xM;
    spot.yM = anchor.yM;
    spot.zM = anchor.zM;
  };

  /** Sets the knot of a figure: above and behind it, aside from any gap. */
  const tieKnot = (frame: SurfaceFrame, figure: Figure, knot: Spot): void => {
    const { wallHeightM, wallWidthM } = frame.slice;
    const x = shouldersX(figure) + 0.7 * (chanceOf(figure.key, 1) - 0.5);
    knot.xM = besideGap(frame.world.network, wallWidthM, x);
    knot.yM = wallHeightM * (0.56 + 0.36 * chanceOf(figure.key, 2));
    knot.zM = -0.35 - 0.9 * chanceOf(figure.key, 3);
    inColour(knot, figure);
  };

  const plain = (chance: number, longM: number, seam: number, skin: number): void => {
    thread.chance = chance;
    thread.torn = 0;
    thread.seam = seam;
    thread.skin = skin;
    thread.sagM = bowM(longM, chance);
  };

  /** From the hands and the heart of a figure up to its knot. */
  const rise = (frame: SurfaceFrame, figure: Figure, index: number, crowded: number): void => {
    const knot = knots[index];
    if (knot === undefined) return;
    const eye = frame.offAxis?.eye ?? null;
    inColour(spot, figure);
    const own = (grown[index] ?? 0) * figure.presence;
    for (const which of ['left', 'right', 'heart'] as const) {
      if (which === 'heart') heartOf(anchor, figure, eye);
      else handOf(anchor, figure, eye, which);
      atAnchor();
      plain(chanceOf(figure.key, which === 'left' ? 4 : which === 'right' ? 5 : 6), Math.abs(knot.xM - spot.xM), 0, 0);
      thread.grown = smoothBetween(0, 0.6, grown[index] ?? 0);
      const share = which === 'heart' ? 0.5 : crowded * (0.22 + 0.6 * anchor.held);
      thread.light = share * own * Math.min(1, 2 * anchor.sure);
      rows.hang(spot, knot, thread);
    }
  };

  /** Between the knots of two figures. */
  const meet = (frame: SurfaceFrame, a: number, b: number, chosen: number): void => {
    const [one, other] = [frame.figures[a], frame.figures[b]];
    const [from, to] = [knots[a], knots[b]];
    if (one === undefined || other === undefined || from === undefined || to === undefined) return;
    const awayM = Math.abs(from.xM - to.xM);
    const { network } = frame.world;
    plain(
      chanceOf(one.key ^ other.key, 7),
      awayM,
      isHealing(network) ? 1 - smoothBetween(0.4, 1, network.apart) : 0,
      network.shield,
    );
    thread.torn = tornBetween(frame, one, other, from.xM, to.xM, thread.chance);
    thread.grown = smoothBetween(0.45, 1, Math.min(grown[a] ?? 0, grown[b] ?? 0));
    thread.light =
      0.5 *
      chosen *
      (1 - smoothBetween(0.7 * REACH_M, REACH_M, awayM)) *
      one.presence *
      other.presence *
      concord(frame, one, other);
    rows.hang(from, to, thread);
  };

  /** From the fingers of whoever began it to the knots around. */
  const begin = (frame: SurfaceFrame, julian: Figure, people: number, strength: number): void => {
    const eye = frame.offAxis?.eye ?? null;
    const count = Math.min(frame.figures.length, maxFigures);
    inColour(spot, julian);
    const share = Math.min(0.75, BEGINS / Math.max(1, (people * 4) / frame.slice.wallWidthM));
    for (let index = 0; index < count; index += 1) {
      const [figure, knot] = [frame.figures[index], knots[index]];
      if (figure === undefined || knot === undefined || figure === julian || figure.presence <= 0) continue;
      const awayM = Math.abs(knot.xM - shouldersX(julian));
      const near = 1 - smoothBetween(1.2, 2.8, awayM);
      const chance = mixBits(figure.key ^ julian.key) / 2 ** 32;
      const chosen = near * smoothBetween(0, 0.25 * share, share - chance);
      if (chosen <= 0) continue;
      handOf(anchor, julian, eye, chance < share / 2 ? 'left' : 'right');
      atAnchor();
      plain(chance, awayM, 0, 0);
      thread.grown = smoothBetween(0, 0.5, strength - 0.1 * awayM);
      thread.light = 0.8 * chosen * julian.garment.threads * julian.presence * figure.presence;
      rows.hang(spot, knot, thread);
    }
  };

  /** Between the participants' seeds and the knots beside them: it is one network. */
  const join = (frame: SurfaceFrame, people: number, stand: StandsNode): void => {
    const { nodes } = frame.world.network;
    const count = Math.min(frame.figures.length, maxFigures);
    const all = nodes.length / NODE_STRIDE;
    const about = Math.max(1, (people * 2 * NEAR_M) / frame.slice.wallWidthM);
    const share = Math.min(0.3, JOINS / about, ALL_JOINS / Math.max(1, all * about));
    for (let node = 0; node < all; node += 1) {
      const [x, y] = [nodes[node * NODE_STRIDE + NODE.x] ?? 0, nodes[node * NODE_STRIDE + NODE.y] ?? 0];
      for (let index = 0; index < count; index += 1) {
        if (Math.abs((places[index] ?? 0) - x) > NEAR_M) continue;
        const chance = mixBits((keys[index] ?? 0) ^ (node * 7919)) / 2 ** 32 / share;
        if (chance > 1) continue;
        const [figure, knot] = [frame.figures[index], knots[index]];
        if (figure === undefined || knot === undefined) continue;
        const near = 1 - smoothBetween(0.5 * NEAR_M, NEAR_M, Math.hypot(knot.xM - x, knot.yM - y));
        stand(seed, frame, node);
        plain(chance, 0.4, 0, 0);
        thread.grown = smoothBetween(0.5, 1, grown[index] ?? 0);
        thread.light = 0.35 * near * smoothBetween(0, 0.2, 1 - chance) * figure.presence;
        thread.light *= nodes[node * NODE_STRIDE + NODE.light] ?? 0;
        rows.hang(knot, seed, thread);
      }
    }
  };

  return {
    /** Writes the web of all figures, grown as far as `strength` 0..1. `stand` finds the spot of a participant. */
    write(frame: SurfaceFrame, strength: number, stand: StandsNode): void {
      const { figures, slice } = frame;
      const count = Math.min(figures.length, maxFigures);
      let julian: Figure | undefined;
      let people = 0;
      for (const figure of figures) {
        if (figure.isCast && figure.garment.threads > 0 && figure.presence > 0) julian = figure;
        if (!figure.isCast) people += figure.presence;
      }
      const begun = julian === undefined ? 0 : julian.presence * julian.garment.threads;
      const originM = julian === undefined ? 0 : shouldersX(julian);
      const each = Math.min(THREADS.most, THREADS.least + THREADS.people / Math.max(1, people));
      const share = Math.min(1, each / Math.max(1, (people * REACH_M) / slice.wallWidthM));
      const crowded = 1 - smoothBetween(HANDS[0], HANDS[1], people);
      for (let index = 0; index < count; index += 1) {
        const [figure, knot] = [figures[index], knots[index]];
        if (figure === undefined || knot === undefined) continue;
        tieKnot(frame, figure, knot);
        places[index] = knot.xM;
        keys[index] = figure.key;
        isThere[index] = Number(!figure.isCast && figure.presence > 0);
        const awayM = Math.abs(shouldersX(figure) - originM);
        grown[index] = growthAt(strength, chanceOf(figure.key, 8), awayM, slice.wallWidthM, begun);
        if (figure.presence <= 0 || figure === julian) continue;
        rise(frame, figure, index, crowded);
        const light = 0.8 * figure.presence * (grown[index] ?? 0) * (1 - figure.identity.gone);
        const row = rows.sow(knot, KNOT_M * (0.8 + 0.5 * chanceOf(figure.key, 9)), light, chanceOf(figure.key, 10));
        if (row !== null) markAs(rows, row, figure);
      }
      for (let a = 0; a < count; a += 1) {
        if (isThere[a] === 0) continue;
        const x = places[a] ?? 0;
        const key = keys[a] ?? 0;
        for (let b = a + 1; b < count; b += 1) {
          if (isThere[b] === 0 || Math.abs((places[b] ?? 0) - x) > REACH_M) continue;
          const chosen = share - mixBits(key ^ (keys[b] ?? 0)) / 2 ** 32;
          if (chosen > 0) meet(frame, a, b, smoothBetween(0, 0.12 * share, chosen));
        }
      }
      if (julian !== undefined) begin(frame, julian, people, strength);
      join(frame, people, stand);
    },
  };
}

const markAs = (rows: WebRows, row: number, { identity, key }: Figure): void => {
  const { fragmentation, price, outline, shield, veil, reclaimed, reveal } = identity;
  rows.mark(
    row,
    [fragmentation, price, outline, shield],
    [chanceOf(key, 10), veil, Math.max(reclaimed, 0.6 * reveal), 0],
  );
};
