/** The bodies: one mesh, one instance per figure, everything placed in the vertex stage from the figure's row. */

import { dot, Fn, float, instanceIndex, int, max, mix, smoothstep, varyingProperty, vec2, vec3, vec4 } from 'three/tsl';
import { type InstancedBufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { bodyGlow } from './body-glow.ts';
import { kindOf, pointOn, wholeOf } from './body-point.ts';
import { BONE } from './body-shape.ts';
import { arrival, inTheFloor } from './body-ways.ts';
import type { BodyTemplate } from './body-writer.ts';
import { grainOf, groundOf, quadCorner, texelOf, trunkLine, turned, when } from './figure-nodes.ts';
import type { FigureRows } from './figure-rows.ts';
import { dissolved, erased, type FigureDials, sliced } from './identity-nodes.ts';
import { TEXELS_PER_BONE } from './skeleton.ts';
import { throughVeil, veilThread } from './veil.ts';

/** The points of all bodies, for one mesh or more. The caller sets `instanceCount` and disposes it. */
export const bodyGeometry = (body: BodyTemplate): InstancedBufferGeometry =>
  quadGeometry(body.count, {
    place: { array: body.place, size: 4 },
    manner: { array: body.manner, size: 4 },
    skin: { array: body.skin, size: 4 },
  });

/**
 * Creates the mesh of all bodies; `isMirrored`, of what a wet floor shows of them, which only windows do: a slice has its
 * own way. The caller disposes the material.
 */
export function createBodyMesh(
  view: WallView,
  rows: FigureRows,
  geometry: InstancedBufferGeometry,
  dials: FigureDials,
  isMirrored: boolean,
) {
  const vLight = varyingProperty('vec3', 'bodyLight');
  const vCover = varyingProperty('float', 'bodyCover');
  const vCorner = varyingProperty('vec2', 'bodyCorner');

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const { size, seed, isFlesh, isShade, isTattoo } = kindOf();
    const who = wholeOf(rows, row);
    const { identity, presence, drawn, scale } = who;
    const point = pointOn(view, rows, row, who, dials);
    const { at, isPool, isLoose, isSigil, shown, haze } = point;

    const trunk = trunkLine(rows, row);
    const heartAt = trunk.start.add(trunk.axis.mul(0.72)).toVar();
    const groundM = groundOf(rows, row).toVar();
    const coming = arrival(groundM, presence, seed, at, heartAt);
    const high = at.y.sub(groundM).toVar();
    const heartM = at.sub(heartAt).length().toVar();

    // Cut, veiled, erased, one with the others: each moves what is left.
    const cut = sliced(view, identity, at, drawn, dials.motion);
    const loss = erased(identity, seed);
    const merging = dissolved(view, dials.unison, seed, high);
    const isMerging = isTattoo.or(isShade).select(float(0), float(1).sub(isPool)).toVar();
    const merged = merging.leaves.mul(isMerging).toVar();
    const headAt = texelOf(rows, int(BONE.head * TEXELS_PER_BONE), row).xyz;
    const veil = veilThread(view, headAt, scale, seed, drawn, identity.veil);
    const isThread = veil.hangs
      .mul(when(isTattoo.or(isShade).or(isFlesh).not()))
      .mul(float(1).sub(isPool))
      .toVar();
    const seen = throughVeil(view, at, drawn, identity.veil).toVar();
    at.y.addAssign(cut.snapM.mul(isTattoo.or(isShade).or(isFlesh).select(float(0), float(1).sub(isPool))));
    at.x.addAssign(cut.slideM.mul(isSigil.select(float(0.35), float(1))).mul(float(1).sub(isPool)));
    at.xy.addAssign(loss.driftM.mul(isLoose));
    at.assign(mix(at, veil.place, isThread));
    at.xy.addAssign(merging.wayM.mul(isMerging));
    at.assign(mix(coming.ground, at, coming.eased));
    at.x.addAssign(identity.stepM);

    const { glow, core } = bodyGlow(view, who, point, dials, {
      flying: coming.flying,
      heartM,
      high,
      merged,
      cut,
      loss,
      seen,
      thread: isThread,
      threadLight: veil.light,
    });

    // Every second point of a copy is left out: copies are thin.
    const copied = mix(identity.copyLight, float(0), when(seed.greaterThan(0.62)).mul(identity.isCopy));
    const visible = smoothstep(0, 0.1, coming.arrived)
      .mul(mix(float(1), smoothstep(0.05, 1.1, high).mul(0.17), haze))
      .mul(float(1).sub(coming.flying.mul(0.35)))
      .mul(copied);
    const soft = identity.veil.mul(0.55).mul(isThread.oneMinus()).add(dials.unison.mul(0.35)).add(1);
    const radius = size
      .mul(isShade.or(isFlesh).select(point.loose, when(point.loose.greaterThan(0))))
      .mul(isShade.or(isFlesh).select(scale, soft.mul(shown.mul(0.9).add(1))))
      .mul(haze.mul(isShade.select(float(0), float(1.1))).add(1))
      .mul(merged.mul(when(isFlesh)).mul(2).add(1));
    const grain = grainOf(view, radius, turned(rows, row, at));
    const drawnOut = coming.flying.mul(8).add(1).toVar();
    const stretch = isShade.select(vec2(1, 1), vec2(1, drawnOut));
    const thinness = identity.veil.mul(0.55).mul(isThread.oneMinus()).add(1);
    vLight.assign(isShade.select(core, glow.mul(grain.thinned).mul(visible).div(drawnOut.pow(0.75)).div(thinness)));
    const solid = point.weight
      .mul(smoothstep(0.55, 1, presence))
      .mul(point.sure)
      .mul(point.frayed)
      .mul(identity.gone.oneMinus())
      .mul(identity.copyLight)
      .mul(smoothstep(0.1, 0.6, cut.left))
      .mul(dials.unison.mul(-0.55).add(1));
    vCover.assign(isShade.select(solid, float(0)));
    vCorner.assign(quadCorner());
    // No grain is finer than a pixel, but what is not worn is not there.
    const drawnM = grain.radius.mul(when(radius.greaterThan(0)));
    const quad = quadCorner().mul(drawnM).mul(stretch);
    if (isMirrored) {
      const mirrored = inTheFloor(view, at);
      vLight.assign(isShade.or(isPool.greaterThan(0.5)).select(vec3(0), vLight.mul(mirrored.share)));
      vCover.assign(0);
      at.assign(mirrored.at);
    }
    return view.clipOf(turned(rows, row, at.add(vec3(quad, 0)) as Node<'vec3'>));
  });

  const light = Fn(() => {
    const soft = max(float(1).sub(dot(vCorner, vCorner)), 0).toVar();
    const cover = smoothstep(0, 0.55, soft).mul(vCover).toVar();
    const point = soft.mul(soft).mul(soft).mul(1.25);
    const amount = vCover.greaterThan(0).select(cover, point);
    return vec4(vLight.mul(amount), cover) as Node<'vec4'>;
  });

  const material = lightMaterial(isMirrored ? 'bodies in the floor' : 'bodies', clip(), light());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, material };
}
