/** The dome and its hits in one draw: a veil over the slice, and a square of hexagons for every hit. */

import {
  abs,
  attribute,
  exp,
  Fn,
  float,
  fract,
  If,
  int,
  max,
  min,
  mix,
  select,
  smoothstep,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, CYAN, MAGENTA, VIOLET } from '../drawing/palette.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { planeNoise } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { BULGE, SQUARE } from './dome.ts';
import { HIT_STRIDE, MAX_HITS } from './hits.ts';

/** Numbers that the shaders of the dome read. */
export interface DomeDials {
  /** 0..1. */
  readonly strength: Node<'float'>;
  /** Middle x, floor y, half width, height; m. */
  readonly dome: Node<'vec4'>;
  /** Into how many parts it cracks; how far they stand apart; how warm the seams are. */
  readonly cracks: Node<'vec3'>;
  /** Turns of its slow drift in the ten-minute round. */
  readonly drift: Node<'float'>;
  /** Light of the veil, 0..1. */
  readonly veil: Node<'float'>;
}

/** Half a square of hexagons, m; size of a hexagon, m. */
const HIT_M = 0.85;
const CELL_M = 0.13;
/** Distance of the fine lines of the moire, m. */
const LINE_M = 0.03;

/** Creates the mesh and the numbers of its hits, {@link HIT_STRIDE} each. */
export function createDomeMesh(view: WallView, dials: DomeDials) {
  const rows = createRowTexture(1, MAX_HITS);
  const geometry = domeGeometry();
  const vHit = varyingProperty('vec4', 'domeHit');
  const vPlace = varyingProperty('vec4', 'domePlace');

  const clip = Fn(() => {
    const hit = attribute<'vec3'>('hit', 'vec3');
    const row = rows.texel(int(0), max(hit.z, 0).toInt()).toVar();
    const place = row.xy.add(hit.xy.mul(HIT_M)).toVar();
    vHit.assign(row);
    vPlace.assign(vec4(place, hit.z, 0));
    return select(hit.z.lessThan(-0.5), view.sliceClip, view.clipOf(vec3(place, 0))) as Node<'vec4'>;
  });

  const paint = Fn(() => {
    const isVeil = vPlace.z.lessThan(-0.5);
    const place = select(isVeil, view.placeM, vPlace.xy).toVar() as Node<'vec2'>;
    const p = place.sub(dials.dome.xy).div(dials.dome.zw).toVar();
    const r = outOf(p).toVar();
    const skin = skinOf(p, r, dials.dome).toVar();
    const inside = smoothstep(float(1).add(view.pixelM.mul(2).div(dials.dome.w)), float(1), r).mul(
      smoothstep(-0.02, 0.05, p.y),
    );
    const crack = crackAt(view, dials, place, p).toVar();
    const light = vec3(0).toVar();
    If(isVeil, () => {
      light.assign(
        veilAt(view, dials, skin, r, p).mul(dials.veil).mul(crack.x).add(seamAt(dials, crack)).mul(view.facing),
      );
    }).Else(() => {
      const there = vHit.xy.sub(dials.dome.xy).div(dials.dome.zw);
      const away = skin
        .sub(skinOf(there, outOf(there), dials.dome))
        .length()
        .toVar();
      light.assign(hitAt(skin, away, vHit.z, vHit.w).mul(crack.x));
    });
    return vec4(light.mul(inside).mul(dials.strength), float(0)) as Node<'vec4'>;
  });

  const material = lightMaterial('shield', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    hits: rows.numbers,
    /** Shows the first `count` hits. */
    show(count: number): void {
      geometry.setDrawRange(0, 3 + count * 6);
      rows.change(0, count);
      rows.send(count);
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
      rows.dispose();
    },
  };
}

/** 0 in the middle of the floor, 1 on the outline; the same as `outAt`. */
const outOf = (p: Node<'vec2'>): Node<'float'> => {
  const power = max(p.abs(), 0).pow(vec2(SQUARE, SQUARE));
  return power.x.add(power.y).pow(1 / SQUARE);
};

/** Where on the skin of the dome one looks, m. */
const skinOf = (p: Node<'vec2'>, r: Node<'float'>, dome: Node<'vec4'>): Node<'vec2'> =>
  p.mul(r.mul(r).mul(BULGE).add(1)).mul(dome.zw) as Node<'vec2'>;

/** Two families of fine circles about two near poles: where they agree, light; they drift apart slowly. */
function veilAt(view: WallView, dials: DomeDials, skin: Node<'vec2'>, r: Node<'float'>, p: Node<'vec2'>): Node<'vec3'> {
  const drift = fract(view.phase(dials.drift))
    .mul(2 * Math.PI)
    .sin()
    .mul(0.05);
  const turns = (2 * Math.PI) / LINE_M;
  const one = skin
    .sub(vec2(drift.negate().sub(0.09), -0.7))
    .length()
    .mul(turns)
    .toVar();
  const two = skin
    .sub(vec2(drift.add(0.11), -0.86))
    .length()
    .mul(turns * 1.012)
    .toVar();
  // What is finer than the picture's pixels is left out, or it would make a moire of its own.
  const fine = smoothstep(LINE_M / 3, LINE_M / 6, view.pixelM);
  const lines = one.sin().mul(two.sin()).mul(0.5).mul(fine).add(0.5);
  const slow = one.sub(two).cos().mul(0.5).add(0.5).toVar();
  const edge = smoothstep(0.62, 1, r).pow(3).toVar();
  const rim = exp(float(1).sub(r).mul(dials.dome.w).abs().mul(-42));
  const foot = exp(p.y.mul(-16)).mul(smoothstep(0.1, 0.9, r));
  const veil = lines
    .mul(slow.mul(slow))
    .mul(edge.mul(0.1).add(0.008))
    .add(edge.mul(0.008))
    .add(rim.mul(0.42))
    .add(foot.mul(0.02));
  const tint = mix(vec3(...VIOLET), vec3(...CYAN), slow.mul(0.35).add(0.3));
  return tint.mul(veil) as Node<'vec3'>;
}

/** What a hit lights, `away` metres from where it struck: hexagons in a ring that runs, about a place that burns out. */
function hitAt(skin: Node<'vec2'>, away: Node<'float'>, run: Node<'float'>, power: Node<'float'>): Node<'vec3'> {
  const ring = smoothstep(0.15, 0, abs(away.sub(run.mul(0.6)))).mul(0.75);
  const burn = smoothstep(0.34, 0, away).mul(float(1).sub(run));
  const patch = ring
    .add(burn)
    .mul(power)
    .mul(smoothstep(HIT_M * 0.95, HIT_M * 0.6, away))
    .toVar();
  const lines = hexagonAt(skin.div(CELL_M)).mul(min(patch, 1.2));
  const spark = exp(away.mul(away).mul(-260)).mul(power).mul(float(1).sub(run)).mul(1.4);
  return vec3(...CYAN)
    .mul(0.6)
    .add(vec3(...MAGENTA).mul(patch.mul(patch).mul(0.8)))
    .mul(lines)
    .mul(1.15)
    .add(vec3(...VIOLET).mul(spark)) as Node<'vec3'>;
}

/**
 * What the parting of the network does to the dome: x: what is left of it there, 0..1; y: how near to the edge of a crack.
 */
function crackAt(view: WallView, { cracks }: DomeDials, place: Node<'vec2'>, p: Node<'vec2'>): Node<'vec2'> {
  const parts = cracks.x;
  const share = place.x.div(view.wallM.x).mul(parts);
  const gap = share
    .round()
    .clamp(1, max(parts.sub(1), 1))
    .toVar();
  const ragged = planeNoise(vec2(gap.mul(7.3), place.y.mul(5)), view.seed.add(31))
    .sub(0.5)
    .mul(0.34)
    .add(
      planeNoise(vec2(gap.mul(3.1), place.y.mul(17)), view.seed.add(32))
        .sub(0.5)
        .mul(0.1),
    );
  const off = share.sub(gap).div(parts).mul(view.wallM.x).add(ragged).abs().toVar();
  const isCracked = smoothstep(1.5, 1.6, parts)
    .mul(smoothstep(0, 0.08, cracks.y))
    .toVar();
  // It opens from above.
  const open = cracks.y.mul(cracks.y).mul(p.y.clamp(0, 1).mul(0.34).add(0.03)).toVar();
  const left = mix(float(1), smoothstep(0, 0.02, off.sub(open)), isCracked);
  const edge = exp(off.sub(open).abs().mul(-120)).mul(isCracked);
  return vec2(left, edge) as Node<'vec2'>;
}

/** Light along the cracks: cold where they open, warm where they close. */
const seamAt = ({ cracks }: DomeDials, crack: Node<'vec2'>): Node<'vec3'> =>
  mix(vec3(...VIOLET).mul(0.5), vec3(...AMBER), cracks.z).mul(crack.y.mul(0.9));

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

/** A triangle over the slice, then the squares of the hits. */
function domeGeometry(): BufferGeometry {
  const corner: number[] = [-1, -1, 3, -1, -1, 3];
  const hit: number[] = [0, 0, -1, 0, 0, -1, 0, 0, -1];
  const index: number[] = [0, 1, 2];
  for (let row = 0; row < MAX_HITS; row += 1) {
    const from = corner.length / 2;
    for (const y of [-1, 1]) {
      for (const x of [-1, 1]) {
        corner.push(0, 0);
        hit.push(x, y, row);
      }
    }
    index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('corner', new BufferAttribute(new Float32Array(corner), 2));
  geometry.setAttribute('hit', new BufferAttribute(new Float32Array(hit), 3));
  geometry.setIndex(index);
  return geometry;
}
