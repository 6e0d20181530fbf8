/** The threads of the network: two spun lines each, and the skin of moire that hangs from them where they are shielded. */

import {
  attribute,
  exp,
  Fn,
  float,
  fract,
  instanceIndex,
  int,
  max,
  mix,
  select,
  smoothstep,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { CYAN, VIOLET } from '../drawing/palette.ts';
import { ribbonGeometry } from '../drawing/ribbon-geometry.ts';
import { tornEnd } from '../drawing/torn-end.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';
import { type Beat, beatOn } from './beat.ts';
import { ends, hung, loose } from './hanging-nodes.ts';
import { STEPS, THREAD, type WebRows } from './web-rows.ts';

/** Lines of light, and after them the skin. */
const LINES = 2;

/** Numbers of the look that its shaders read, each 0..1. */
export interface WebDials {
  readonly strength: Node<'float'>;
  readonly tangle: Node<'float'>;
  readonly unrest: Node<'float'>;
  /** 1 where threads are few, less the more there are: many together are no brighter than few. */
  readonly sparse: Node<'float'>;
}

/** Creates the mesh of all threads; its `geometry.instanceCount` is how many there are. The caller disposes of both. */
export function createThreadMesh(view: WallView, rows: WebRows, dials: WebDials, beat: Beat) {
  const geometry = ribbonGeometry(LINES + 1, STEPS);
  const vLight = varyingProperty('vec4', 'threadLight');
  const vAlong = varyingProperty('vec4', 'threadAlong');
  const vState = varyingProperty('vec4', 'threadState');

  const clip = Fn(() => {
    const ribbon = attribute<'vec4'>('ribbon', 'vec4');
    const texel = (column: number) => rows.threads.texel(int(column), instanceIndex.toInt()).toVar();
    const from = texel(THREAD.from);
    const to = texel(THREAD.to);
    const fromLight = texel(THREAD.fromLight);
    const toLight = texel(THREAD.toLight);
    const hang = texel(THREAD.hang);
    const [sag, cut, chance, skin] = [hang.x, hang.y, hang.z, hang.w];
    const s = ribbon.x.toVar();
    const isSkin = ribbon.z.greaterThan(LINES - 0.5);
    const strand = select(isSkin, float(0), ribbon.z).toVar();
    const longM = to.sub(from).xyz.length().toVar();
    const isFrom = s.lessThan(cut);

    /** Nothing between people is straight: every line strays in its own way, the more the more tangled all is. */
    const stray = (along: Node<'float'>): Node<'vec3'> => {
      const inner = along.mul(along.oneMinus()).mul(4);
      const own = chance.add(strand.mul(0.43));
      const turns = fract(own.mul(7.3)).mul(1.6).add(0.7).add(dials.tangle.mul(1.5));
      const wave = (by: number): Node<'float'> =>
        fract(along.mul(turns).add(own.mul(by)))
          .mul(2 * Math.PI)
          .sub(Math.PI)
          .sin();
      const far = longM.min(2).mul(dials.tangle.mul(dials.tangle).mul(0.2).add(0.02));
      const breath = swing(view, 54, own.mul(3)).mul(0.25).mul(dials.unrest).add(1);
      return vec3(wave(11.7).mul(0.4), wave(5.1), 0).mul(far).mul(inner).mul(breath) as Node<'vec3'>;
    };
    const placeAt = (along: Node<'float'>): Node<'vec3'> => {
      const bound = hung(view, from.xyz, to.xyz, along, sag, chance.add(strand.mul(0.21)), dials.unrest).add(
        stray(along),
      );
      const free = loose(view, from.xyz, to.xyz, along, isFrom, cut, chance.add(strand.mul(0.37)), dials.unrest);
      const fallen = to.w.mul(mix(float(1), smoothstep(0, 0.6, ends(along, isFrom, cut)), 0.35));
      return mix(bound, free, fallen) as Node<'vec3'>;
    };
    const line = placeAt(s).toVar();
    const way = placeAt(s.add(0.004)).sub(line).toVar();
    const across = vec2(way.y.negate(), way.x).div(way.xy.length().add(1e-5));
    // What lies deeper in the picture is finer and paler.
    const depth = smoothstep(-1.6, 0, line.z).mul(0.55).add(0.45).toVar();
    const half = max(view.pixelAt(line).mul(2.4), depth.mul(0.0095));
    const belowM = s.mul(s.oneMinus()).mul(4).mul(longM.min(1.3).mul(0.17).add(0.05)).mul(ribbon.y.mul(0.5).add(0.5));
    const off = select(isSkin, vec2(0, belowM.negate()), across.mul(ribbon.y).mul(half));
    const tint = mix(fromLight.rgb, toLight.rgb, smoothstep(0.1, 0.9, s));
    vLight.assign(
      vec4(tint.mul(fromLight.w).mul(dials.strength).mul(dials.sparse.mul(0.6).add(0.4)).mul(depth), line.x),
    );
    vAlong.assign(vec4(s, ribbon.y, ribbon.z, from.w));
    vState.assign(vec4(to.w, cut, chance, select(isSkin, skin.mul(dials.sparse), toLight.w)));
    return view.clipOf(line.add(vec3(off, 0)) as Node<'vec3'>);
  });

  const paint = Fn(() => {
    const tint = vLight.xyz;
    const [s, edge, strand, grown] = [vAlong.x, vAlong.y, vAlong.z, vAlong.w];
    const [torn, cut, chance, seam] = [vState.x, vState.y, vState.z, vState.w];
    const off = edge.abs();
    const thread = exp(off.mul(off).mul(-30))
      .add(exp(off.mul(-5)).mul(0.06))
      .mul(smoothstep(1, 0.7, off));
    const reached = smoothstep(0, 0.03, grown.mul(1.03).sub(s));
    const tip = exp(s.sub(grown).abs().mul(-26))
      .mul(smoothstep(1, 0.9, grown))
      .mul(2.2);
    const there = bead(fract(s.sub(view.phase(beat.there)).add(chance.mul(3)).add(strand.mul(0.31))));
    const back = bead(fract(s.negate().sub(view.phase(beat.back)).add(chance.mul(7)).add(strand.mul(0.57))));
    const alone = there.add(back).mul(1.1).mul(beat.amount.mul(-0.8).add(1));
    const shared = beatOn(view, beat, vLight.w).mul(beat.amount).mul(3);
    const bright = tint.length().toVar();
    const tear = tornEnd({ along: s, cut, torn, seam, bright }, STEPS);
    const line = tint
      .mul(alone.add(shared).add(0.42).add(tip))
      .mul(tear.fade)
      .add(tear.glow)
      .mul(thread)
      .mul(strand.mul(-0.45).add(1))
      .mul(tear.open)
      .mul(reached);

    // Two families of fine lines drift over each other in the skin.
    const one = s
      .mul(54)
      .add(edge.mul(7))
      .add(chance.mul(6))
      .add(swing(view, 24, chance).mul(0.8))
      .sin();
    const two = s
      .mul(58)
      .sub(edge.mul(7.7))
      .add(swing(view, 18, chance.mul(2)).mul(0.8))
      .sin();
    const veil = one.mul(two).mul(0.5).add(0.5);
    const hem = smoothstep(1, -0.6, edge)
      .mul(smoothstep(0, 0.12, s))
      .mul(smoothstep(1, 0.88, s));
    const skin = mix(tint, mix(vec3(...CYAN), vec3(...VIOLET), chance).mul(bright), 0.6)
      .mul(veil.mul(veil).mul(hem).mul(seam).mul(0.16))
      .mul(reached)
      .mul(torn.oneMinus());
    return vec4(select(strand.greaterThan(LINES - 0.5), skin, line), float(0)) as Node<'vec4'>;
  });

  const material = lightMaterial('network threads', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, geometry, material };
}

/** A light with a soft head and tail on a turn of 0..1. */
const bead = (turn: Node<'float'>): Node<'float'> => smoothstep(0.7, 0.97, turn).mul(smoothstep(1, 0.97, turn));
