/** Pools of hue on the floor, the air over them, borders and bridges, and the standards of the factions: one draw. */

import { attribute, exp, Fn, float, fract, int, mix, select, smoothstep, varyingProperty, vec3, vec4 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, PAPER } from '../drawing/palette.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';
import { BEYOND_M, BRIDGE_M, COLUMNS, MAX_FACTIONS, type PoolField } from './pool-field.ts';

/** How far the pools reach before and behind the people, m; how much of that a wall without depth shows as height. */
const REACH_M = 0.62;
const FORESHORTENED = 0.17;
/** How high a bridge arches for every metre of its length. */
const ARCH = 0.38;

/** Numbers that the shaders of the pools read, each 0..1. */
export interface PoolDials {
  readonly strength: Node<'float'>;
  readonly air: Node<'float'>;
  readonly tension: Node<'float'>;
  readonly dissolve: Node<'float'>;
  readonly standards: Node<'float'>;
  readonly unrest: Node<'float'>;
}

/** Kinds of surface a vertex can be of. */
const KIND = { floor: 0, air: 1, standard: 2 } as const;

/** Creates the mesh for a field. `standards`: x in metres and linear colour of each faction, four numbers each. */
export function createPoolMesh(view: WallView, field: PoolField, dials: PoolDials) {
  const rows = createRowTexture(COLUMNS, 3);
  const { numbers } = rows;
  const standards = numbers.subarray(COLUMNS * 8, COLUMNS * 8 + MAX_FACTIONS * 4);
  const geometry = poolGeometry();
  const vLight = varyingProperty('vec4', 'poolLight');
  const vBorder = varyingProperty('vec4', 'poolBorder');
  const vAt = varyingProperty('vec4', 'poolAt');

  const clip = Fn(() => {
    const pool = attribute<'vec3'>('pool', 'vec3');
    const column = pool.x.toInt();
    const light = rows.texel(column, int(0)).toVar();
    const border = rows.texel(column, int(1)).toVar();
    const standard = rows.texel(pool.x.min(MAX_FACTIONS - 1).toInt(), int(2)).toVar();
    const isStandard = pool.z.greaterThan(1.5);
    const isFloor = pool.z.lessThan(0.5);
    const across = view.wallM.x.add(2 * BEYOND_M);
    const x = select(
      isStandard,
      standard.x.add(pool.y.fract().sub(0.25).mul(0.24)),
      pool.x.add(0.5).div(COLUMNS).mul(across).sub(BEYOND_M),
    ).toVar();
    const zM = select(isFloor, pool.y.mul(REACH_M), float(0)).toVar();
    const topM = view.wallM.y.sub(view.floorM);
    const rise = select(isStandard, pool.y.floor().mul(topM.mul(0.93)), pool.y.mul(topM));
    // A wall shows the floor as a narrow strip; through a window it is the floor itself.
    const tilted = select(view.isWindow.greaterThan(0.5), float(0), zM.mul(-FORESHORTENED));
    const heightM = select(isFloor, tilted, rise).toVar();
    vLight.assign(select(isStandard, vec4(standard.yzw, 1), light));
    vBorder.assign(border);
    vAt.assign(vec4(select(isStandard, pool.y.fract().sub(0.25).mul(4), pool.y), heightM, pool.z, x));
    return view.clipOf(vec3(x, view.floorM.add(heightM), zM));
  });

  const paint = Fn(() => {
    const [tint, light] = [vLight.xyz, vLight.w];
    const [away, sharp, bridged, half] = [vBorder.x, vBorder.y, vBorder.z, vBorder.w];
    const [across, heightM, kind, x] = [vAt.x, vAt.y, vAt.z, vAt.w];
    const ripple = swing(view, 60, x.mul(0.31))
      .mul(0.5)
      .mul(dials.unrest)
      .add(swing(view, 42, x.mul(-0.83)).mul(0.3))
      .mul(0.06);
    // The edge of a pool is where its light is outweighed by the way to the people's feet.
    const level = light.sub(0.16).mul(1.19).sub(across.mul(across).mul(0.85)).add(ripple.mul(light)).toVar();
    const body = smoothstep(0, 1, level);
    const rim = smoothstep(0, 0.04, level).mul(smoothstep(0.16, 0.05, level));
    // Light lies round people's feet, and thins out towards the edge; fine rings run out from them.
    const under = exp(across.mul(across).mul(-5));
    const rings = fract(level.mul(5).add(view.phase(24)))
      .mul(2 * Math.PI)
      .cos()
      .mul(0.5)
      .add(0.5);
    const floor = tint.mul(
      body
        .mul(under.mul(dials.dissolve.mul(0.3).add(0.34)).add(0.05))
        .add(rim.mul(dials.dissolve.oneMinus()).mul(0.2))
        .add(rings.mul(rings).mul(body.mul(body.oneMinus())).mul(0.12)),
    );

    const rays = swing(view, 30, x.mul(1.7))
      .mul(0.5)
      .add(swing(view, 18, x.mul(-4.1)).mul(0.3))
      .mul(0.3)
      .add(0.75);
    const high = mix(float(2.8), float(0.95), dials.air).add(dials.dissolve.mul(dials.air.mul(0.9).sub(0.9)));
    // The one light is a morning: gold where people stand, rose and violet over them.
    const sky = mix(tint, vec3(0.72, 0.3, 0.62), smoothstep(-0.1, 0.8, heightM).mul(dials.dissolve).mul(0.9));
    const air = sky
      .mul(
        light
          .mul(light)
          .mul(exp(heightM.mul(high).negate()))
          .mul(rays),
      )
      .mul(dials.air.mul(0.08).add(0.022).mul(dials.dissolve.mul(0.3).add(1)));
    // Beside a hard border stands an edge of light in the colour of whose ground it is.
    const edge = exp(away.sub(0.085).mul(view.pixelM.mul(2).max(0.012).reciprocal()).pow(2).negate())
      .mul(sharp)
      .mul(dials.tension)
      .mul(exp(heightM.mul(-2.1)))
      .mul(0.55);
    const span = away.div(half.max(0.04)).clamp(0, 1);
    const arch = heightM
      .sub(
        span
          .mul(span)
          .oneMinus()
          .mul(half.mul(2 * ARCH))
          .add(0.02),
      )
      .div(view.pixelM.mul(1.6).max(0.009));
    const built = smoothstep(bridged.oneMinus().sub(0.05), bridged.oneMinus().add(0.1), span).mul(
      smoothstep(0, 0.1, bridged),
    );
    const bridge = mix(vec3(...AMBER), vec3(...PAPER), 0.35)
      .mul(exp(arch.mul(arch).negate()).add(exp(arch.abs().mul(-0.28)).mul(0.12)))
      .mul(built)
      .mul(sharp)
      .mul(smoothstep(1, 0.9, span))
      .mul(smoothstep(0.1 * BRIDGE_M, 0.4 * BRIDGE_M, half))
      .mul(0.9);
    const over = air.add(tint.mul(edge)).add(bridge);

    const pole = exp(across.abs().mul(-16))
      .add(exp(across.abs().mul(-3)).mul(0.08))
      .mul(smoothstep(1, 0.6, across.abs()));
    const climb = fract(view.phase(60).sub(heightM.mul(0.3)));
    const standard = tint
      .mul(pole)
      .mul(smoothstep(0.05, 0.9, heightM))
      .mul(climb.mul(climb).mul(0.4).add(0.35))
      .mul(dials.standards);
    const lit = select(kind.lessThan(0.5), floor, select(kind.lessThan(1.5), over, standard));
    return vec4(lit.mul(dials.strength), float(0)) as Node<'vec4'>;
  });

  const material = lightMaterial('communities', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    standards,
    /** Takes over the field as it lies now, and the standards as they were set. */
    show(): void {
      numbers.set(field.light, 0);
      numbers.set(field.borders, COLUMNS * 4);
      rows.change(0, 3);
      rows.send(3);
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
      rows.dispose();
    },
  };
}

/** Two strips of columns, the floor and the air over it; then a narrow upright strip for each standard. */
function poolGeometry(): BufferGeometry {
  const pool: number[] = [];
  const index: number[] = [];
  const strip = (kind: number, low: number, high: number): void => {
    for (let column = 0; column < COLUMNS; column += 1) {
      if (column + 1 < COLUMNS) quad(pool.length / 3);
      pool.push(column, low, kind, column, high, kind);
    }
  };
  const quad = (from: number): void => {
    index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  };
  strip(KIND.floor, -1, 1);
  strip(KIND.air, 0, 1);
  for (let standard = 0; standard < MAX_FACTIONS; standard += 1) {
    quad(pool.length / 3);
    // The whole of the number is which end, its fraction which side: a quarter in the middle.
    for (const side of [0, 0.5]) for (const end of [0, 1]) pool.push(standard, end + side, KIND.standard);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('pool', new BufferAttribute(new Float32Array(pool), 3));
  geometry.setIndex(index);
  return geometry;
}
