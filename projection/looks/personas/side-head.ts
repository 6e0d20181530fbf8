/** Heads in profile. Some look left, some right. */

import type { Random } from '../figures/tattoo-rules.ts';
import { closed, collar, drawn, type HeadDress, type Part, pick, ringAbout, shape, stroke } from './head-parts.ts';
import { ellipse, type Line, mirrored, smooth } from './outline.ts';

/** Puts a closed shape where the head looks. */
type Put = (knots: Line, tone: number, isHair?: boolean) => Part;

/** A head from the side, back to front. */
export function sideHead(random: Random, dress: HeadDress): readonly Part[] {
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
  if (style === 'streaming') parts.push(...streamingHair(flip, put));
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

/** Hair that the wind has: three long locks behind the head, and loose strands. */
function streamingHair(flip: (line: Line) => Line, put: Put): readonly Part[] {
  const lock = (low: number, drop: number): Part =>
    put(
      [
        -0.2,
        low + 0.3,
        -0.5,
        low + 0.26,
        -0.74,
        low + 0.1 - drop,
        -0.98,
        low + 0.16 - drop,
        -0.8,
        low - 0.04 - drop,
        -0.55,
        low - 0.02,
        -0.3,
        low - 0.06,
      ],
      0.4,
      true,
    );
  const strand = (low: number, drop: number): Part =>
    stroke(smooth(flip([-0.4, low, -0.62, low + 0.03, -0.78, low - 0.1 - drop, -0.97, low - 0.03 - drop]), 4, false));
  return [
    lock(-0.2, 0.3),
    lock(0.12, 0.2),
    lock(0.44, 0.05),
    strand(0.95, -0.05),
    strand(0.02, 0.22),
    strand(-0.4, 0.34),
  ];
}

function sideHair(style: string, put: Put, back: number): readonly Part[] {
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
          [
            0.4, 0.7, 0.24, 0.95, -0.1, 1.02, -0.48, 0.92, -0.74, 0.62, -0.66, 0.2, -0.5, -0.06, -0.3, 0.02, -0.2, 0.34,
            0.04, 0.4, 0.2, 0.56,
          ],
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
