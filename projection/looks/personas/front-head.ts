/** Heads that look out of the board, with their eyes shut. */

import type { Random } from '../figures/tattoo-rules.ts';
import {
  bust,
  closed,
  collar,
  drawn,
  type HeadDress,
  type Part,
  pick,
  ringAbout,
  shape,
  stroke,
} from './head-parts.ts';
import { ellipse, type Line } from './outline.ts';

/** A head from before, back to front. */
export function frontHead(random: Random, dress: HeadDress): readonly Part[] {
  const wide = 0.4 + 0.08 * random();
  const jaw = 0.62 + 0.3 * random();
  const long = 0.04 * random();
  const parts: Part[] = [];
  if (dress.halo > 0) for (const radius of [0.82, 0.88]) parts.push(stroke(ringAbout(0, 0.42, radius)));
  const style =
    dress.hood > 0.5 ? 'hood' : (['bob', 'cropped', 'bun', 'long', 'crest', 'parted'] as const)[pick(random, 6)];
  const fall = 0.25 + 0.9 * random();
  if (style === 'bob' || style === 'long') {
    const low = style === 'bob' ? -0.28 - 0.2 * random() : -1.05;
    const out = 0.6 + 0.12 * random();
    parts.push(
      closed(
        [
          0,
          1.02,
          -out * 0.8,
          0.82,
          -out,
          0.3,
          -out - 0.04,
          low,
          0,
          low + 0.12,
          out + 0.04,
          low,
          out,
          0.3,
          out * 0.8,
          0.82,
        ],
        0.3,
        true,
      ),
    );
  }
  if (style === 'bun') parts.push(shape(ellipse(0, 1.06, 0.24, 0.2), 0.35, true));
  parts.push(bust(0.78 + 0.2 * random(), 0.3));
  parts.push(...collar(random, dress));
  if (style !== 'bob' && style !== 'long' && style !== 'hood')
    for (const side of [-1, 1]) parts.push(shape(ellipse(side * (wide + 0.03), 0.26, 0.07, 0.13), 0.4));
  const face: Line = [
    0,
    0.9,
    -wide * 0.8,
    0.78,
    -wide,
    0.36,
    -wide * 0.94,
    0.08,
    -wide * jaw * 0.8,
    -0.22,
    -0.14,
    -0.4 - long,
    0.14,
    -0.4 - long,
  ];
  parts.push(closed([...face, wide * jaw * 0.8, -0.22, wide * 0.94, 0.08, wide, 0.36, wide * 0.8, 0.78], 0.62));
  parts.push(...frontFeatures(random, wide));
  if (dress.masks > 0) parts.push(...mask(wide));
  if (style === 'hood') parts.push(...hood());
  else parts.push(frontHair(style ?? 'cropped', wide, fall, random));
  return parts;
}

function frontFeatures(random: Random, wide: number): readonly Part[] {
  const eyeY = 0.22 + 0.04 * random();
  const apart = wide * (0.44 + 0.06 * random());
  const lid = 0.035 + 0.03 * random();
  const brow = 0.11 + 0.04 * random();
  const mouth = 0.1 + 0.06 * random();
  const lip = (random() - 0.5) * 0.04;
  const parts: Part[] = [];
  for (const side of [-1, 1]) {
    parts.push(drawn([side * (apart - 0.1), eyeY, side * apart, eyeY - lid, side * (apart + 0.1), eyeY + 0.005]));
    parts.push(
      drawn([
        side * (apart - 0.12),
        eyeY + brow - 0.02,
        side * apart,
        eyeY + brow + 0.02,
        side * (apart + 0.13),
        eyeY + brow - 0.03,
      ]),
    );
  }
  parts.push(drawn([0.02, eyeY + 0.06, 0.05, 0.02, 0.08, -0.03, 0.0, -0.06, -0.05, -0.045]));
  parts.push(drawn([-mouth, -0.2 + lip, -0.03, -0.185, 0, -0.195, 0.03, -0.185, mouth, -0.2 + lip]));
  parts.push(drawn([-0.05, -0.265, 0, -0.275, 0.05, -0.265]));
  if (random() < 0.4)
    parts.push(
      stroke([wide * 0.5, 0.1, wide * 0.5, -0.14, wide * 0.3, -0.24]),
      stroke(ringAbout(wide * 0.5, 0.13, 0.03)),
    );
  return parts;
}

function frontHair(style: string, wide: number, fall: number, random: Random): Part {
  const top = 0.98 + 0.1 * random();
  const out = wide + 0.06;
  if (style === 'crest')
    return closed([-0.16, 0.7, -0.2, 1.1, -0.04, 1.28, 0.14, 1.2, 0.18, 0.74, 0.02, 0.62], 0.4, true);
  if (style === 'parted') {
    const part = (random() - 0.5) * 0.4;
    return closed(
      [
        part,
        top,
        -out,
        0.72,
        -out - 0.05,
        0.2,
        -out + 0.04,
        -0.02,
        -wide * 0.84,
        0.42,
        part,
        0.74,
        wide * 0.84,
        0.44,
        out - 0.04,
        0.02,
        out + 0.05,
        0.2,
        out,
        0.74,
      ],
      0.3,
      true,
    );
  }
  const low = style === 'cropped' || style === 'bun' ? 0.62 : 0.62 - 0.3 * fall;
  const side = style === 'bob' ? -0.1 : style === 'long' ? -0.3 : 0.34;
  return closed(
    [
      0,
      top,
      -out * 0.84,
      0.84,
      -out - 0.02,
      0.42,
      -out + 0.02,
      side,
      -wide * 0.9,
      0.4,
      -wide * 0.6,
      low,
      0,
      low + 0.04,
      wide * 0.6,
      low - 0.05 * fall,
      wide * 0.9,
      0.42,
      out - 0.02,
      side,
      out + 0.02,
      0.42,
      out * 0.84,
      0.84,
    ],
    0.32,
    true,
  );
}

const hood = (): readonly Part[] => {
  const edge = [
    0, 0.78, -0.36, 0.58, -0.42, 0.1, -0.26, -0.42, -0.6, -0.9, -0.98, -1.3, -0.8, -0.4, -0.68, 0.5, -0.36, 1.04, 0.04,
    1.2,
  ];
  return [
    closed([...edge, 0.42, 1.0, 0.7, 0.5, 0.8, -0.4, 0.98, -1.3, 0.6, -0.9, 0.26, -0.42, 0.42, 0.1, 0.36, 0.58], 0.26),
  ];
};

const mask = (wide: number): readonly Part[] => [
  closed(
    [
      -wide * 0.92,
      0.36,
      -wide * 0.5,
      0.44,
      0,
      0.38,
      wide * 0.5,
      0.44,
      wide * 0.92,
      0.36,
      wide * 0.8,
      0.06,
      0.1,
      0.02,
      0,
      0.1,
      -0.1,
      0.02,
      -wide * 0.8,
      0.06,
    ],
    0.9,
  ),
  stroke([-wide * 0.62, 0.21, -wide * 0.24, 0.18]),
  stroke([wide * 0.62, 0.21, wide * 0.24, 0.18]),
];
