/** The aftermath: ash and sparks that rise slowly from warm ground, and veils of smoke that drift through. */

import { abs, exp, Fn, float, fract, mix, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { lightMaterial } from './drawing/light-material.ts';
import { AMBER, EMBER } from './drawing/palette.ts';
import { cellHash, planeNoise } from './drawing/seeded.ts';
import { sliceMesh, type WallView } from './drawing/wall-view.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const ASH: Parameter = {
  name: 'ash',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How much ash and how many sparks rise from the ground, with the glow that lies on it and the smoke that drifts over it.',
};

/** One depth of what rises. */
interface Rising {
  /** How far behind the wall, m; before it below zero. */
  readonly behindM: number;
  /** Distance of its lanes, and how far apart things follow each other in one, m. */
  readonly laneM: number;
  readonly followM: number;
  /** Lengths of `followM` that the slowest of them rises in ten minutes. */
  readonly turns: number;
  readonly radiusM: number;
  readonly salt: number;
}

const SPARKS: readonly Rising[] = [
  { behindM: 1.2, laneM: 0.105, followM: 0.62, turns: 90, radiusM: 0.0044, salt: 1401 },
  { behindM: 0, laneM: 0.19, followM: 1.05, turns: 84, radiusM: 0.0072, salt: 1409 },
];
const FLAKES: Rising = { behindM: 0.4, laneM: 0.15, followM: 0.5, turns: 42, radiusM: 0.0085, salt: 1423 };

/** Lanes are told apart while a pixel is no wider than this share of one. */
const FINE = 0.12;
/** How much light the floor keeps, and how quickly it loses it, 1/m. */
const MEMORY = 0.3;
const MEMORY_FALLS = 1.6;

export const aftermath: Look = {
  name: 'aftermath',
  says: 'Ash and sparks that rise slowly from warm ground, and smoke that drifts through.',
  parameters: [ASH],
  build({ view }) {
    const amount = uniform(0);
    const alongM = uniform(0);
    const pace = uniform(1);

    const paint = Fn(() => {
      const at = vec2(view.placeM.x.add(alongM), view.placeM.y.sub(view.floorM)).toVar();
      const up = at.y.abs().toVar();
      const drift = view.phase(2).mul(24);
      const veil = planeNoise(
        vec2(at.x.mul(0.6).sub(drift), at.y.mul(1.6).sub(view.phase(3).mul(24))),
        view.seed.add(1431),
      );
      const wisp = planeNoise(
        vec2(at.x.mul(2.1).sub(drift.mul(3)), at.y.mul(4.4).sub(view.phase(6).mul(24))),
        view.seed.add(1433),
      );
      const smoke = smoothstep(0.5, 0.92, veil.mul(0.66).add(wisp.mul(0.34)))
        .mul(smoothstep(2.1, 0.2, up))
        .mul(mirrored(at.y))
        .mul(amount)
        .toVar();

      // The ground is warm where it still burns, and dark between.
      const bed = planeNoise(vec2(at.x.mul(1.3), view.phase(10).mul(24)), view.seed.add(1439)).toVar();
      const glow = exp(at.y.abs().div(bed.mul(0.13).add(0.03)).negate())
        .mul(smoothstep(0.25, 0.9, bed).mul(0.9).add(0.1))
        .toVar();
      const warm = mix(vec3(0.42, 0.05, 0.015), vec3(...EMBER), glow)
        .mul(glow)
        .mul(0.17);
      const lit = vec3(0.11, 0.03, 0.013)
        .mul(exp(up.div(0.25).negate()))
        .add(vec3(0.003, 0.0025, 0.003))
        .mul(smoke);

      const sparks = vec3(0).toVar();
      for (const rising of SPARKS) {
        const spark = risingAt(rising, at, alongM, pace, view);
        // It cools as it climbs.
        const heat = exp(up.div(spark.own.mul(0.9).add(0.35)).negate());
        sparks.addAssign(
          mix(vec3(...EMBER), vec3(...AMBER), heat)
            .mul(spark.light)
            .mul(heat)
            .mul(spark.flicker),
        );
      }
      const flake = risingAt(FLAKES, at, alongM, pace, view);
      const ash = mix(vec3(0.035, 0.033, 0.036), vec3(0.2, 0.075, 0.03), exp(up.div(0.3).negate()))
        .mul(flake.light)
        .mul(smoothstep(2.2, 0.4, up));
      const light = warm.add(sparks.mul(1.7)).add(ash).mul(amount).add(lit);
      return vec4(light.mul(view.facing), smoke.mul(0.5).mul(view.facing)) as Node<'vec4'>;
    });

    const material = lightMaterial('aftermath', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        amount.value = readParameter(frame, ASH) * (frame.comfort.highContrast ? 0.55 : 1);
        mesh.visible = amount.value > 0;
        alongM.value = frame.room.alongM;
        pace.value = frame.comfort.reducedMotion ? 0.5 : 1;
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};

/** What rises at one depth, at a place that is given along the room and above the floor. */
function risingAt(
  { behindM, laneM, followM, turns, radiusM, salt }: Rising,
  at: Node<'vec2'>,
  alongM: Node<'float'>,
  pace: Node<'float'>,
  view: WallView,
) {
  const there = behindM === 0 ? at : view.placeBehind(behindM).add(vec2(alongM, view.floorM.negate())).toVar();
  const place = vec2(there.x, there.y.abs()).toVar();
  const lane = place.x.add(place.y.mul(0.13)).div(laneM).toVar();
  const column = lane.floor().toInt().toVar();
  const first = cellHash(column, column.mul(0), view.seed.add(salt)).toVar();
  const climb = first.mul(0.8).add(1).mul(turns).mul(pace).floor();
  const along = place.y.div(followM).sub(view.phase(climb)).add(first.mul(13)).toVar();
  // Counted from the beginning of the round, so that each keeps what is its own while it rises.
  const which = along.floor().sub(view.beat(climb)).toInt();
  const own = cellHash(column, which, view.seed.add(salt + 1)).toVar();
  const sway = along.mul(5.1).add(first.mul(6.28)).sin().mul(0.2);
  const off = vec2(fract(lane).sub(0.5).sub(sway).mul(laneM), fract(along).sub(0.5).mul(followM));
  const soft = view.paintM.x.mul(0.8).add(radiusM * (0.6 + 0.8));
  const round = smoothstep(soft, float(0), off.length());
  const isThere = own.greaterThan(0.6).select(float(1), float(0));
  const flicker = abs(fract(view.phase(own.mul(90).floor().add(240)).add(own.mul(11))).sub(0.5))
    .mul(1.4)
    .add(0.3);
  // Along the wall, through a window, more and more of them fall on one pixel.
  const few = view.paintM.x.div(laneM * FINE).max(1);
  return { light: round.mul(round).mul(isThere).mul(mirrored(there.y)).div(few), own, flicker };
}

/** How much is seen of what is so high above the floor, m: below it stands what the floor mirrors. */
const mirrored = (y: Node<'float'>): Node<'float'> =>
  mix(float(1), exp(y.min(0).mul(MEMORY_FALLS)).mul(MEMORY), smoothstep(0.01, -0.01, y));
