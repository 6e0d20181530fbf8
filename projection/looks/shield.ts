/** The shield: a faint dome of moire over the crowd; hexagons only where something strikes it. */

import { abs, Fn, float, fract, max, min, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import { type Node, Vector4 } from 'three/webgpu';
import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { CYAN, MAGENTA, VIOLET } from './drawing/palette.ts';
import { cellHash } from './drawing/seeded.ts';
import { sliceMesh } from './drawing/wall-view.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const SHIELD: Parameter = {
  name: 'shield',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'Strength of the dome over the crowd.',
};
const STRIKES: Parameter = {
  name: 'strikes',
  min: 0,
  max: 1,
  default: 0.3,
  unit: '',
  says: 'How heavily the shield is struck; every strike lights a patch of hexagons.',
};

/** Strikes that can be on the dome at once, and how long one lasts: 600 s / 230. */
const SLOTS = 5;
const STRIKE_TURNS = 230;

export const shield: Look = {
  name: 'shield',
  says: 'The dome over the crowd, and what strikes it.',
  parameters: [SHIELD, STRIKES],
  build({ view }) {
    const strength = uniform(0);
    const strikes = uniform(STRIKES.default);
    /** Middle x, floor y, half width, height of the dome; m. */
    const dome = uniform(new Vector4(4, 0.2, 3, 2));

    const paint = Fn(() => {
      const p = view.placeM.sub(dome.xy).div(dome.zw).toVar();
      // Squarer than a circle, so that those at its ends stand under it too.
      const cubed = p.abs().pow(vec2(3, 3));
      const r = cubed.x
        .add(cubed.y)
        .pow(1 / 3)
        .toVar();
      const inside = smoothstep(float(1).add(view.paintM.x.mul(2)), float(1), r).mul(smoothstep(-0.06, 0.12, p.y));
      const height = max(float(1).sub(r.mul(r)), 0)
        .sqrt()
        .toVar();
      // Two families of fine circles about two near poles: where they agree, light; they drift apart slowly.
      const drift = fract(view.phase(11))
        .mul(2 * Math.PI)
        .sin()
        .mul(0.05);
      const one = vec2(p.x.sub(0.1).sub(drift), p.y.add(0.22)).length().mul(190);
      const two = vec2(p.x.add(0.12).add(drift), p.y.add(0.3)).length().mul(181);
      const moire = one.sin().mul(two.sin()).mul(0.5).add(0.5).toVar();
      const slow = one.sub(two).cos().mul(0.5).add(0.5);
      const edge = smoothstep(0.7, 1, r).pow(4).toVar();
      const bow = smoothstep(float(0.0035), float(0), abs(r.sub(0.997)).mul(dome.w)).mul(0.5);
      const veil = moire.mul(moire).mul(slow).mul(edge.mul(0.12).add(0.006)).add(edge.mul(0.016)).add(bow.mul(0.6));

      const skin = p
        .mul(float(1).add(r.mul(r).mul(0.4)))
        .mul(vec2(dome.z, dome.w))
        .div(0.14)
        .toVar();
      const hexagon = hexagonAt(skin);
      const patch = float(0).toVar();
      for (let slot = 0; slot < SLOTS; slot += 1) {
        const shift = slot / SLOTS;
        const beat = view.beat(STRIKE_TURNS, shift).toInt().toVar();
        const salt = view.seed.add(400 + slot * 17);
        const t = fract(view.phase(STRIKE_TURNS).add(shift)).toVar();
        const angle = cellHash(beat, beat.mul(0), salt).mul(2.5).add(0.32);
        const reach = cellHash(beat, beat.mul(0).add(1), salt).mul(0.35).add(0.6);
        const there = vec2(angle.cos(), angle.sin())
          .mul(reach)
          .mul(float(1).add(reach.mul(reach).mul(0.4)));
        const away = skin.mul(0.14).sub(there.mul(dome.zw)).length().toVar();
        const ring = smoothstep(0.12, 0, abs(away.sub(t.mul(0.55)))).mul(0.8);
        const burn = smoothstep(0.3, 0, away).mul(float(1).sub(t));
        const chosen = cellHash(beat, beat.mul(0).add(2), salt).lessThan(strikes).select(float(1), float(0));
        const fade = smoothstep(0, 0.05, t).mul(float(1).sub(t).pow(1.6));
        patch.addAssign(ring.add(burn).mul(fade).mul(chosen));
      }
      const lines = hexagon.mul(min(patch, 1.2));
      const glow = vec3(...VIOLET)
        .mul(0.55)
        .add(vec3(...CYAN).mul(0.45))
        .mul(veil);
      const hit = vec3(...CYAN)
        .mul(0.6)
        .add(vec3(...MAGENTA).mul(patch.mul(patch).mul(0.7)))
        .mul(lines)
        .mul(1.1);
      const light = glow.add(hit).mul(inside).mul(height.mul(0.2).add(0.8)).mul(strength).mul(view.facing);
      return vec4(light, float(0)) as Node<'vec4'>;
    });

    const material = lightMaterial('shield', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        strength.value = readParameter(frame, SHIELD) * (1 - readParameter(frame, EMBERS));
        strikes.value = readParameter(frame, STRIKES);
        mesh.visible = strength.value > 0;
        if (mesh.visible) cover(frame, dome.value);
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};

/** Bright outline and faint inside of a hexagonal cell, one unit apart. */
function hexagonAt(place: Node<'vec2'>): Node<'float'> {
  const period = vec2(1, Math.sqrt(3));
  const half = period.mul(0.5);
  const a = fract(place.div(period)).mul(period).sub(half).toVar();
  const b = fract(place.div(period).add(0.5)).mul(period).sub(half).toVar();
  const nearest = a.dot(a).lessThan(b.dot(b)).select(a, b).abs().toVar();
  const toEdge = float(0.5).sub(max(nearest.x, nearest.dot(vec2(0.5, Math.sqrt(3) / 2))));
  return smoothstep(0.07, 0.015, toEdge).add(0.1);
}

/** Sets the dome over everyone on the wall; over its middle when it is empty. */
function cover(frame: SurfaceFrame, dome: Vector4): void {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { joints, presence } of frame.figures) {
    if (presence <= 0.05) continue;
    const x = joints[LANDMARK.nose * LANDMARK_STRIDE] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  const { wallWidthM, wallHeightM, floorM } = frame.slice;
  if (left > right) {
    left = wallWidthM * 0.5 - 1;
    right = wallWidthM * 0.5 + 1;
  }
  dome.set((left + right) / 2, floorM, (right - left) / 2 / 0.72 + 0.55, (wallHeightM - floorM) * 0.965);
}
