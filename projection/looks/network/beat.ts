/** The beat that everything between people shares: a light that runs along the wall, and the pace of those that run alone. */

import { exp, fract, uniform } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { WallView } from '../drawing/wall-view.ts';

/** From one beat to the next along the wall, m. */
const BEAT_M = 2.8;
/** Turns in the ten-minute round: of the beat, and of single lights there and back. First as a rule, then where motion is reduced. */
const TURNS = { beat: [400, 120], there: [150, 50], back: [126, 42] } as const;

/** Creates the numbers of the beat. */
export function createBeat() {
  const amount = uniform(0);
  const turns = uniform(TURNS.beat[0] as number);
  const there = uniform(TURNS.there[0] as number);
  const back = uniform(TURNS.back[0] as number);
  return {
    /** 0 every light runs by itself, 1 all with the beat. */
    amount,
    turns,
    there,
    back,
    update({ comfort }: SurfaceFrame, pulse: number): void {
      const pace = comfort.reducedMotion ? 1 : 0;
      amount.value = pulse;
      turns.value = TURNS.beat[pace];
      there.value = TURNS.there[pace];
      back.value = TURNS.back[pace];
    },
  };
}

export type Beat = ReturnType<typeof createBeat>;

/** The beat where a place is along the wall, 0..1: a sharp front with a tail behind it. */
export function beatOn(view: WallView, beat: Beat, xM: Node<'float'>): Node<'float'> {
  const behind = fract(view.phase(beat.turns).sub(xM.div(BEAT_M))).toVar();
  return exp(behind.mul(-7)).mul(behind.mul(30).clamp(0, 1));
}
