/** Every look of the projection, in the order it is drawn. A new look is one file and one line here. */

import { aftermath } from './aftermath.ts';
import { city } from './city.ts';
import { figures } from './figures.ts';
import { glitch } from './glitch.ts';
import { links } from './links.ts';
import type { Look } from './look.ts';
import { passages } from './passages.ts';
import { shield } from './shield.ts';
import { shockwave } from './shockwave.ts';
import { unity } from './unity.ts';
import { waiting } from './waiting.ts';

export const LOOKS: readonly Look[] = [
  city,
  aftermath,
  unity,
  waiting,
  links,
  figures,
  shield,
  shockwave,
  passages,
  glitch,
];
