/** The night city behind everything: layered towers with their signs and traffic, haze, rain in depth, and a wet street that mirrors it all. */

import { exp, Fn, float, If, mix, select, smoothstep, sqrt, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { type CityLight, createCityLight } from './city/city-light.ts';
import { airAt, glowBefore, hologramsAt, rainAt, smokeAt } from './city/city-weather.ts';
import { HORIZON, horizonM, LEAN_M, slopeOf, TILT } from './city/horizon.ts';
import type { Painted } from './city/plot.ts';
import { roadAt, skyTrafficAt, steamAt, upperDeckAt, wiresAt } from './city/street.ts';
import { TOWER_ROWS, towersAt } from './city/towers.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { HAZE, NIGHT } from './drawing/palette.ts';
import { cellHash, planeNoise } from './drawing/seeded.ts';
import { sliceMesh, type WallView } from './drawing/wall-view.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const share = (name: string, value: number, says: string): Parameter => ({
  name,
  min: 0,
  max: 1,
  default: value,
  unit: '',
  says,
});

const CITY = share('city', 0.6, 'How much of the night city stands behind the people. 0: black.');
const HAZE_SHARE = share('haze', 0.5, 'How thick the lit air between the towers is.');
const RAIN = share('rain', 0.4, 'How much rain falls through the street, near and far.');
const NEON = share(
  'neon',
  0.6,
  'How much is for sale: vertical signs, shafts of advertising in the haze, the lines of light on towers.',
);
const RUIN = share(
  'ruin',
  0,
  'How far the city lies in ruins: towers broken, signs and windows out, smoke, and something that still burns behind.',
);
const DAWN = share('dawn', 0, 'The first warm light behind the city, brightest in the middle of the room.');
const TURN: Parameter = {
  name: 'turn',
  min: -180,
  max: 180,
  default: 0,
  unit: 'deg',
  says: 'How far the whole wall has turned: what lies deeper moves further, to the left for more. The end and the beginning differ.',
};

/** How far behind the wall the farther rain falls, m. */
const RAIN_BEHIND_M = 2;
const FAR_RAIN_BEHIND_M = 4;
/** Metres that something moves when the wall turns by a radian, for every metre it lies behind it. */
const TURN_REACH = 0.55;

/** Light of the city where scenery is to step back. */
const BACK = 0.4;

export const city: Look = {
  name: 'city',
  says: 'The night city behind everything: towers with signs and traffic between, haze, rain, and a wet street that mirrors them.',
  parameters: [CITY, HORIZON, HAZE_SHARE, RAIN, TILT, NEON, RUIN, DAWN, TURN],
  build({ view }) {
    const light = createCityLight();
    const amount = uniform(CITY.default);
    /** What of its light is left where people and words are to come forward. */
    const back = uniform(1);
    const heightM = uniform(0.5);
    const slope = uniform(0);
    /** From the wall's left end to the middle of the room, m. */
    const middleM = uniform(4);

    const paint = Fn(() => {
      const turned = leaning(vec2(view.placeM.x.sub(middleM), view.placeM.y.sub(heightM)), slope).toVar();
      const isStreet = turned.y.lessThan(0).toVar();
      const down = turned.y.negate().max(0).toVar();
      const street = wetStreet(turned, down, view);
      const place = select(isStreet, street.read, turned).toVar();
      place.y.divAssign(amount.mul(0.45).add(0.55));

      const scene = cityAt(place, light, view).toVar();
      const mirror = exp(down.negate().div(heightM.mul(0.5).add(0.16))).mul(street.wet);
      const asphalt = vec3(...NIGHT).mul(0.1);
      const seam = exp(turned.y.abs().negate().div(0.012)).mul(light.haze).mul(0.02);
      scene.assign(select(isStreet, scene.mul(mirror).add(asphalt), scene));
      scene.addAssign(mix(vec3(0.25, 0.5, 0.9), vec3(1, 0.45, 0.25), light.dawn.max(light.ruin)).mul(seam));
      scene.addAssign(rainIn(scene, light, view));

      // Along the wall the city runs out into the night; where nobody looks at it there is nothing else.
      const glow = exp(view.rises.abs().negate().div(0.035)).mul(light.haze);
      const night = select(view.rises.lessThan(0), asphalt, vec3(...NIGHT).mul(0.3)).add(
        vec3(...HAZE)
          .mul(0.6)
          .mul(glow),
      );
      scene.assign(select(view.isWindow.greaterThan(0.5), mix(night, scene, view.facing), scene));
      return vec4(
        scene
          .mul(smoothstep(0, 0.35, amount))
          .mul(amount.mul(0.5).add(0.5))
          .mul(back),
        float(1),
      ) as Node<'vec4'>;
    });

    const material = lightMaterial('city', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        amount.value = readParameter(frame, CITY) * (1 - readParameter(frame, EMBERS)) ** 2;
        mesh.visible = amount.value > 0;
        if (!mesh.visible) return;
        heightM.value = horizonM(frame);
        slope.value = slopeOf(frame);
        middleM.value = frame.room.roomM / 2 - frame.room.alongM;
        relight(light, frame, heightM.value);
        back.value = frame.comfort.highContrast ? BACK : 1;
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};

/** The city rises out of the ground as there is more of it: its height against its full one. */
const grownBy = (amount: number): number => amount * 0.45 + 0.55;

function relight(light: CityLight, frame: SurfaceFrame, heightM: number): void {
  const { reducedMotion } = frame.comfort;
  light.haze.value = readParameter(frame, HAZE_SHARE);
  light.rain.value = readParameter(frame, RAIN);
  light.neon.value = readParameter(frame, NEON);
  light.ruin.value = readParameter(frame, RUIN);
  light.dawn.value = readParameter(frame, DAWN);
  light.press.value = readParameter(frame, HORIZON);
  light.turnM.value = reducedMotion ? 0 : ((readParameter(frame, TURN) * Math.PI) / 180) * TURN_REACH;
  light.pace.value = reducedMotion ? 0.35 : 1;
  light.topM.value = (frame.slice.wallHeightM - heightM) / grownBy(readParameter(frame, CITY));
}

/** A place, given from the middle of the horizon, as it lies on the leaning ground; see `leanAt`. */
function leaning(from: Node<'vec2'>, slope: Node<'float'>): Node<'vec2'> {
  const rise = from.x.mul(slope).toVar();
  const bent = sqrt(rise.div(LEAN_M).pow(2).add(1)).toVar();
  const y = from.y.sub(rise.div(bent)).toVar();
  return vec2(from.x.add(y.mul(slope).div(bent.mul(bent).mul(bent))), y) as Node<'vec2'>;
}

/** Where a place of the street mirrors the city, and how wet it is there: clear in puddles, broken and dull between. */
function wetStreet(turned: Node<'vec2'>, down: Node<'float'>, view: WallView) {
  const near = down.mul(0.5).add(0.5).toVar();
  const ripple = planeNoise(vec2(turned.x.mul(5), down.mul(38).sub(view.phase(60))), view.seed.add(5))
    .sub(0.5)
    .toVar();
  const pool = planeNoise(vec2(turned.x.mul(0.8), down.mul(5.5)), view.seed.add(11)).toVar();
  const puddle = smoothstep(0.38, 0.62, pool).toVar();
  const grain = turned.div(vec2(0.011, 0.006)).floor().toVar();
  const rough = cellHash(grain.x.toInt(), grain.y.toInt(), view.seed.add(13)).sub(0.5);
  const shake = mix(rough.mul(0.55), ripple.mul(0.12), puddle).mul(down);
  const read = vec2(
    turned.x.add(ripple.mul(down.mul(0.12).add(0.008))),
    down.mul(0.8).add(shake).max(0),
  ) as Node<'vec2'>;
  return { read, wet: mix(float(0.24), float(0.5), puddle).mul(near.mul(0.4).add(0.7)) };
}

/** The city at a place above the horizon, far to near. */
function cityAt(place: Node<'vec2'>, light: CityLight, view: WallView): Node<'vec3'> {
  const perM = view.placeBehind(1).sub(view.placeM).toVar();
  const behind = (metres: number): Node<'vec2'> =>
    vec2(
      place.x.add(perM.x.add(light.turnM).mul(metres)),
      place.y.mul(view.perDepth.mul(metres).add(1)),
    ).toVar() as Node<'vec2'>;
  const scene = airAt(behind(8), light, view).toVar();
  const put = ({ light: on, cover, glow }: Painted): void => {
    scene.assign(mix(scene, on, cover));
    if (glow !== undefined) scene.addAssign(glow);
  };
  for (const [index, row] of TOWER_ROWS.entries()) {
    const here = behind(row.behindM);
    if (index === 2) {
      scene.addAssign(skyTrafficAt(here, light, view.paintM, view));
      put(roadAt(behind(1.3), light, view.paintM, view));
    }
    put(towersAt(row, index, here, light, view.paintM, view));
    // Air between this row and the next.
    scene.addAssign(
      vec3(0.006, 0.011, 0.026)
        .mul(exp(place.y.negate().div(0.3)))
        .mul(light.haze)
        .mul(light.ruin.mul(0.6).oneMinus())
        .mul(row.distance + 0.25),
    );
    if (index === 0) {
      scene.addAssign(glowBefore(place, light));
      If(light.neon.greaterThan(0), () => {
        scene.addAssign(hologramsAt(behind(3.2), light, view).mul(light.ruin.oneMinus()));
      });
    }
    if (index === 1) {
      If(light.ruin.greaterThan(0), () => {
        const smoke = smokeAt(behind(1.5), view).mul(light.ruin).mul(0.85);
        scene.assign(mix(scene, vec3(0.012, 0.008, 0.009), smoke));
      });
    }
  }
  scene.addAssign(steamAt(behind(0.4), light, view));
  put(wiresAt(behind(0.35), view.paintM, view));
  put(upperDeckAt(behind(0.2), light, view.paintM, view));
  return scene;
}

/** Rain at three depths; drops catch the light that stands behind them. */
function rainIn(scene: Node<'vec3'>, light: CityLight, view: WallView): Node<'vec3'> {
  const drops = float(0).toVar();
  If(light.rain.greaterThan(0), () => {
    const { seed } = view;
    const middle = rainAt(view.placeM, 0.045, 330, seed, light, view);
    const behind = rainAt(view.placeBehind(RAIN_BEHIND_M).mul(1.7), 0.06, 250, seed.add(3), light, view).mul(0.5);
    const far = rainAt(view.placeBehind(FAR_RAIN_BEHIND_M).mul(3.1), 0.07, 210, seed.add(7), light, view).mul(0.32);
    drops.assign(middle.add(behind).add(far));
  });
  // Through a window that shows the floor, it rains down to it and no further.
  const isAbove = smoothstep(-0.25, 0, view.placeM.y.sub(view.floorM)).max(view.isWindow.oneMinus());
  const caught = vec3(0.2, 0.4, 0.58).mul(0.2).add(scene.mul(0.9));
  return caught.mul(drops).mul(isAbove).mul(light.rain);
}
