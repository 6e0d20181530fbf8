/** The seeds of the network: small sigils of light, each with petals of its own, that show what was done to an identity. */

import {
  atan,
  attribute,
  exp,
  Fn,
  float,
  floor,
  fract,
  int,
  max,
  mix,
  smoothstep,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, CYAN, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';
import { type Beat, beatOn } from './beat.ts';
import type { WebDials } from './thread-mesh.ts';
import { SEED, type WebRows } from './web-rows.ts';

/** Red of the market, linear. */
const MARKET = [1, 0.07, 0.024] as const;
/** A seed's light reaches so many of its radii. */
const HALO = 3;

/** Creates the mesh of all seeds; {@link setSeedCount} says how many there are. The caller disposes of both. */
export function createSeedMesh(view: WallView, rows: WebRows, dials: WebDials, beat: Beat) {
  const geometry = seedGeometry(rows.maxSeeds);
  const vLight = varyingProperty('vec4', 'seedLight');
  const vAt = varyingProperty('vec4', 'seedAt');
  const vHarm = varyingProperty('vec4', 'seedHarm');
  const vMore = varyingProperty('vec4', 'seedMore');

  const clip = Fn(() => {
    const seed = attribute<'vec3'>('seed', 'vec3');
    const texel = (column: number) => rows.seeds.texel(int(column), seed.z.toInt()).toVar();
    const place = texel(SEED.place);
    const light = texel(SEED.light);
    const more = texel(SEED.more);
    const lift = swing(view, 42, more.x).mul(0.012).mul(dials.unrest);
    const at = place.xyz.add(vec3(0, lift, 0)).toVar();
    const depth = smoothstep(-1.6, 0, at.z).mul(0.45).add(0.55);
    const radius = max(place.w.mul(depth), view.pixelAt(at as Node<'vec3'>).mul(4)).toVar();
    vLight.assign(vec4(light.rgb.mul(light.w).mul(dials.strength).mul(depth), at.x));
    vAt.assign(vec4(seed.xy.mul(HALO), radius.div(view.pixelAt(at as Node<'vec3'>)), more.x));
    vHarm.assign(texel(SEED.harm));
    vMore.assign(more);
    return view.clipOf(at.add(vec3(seed.xy.mul(radius).mul(HALO), 0)) as Node<'vec3'>);
  });

  const paint = Fn(() => {
    const chance = vAt.w;
    const [cut, priced, outline, shielded] = [vHarm.x, vHarm.y, vHarm.z, vHarm.w];
    const [veil, warm, finale] = [vMore.y, vMore.z, vMore.w];
    // A fragmented seed is cut into slices that slide against each other.
    const slice = floor(vAt.y.mul(3.2));
    const slide = fract(slice.mul(0.618).add(chance)).sub(0.5).mul(cut).mul(1.3);
    const p = vec2(vAt.x.add(slide), vAt.y).toVar();
    const r = p.length().toVar();
    const angle = atan(p.y, p.x).add(chance.mul(6.283)).toVar();
    const petals = floor(chance.mul(4.99)).add(3);
    const outer = angle.mul(petals).cos().mul(0.2).add(0.72);
    const inner = angle.mul(petals.mul(2)).add(1.6).cos().mul(0.13).add(0.36);
    const widthOf = max(float(1.1).div(vAt.z), 0.05);
    const lineAt = (away: Node<'float'>): Node<'float'> => exp(away.div(widthOf).pow(2).mul(-1));
    const whole = outline.oneMinus();
    const sigil = lineAt(r.sub(outer))
      .mul(0.85)
      .add(lineAt(r.sub(inner)).mul(0.6).mul(whole));
    const core = exp(r.mul(r).mul(-30)).mul(2.2).mul(whole).mul(veil.mul(-0.8).add(1));
    const halo = exp(r.mul(-2.1))
      .sub(Math.exp(-2.1 * HALO))
      .max(0)
      .mul(0.13);
    // A shield is a thin broken skin round a seed; who stays for the finale has a warm mote that circles it.
    const shell = lineAt(r.sub(1.32))
      .mul(shielded)
      .mul(smoothstep(-0.2, 0.7, angle.mul(3).sub(chance.mul(9)).cos()))
      .mul(0.24);
    const turn = fract(view.phase(36).add(chance)).mul(2 * Math.PI);
    const mote = p.sub(vec2(turn.cos(), turn.sin()).mul(1.32)).length();
    const ring = exp(mote.mul(mote).mul(-70))
      .mul(1.6)
      .add(exp(mote.mul(-4)).mul(0.12))
      .mul(finale);
    const square = max(p.x.abs().mul(0.82), p.y.abs().mul(1.35));
    const tag = lineAt(square.sub(0.98)).mul(priced);
    const beatLight = beatOn(view, beat, vLight.w).mul(beat.amount).mul(1.6).add(1);
    const bright = vLight.xyz.length();
    const own = mix(vLight.xyz, vec3(...AMBER).mul(bright), warm.mul(0.7));
    const drawn = own
      .mul(sigil.mul(veil.mul(-0.75).add(1)).add(halo.mul(warm.add(1))))
      .add(mix(own, vec3(...PAPER).mul(bright), 0.45).mul(core))
      .mul(beatLight)
      .mul(priced.mul(-0.65).add(1))
      .add(
        vec3(...CYAN)
          .mul(shell)
          .mul(bright),
      )
      .add(
        vec3(...AMBER)
          .mul(ring)
          .mul(bright),
      )
      .add(
        vec3(...MARKET)
          .mul(tag)
          .mul(bright),
      );
    return vec4(drawn, float(0)) as Node<'vec4'>;
  });

  const material = lightMaterial('network seeds', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, geometry, material };
}

/** Draws the first `count` seeds only. */
export const setSeedCount = (geometry: BufferGeometry, count: number): void => geometry.setDrawRange(0, count * 6);

function seedGeometry(most: number): BufferGeometry {
  const seed = new Float32Array(most * 4 * 3);
  const index = new Uint32Array(most * 6);
  for (let row = 0; row < most; row += 1) {
    for (let corner = 0; corner < 4; corner += 1) {
      seed.set([(corner & 1) * 2 - 1, (corner >> 1) * 2 - 1, row], (row * 4 + corner) * 3);
    }
    const from = row * 4;
    index.set([from, from + 1, from + 2, from + 2, from + 1, from + 3], row * 6);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('seed', new BufferAttribute(seed, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
