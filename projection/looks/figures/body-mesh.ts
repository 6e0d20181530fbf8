/** The bodies: one mesh, one instance per figure, everything placed in the vertex stage from the figure's row. */

import {
  attribute,
  dot,
  exp,
  Fn,
  float,
  If,
  instanceIndex,
  int,
  max,
  mix,
  normalize,
  smoothstep,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { type InstancedBufferGeometry, Mesh, type Node, type UniformNode } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, EMBER, PAPER } from '../drawing/palette.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE } from './body-shape.ts';
import { type BodyTemplate, KIND } from './body-template.ts';
import { boneOf, grainOf, hueOf, inkOf, pulses, quadCorner, swing, texelOf, turned, when } from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';

/** What the score says to all bodies. */
export interface BodyDials {
  /** How brightly light travels along the tattoos, 0..1. */
  readonly shimmer: UniformNode<'float', number>;
  /** How far everything has gone out but the outlines, 0..1. */
  readonly embers: UniformNode<'float', number>;
}

/** Where the modelling light comes from: above, a little left, from the viewer's side. */
const LAMP = [-0.42, 0.66, 0.62] as const;

/** The points of all bodies, for one mesh or more. The caller sets `instanceCount` and disposes it. */
export const bodyGeometry = (body: BodyTemplate): InstancedBufferGeometry =>
  quadGeometry(body.count, {
    place: { array: body.place, size: 4 },
    manner: { array: body.manner, size: 4 },
    skin: { array: body.normal, size: 2 },
  });

/** Share of a body's light that a floor gives back at the feet, and the height over which that fades, m. */
const GIVEN_BACK = 0.45;
const GIVEN_BACK_M = 0.85;

/**
 * Creates the mesh of all bodies; `isMirrored`, of what a wet floor shows of them, which only windows do: a slice has its
 * own way. The caller disposes the material.
 */
export function createBodyMesh(
  view: WallView,
  rows: FigureRows,
  geometry: InstancedBufferGeometry,
  dials: BodyDials,
  isMirrored: boolean,
) {
  const vLight = varyingProperty('vec3', 'bodyLight');
  const vCover = varyingProperty('float', 'bodyCover');
  const vCorner = varyingProperty('vec2', 'bodyCorner');

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const manner = attribute<'vec4'>('manner', 'vec4');
    const isShade = manner.y.greaterThan(KIND.shade - 0.5).and(manner.y.lessThan(KIND.shade + 0.5));
    const isTattoo = manner.y.greaterThan(KIND.tattoo - 0.5);
    const seed = manner.z;

    const being = texelOf(rows, int(COLUMN.being), row).toVar();
    const base = texelOf(rows, int(COLUMN.base), row).toVar();
    const accent = texelOf(rows, int(COLUMN.accent), row).toVar();
    const carried = texelOf(rows, int(COLUMN.carried), row).toVar();
    const presence = being.x;
    const gesture = being.y;
    const drawn = accent.w;

    const place = attribute<'vec4'>('place', 'vec4').toVar();
    const skin = attribute<'vec2'>('skin', 'vec2').toVar();
    const way = float(0).toVar();
    const weight = manner.w.toVar();
    If(isTattoo, () => {
      const column = int(place.y.add(0.5)).mul(2).toVar();
      const inkRow = int(base.w.add(0.5)).toVar();
      const ink = inkOf(rows, column.add(1), inkRow).toVar();
      place.assign(inkOf(rows, column, inkRow));
      way.assign(ink.x);
      weight.assign(ink.y);
      skin.assign(ink.zw);
    });

    const bone = boneOf(rows, int(place.x.add(0.5)), row);
    const side = mix(bone.sideA, bone.sideB, place.y.clamp(0, 1)).toVar();
    const isTorso = when(place.x.lessThan(0.5));
    const breath = swing(view, 96, drawn)
      .mul(0.03)
      .mul(isTorso)
      .mul(smoothstep(0.2, 0.8, place.y))
      .add(1)
      .toVar();
    const onBody = bone.start
      .add(bone.axis.mul(place.y))
      .add(side.mul(place.z))
      .add(bone.deep.mul(place.w.mul(breath)));
    const at = onBody.toVar();
    const normal = normalize(normalize(side).mul(skin.x).add(normalize(bone.deep).mul(skin.y))).toVar();

    // Skin breathes: every point wanders a few millimetres; a tattoo lifts off it when a gesture calls.
    const wander = vec2(
      swing(view, seed.mul(60).floor().add(50), seed.mul(7)),
      swing(view, seed.mul(47).floor().add(60), seed.mul(13)),
    );
    const lift = isTattoo.select(gesture.mul(0.016).mul(swing(view, 300, way).mul(0.4).add(0.6)), float(0));
    at.xy.addAssign(wander.mul(0.0022).mul(isShade.select(float(0), float(1))));
    at.addAssign(normal.mul(lift));

    // A limb nobody saw hangs as haze, thinner the further down, and the trunk frays into it.
    const frayed = mix(bone.rooted, float(1), smoothstep(-0.05, 0.45, place.y)).toVar();
    const haze = float(1).sub(bone.sure.mul(frayed)).toVar();
    at.xy.addAssign(wander.mul(haze).mul(0.045));

    // Entering, the points rise from the floor, those of the heart first; leaving runs the same way back.
    const heart = boneOf(rows, int(BONE.torso), row);
    const heartAt = heart.start.add(heart.axis.mul(0.72));
    const away = at.sub(heartAt).length().div(1.15).clamp(0, 1);
    const order = mix(seed, away, 0.62).mul(0.73);
    const arrived = presence.sub(order).div(0.27).clamp(0, 1).toVar();
    const eased = arrived
      .mul(arrived)
      .mul(float(3).sub(arrived.mul(2)))
      .toVar();
    const flying = arrived.mul(float(1).sub(arrived)).mul(4).toVar();
    const ground = vec3(mix(at.x, heartAt.x, 0.25).add(seed.sub(0.5).mul(0.3)), view.floorM.sub(0.05), at.z);
    at.assign(mix(ground, at, eased));

    // Light: the contour glows, the inside is thin, a high lamp models it.
    const facing = normal.z.abs();
    const rim = float(1).sub(facing).toVar();
    const lamp = dot(normal, normalize(vec3(...LAMP)))
      .mul(0.5)
      .add(0.5);
    const front = smoothstep(-0.25, 0.25, normal.z).mul(0.75).add(0.25);
    const skinLight = rim
      .pow(1.5)
      .mul(0.95)
      .add(lamp.pow(4).mul(0.16))
      .add(0.03)
      .mul(lamp.mul(lamp).mul(1.1).add(0.25))
      .mul(front)
      .mul(weight);
    const spark = smoothstep(0.965, 1, seed).mul(1.6).add(1);
    const twinkle = swing(view, seed.mul(90).floor().add(70), seed.mul(31)).mul(0.25).add(0.85);

    const grade = swing(view, 42, at.y.mul(0.45).add(seed.mul(0.18)).add(drawn))
      .mul(0.5)
      .add(0.5);
    const iridescence = carried.x.mul(0.55);
    const own = mix(base.rgb, accent.rgb, grade).toVar();
    const colour = mix(own, hueOf(at.y.mul(0.5).add(at.x.mul(0.4)).add(view.phase(30))), iridescence).toVar();

    const running = pulses(view, way.mul(0.8).sub(drawn), being.z);
    const ink = weight.mul(
      dials.shimmer.mul(0.4).add(0.1).add(running.mul(dials.shimmer).mul(3.2)).add(gesture.mul(0.8)),
    );
    const inkFacing = smoothstep(-0.1, 0.35, normal.z);
    const inkColour = mix(mix(accent.rgb, vec3(...PAPER), 0.12), vec3(...PAPER), running.mul(0.75).clamp(0, 1));

    const warm = mix(colour, mix(base.rgb, vec3(...AMBER), 0.5), flying.mul(0.7));
    const skinGlow = warm.mul(skinLight).mul(spark).mul(twinkle).mul(gesture.mul(0.45).add(1)).mul(1.5);
    const inkGlow = inkColour.mul(ink).mul(inkFacing);
    const ember = vec3(...EMBER)
      .mul(rim.pow(3))
      .mul(weight)
      .mul(manner.x.greaterThan(0.02).select(float(0.75), float(2)))
      .mul(swing(view, seed.mul(120).floor().add(90), seed).mul(0.35).add(0.5));
    const lit = isTattoo.select(inkGlow, skinGlow);
    const alive = mix(lit, isTattoo.select(vec3(0), ember.mul(when(seed.lessThan(0.8)))), dials.embers);

    // A pool of light on the floor has no contour.
    const isPool = when(place.x.greaterThan(BONE.floor - 0.5));
    const glow = mix(
      alive,
      warm
        .mul(weight)
        .mul(0.5)
        .mul(float(1).sub(dials.embers.mul(0.8))),
      isPool,
    );

    const shown = smoothstep(0, 0.1, arrived)
      .mul(mix(float(1), smoothstep(0.05, 1.1, at.y.sub(view.floorM)).mul(0.17), haze))
      .mul(float(1).sub(flying.mul(0.35)));
    const size = manner.x
      .mul(isShade.select(carried.w, float(1)))
      .mul(haze.mul(isShade.select(float(0), float(1.1))).add(1));
    const grain = grainOf(view, size, turned(rows, row, at));
    const drawnOut = flying.mul(8).add(1).toVar();
    const stretch = isShade.select(vec2(1, 1), vec2(1, drawnOut));

    // The dark inside is not black: a little warmth lives about the heart.
    const warmth = at.sub(heartAt).length().mul(-2.6).exp().mul(0.013).add(0.0022);
    const shadeTint = own.mul(warmth).mul(gesture.mul(0.8).add(1)).mul(float(1).sub(dials.embers));
    vLight.assign(isShade.select(shadeTint, glow.mul(grain.thinned).mul(shown).div(drawnOut.pow(0.75))));
    vCover.assign(
      isShade.select(
        manner.w
          .mul(smoothstep(0.55, 1, presence))
          .mul(bone.sure)
          .mul(frayed),
        float(0),
      ),
    );
    vCorner.assign(quadCorner());
    const spread = quadCorner().mul(grain.radius).mul(stretch);
    if (isMirrored) {
      const high = at.y.sub(view.floorM).toVar();
      const given = exp(high.max(0).div(-GIVEN_BACK_M)).mul(GIVEN_BACK);
      vLight.assign(isShade.or(isPool.greaterThan(0.5)).select(vec3(0), vLight.mul(given)));
      vCover.assign(0);
      // Flat ripples move what is high more than what is near the floor.
      const ripple = swing(view, 96, high.mul(2.3)).add(swing(view, 150, high.mul(5.1)));
      at.assign(vec3(at.x.add(ripple.mul(high.max(0)).mul(0.012)), view.floorM.sub(high), at.z));
    }
    return view.clipOf(turned(rows, row, at.add(vec3(spread, 0)) as Node<'vec3'>));
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
