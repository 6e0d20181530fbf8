/** The garments of the cast: two draws, behind the bodies and before them, one instance per cast figure. */

import {
  attribute,
  dot,
  Fn,
  float,
  If,
  instanceIndex,
  int,
  max,
  mix,
  smoothstep,
  uniform,
  varyingProperty,
  vec3,
  vec4,
} from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, EMBER } from '../drawing/palette.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE } from './body-shape.ts';
import { boneOf, grainOf, hueOf, quadCorner, swing, texelOf, turned } from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';
import {
  coatAt,
  haloAt,
  hoodAt,
  mantleAt,
  masksAt,
  platesAt,
  type Spot,
  sparksAt,
  threadsAt,
  type Wearer,
  type Worn,
} from './garment-shapes.ts';
import { growGarment, PIECE } from './garment-template.ts';
import { erased, type FigureDials, identityOf, ONE_LIGHT, sliced } from './identity-nodes.ts';

/** Creates the garment meshes; `update` says which rows are cast. */
export function createGarments(view: WallView, rows: FigureRows, dials: FigureDials, points: number) {
  const castFrom = uniform(0, 'int');
  const behind = createLayer(view, rows, dials, castFrom, points, false);
  const before = createLayer(view, rows, dials, castFrom, points, true);
  return {
    behind: behind.mesh,
    before: before.mesh,
    /** The cast's first row and how many rows it has. */
    update(from: number, count: number): void {
      castFrom.value = from;
      for (const layer of [behind, before]) {
        layer.geometry.instanceCount = count;
        layer.mesh.visible = count > 0;
      }
    },
    dispose(): void {
      for (const layer of [behind, before]) {
        layer.geometry.dispose();
        layer.material.dispose();
      }
    },
  };
}

function createLayer(
  view: WallView,
  rows: FigureRows,
  dials: FigureDials,
  castFrom: Node<'int'>,
  points: number,
  front: boolean,
) {
  const template = growGarment(points, front);
  const geometry = quadGeometry(template.count, {
    spot: { array: template.spot, size: 4 },
    manner: { array: template.manner, size: 4 },
  });
  const layer = front ? 'Before' : 'Behind';
  const vLight = varyingProperty('vec3', `worn${layer}Light`);
  const vCover = varyingProperty('float', `worn${layer}Cover`);
  const vCorner = varyingProperty('vec2', `worn${layer}Corner`);

  const clip = Fn(() => {
    const row = instanceIndex.toInt().add(castFrom).toVar();
    const given = attribute<'vec4'>('spot', 'vec4');
    const manner = attribute<'vec4'>('manner', 'vec4');
    const being = texelOf(rows, int(COLUMN.being), row).toVar();
    const base = texelOf(rows, int(COLUMN.base), row).toVar();
    const accent = texelOf(rows, int(COLUMN.accent), row).toVar();
    const garment = texelOf(rows, int(COLUMN.garment), row).toVar();
    const carried = texelOf(rows, int(COLUMN.carried), row).toVar();
    const identity = identityOf(rows, row);
    const wearer: Wearer = {
      view,
      rows,
      row,
      torso: boneOf(rows, int(BONE.torso), row, carried.w),
      head: boneOf(rows, int(BONE.head), row, carried.w),
      scale: carried.w,
      drawn: accent.w,
      pace: being.z,
    };
    const spot: Spot = { a: given.y, b: given.z, seed: given.w, number: manner.z };
    const isMass = manner.w.greaterThan(0.5);

    const at = vec3(0).toVar();
    const light = float(0).toVar();
    const tint = float(0).toVar();
    const wear = (piece: number, amount: Node<'float'>, shape: () => Worn): void => {
      If(given.x.sub(piece).abs().lessThan(0.5).and(amount.greaterThan(0)), () => {
        const worn = shape();
        at.assign(worn.at);
        light.assign(worn.light);
        tint.assign(worn.tint);
      });
    };
    wear(PIECE.coat, garment.x, () => coatAt(wearer, spot, garment.x));
    if (front) {
      wear(PIECE.hood, garment.y, () => hoodAt(wearer, spot, garment.y));
      wear(PIECE.mantle, garment.y, () => mantleAt(wearer, spot, garment.y));
      wear(PIECE.plates, garment.z, () => platesAt(wearer, spot, garment.z));
      wear(PIECE.threads, carried.y, () => threadsAt(wearer, spot, carried.y));
    } else {
      wear(PIECE.halo, garment.w, () => haloAt(wearer, spot, garment.w));
      wear(PIECE.sparks, carried.x, () => sparksAt(wearer, spot, carried.x));
    }
    wear(PIECE.masks, carried.z, () => masksAt(wearer, spot, carried.z, dials.masksFallen, front));

    // What was done to the body is done to what it wears.
    const cut = sliced(view, identity, at, accent.w, dials.motion);
    const loss = erased(identity, given.w);
    const left = cut.left
      .mul(loss.left)
      .mul(identity.outline.mul(-0.7).add(1))
      .mul(identity.veil.mul(-0.6).add(1))
      .mul(identity.copyLight)
      .toVar();
    at.x.addAssign(cut.slideM);
    at.xy.addAssign(loss.driftM);

    // Garments come and go like the body: out of the floor, one point after the other.
    const arrived = being.x.sub(given.w.mul(0.4).add(0.3)).div(0.3).clamp(0, 1).toVar();
    at.y.assign(mix(view.floorM.sub(0.05), at.y, arrived.mul(arrived).mul(float(3).sub(arrived.mul(2)))));

    const twinkle = swing(view, given.w.mul(90).floor().add(60), given.w.mul(31)).mul(0.3).add(0.85);
    const own = mix(base.rgb, accent.rgb, tint.clamp(0, 1));
    const colour = mix(own, hueOf(tint.mul(0.8).add(at.y.mul(0.4)).add(view.phase(30))), carried.x.mul(0.3));
    at.x.addAssign(identity.stepM);
    const warm = mix(mix(vec3(...AMBER), colour, arrived), ONE_LIGHT, dials.unison);
    // The lamp that makes the body round falls on what it wears from the same side.
    const towards = at.x.sub(wearer.torso.start.x).div(carried.w.mul(0.32)).clamp(-1, 1).mul(dials.lightFrom).toVar();
    const lamp = towards.mul(towards.abs()).mul(0.55).add(0.9);
    const glow = warm
      .mul(light)
      .mul(lamp)
      .mul(manner.y)
      .mul(twinkle)
      .mul(smoothstep(0, 0.2, arrived))
      .mul(1.5);
    const ember = vec3(...EMBER)
      .mul(light.mul(light))
      .mul(manner.y)
      .mul(0.3);
    const grain = grainOf(view, manner.x.mul(isMass.select(carried.w, float(1))), turned(rows, row, at));
    const cover = manner.y
      .mul(smoothstep(0.5, 1, being.x))
      .mul(smoothstep(0, 0.02, light))
      .mul(left);

    vLight.assign(
      isMass.select(
        base.rgb.mul(0.0035).mul(float(1).sub(dials.embers)),
        mix(glow, ember, dials.embers).mul(grain.thinned).mul(left).mul(dials.strength),
      ),
    );
    vCover.assign(isMass.select(cover, float(0)));
    vCorner.assign(quadCorner());
    const radius = light.greaterThan(0.001).select(grain.radius, float(0));
    return view.clipOf(turned(rows, row, at.add(vec3(quadCorner().mul(radius), 0)) as Node<'vec3'>));
  });

  const paint = Fn(() => {
    const soft = max(float(1).sub(dot(vCorner, vCorner)), 0).toVar();
    const cover = smoothstep(0, 0.55, soft).mul(vCover);
    return vec4(vLight.mul(vCover.greaterThan(0).select(cover, soft.mul(soft))), cover) as Node<'vec4'>;
  });

  const material = lightMaterial(`garments ${layer}`, clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, geometry, material };
}
