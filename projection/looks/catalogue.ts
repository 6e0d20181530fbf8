/** Every look of the projection, in the order it is drawn. A new look is one file and one line here. */

import { city } from './city.ts';
import { drones } from './drones.ts';
import { eye } from './eye.ts';
import { figures } from './figures.ts';
import { glitch } from './glitch.ts';
import { guardians } from './guardians.ts';
import { links } from './links.ts';
import type { Look } from './look.ts';
import { shield } from './shield.ts';
import { shockwave } from './shockwave.ts';
import { waiting } from './waiting.ts';

export const LOOKS: readonly Look[] = [
  city,
  eye,
  guardians,
  waiting,
  links,
  drones,
  figures,
  shield,
  shockwave,
  glitch,
];
