/** The night city behind everything: layered dark towers, haze, a rain of faint light, and a floor that remembers it. */

import { exp, Fn, float, mix, select, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import { type Node, Vector2 } from 'three/webgpu';
import { airAt, rainAt, TOWER_ROWS, towersAt } from './city/city-nodes.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { HAZE, NIGHT } from './drawing/palette.ts';
import { planeNoise } from './drawing/seeded.ts';
import { sliceMesh } from './drawing/wall-view.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const CITY: Parameter = {
  name: 'city',
  min: 0,
  max: 1,
  default: 0.6,
  unit: '',
  says: 'How much of the night city stands behind the people. 0: black.',
};
const HORIZON: Parameter = {
  name: 'horizon',
  min: 0,
  max: 1,
  default: 0.3,
  unit: '',
  says: 'Where the street meets the city: 0 at the feet of the figures, 1 at their shoulders, the city pressing down on them.',
};
const HAZE_SHARE: Parameter = {
  name: 'haze',
  min: 0,
  max: 1,
  default: 0.5,
  unit: '',
  says: 'How thick the lit air between the towers is.',
};
const RAIN: Parameter = {
  name: 'rain',
  min: 0,
  max: 1,
  default: 0.4,
  unit: '',
  says: 'How much faint light rains through the street.',
};
const TILT: Parameter = {
  name: 'tilt',
  min: -10,
  max: 10,
  default: 0,
  unit: 'deg',
  says: 'How far the horizon leans, anticlockwise, about the middle of the wall.',
};

/** How far behind the wall the second rain falls, m. */
const RAIN_BEHIND_M = 2;

/** Height of the horizon above the floor line at `horizon` 1, m. */
const HIGHEST_M = 1.2;

export const city: Look = {
  name: 'city',
  says: 'The night city behind everything: towers, haze, rain, and a wet floor that mirrors them.',
  parameters: [CITY, HORIZON, HAZE_SHARE, RAIN, TILT],
  build({ view }) {
    const share = uniform(CITY.default);
    const haze = uniform(HAZE_SHARE.default);
    const rain = uniform(RAIN.default);
    const horizonM = uniform(0.5);
    const lean = uniform(new Vector2(1, 0));

    const paint = Fn(() => {
      const middle = vec2(view.wallM.x.mul(0.5), horizonM).toVar();
      const from = view.placeM.sub(middle).toVar();
      const turned = vec2(
        from.x.mul(lean.x).add(from.y.mul(lean.y)),
        from.y.mul(lean.x).sub(from.x.mul(lean.y)),
      ).toVar();
      const street = turned.y.lessThan(0);
      const down = turned.y.negate().max(0).toVar();

      // The wet street mirrors the city: longer the further down, broken by ripples that lie flat.
      const ripple = planeNoise(vec2(turned.x.mul(5), down.mul(38).sub(view.phase(60))), view.seed.add(5))
        .sub(0.5)
        .toVar();
      const place = select(
        street,
        vec2(turned.x.add(ripple.mul(down.mul(0.16).add(0.012))), down.mul(0.8).add(ripple.mul(0.1).mul(down))),
        turned,
      ).toVar();
      const grown = vec2(place.x, place.y.div(share.mul(0.45).add(0.55))).toVar();

      const light = airAt(grown, haze, view.seed, view).toVar();
      for (const [index, row] of TOWER_ROWS.entries()) {
        const towers = towersAt(row, index, grown, view.seed, view.paintM, view);
        light.assign(mix(light, towers.light, towers.cover));
        // Air between this row and the next.
        light.addAssign(
          vec3(0.006, 0.011, 0.026)
            .mul(exp(place.y.negate().div(0.3)))
            .mul(haze)
            .mul(row.distance + 0.25),
        );
      }
      const mirror = exp(down.negate().div(horizonM.mul(0.45).add(0.12)))
        .mul(0.42)
        .mul(ripple.mul(1.2).add(0.8));
      const asphalt = vec3(...NIGHT).mul(0.12);
      const ground = light.mul(mirror).add(asphalt);
      const seam = exp(turned.y.abs().negate().div(0.012)).mul(haze).mul(0.02);
      const scene = select(street, ground, light)
        .add(vec3(0.25, 0.5, 0.9).mul(seam))
        .toVar();

      const drops = rainAt(view.placeM, 0.045, 330, view.seed, view).add(
        rainAt(view.placeBehind(RAIN_BEHIND_M).mul(1.7), 0.06, 250, view.seed.add(3), view).mul(0.5),
      );
      // Through a window that shows the floor, it rains down to it and no further.
      const isAbove = smoothstep(-0.25, 0, view.placeM.y.sub(view.floorM)).max(view.isWindow.oneMinus());
      scene.addAssign(vec3(0.2, 0.42, 0.6).mul(drops).mul(isAbove).mul(rain).mul(0.22));
      // Along the wall the city runs out into the night; where nobody looks at it there is nothing else.
      const glow = exp(view.rises.abs().negate().div(0.035)).mul(haze);
      const night = select(view.rises.lessThan(0), asphalt, vec3(...NIGHT).mul(0.3)).add(
        vec3(...HAZE)
          .mul(0.6)
          .mul(glow),
      );
      scene.assign(select(view.isWindow.greaterThan(0.5), mix(night, scene, view.facing), scene));
      return vec4(scene.mul(smoothstep(0, 0.35, share)).mul(share.mul(0.5).add(0.5)), float(1)) as Node<'vec4'>;
    });

    const material = lightMaterial('city', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        const embers = readParameter(frame, EMBERS);
        share.value = readParameter(frame, CITY) * (1 - embers) ** 2;
        haze.value = readParameter(frame, HAZE_SHARE);
        rain.value = readParameter(frame, RAIN);
        const height = readParameter(frame, HORIZON);
        horizonM.value = frame.slice.floorM + 0.03 + height * HIGHEST_M;
        const angle = (readParameter(frame, TILT) * Math.PI) / 180;
        lean.value.set(Math.cos(angle), Math.sin(angle));
        mesh.visible = share.value > 0;
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};
