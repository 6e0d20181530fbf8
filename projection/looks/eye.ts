/** The surveillance drone: an eye of concentric rings that comes out of the haze; its iris is the countdown. */

import { Fn, float, mix, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import { type Node, Vector2 } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet } from '../text/text-sheet.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { CYAN, HAZE, MAGENTA, PAPER } from './drawing/palette.ts';
import { sliceMesh } from './drawing/wall-view.ts';
import { BEAM, EYE } from './eye/eye-light.ts';
import { beamAt, bladesAt, EYE_REACH, lidsAt, recoilAt, ringsAt } from './eye/eye-nodes.ts';
import { type EyePose, noEye, poseEye } from './eye/eye-pose.ts';
import { swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const GAZE: Parameter = {
  name: 'gaze',
  min: 0,
  max: 1,
  default: 0.5,
  unit: '',
  says: 'How restlessly the eye looks about; its rings follow one after the other. 0: it stares.',
};
const THREAT: Parameter = {
  name: 'threat',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the eye and the drones turn from cold cyan to magenta, beyond what the countdown and their strikes do.',
};

export { THREAT };

/** Digits stand on a fixed pitch, em, so that a falling number does not shake. */
const PITCH_EM = 0.66;
/** Height of a capital over its em. */
const CAPITAL = 0.7;

export const eye: Look = {
  name: 'eye',
  says: 'The surveillance drone that closes in: an eye over the whole room, its iris the countdown.',
  parameters: [EYE, GAZE, BEAM, THREAT],
  build({ view, text }) {
    const pose = noEye();
    const middle = uniform(new Vector2());
    const numbers = {
      unitM: uniform(1),
      light: uniform(0),
      near: uniform(0),
      aperture: uniform(0.6),
      burst: uniform(0),
      recoilS: uniform(-1),
      lids: uniform(0),
      beam: uniform(0),
      beamHalf: uniform(0.1),
      beamTurn: uniform(0),
      threat: uniform(0),
      gaze: uniform(0),
    };

    const paint = Fn(() => {
      const p = view.placeM.sub(middle).div(numbers.unitM).toVar();
      const px = view.paintM.x.div(numbers.unitM).toVar();
      const r = p.length().toVar();
      const look = vec2(swing(view, 47, 0.1).add(swing(view, 83, 0.6)), swing(view, 59, 0.3).mul(0.6))
        .mul(numbers.gaze)
        .mul(0.05)
        .toVar();
      // What lies deeper in the eye follows its look less.
      const rings = ringsAt(p.sub(look.mul(0.5)) as Node<'vec2'>, px, numbers.burst, numbers.threat, view);
      const iris = p.sub(look).toVar();
      const blades = bladesAt(iris, px, numbers.aperture, numbers.threat);
      const body = smoothstep(float(EYE_REACH), float(EYE_REACH * 0.72), r).mul(
        mix(float(0.93), float(0.35), numbers.burst),
      );
      const pupil = blades.disc.mul(mix(float(0.96), float(0.1), numbers.burst));
      const cover = body.max(pupil).toVar();
      const light = vec3(0.0016, 0.002, 0.004).mul(body).toVar();
      light.addAssign(rings.mul(blades.disc.oneMinus()));
      light.addAssign(blades.light.mul(mix(float(1), float(0.5), numbers.burst)));
      const recoil = numbers.recoilS.lessThan(0).select(float(0), recoilAt(r, numbers.recoilS.max(0)));
      light.addAssign(mix(vec3(...PAPER), vec3(...CYAN), 0.6).mul(recoil));

      const beam = beamAt(p, px, numbers.beamHalf, numbers.beamTurn, view).toVar();
      const shone = beam.mul(numbers.beam).toVar();
      const below = view.placeM.y.lessThan(view.floorM);
      light.assign(light.mul(shone.w.oneMinus()).add(shone.rgb.mul(below.select(float(0.25), float(1)))));
      const lids = lidsAt(p, px, numbers.lids).toVar();
      light.assign(light.mul(lids.w.oneMinus()).add(lids.rgb));
      cover.assign(cover.max(lids.w.mul(0.95)).max(shone.w));

      // Far away it is a shape in lit air, pale and without depth.
      const air = vec3(...HAZE)
        .mul(0.5)
        .mul(cover)
        .mul(numbers.near.oneMinus());
      const seen = numbers.light.mul(view.facing);
      return vec4(light.add(air.mul(0.4)).mul(seen), cover.mul(seen)) as Node<'vec4'>;
    });

    const material = lightMaterial('eye', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    const sheet = text('eye', 4);
    return {
      objects: [mesh, sheet.object],
      update(frame) {
        readPose(frame, pose);
        const share = readParameter(frame, EYE);
        const { drones } = frame.world;
        mesh.visible = pose.light * share > 0;
        middle.value.set(pose.xM, pose.yM);
        numbers.unitM.value = pose.unitM;
        numbers.light.value = pose.light * share;
        numbers.near.value = 1 - drones.distance;
        numbers.aperture.value = pose.aperture;
        numbers.burst.value = pose.burst;
        numbers.recoilS.value = pose.recoilS;
        numbers.lids.value = pose.lids;
        numbers.beam.value = pose.beam * readParameter(frame, BEAM);
        numbers.beamHalf.value = pose.beamHalf;
        numbers.beamTurn.value = pose.beamTurn;
        numbers.threat.value = Math.min(1, threatOf(frame) + readParameter(frame, THREAT));
        numbers.gaze.value = readParameter(frame, GAZE) * (frame.comfort.reducedMotion ? 0 : 1);
        write(sheet, pose, share, numbers.threat.value, frame.slice.wallHeightM);
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
        sheet.dispose();
      },
    };
  },
};

const readPose = ({ world, slice, room, showMs, comfort }: SurfaceFrame, pose: EyePose): void =>
  poseEye(pose, world.drones, slice, room, showMs, comfort.reducedMotion);

/** The countdown turns it: cold while there is time, magenta when there is none. */
function threatOf({ world: { drones } }: SurfaceFrame): number {
  if (drones.way === 'approaching' || drones.way === 'here') return (1 - drones.iris) ** 1.5;
  return (1 - drones.wayFrom) ** 1.5 * Math.exp(-drones.wayAgeMs / 1500);
}

/** Writes the seconds into the pupil, never smaller than a wall's smallest text. */
function write(sheet: TextSheet, pose: EyePose, share: number, threat: number, wallHeightM: number): void {
  sheet.begin();
  const { digits, xM, yM } = pose;
  const sizeM = Math.max(wallHeightM / 26, pose.unitM * 0.78);
  const light = pose.light * pose.digitsLight * share;
  if (light > 0) {
    for (let place = 0; place < digits.length; place += 1) {
      const offM = (place - (digits.length - 1) / 2) * PITCH_EM * sizeM;
      sheet.put({
        words: digits[place] ?? '',
        face: 'system',
        sizeM,
        at: [xM + offM, yM - (CAPITAL / 2) * sizeM, 0],
        align: 'middle',
        colour: inkOf(threat),
        light: light * 1.1,
      });
    }
  }
  sheet.end();
}

/** Scratch memory of {@link inkOf}. */
const ink: [number, number, number] = [1, 1, 1];

/** Colour of the numeral: paper, and magenta as the threat grows. */
function inkOf(threat: number): readonly [number, number, number] {
  for (let part = 0; part < 3; part += 1) {
    const [cold, hot] = [PAPER[part] ?? 1, MAGENTA[part] ?? 1];
    ink[part] = cold + (hot - cold) * threat * 0.7;
  }
  return ink;
}
