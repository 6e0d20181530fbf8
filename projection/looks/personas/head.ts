/**
 * Generic heads as a draughtsman would set them down: a few closed shapes one before the other and some strokes, grown
 * from chance. Nobody's face: eyes are shut lids or nothing. x -1..1 to the right, y -1.33..1.33 up.
 */

import type { Random } from '../figures/tattoo-rules.ts';
import { ellipse, type Field, type Line, mirrored, polygon, smooth, strokeField } from './outline.ts';

/** A closed shape that hides what is behind it, or a stroke on it. */
export interface Part {
  readonly kind: 'shape' | 'stroke';
  readonly field: Field;
  /** How light it is, 0..1, and whether it is combed as hair is. Strokes have neither. */
  readonly tone: number;
  readonly isHair: boolean;
}

/** What a head wears so that somebody can be told by it; each 0..1. */
export interface HeadDress {
  readonly hood: number;
  readonly halo: number;
  readonly plates: number;
  readonly sparks: number;
  readonly masks: number;
}

export const PLAIN: HeadDress = { hood: 0, halo: 0, plates: 0, sparks: 0, masks: 0 };

const shape = (field: Field, tone: number, isHair = false): Part => ({ kind: 'shape', field, tone, isHair });
const stroke = (line: Line): Part => ({ kind: 'stroke', field: strokeField(line), tone: 0, isHair: false });
const closed = (knots: Line, tone: number, isHair = false): Part =>
  shape(polygon(smooth(knots, 3, true)), tone, isHair);
const drawn = (knots: Line): Part => stroke(smooth(knots, 4, false));
const pick = (random: Random, count: number): number => Math.min(count - 1, Math.floor(random() * count));

/** A head, back to front. */
export function growHead(random: Random, dress: HeadDress = PLAIN): readonly Part[] {
  const isMember = dress.hood + dress.halo + dress.plates + dress.sparks + dress.masks > 0;
  const fromSide = isMember ? dress.sparks > 0.5 : random() < 0.58;
  return fromSide ? sideHead(random, dress) : frontHead(random, dress);
}

/** An empty head: an outline that anybody fits into. */
export function emptyHead(): readonly Part[] {
  return [bust(0.92, 0), shape(ellipse(0, 0.32, 0.5, 0.62), 0)];
}

const bust = (wide: number, tone: number): Part =>
  closed(
    [
      -wide,
      -1.6,
      -wide,
      -1.12,
      -wide * 0.72,
      -0.86,
      -0.24,
      -0.66,
      -0.2,
      -0.3,
      0.2,
      -0.3,
      0.24,
      -0.66,
      wide * 0.72,
      -0.86,
      wide,
      -1.12,
      wide,
      -1.6,
    ],
    tone,
  );

/** Looking out of the board, eyes shut. */
function frontHead(random: Random, dress: HeadDress): readonly Part[] {
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

/** In profile. Some look left, some right. */
function sideHead(random: Random, dress: HeadDress): readonly Part[] {
  const forehead = (random() - 0.5) * 0.08;
  const nose = (random() - 0.3) * 0.09;
  const tip = (random() - 0.5) * 0.07;
  const chin = (random() - 0.5) * 0.1;
  const lips = (random() - 0.5) * 0.03;
  const back = (random() - 0.5) * 0.1;
  const flip = random() < 0.5 ? mirrored : (line: Line): Line => line;
  const put = (knots: Line, tone: number, isHair = false): Part => closed(flip(knots), tone, isHair);
  const line = (knots: Line): Part => drawn(flip(knots));
  const parts: Part[] = [];
  if (dress.halo > 0) parts.push(stroke(flip(ringAbout(-0.05, 0.36, 0.84))));
  const style =
    dress.sparks > 0.5
      ? 'streaming'
      : (['cropped', 'knot', 'mane', 'crest', 'bob', 'shaved'] as const)[pick(random, 6)];
  if (style === 'streaming')
    parts.push(
      put(
        [
          0.2, 0.98, -0.3, 1.08, -0.68, 0.9, -0.99, 1.0, -0.82, 0.68, -1.0, 0.44, -0.78, 0.22, -0.99, -0.06, -0.7,
          -0.18, -0.9, -0.52, -0.5, -0.4, -0.36, -0.1, -0.1, 0.5,
        ],
        0.42,
        true,
      ),
    );
  if (style === 'mane')
    parts.push(put([-0.1, 0.9, -0.62, 0.7, -0.8, 0.1, -0.86, -0.7, -0.5, -1.02, -0.2, -0.6, -0.1, 0.2], 0.28, true));
  if (style === 'knot') parts.push(shape(ellipse(flip([-0.62, 0.74])[0] ?? 0, 0.74, 0.2, 0.18), 0.34, true));
  parts.push(
    put([0.16, -0.6, 0.24, -0.84, 0.7, -1.04, 0.82, -1.6, -0.92, -1.6, -0.86, -1.06, -0.42, -0.82, -0.34, -0.5], 0.28),
  );
  parts.push(...collar(random, dress));
  parts.push(
    put(
      [
        -0.05,
        0.93,
        0.24,
        0.86,
        0.4 + forehead,
        0.64,
        0.44 + forehead,
        0.44,
        0.4,
        0.3,
        0.5 + nose * 0.5,
        0.16,
        0.6 + nose,
        0.02 + tip,
        0.55 + nose * 0.7,
        -0.03,
        0.46,
        -0.03,
        0.51 + lips,
        -0.09,
        0.45,
        -0.14,
        0.49 + lips,
        -0.19,
        0.42,
        -0.25,
        0.44 + chin,
        -0.34,
        0.4 + chin,
        -0.43,
        0.26,
        -0.46,
        0.15,
        -0.55,
        0.14,
        -0.76,
        -0.34,
        -0.7,
        -0.36,
        -0.3,
        -0.54 - back,
        0.1,
        -0.56 - back,
        0.48,
        -0.38,
        0.8,
      ],
      0.62,
    ),
  );
  const eye = 0.24 + 0.03 * random();
  parts.push(
    line([0.26, eye, 0.33, eye - 0.035, 0.39, eye - 0.03]),
    line([0.2, eye + 0.1, 0.32, eye + 0.13, 0.41, eye + 0.1]),
  );
  parts.push(line([0.34, -0.145, 0.4, -0.135, 0.455, -0.14]), line([0.44, 0.02, 0.46, 0.05, 0.5, 0.06]));
  parts.push(line([-0.1, 0.32, -0.18, 0.26, -0.16, 0.08, -0.08, 0.04, -0.05, 0.14, -0.1, 0.2]));
  parts.push(line([0.02, -0.2, -0.1, -0.26, -0.14, -0.1]));
  if (random() < 0.5) parts.push(stroke(flip([-0.08, 0.02, -0.08, -0.16])), stroke(flip(ringAbout(-0.08, -0.2, 0.04))));
  if (dress.masks > 0) parts.push(line([0.1, 0.6, 0.12, 0.2, 0.2, -0.1, 0.42, -0.05]));
  parts.push(...sideHair(style ?? 'cropped', put, back));
  return parts;
}

function sideHair(
  style: string,
  put: (knots: Line, tone: number, isHair?: boolean) => Part,
  back: number,
): readonly Part[] {
  const b = -0.58 - back;
  switch (style) {
    case 'shaved':
      return [put([-0.02, 0.95, 0.2, 0.88, 0.1, 0.66, -0.2, 0.62, -0.42, 0.5, -0.52, 0.62, -0.36, 0.84], 0.2, true)];
    case 'crest':
      return [
        put(
          [0.26, 0.82, 0.22, 1.1, -0.06, 1.26, -0.42, 1.16, -0.72, 0.86, -0.76, 0.5, -0.5, 0.6, -0.2, 0.8],
          0.42,
          true,
        ),
      ];
    case 'bob':
      return [
        put(
          [
            0.36,
            0.72,
            0.18,
            0.98,
            -0.2,
            1.02,
            -0.56,
            0.8,
            b - 0.08,
            0.3,
            b + 0.02,
            -0.3,
            -0.26,
            -0.38,
            0.02,
            -0.22,
            0.08,
            0.2,
            0.2,
            0.46,
          ],
          0.3,
          true,
        ),
      ];
    case 'streaming':
      return [
        put(
          [0.36, 0.72, 0.2, 0.97, -0.2, 1.0, -0.62, 0.84, -0.9, 0.6, -0.5, 0.3, -0.24, 0.42, 0.06, 0.5, 0.22, 0.6],
          0.4,
          true,
        ),
      ];
    default:
      return [
        put(
          [
            0.38,
            0.68,
            0.2,
            0.96,
            -0.14,
            1.0,
            -0.48,
            0.86,
            b - 0.04,
            0.5,
            b,
            0.1,
            -0.4,
            -0.22,
            -0.26,
            0.02,
            -0.2,
            0.36,
            0.02,
            0.32,
            0.06,
            0.5,
            0.22,
            0.58,
          ],
          0.3,
          true,
        ),
      ];
  }
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

/** What is worn about the neck. */
function collar(random: Random, dress: HeadDress): readonly Part[] {
  if (dress.plates > 0)
    return [-1, 1].map((side) =>
      closed([side * 0.26, -0.66, side * 0.74, -0.6, side * 1.04, -0.82, side * 0.98, -1.1, side * 0.5, -0.98], 0.7),
    );
  const kind = pick(random, 4);
  if (kind === 0) return [drawn([-0.24, -0.68, 0, -0.86, 0.24, -0.68]), drawn([-0.34, -0.76, 0, -1.02, 0.34, -0.76])];
  if (kind === 1) return [drawn([-0.3, -0.72, 0, -1.3]), drawn([0.3, -0.72, 0, -1.3])];
  if (kind === 2)
    return [0, 1, 2].map((ring) =>
      drawn([-0.22, -0.5 - ring * 0.07, 0, -0.56 - ring * 0.07, 0.22, -0.5 - ring * 0.07]),
    );
  return [];
}

const ringAbout = (cx: number, cy: number, radius: number): Line =>
  Array.from({ length: 33 }, (_, step) => (step / 32) * 2 * Math.PI).flatMap((angle) => [
    cx + radius * Math.cos(angle),
    cy + radius * Math.sin(angle),
  ]);
