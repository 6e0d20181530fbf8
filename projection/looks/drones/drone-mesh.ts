/** The swarm in one draw: of each drone a hard triangle, the fan it scans with, its wake in a dive, sparks on the shield. */

import {
  abs,
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
import { CYAN, MAGENTA, PAPER } from '../drawing/palette.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { quadCorner } from '../figures/figure-nodes.ts';
import type { DroneRows } from './drone-rows.ts';

/** Quads of one drone, in the order they are laid over each other. */
const PART = { fan: 0, wake: 1, body: 2, spark: 3 } as const;
const SPARKS = 9;
const QUADS = PART.spark + SPARKS;

/** Half the span of a drone, m. */
const SPAN_M = 0.098;
/** On a slice what is further back is seen smaller by this much for every metre. */
const SMALLER = 0.42;
/** Tangent of half a fan's angle. */
const FAN_SLOPE = 0.085;
/** How far sparks fly, m. */
const SPARK_M = 0.34;

/** The numbers that move everything. Each 0..1. */
export interface DroneDials {
  readonly light: Node<'float'>;
  readonly fans: Node<'float'>;
  readonly threat: Node<'float'>;
  /** How strong the shield is that they break on. */
  readonly shield: Node<'float'>;
  /** 0 where nothing may rush: who dives goes out as it falls, and drags no wake. */
  readonly rushes: Node<'float'>;
}

export function createDroneMesh(view: WallView, { rows }: DroneRows, dials: DroneDials) {
  const quads = new Float32Array(QUADS);
  for (let quad = 0; quad < QUADS; quad += 1) quads[quad] = quad;
  const geometry = quadGeometry(QUADS, { part: { array: quads, size: 1 } });

  /** Place in the quad, its size in pixels of half a span, what it is. */
  const vPlace = varyingProperty('vec4', 'dronePlace');
  /** Height above the floor, m. */
  const vHeightM = varyingProperty('float', 'droneHeight');
  /** Dive, nearness, light, own number. */
  const vState = varyingProperty('vec4', 'droneState');

  const clip = Fn(() => {
    const part = attribute<'float'>('part', 'float');
    const row = instanceIndex.toInt();
    const place = rows.texel(int(0), row).toVar();
    const state = rows.texel(int(1), row).toVar();
    const corner = quadCorner().toVar();
    const dive = state.x.toVar();
    const depth = place.z.negate().max(0).toVar();
    const size = select(
      view.isWindow.greaterThan(0.5),
      float(SPAN_M),
      float(SPAN_M).div(depth.mul(SMALLER).add(1)),
    ).toVar();
    const near = depth.div(4).oneMinus().clamp(0, 1).toVar();

    const [c, s] = [state.y.cos(), state.y.sin()];
    const hull = corner
      .mul(vec2(dive.mul(-0.3).add(1), dive.mul(0.7).add(1)))
      .mul(size)
      .mul(1.25)
      .toVar();
    const body = vec2(hull.x.mul(c).sub(hull.y.mul(s)), hull.x.mul(s).add(hull.y.mul(c)));

    // The fan hangs from the nose to the ground.
    const length = max(place.y.sub(view.floorM), 0.05).toVar();
    const half = length.mul(FAN_SLOPE).mul(1.25).add(0.004).toVar();
    const [fc, fs] = [state.z.cos(), state.z.sin()];
    const along = corner.y.mul(0.5).sub(0.5).mul(length.div(fc)).mul(1.25).toVar();
    const aside = corner.x.mul(half).toVar();
    const fan = vec2(aside.mul(fc).sub(along.mul(fs)), along.mul(fc).add(aside.mul(fs)));

    const wake = vec2(corner.x.mul(size).mul(0.5), corner.y.mul(0.5).add(0.5).mul(dive).mul(0.62).add(size.mul(0.5)));

    // Sparks leave where it strikes, up and outward, each its own way.
    const number = part.sub(PART.spark);
    const way = number.add(0.5).div(SPARKS).mul(2).sub(1).mul(1.35).add(place.w.sub(0.5).mul(0.3)).toVar();
    const flight = fract(place.w.mul(3).add(fract(number.mul(0.618)))).toVar();
    const out = vec2(way.sin(), way.cos()).toVar();
    const long = float(1).sub(flight).mul(0.055).add(0.006);
    const fallsBy = flight.mul(flight).mul(0.16);
    const spark = out
      .mul(flight.mul(SPARK_M).add(corner.y.mul(long)))
      .add(vec2(out.y, out.x.negate()).mul(corner.x).mul(0.0055))
      .sub(vec2(0, fallsBy));
    const struck = smoothstep(0.72, 0.95, dive).mul(dials.shield).toVar();

    const is = (which: number): Node<'bool'> => part.equal(which);
    const off = select(is(PART.body), body, select(is(PART.fan), fan, select(is(PART.wake), wake, spark)));
    const behindM = select(is(PART.body), float(0), float(-0.01));
    const placeM = vec3(place.xy.add(off), place.z.add(behindM)).toVar();
    const left = select(
      is(PART.body),
      mix(dive.oneMinus(), float(1), dials.rushes),
      select(
        is(PART.fan),
        dials.fans.mul(state.w),
        select(is(PART.wake), smoothstep(0.1, 0.6, dive).mul(dials.rushes), struck.mul(flight.oneMinus())),
      ),
    ).toVar();
    vPlace.assign(vec4(corner, size.div(max(view.pixelAt(placeM as Node<'vec3'>), 1e-4)), part));
    vHeightM.assign(placeM.y.sub(view.floorM));
    vState.assign(vec4(dive, near, left, place.w));
    return select(left.greaterThan(0.002), view.clipOf(placeM as Node<'vec3'>), vec4(2, 2, 0, 1)) as Node<'vec4'>;
  });

  const paint = Fn(() => {
    const at = vPlace.xy.toVar();
    const px = float(1).div(max(vPlace.z, 1)).toVar();
    const part = vPlace.w.add(0.5).floor().toVar();
    const [dive, near, left] = [vState.x, vState.y, vState.z];
    const cold = mix(vec3(...CYAN), vec3(...PAPER), 0.3);
    const tone = mix(cold, vec3(...MAGENTA), max(dials.threat.mul(0.75), dive.mul(0.95)).clamp(0, 1)).toVar();
    const far = near.mul(0.72).add(0.28).toVar();

    // The hull: a flat arrowhead that looks down, its ridge towards the people.
    const p = at.mul(1.25).toVar();
    const x = abs(p.x).toVar();
    const top = p.y.negate().add(0.5).add(x.mul(0.16)).toVar();
    const flank = p.y.add(0.86).mul(0.62).sub(x.mul(0.84)).toVar();
    const inside = top.min(flank).toVar();
    const hull = smoothstep(px.negate(), px.mul(0.4), inside).toVar();
    const rim = smoothstep(px.mul(1.5).add(0.012), px.mul(0.4), abs(inside.sub(px.mul(0.6)))).toVar();
    const ridge = smoothstep(px.mul(1.2).add(0.006), float(0), x).mul(0.32);
    const plate = select(p.x.lessThan(0), float(0.055), float(0.02)).mul(p.y.mul(0.5).add(0.6));
    const lamp = exp(vec2(p.x, p.y.add(0.3)).length().mul(-13)).mul(dive.mul(0.9).add(0.9));
    const body = tone
      .mul(rim.mul(0.62).add(ridge).mul(far).mul(hull).add(plate.mul(hull)))
      .add(mix(tone, vec3(...PAPER), 0.4).mul(lamp.mul(far)));

    // The fan: two thin edges, what it reads between them, its foot on the ground.
    const down = at.y.mul(-0.5).add(0.5).toVar();
    const open = down.max(0.02).toVar();
    const across = abs(at.x).div(open).toVar();
    const within = smoothstep(1, 0.96, across).toVar();
    const edge = smoothstep(0.9, 0.99, across).mul(within).mul(0.2);
    const reading = smoothstep(0.82, 1, fract(down.mul(9).sub(vState.w.mul(3)))).mul(0.03);
    const foot = exp(vHeightM.max(0).mul(-60)).mul(0.16);
    const isAbove = smoothstep(-0.004, 0.004, vHeightM);
    const dims = exp(down.mul(-1.1));
    const fan = tone.mul(
      edge
        .add(within.mul(reading.add(0.014)))
        .mul(dims)
        .add(foot.mul(within))
        .mul(isAbove),
    );

    const wake = tone.mul(smoothstep(1, 0, abs(at.x)).pow(2).mul(at.y.mul(-0.5).add(0.5).pow(2))).mul(0.5);
    const spark = mix(vec3(...CYAN), vec3(...PAPER), 0.6).mul(
      smoothstep(1, 0.2, abs(at.x))
        .mul(smoothstep(1, 0.3, abs(at.y)))
        .mul(1.9),
    );

    const is = (which: number): Node<'bool'> => part.equal(which);
    const light = select(is(PART.body), body, select(is(PART.fan), fan, select(is(PART.wake), wake, spark)));
    const cover = select(is(PART.body), hull.mul(0.94).mul(left), float(0));
    return vec4(light.mul(left).mul(dials.light), cover.mul(dials.light)) as Node<'vec4'>;
  });

  const material = lightMaterial('drones', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    /** How many fly. */
    show(count: number): void {
      geometry.instanceCount = count;
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}
