/** The bodies: one mesh, one instance per figure, everything placed in the vertex stage from the figure's row. */

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
  normalize,
  smoothstep,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { type InstancedBufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { AMBER, EMBER } from '../drawing/palette.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { bodyLight, emberGlow, shieldGlow } from './body-light.ts';
import { BONE } from './body-shape.ts';
import { type BodyTemplate, KIND } from './body-template.ts';
import { arrival, inTheFloor } from './body-ways.ts';
import {
  boneOf,
  grainOf,
  groundOf,
  hueOf,
  quadCorner,
  swing,
  texelOf,
  trunkLine,
  turned,
  when,
} from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';
import {
  dissolved,
  erased,
  type FigureDials,
  identityColour,
  identityOf,
  ONE_LIGHT,
  sliced,
} from './identity-nodes.ts';
import { TRUNK_SIDES } from './skeleton.ts';
import { tattooLight, tattooPoint } from './tattoo-nodes.ts';

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
    const manner = attribute<'vec4'>('manner', 'vec4');
    const given = attribute<'vec4'>('skin', 'vec4');
    const isShade = manner.y.greaterThan(KIND.shade - 0.5).and(manner.y.lessThan(KIND.shade + 0.5));
    const isTattoo = manner.y.greaterThan(KIND.tattoo - 0.5);
    const isAura = manner.x.greaterThan(0.02).and(isShade.not());
    const seed = manner.z;

    const being = texelOf(rows, int(COLUMN.being), row).toVar();
    const base = texelOf(rows, int(COLUMN.base), row).toVar();
    const accent = texelOf(rows, int(COLUMN.accent), row).toVar();
    const carried = texelOf(rows, int(COLUMN.carried), row).toVar();
    const identity = identityOf(rows, row);
    const presence = being.x;
    const gesture = being.y;
    const drawn = accent.w;
    const scale = carried.w;

    const place = attribute<'vec4'>('place', 'vec4').toVar();
    const boneNumber = int(place.x.add(0.5)).toVar();
    const isSigil = isTattoo.and(boneNumber.equal(BONE.head));
    const skin = given.xy.toVar();
    const way = float(0).toVar();
    const weight = manner.w.toVar();
    const redrawn = float(0).toVar();
    If(isTattoo, () => {
      const number = int(place.y.add(0.5)).toVar();
      const point = tattooPoint(view, rows, number, int(base.w.add(0.5)), isSigil, drawn, gesture);
      place.yzw.assign(point.place);
      way.assign(point.way);
      weight.assign(point.weight);
      skin.assign(point.skin);
      redrawn.assign(point.moving);
    });

    const bone = boneOf(rows, boneNumber, row, scale);
    const side = mix(bone.sideA, bone.sideB, place.y.clamp(0, 1)).toVar();
    const isTorso = when(boneNumber.equal(BONE.torso));
    const isHand = when(boneNumber.equal(BONE.leftHand).or(boneNumber.equal(BONE.rightHand)));
    const facing = texelOf(rows, int(TRUNK_SIDES + 1), row).w;
    const spread = boneNumber.equal(BONE.leftHand).select(identity.hands.x, identity.hands.y);
    const across = place.z.add(given.z.mul(facing)).add(given.w.mul(spread.mul(0.026).add(0.004)).mul(isHand));
    const breath = swing(view, 96, drawn)
      .mul(0.035)
      .mul(isTorso)
      .mul(smoothstep(0.2, 0.8, place.y))
      .add(1)
      .toVar();
    const at = bone.start
      .add(bone.axis.mul(place.y))
      .add(side.mul(across).mul(mix(float(1), breath, 0.35)))
      .add(bone.deep.mul(place.w.mul(breath)))
      .toVar();
    const normal = normalize(normalize(side).mul(skin.x).add(normalize(bone.deep).mul(skin.y))).toVar();

    // A sigil that is shown to everybody leaves the head and stands above it, large.
    const shown = identity.reveal.mul(when(isSigil)).toVar();
    const sigilAt = bone.start.add(vec3(0, shown.mul(scale).mul(0.015), 0));
    at.assign(mix(at, sigilAt.add(at.sub(bone.start).mul(shown.mul(2.15).add(1))), when(isSigil)));

    // Skin breathes: every point wanders a few millimetres; a veiled body is hardly kept together.
    const wander = vec2(
      swing(view, seed.mul(60).floor().add(50), seed.mul(7)),
      swing(view, seed.mul(47).floor().add(60), seed.mul(13)),
    ).toVar();
    const isLoose = isShade.select(float(0), float(1));
    at.xy.addAssign(wander.mul(identity.veil.mul(0.034).add(0.0022)).mul(isLoose));

    // A limb nobody saw hangs as haze, thinner the further down, and the trunk frays into it.
    const frayed = mix(bone.rooted, float(1), smoothstep(-0.05, 0.45, place.y)).toVar();
    const haze = float(1).sub(bone.sure.mul(frayed)).toVar();
    at.xy.addAssign(wander.mul(haze).mul(0.045));

    // A tattoo lifts off the skin when a gesture calls, when it redraws itself, and when it leaves.
    const isOnHead = when(isSigil);
    const ink = tattooLight(
      view,
      { weight, way: mix(way, place.y.mul(0.5).add(0.8), isOnHead), isSigil: isOnHead, front: being.w },
      { identity, accent: accent.rgb, drawn, pace: being.z, gesture },
      dials,
    );
    const lift = gesture
      .mul(0.016)
      .mul(swing(view, 300, way).mul(0.4).add(0.6))
      .add(redrawn.mul(0.022))
      .add(ink.liftM);
    // A shielded body wears a second skin of light a hand's breadth off its own.
    const isShell = when(isTattoo.or(isShade).or(isAura).not())
      .mul(smoothstep(0.5, 0.52, seed))
      .mul(identity.shield)
      .toVar();
    at.addAssign(normal.mul(isTattoo.select(lift, isShell.mul(0.062))));

    const trunk = trunkLine(rows, row);
    const heartAt = trunk.start.add(trunk.axis.mul(0.72)).toVar();
    const groundM = groundOf(rows, row).toVar();
    const { arrived, eased, flying, ground } = arrival(groundM, presence, seed, at, heartAt);
    const high = at.y.sub(groundM).toVar();
    const warmth = at.sub(heartAt).length().mul(-2.6).exp().mul(0.013).add(0.0022).toVar();

    // Cut, erased, one with the others: each moves what is left.
    const cut = sliced(view, identity, at, drawn, dials.motion);
    const loss = erased(identity, seed);
    const isPool = when(boneNumber.equal(BONE.floor)).toVar();
    const merging = dissolved(view, dials.unison, seed, high);
    const isMerging = isTattoo.or(isShade).select(float(0), float(1).sub(isPool)).toVar();
    const merged = merging.leaves.mul(isMerging).toVar();
    at.x.addAssign(cut.slideM.mul(isSigil.select(float(0.35), float(1))).mul(float(1).sub(isPool)));
    at.xy.addAssign(loss.driftM.mul(isLoose));
    at.xy.addAssign(merging.wayM.mul(isMerging));
    at.assign(mix(ground, at, eased));
    at.x.addAssign(identity.stepM);

    // Light: the contour glows, the inside is thin, two lamps model it.
    const { rim, lamp, second } = bodyLight(normal);
    const spark = smoothstep(0.965, 1, seed).mul(dials.unison.oneMinus()).mul(1.6).add(1);
    const twinkle = swing(view, seed.mul(90).floor().add(70), seed.mul(31)).mul(0.25).add(0.85);
    const grade = swing(view, 42, at.y.mul(0.45).add(seed.mul(0.18)).add(drawn))
      .mul(0.5)
      .add(0.5);
    const iridescence = carried.x.mul(0.62);
    const passing = hueOf(at.y.mul(0.5).add(at.x.mul(0.4)).add(view.phase(30))).toVar();
    const own = mix(mix(base.rgb, accent.rgb, grade.mul(0.55)), passing, iridescence).toVar();
    const edge = mix(mix(accent.rgb, own, 0.25), passing, iridescence.mul(0.6)).toVar();
    const colourOf = (colour: Node<'vec3'>): Node<'vec3'> => identityColour(identity, dials.unison, colour);

    const toGold = mix(base.rgb, vec3(...AMBER), 0.5);
    const warm = mix(colourOf(own), toGold, flying.mul(0.7)).toVar();
    const lit = warm.mul(lamp).add(colourOf(edge).mul(second)).mul(weight).mul(spark).mul(twinkle).toVar();
    const contour = mix(float(1), smoothstep(0.5, 0.95, rim).mul(0.8), identity.outline);
    const skinGlow = lit
      .mul(gesture.mul(0.45).add(1))
      .mul(1.5)
      .mul(contour)
      .mul(identity.veil.mul(-0.35).add(1))
      .mul(identity.reveal.mul(-0.4).add(1))
      .mul(identity.reclaimed.mul(0.35).add(1))
      .mul(mix(float(1), isAura.select(float(0.075), float(0.9)), merged))
      .mul(dials.unison.mul(0.35).add(1))
      .toVar();
    const shellGlow = shieldGlow(view, rim, high, drawn);
    skinGlow.assign(mix(skinGlow, shellGlow, isShell));
    skinGlow.addAssign(
      edge
        .mul(cut.lip)
        .mul(0.35)
        .mul(isAura.select(float(0), float(1))),
    );

    const inkFacing = smoothstep(-0.1, 0.35, normal.z);
    const inkGlow = mix(ink.colour, ONE_LIGHT, dials.unison.mul(0.8))
      .mul(ink.light)
      .mul(inkFacing)
      .mul(redrawn.mul(0.5).oneMinus());
    const embers = isTattoo.select(vec3(0), emberGlow(view, rim, weight, seed, isAura));
    const alive = mix(isTattoo.select(inkGlow, skinGlow.mul(dials.skin)), embers, dials.embers);

    // A pool of light on the floor has no contour.
    const pool = warm
      .mul(weight)
      .mul(dials.unison.mul(0.8).add(0.5))
      .mul(dials.skin)
      .mul(float(1).sub(dials.embers.mul(0.8)));
    const burning = mix(float(1), float(0.5), identity.outline).mul(loss.going);
    const glow = mix(alive, pool, isPool)
      .mul(loss.left)
      .mul(isAura.select(smoothstep(0.55, 0.05, identity.gone), float(1)))
      .mul(cut.left)
      .add(
        vec3(...EMBER)
          .mul(burning)
          .mul(weight)
          .mul(isAura.select(float(0.08), float(0.5))),
      )
      .mul(dials.strength);

    // Every second point of a copy is left out: copies are thin.
    const copied = mix(identity.copyLight, float(0), when(seed.greaterThan(0.62)).mul(identity.isCopy));
    const visible = smoothstep(0, 0.1, arrived)
      .mul(mix(float(1), smoothstep(0.05, 1.1, high).mul(0.17), haze))
      .mul(float(1).sub(flying.mul(0.35)))
      .mul(copied);
    const soft = identity.veil.mul(0.9).add(dials.unison.mul(0.35)).add(1);
    const size = manner.x
      .mul(isShade.select(scale, soft.mul(shown.mul(0.9).add(1))))
      .mul(haze.mul(isShade.select(float(0), float(1.1))).add(1))
      .mul(merged.mul(when(isAura)).mul(2).add(1));
    const grain = grainOf(view, size, turned(rows, row, at));
    const drawnOut = flying.mul(8).add(1).toVar();
    const stretch = isShade.select(vec2(1, 1), vec2(1, drawnOut));

    // The dark inside is not black: a little warmth lives about the heart.
    const lives = float(1)
      .sub(dials.embers)
      .mul(identity.outline.mul(-0.9).add(1))
      .mul(loss.left)
      .mul(identity.copyLight);
    const shadeTint = colourOf(own).mul(dials.skin).mul(warmth).mul(gesture.mul(0.8).add(1)).mul(lives);
    const thinness = identity.veil.mul(0.8).add(1);
    vLight.assign(
      isShade.select(shadeTint, glow.mul(grain.thinned).mul(visible).div(drawnOut.pow(0.75)).div(thinness)),
    );
    const solid = manner.w
      .mul(smoothstep(0.55, 1, presence))
      .mul(bone.sure)
      .mul(frayed)
      .mul(identity.gone.oneMinus())
      .mul(identity.copyLight)
      .mul(smoothstep(0.1, 0.6, cut.left))
      .mul(dials.unison.mul(-0.55).add(1));
    vCover.assign(isShade.select(solid, float(0)));
    vCorner.assign(quadCorner());
    const quad = quadCorner().mul(grain.radius).mul(stretch);
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
