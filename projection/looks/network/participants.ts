/** The participants' network: a seed for each of them, a thread for each match, and what a split leaves of it. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NODE, NODE_STRIDE } from '#installation/frame/world-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { IDENTITY_NUMBERS } from '#installation/world/identity-numbers.ts';
import { linearChannel } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { hueChannel } from './hue.ts';
import { isHealing, stretchedAt, tornAt } from './tearing.ts';
import { bowM, type Spot, type Thread, type WebRows } from './web-rows.ts';

const SEED_M = 0.052;
/** Room that those who were drawn together take about the middle of their community: for the root of how many, at most; m. */
const ROSETTE_M = 0.12;
const MOST_M = 0.75;
/** Rivals hold hardly any thread. */
const RIVALS_LET_GO = 0.8;

const AT = Object.fromEntries(IDENTITY_NUMBERS.map((key, place) => [key, place])) as Readonly<
  Record<(typeof IDENTITY_NUMBERS)[number], number>
>;

/** Creates what writes the participants of a frame. */
export function createParticipants(rows: WebRows) {
  const spots: [Spot, Spot] = [newSpot(), newSpot()];
  const thread: Thread = { grown: 0, torn: 0, light: 0, seam: 0, sagM: 0, chance: 0, skin: 0 };
  const colours: (readonly [number, number, number])[] = [];

  /** Sets `spot` to a node, in its hue; the colour of its faction comes through as far as rivals are tense. */
  const stand = (spot: Spot, { world }: SurfaceFrame, node: number): void => {
    const { nodes } = world.network;
    const from = node * NODE_STRIDE;
    // Those who are drawn together stand round each other, not in one place.
    const about = 2 * Math.PI * (mixBits(node * 31 + 5) / 2 ** 32);
    const roomM = Math.min(MOST_M, ROSETTE_M * Math.sqrt(nodes.length / NODE_STRIDE)) * world.communities.condense;
    const awayM = roomM * Math.sqrt(mixBits(node * 57 + 11) / 2 ** 32);
    spot.xM = (nodes[from + NODE.x] ?? 0) + awayM * Math.cos(about);
    spot.yM = (nodes[from + NODE.y] ?? 0) + 0.6 * awayM * Math.sin(about);
    spot.zM = nodes[from + NODE.z] ?? 0;
    const hue = nodes[from + NODE.hue] ?? 0;
    const colour = colours[nodes[from + NODE.faction] ?? -1];
    const taken = colour === undefined ? 0 : 0.75 * world.factions.tension;
    spot.r = hueChannel(hue, 0) * (1 - taken) + linearChannel(colour?.[0] ?? 0) * taken;
    spot.g = hueChannel(hue, 1) * (1 - taken) + linearChannel(colour?.[1] ?? 0) * taken;
    spot.b = hueChannel(hue, 2) * (1 - taken) + linearChannel(colour?.[2] ?? 0) * taken;
  };

  const sow = (frame: SurfaceFrame, node: number, strength: number): void => {
    const { nodes, identities, shield } = frame.world.network;
    stand(spots[0], frame, node);
    const own = node * IDENTITY_NUMBERS.length;
    const is = (place: number): number => identities[own + place] ?? 0;
    const shown = (nodes[node * NODE_STRIDE + NODE.light] ?? 0) * strength * (1 - is(AT.gone));
    const chance = mixBits(node * 7919 + 17) / 2 ** 32;
    const row = rows.sow(spots[0], SEED_M * (0.8 + 0.5 * chance), shown, chance);
    if (row === null) return;
    rows.mark(
      row,
      [is(AT.fragmentation), is(AT.price), is(AT.outline), Math.max(is(AT.shield), shield * 0.6)],
      [
        chance,
        is(AT.veil),
        Math.max(is(AT.reclaimed), is(AT.reveal) * 0.6),
        nodes[node * NODE_STRIDE + NODE.finale] ?? 0,
      ],
    );
  };

  const hang = (frame: SurfaceFrame, a: number, b: number, grown: number, strength: number): void => {
    const { network, factions } = frame.world;
    const { nodes } = network;
    stand(spots[0], frame, a);
    stand(spots[1], frame, b);
    const [fromA, fromB] = [a * NODE_STRIDE, b * NODE_STRIDE];
    const isRival = nodes[fromA + NODE.faction] !== nodes[fromB + NODE.faction];
    thread.chance = mixBits((a << 12) ^ b) / 2 ** 32;
    const isAcross = network.fellInto[a] !== network.fellInto[b];
    const longM = Math.hypot(spots[1].xM - spots[0].xM, spots[1].yM - spots[0].yM);
    thread.grown = grown;
    thread.torn = isAcross ? tornAt(network.apart, thread.chance) : 0;
    const drawnTight = isAcross ? 0.85 * stretchedAt(network.apart, thread.chance) * (1 - thread.torn) : 0;
    thread.sagM = bowM(longM, thread.chance) * (1 - drawnTight);
    thread.seam = isAcross && isHealing(network) ? 1 - smoothBetween(0.4, 1, network.apart) : 0;
    thread.skin = network.shield * (1 - thread.torn);
    thread.light =
      0.55 *
      strength *
      Math.min(nodes[fromA + NODE.light] ?? 0, nodes[fromB + NODE.light] ?? 0) *
      (isRival ? 1 - RIVALS_LET_GO * factions.tension : 1);
    rows.hang(spots[0], spots[1], thread);
  };

  return {
    /** Writes all nodes and links, `strength` 0..1 of their light. */
    write(frame: SurfaceFrame, strength: number): void {
      const { nodes, links, grown, severed, severedGrown } = frame.world.network;
      colours.length = 0;
      for (const colour of frame.world.factions.colours.values()) colours.push(colour);
      for (let node = 0; node < nodes.length / NODE_STRIDE; node += 1) sow(frame, node, strength);
      for (let link = 0; link < grown.length; link += 1) {
        hang(frame, links[2 * link] ?? 0, links[2 * link + 1] ?? 0, grown[link] ?? 0, strength);
      }
      for (let link = 0; link < severedGrown.length; link += 1) {
        hang(frame, severed[2 * link] ?? 0, severed[2 * link + 1] ?? 0, severedGrown[link] ?? 0, strength);
      }
    },
    /** The spot of a node, for threads that others hang from it. */
    stand,
  };
}

export const newSpot = (): Spot => ({ xM: 0, yM: 0, zM: 0, r: 0, g: 0, b: 0 });
