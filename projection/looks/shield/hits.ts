/**
 * What strikes the dome at a moment: the diving drones of the swarm, where they meet it, and strikes from afar in beats of
 * their own. Both follow from the frame alone.
 */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { DRONE_STRIDE } from '#installation/world/drone-flight.ts';
import { mixBits } from '../drawing/seeded.ts';
import { roundAt } from '../drawing/wall-view.ts';
import { type Dome, outAt } from './dome.ts';

/** Hits that can be on the dome at once. */
export const MAX_HITS = 20;
/** Numbers per hit: x and y in metres, how far it has run 0..1, how bright 0..1. */
export const HIT_STRIDE = 4;

/** Strikes from afar at once, and how long one lasts: 600 s / 230. */
const SLOTS = 6;
const STRIKE_TURNS = 230;

/** A drone lights the dome from this share outside of it to this share inside. */
const NEAR_OUT = 0.08;
const NEAR_IN = 0.34;
/** How deep the dome reaches behind the picture, m: the swarm flies further back, and meets it as it dives. */
const DEEP_M = 1.6;

const chanceOf = (beat: number, slot: number, salt: number, seed: number): number =>
  mixBits(seed + Math.imul(beat, 0x9e3779b1) + Math.imul(slot + 1, 7919) + salt) / 2 ** 32;

/** Writes the hits of a frame into `hits`; answers how many. `strikes`: how likely a strike from afar is on each beat. */
export function writeHits(frame: SurfaceFrame, dome: Dome, strikes: number, hits: Float32Array): number {
  let count = 0;
  const put = (x: number, y: number, run: number, light: number): void => {
    if (light <= 0.01 || count >= MAX_HITS) return;
    hits[count * HIT_STRIDE] = x;
    hits[count * HIT_STRIDE + 1] = y;
    hits[count * HIT_STRIDE + 2] = run;
    hits[count * HIT_STRIDE + 3] = light;
    count += 1;
  };

  for (let slot = 0; slot < SLOTS; slot += 1) {
    const turns = roundAt(frame.lifeMs) * STRIKE_TURNS + slot / SLOTS;
    const beat = Math.floor(turns);
    const run = turns - beat;
    if (chanceOf(beat, slot, 1, frame.seed) >= strikes) continue;
    // Along the outline, from one foot of the dome to the other, and a little inside it.
    const angle = Math.PI * (0.06 + 0.88 * chanceOf(beat, slot, 2, frame.seed));
    const [x, y] = [dome.xM + dome.halfM * Math.cos(angle), dome.yM + dome.highM * Math.sin(angle)];
    const reach = (0.6 + 0.37 * chanceOf(beat, slot, 3, frame.seed)) / outAt(dome, x, y);
    const fade = smoothBetween(0, 0.06, run) * (1 - run) ** 1.6;
    put(dome.xM + (x - dome.xM) * reach, dome.yM + (y - dome.yM) * reach, run, fade);
  }

  const { swarm } = frame.world.drones;
  for (let at = 0; at + 2 < swarm.length; at += DRONE_STRIDE) {
    const [x, y, z] = [swarm[at] ?? 0, swarm[at + 1] ?? 0, swarm[at + 2] ?? 0];
    const out = Math.hypot(outAt(dome, x, y), z / DEEP_M);
    const touch = smoothBetween(1 + NEAR_OUT, 1, out) * smoothBetween(1 - NEAR_IN, 1, out);
    put(x, y, smoothBetween(1 + NEAR_OUT, 1 - NEAR_IN, out), touch);
  }
  return count;
}
