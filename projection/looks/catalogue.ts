/** Every look of the projection, in the order it is drawn. Looks are found by their files: a new one is a file in this folder. */

import { inDrawingOrder, isLook } from './drawing-order.ts';
import type { Look } from './look.ts';

/** The looks of the house, back to front. `...` is where a look goes that is not named and says nothing else. */
export const ORDER = [
  'city',
  'unity',
  'personas',
  'market',
  'eye',
  'guardians',
  'aftermath',
  'communities',
  'network',
  'waiting',
  'lamps',
  'climb',
  'links',
  // Behind the people: they stand warm before what flies at them, and dark before what strikes over them.
  'drones',
  'shield',
  'figures',
  'hearts',
  'veils',
  // Before the bodies, whose dark inside would hide the ribbons.
  'theft',
  // Its letters stand on bodies, and its lines are read before people.
  'manifesto',
  'shockwave',
  'passages',
  '...',
  'broadcast',
  'caption',
  'glitch',
  'lens',
] as const;

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./catalogue.ts', '!./template.ts'], {
  eager: true,
});

export const LOOKS: readonly Look[] = inDrawingOrder(
  Object.values(files).flatMap((file) => Object.values(file).filter(isLook)),
  ORDER,
);
