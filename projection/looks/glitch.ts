/**
 * The attack on the picture: colour planes part, and blocks of the wall are read from elsewhere on the wall. Blocks lie
 * on the wall, not on a screen, and change their mind at most 1.2 times a second: this must never become a strobe.
 */

import { float, fract, mix, select, smoothstep, uniform, vec2 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { cellHash } from './drawing/seeded.ts';
import { swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const GLITCH: Parameter = {
  name: 'glitch',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the picture is broken: colour planes part and blocks of the wall are read from elsewhere.',
};

/** Widest parting of the colour planes, m. */
const PART_M = 0.034;
/** Changes of a block in ten minutes: 1.2 a second, well under the three of the law. */
const CHANGES = 720;

/** Block sizes on the wall, m, and the share of blocks that move at full glitch. */
const GRIDS = [
  { wideM: 0.94, highM: 0.235, share: 0.3, reachM: 1.5 },
  { wideM: 0.31, highM: 0.078, share: 0.22, reachM: 0.5 },
  { wideM: 1.7, highM: 0.021, share: 0.2, reachM: 0.16 },
] as const;

export const glitch: Look = {
  name: 'glitch',
  says: 'The attack: colour planes part, blocks are read from elsewhere on the wall.',
  parameters: [GLITCH],
  build({ view }) {
    const amount = uniform(0);
    return {
      objects: [],
      finishing: {
        bend(placeM) {
          let read = placeM;
          for (const [index, grid] of GRIDS.entries()) {
            const size = vec2(grid.wideM, grid.highM);
            const cell = placeM.div(size).floor().toVar();
            const x = cell.x.toInt().toVar();
            const y = cell.y.toInt().toVar();
            const salt = view.seed.add(900 + index * 31);
            const shift = cellHash(x, y, salt);
            const when = view.beat(CHANGES, shift).toInt().mul(131).toVar();
            const active = cellHash(x.add(when), y, salt.add(1)).lessThan(amount.mul(grid.share));
            const along = cellHash(x.add(when), y, salt.add(2))
              .sub(0.5)
              .mul(2 * grid.reachM)
              .toVar();
            const up = cellHash(x.add(when), y, salt.add(3)).sub(0.5).mul(0.5);
            const half = size.mul(0.5);
            const middle = cell.mul(size).add(half).toVar();
            // A block that a seam cuts, that two slices show, or whose source lies on a neighbour's slice, is read from
            // above or below instead: both neighbours can do that alike.
            const whole = view.shows(middle, half).and(view.shows(middle.add(vec2(along, 0)), half));
            const jump = select(whole, vec2(along, up.mul(0.12)), vec2(0, up));
            read = read.add(select(active, jump, vec2(0, 0)));
          }
          return read;
        },
        partM(placeM) {
          const band = placeM.y.mul(2.3).floor().toInt();
          const own = cellHash(band, band.mul(0), view.seed.add(977));
          const slow = swing(view, 150, own).mul(0.5).add(0.5);
          const torn = smoothstep(0.35, 0.75, fract(own.mul(7.7)));
          return amount.mul(PART_M).mul(mix(float(0.35), slow.add(0.2), torn)) as Node<'float'>;
        },
      },
      update(frame) {
        amount.value = readParameter(frame, GLITCH);
      },
      dispose() {},
    };
  },
};
