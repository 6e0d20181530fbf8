/** Every look of the projection, in the order it is drawn. A new look is one file and one line here. */

import { aftermath } from './aftermath.ts';
import { broadcast } from './broadcast.ts';
import { caption } from './caption.ts';
import { city } from './city.ts';
import { communities } from './communities.ts';
import { drones } from './drones.ts';
import { eye } from './eye.ts';
import { figures } from './figures.ts';
import { glitch } from './glitch.ts';
import { guardians } from './guardians.ts';
import { lens } from './lens.ts';
import { links } from './links.ts';
import type { Look } from './look.ts';
import { manifesto } from './manifesto.ts';
import { market } from './market.ts';
import { network } from './network.ts';
import { passages } from './passages.ts';
import { personas } from './personas.ts';
import { shield } from './shield.ts';
import { shockwave } from './shockwave.ts';
import { theft } from './theft.ts';
import { waiting } from './waiting.ts';

export const LOOKS: readonly Look[] = [
  city,
  personas,
  market,
  eye,
  guardians,
  aftermath,
  communities,
  network,
  manifesto,
  waiting,
  theft,
  links,
  figures,
  drones,
  shield,
  shockwave,
  passages,
  broadcast,
  caption,
  glitch,
  lens,
];
