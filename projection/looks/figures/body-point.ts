/** A point of a body in the vertex stage: what it is, whose it is, and where on the body it stands just now. */

import { attribute, float, If, int, mix, normalize, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE, BONES } from './body-shape.ts';
import { KIND } from './body-writer.ts';
import { clothAt, clothesOf, looseness } from './clothes.ts';
import { boneOf, swing, texelOf, when } from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';
import { type FigureDials, identityOf } from './identity-nodes.ts';
import { TRUNK_SIDES } from './skeleton.ts';
import { tattooLight, tattooPoint } from './tattoo-nodes.ts';

/** What a row says of its figure as a whole. */
export function wholeOf(rows: FigureRows, row: Node<'int'>) {
  const being = texelOf(rows, int(COLUMN.being), row).toVar();
  const base = texelOf(rows, int(COLUMN.base), row).toVar();
  const accent = texelOf(rows, int(COLUMN.accent), row).toVar();
  const carried = texelOf(rows, int(COLUMN.carried), row).toVar();
  return {
    presence: being.x,
    gesture: being.y,
    pace: being.z,
    /** How far the head looks at whoever looks at it. */
    front: being.w,
    base: base.rgb,
    inkRow: int(base.w.add(0.5)),
    accent: accent.rgb,
    /** 0..1 drawn from the key. */
    drawn: accent.w,
    /** How far every hue passes over the skin. */
    iridescence: carried.x.mul(0.62),
    scale: carried.w,
    identity: identityOf(rows, row),
  };
}

export type WholeFigure = ReturnType<typeof wholeOf>;

/** What kind of point the current one is. */
export function kindOf() {
  const manner = attribute<'vec4'>('manner', 'vec4');
  const is = (kind: number): Node<'bool'> =>
    manner.y.greaterThan(kind - 0.5).and(manner.y.lessThan(kind + 0.5)) as Node<'bool'>;
  return {
    size: manner.x,
    seed: manner.z,
    isFlesh: is(KIND.flesh),
    isShade: is(KIND.shade),
    isTattoo: is(KIND.tattoo),
  };
}

export type PointKind = ReturnType<typeof kindOf>;

/** Places the current point on the body of `row`. */
export function pointOn(view: WallView, rows: FigureRows, row: Node<'int'>, who: WholeFigure, dials: FigureDials) {
  const { identity, drawn, gesture, scale } = who;
  const { seed, isFlesh, isShade, isTattoo } = kindOf();
  const given = attribute<'vec4'>('skin', 'vec4');
  const place = attribute<'vec4'>('place', 'vec4').toVar();
  const boneNumber = int(place.x.add(0.5)).toVar();
  const isSigil = isTattoo.and(boneNumber.equal(BONE.head));
  const skin = given.xy.toVar();
  const way = float(0).toVar();
  const weight = attribute<'vec4'>('manner', 'vec4').w.toVar();
  const redrawn = float(0).toVar();
  If(isTattoo, () => {
    const number = int(place.y.add(0.5)).toVar();
    const point = tattooPoint(view, rows, number, who.inkRow, isSigil, drawn, gesture);
    place.yzw.assign(point.place);
    way.assign(point.way);
    weight.assign(point.weight);
    skin.assign(point.skin);
    redrawn.assign(point.moving);
  });

  const clothes = clothesOf(rows, row);
  const isCloth = boneNumber.greaterThan(BONES - 1);
  const bone = boneOf(rows, isCloth.select(int(0), boneNumber).toVar(), row, scale);
  const loose = looseness(clothes, boneNumber, place.y).toVar();
  const side = mix(bone.sideA, bone.sideB, place.y.clamp(0, 1)).toVar();
  const isTorso = when(boneNumber.equal(BONE.torso));
  const isHand = when(boneNumber.equal(BONE.leftHand).or(boneNumber.equal(BONE.rightHand))).toVar();
  const facing = texelOf(rows, int(TRUNK_SIDES + 1), row).w;
  const spread = boneNumber.equal(BONE.leftHand).select(identity.hands.x, identity.hands.y);
  const across = place.z
    .mul(loose)
    .add(given.z.mul(facing))
    .add(given.w.mul(spread.mul(0.026).add(0.004)).mul(isHand));
  const breath = swing(view, 96, drawn)
    .mul(0.035)
    .mul(isTorso)
    .mul(smoothstep(0.2, 0.8, place.y))
    .add(1)
    .toVar();
  const at = bone.start
    .add(bone.axis.mul(place.y))
    .add(side.mul(across).mul(mix(float(1), breath, 0.35)))
    .add(bone.deep.mul(place.w.mul(loose).mul(breath)))
    .toVar();
  const along = given.w.mul(float(1).sub(isHand)).mul(isTattoo.select(float(0), float(1)));
  const normal = normalize(
    normalize(side)
      .mul(skin.x)
      .add(normalize(bone.deep).mul(skin.y))
      .add(bone.axis.div(bone.axis.length().max(1e-4)).mul(along)),
  ).toVar();

  const trunk = boneOf(rows, int(BONE.torso), row, scale);
  const cloth = clothAt(view, rows, row, clothes, scale, drawn, trunk, boneNumber, place.yzw as Node<'vec3'>);
  at.assign(isCloth.select(cloth.at, at));
  normal.assign(isCloth.select(cloth.normal, normal));
  weight.mulAssign(isCloth.select(cloth.worn, float(1)));

  // A sigil that is shown to everybody leaves the head and stands above it, large.
  const shown = identity.reveal.mul(when(isSigil)).toVar();
  const sigilAt = bone.start.add(vec3(0, shown.mul(scale).mul(0.015), 0));
  at.assign(mix(at, sigilAt.add(at.sub(bone.start).mul(shown.mul(2.15).add(1))), when(isSigil)));

  // Skin breathes: every point wanders a few millimetres.
  const wander = vec2(
    swing(view, seed.mul(60).floor().add(50), seed.mul(7)),
    swing(view, seed.mul(47).floor().add(60), seed.mul(13)),
  ).toVar();
  const isLoose = isShade.select(float(0), float(1)).toVar();
  at.xy.addAssign(wander.mul(identity.veil.mul(0.005).add(0.0022)).mul(isLoose));

  // A limb nobody saw hangs as haze, thinner the further down, and the trunk frays into it.
  const frayed = mix(bone.rooted, float(1), smoothstep(-0.05, 0.45, place.y)).toVar();
  const sure = isCloth.select(trunk.sure.mul(trunk.rooted), bone.sure).toVar();
  const haze = float(1).sub(sure.mul(frayed)).toVar();
  at.xy.addAssign(wander.mul(haze).mul(0.045));

  // A tattoo lifts off the skin when a gesture calls, when it redraws itself, and when it leaves.
  const isOnHead = when(isSigil);
  const ink = tattooLight(
    view,
    { weight, way: mix(way, place.y.mul(0.5).add(0.8), isOnHead), isSigil: isOnHead, front: who.front },
    { identity, accent: who.accent, drawn, pace: who.pace, gesture },
    dials,
  );
  const lift = gesture
    .mul(0.016)
    .mul(swing(view, 300, way).mul(0.4).add(0.6))
    .add(redrawn.mul(0.022))
    .add(ink.liftM);
  // A shielded body wears a second skin of light a hand's breadth off its own.
  const isShell = when(isTattoo.or(isShade).or(isFlesh).not())
    .mul(smoothstep(0.5, 0.52, seed))
    .mul(identity.shield)
    .toVar();
  at.addAssign(normal.mul(isTattoo.select(lift, isShell.mul(0.062))));

  return {
    at,
    normal,
    weight,
    ink,
    isSigil,
    isHand,
    isShell,
    redrawn,
    shown,
    frayed,
    haze,
    isLoose,
    /** How sure the bone is. */
    sure,
    /** How much wider than the limb what is worn about it is; 0 for cloth that is not worn. */
    loose: isCloth.select(when(cloth.worn.greaterThan(0)), loose),
    hooded: clothes.hood,
    /** 1 on the floor. */
    isPool: when(boneNumber.equal(BONE.floor)).toVar(),
    isHead: when(boneNumber.equal(BONE.head)).toVar(),
    /** u, across and deep on the bone. */
    spot: place.yzw,
  };
}

export type BodyPoint = ReturnType<typeof pointOn>;
