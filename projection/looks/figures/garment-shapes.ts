/** The shape of each garment: where a point of it lies on this figure right now, and how it takes the light. */

import { abs, float, fract, If, int, max, mix, normalize, select, sign, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE } from './body-shape.ts';
import { type BoneFrame, boneOf, pulses, swing, when } from './figure-nodes.ts';
import type { FigureRows } from './figure-rows.ts';
import { STRANDS, THREADS } from './garment-template.ts';

const TURN = 2 * Math.PI;

/** What a garment is hung on. */
export interface Wearer {
  readonly view: WallView;
  readonly rows: FigureRows;
  readonly row: Node<'int'>;
  readonly torso: BoneFrame;
  readonly head: BoneFrame;
  readonly scale: Node<'float'>;
  /** 0..1 drawn from the key. */
  readonly drawn: Node<'float'>;
  readonly pace: Node<'float'>;
}

/** A point of a garment. */
export interface Worn {
  readonly at: Node<'vec3'>;
  /** Light before weight; 0 hides it. */
  readonly light: Node<'float'>;
  /** 0 base colour, 1 accent. */
  readonly tint: Node<'float'>;
}

/** A point's own numbers. */
export interface Spot {
  readonly a: Node<'float'>;
  readonly b: Node<'float'>;
  readonly seed: Node<'float'>;
  /** Thread, mask, strand or signed plate. */
  readonly number: Node<'float'>;
}

const top = (wearer: Wearer): Node<'vec3'> => wearer.torso.start.add(wearer.torso.axis);
const along = (wearer: Wearer): Node<'vec3'> => normalize(wearer.torso.axis);
const sideways = (wearer: Wearer): Node<'vec3'> => normalize(wearer.torso.sideB);

/** An open coat: a around (0 back, +-1 the edges of the opening), b from the collar down to the hem. */
export function coatAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { view, torso, scale } = wearer;
  const angle = spot.a.mul(0.84 * Math.PI);
  const v = spot.b.mul(1.08).sub(0.08).toVar();
  const low = v.max(0).toVar();
  const drop = v.mul(worn.mul(0.52).add(0.66)).mul(scale).toVar();
  const trunk = torso.axis.length().toVar();
  const onTrunk = top(wearer).sub(along(wearer).mul(drop.min(trunk)));
  const hanging = vec3(0, drop.sub(trunk).max(0).negate(), 0);
  const shoulder = torso.sideB.length().mul(1.16);
  const waist = float(1).sub(
    smoothstep(0, 0.16, low)
      .mul(float(1).sub(smoothstep(0.3, 0.55, low)))
      .mul(0.16),
  );
  const collar = smoothstep(-0.08, 0.05, v).mul(0.62).add(0.38);
  const wide = shoulder.mul(waist).mul(collar).add(low.mul(low).mul(0.15).mul(scale));
  const deep = low.mul(low).mul(0.14).add(0.13).mul(scale);
  const stir = swing(view, 54, low.mul(-0.45).add(spot.a.mul(0.2)).add(wearer.drawn))
    .mul(low.mul(low))
    .mul(0.035);
  const gape = sign(spot.a)
    .mul(smoothstep(0.6, 1, abs(spot.a)))
    .mul(low)
    .mul(0.09)
    .mul(scale);
  const at = onTrunk
    .add(hanging)
    .add(sideways(wearer).mul(angle.sin().mul(wide).add(gape).add(stir)))
    .add(vec3(0, 0, angle.cos().mul(deep).negate()));
  const fold = angle.mul(7).add(low.mul(1.7)).cos().abs();
  const rim = angle.sin().abs();
  const edge = smoothstep(0.975, 1, abs(spot.a))
    .max(smoothstep(0.97, 1, spot.b))
    .mul(0.75);
  const light = fold.mul(fold).mul(fold).mul(0.34).add(rim.pow(6).mul(0.6)).add(edge).add(0.03);
  return { at, light: light.mul(worn), tint: low };
}

/** A deep hood: a around the opening (0 crown, +-1 chin), b from the opening backwards. */
export function hoodAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { head, scale } = wearer;
  const angle = spot.a.mul(0.86 * Math.PI);
  const swell = spot.b.mul(2.6).sin().mul(0.2).add(1).mul(worn.mul(0.25).add(0.75));
  const peak = float(1)
    .sub(smoothstep(0, 0.5, angle.abs()))
    .mul(0.03);
  const up = normalize(head.axis);
  const across = normalize(head.sideA);
  const jaw = smoothstep(1.3, 2.7, angle.abs()).mul(0.06);
  const at = head.start
    .add(across.mul(angle.sin().mul(0.119).add(sign(spot.a).mul(jaw)).mul(swell).mul(scale)))
    .add(up.mul(angle.cos().mul(0.168).add(peak).mul(swell).mul(scale)))
    .add(vec3(0, 0, float(0.1).sub(spot.b.mul(0.3))));
  const opening = float(1).sub(smoothstep(0.02, 0.09, spot.b));
  const silhouette = smoothstep(0.35, 0.62, spot.b).mul(float(1).sub(smoothstep(0.66, 0.9, spot.b)));
  const fold = angle.mul(9).cos().abs().pow(3).mul(0.18);
  return { at, light: opening.add(silhouette.mul(0.75)).add(fold).mul(worn), tint: spot.b };
}

/** The hood's cloth over the shoulders: a left to right, b from the neck to its hem. */
export function mantleAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { scale, torso } = wearer;
  const reach = torso.sideB.length().mul(spot.b.mul(0.75).add(0.5));
  const fall = spot.a.mul(spot.a).mul(0.11).add(spot.b.mul(0.2)).sub(0.07);
  const at = top(wearer)
    .add(sideways(wearer).mul(spot.a.mul(reach)))
    .sub(along(wearer).mul(fall.mul(scale)))
    .add(vec3(0, 0, 0.1));
  const fold = spot.a.mul(13).add(spot.b.mul(0.8)).cos().abs().pow(6).mul(0.3);
  return {
    at,
    light: fold
      .mul(float(1).sub(spot.b.mul(0.6)))
      .add(0.02)
      .mul(worn),
    tint: spot.b,
  };
}

/** Three plates a shoulder, stacked: a around the plate's edge, b from its middle to the edge. */
export function platesAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { scale, torso } = wearer;
  const side = sign(spot.number);
  const level = abs(spot.number).sub(1);
  const inner = vec2(-0.07, 0.075).add(vec2(0.03, -0.035).mul(level));
  const tip = vec2(0.235, 0.125).add(vec2(-0.045, -0.075).mul(level));
  const lower = vec2(0.115, -0.045).add(vec2(0, -0.06).mul(level));
  const walk = spot.a.mul(3).toVar();
  const first = mix(inner, tip, walk.min(1));
  const second = mix(first, lower, walk.sub(1).clamp(0, 1));
  const edge = mix(second, inner, walk.sub(2).clamp(0, 1));
  const middle = inner.add(tip).add(lower).div(3);
  const spotOn = mix(middle, edge, spot.b).mul(scale);
  const shoulder = top(wearer)
    .add(torso.sideB.mul(side))
    .sub(along(wearer).mul(scale.mul(0.03)));
  const outward = sideways(wearer).mul(side);
  const at = shoulder
    .add(outward.mul(spotOn.x))
    .add(along(wearer).mul(spotOn.y))
    .add(vec3(0, 0, 0.12));
  return { at, light: smoothstep(0.9, 1, spot.b).mul(0.85).add(0.35).mul(worn), tint: level.div(2) };
}

/** A thin ring behind the head: a around, b 0 the ring, 1 its faint outer arcs. */
export function haloAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { head, scale, view } = wearer;
  const angle = spot.a.mul(TURN);
  const radius = mix(float(0.272), float(0.312), spot.b).add(spot.seed.sub(0.5).mul(0.004)).mul(scale);
  const grown = radius.mul(worn.mul(0.3).add(0.7));
  const at = head.start
    .add(normalize(head.sideA).mul(angle.sin().mul(grown)))
    .add(normalize(head.axis).mul(angle.cos().mul(grown)))
    .add(vec3(0, 0, -0.15));
  const arcs = smoothstep(0.1, 0.35, angle.mul(3).add(wearer.drawn.mul(9)).sin());
  const running = pulses(view, spot.a.mul(1.6666), wearer.pace).mul(0.7);
  return { at, light: mix(running.add(0.75), arcs.mul(0.8), spot.b).mul(worn), tint: spot.b };
}

/** Hair that streams as sparks: a along a strand, b 1 for sparks that have come loose. */
export function sparksAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { head, scale, view } = wearer;
  const strand = spot.number.add(0.5).div(STRANDS);
  const own = fract(strand.mul(17.31)).toVar();
  const turns = own.mul(20).floor().add(36);
  const loose = fract(spot.a.add(view.phase(turns)));
  const s = mix(spot.a, loose.mul(1.35), spot.b).toVar();
  const around = strand.sub(0.5).mul(1.16 * Math.PI);
  const up = normalize(head.axis);
  const across = normalize(head.sideA);
  const root = head.start
    .add(across.mul(around.sin().mul(0.09).mul(scale)))
    .add(up.mul(around.cos().mul(0.125).mul(scale)));
  const out = across.mul(around.sin()).add(up.mul(around.cos()));
  const lean = select(wearer.drawn.greaterThan(0.5), float(1), float(-1));
  const wind = vec3(lean.mul(0.88), own.mul(0.75).sub(0.2), -0.2);
  const reach = own.mul(0.4).add(0.42).mul(scale).mul(worn.mul(0.6).add(0.4));
  const flow = mix(out.mul(0.55), wind, smoothstep(0, 0.55, s))
    .mul(s)
    .mul(reach);
  const wave = swing(view, 84, s.mul(-0.9).add(own.mul(0.35)))
    .mul(s)
    .mul(0.075)
    .mul(scale);
  const scatterM = vec2(spot.seed.sub(0.5), fract(spot.seed.mul(37.7)).sub(0.5)).mul(
    mix(s.mul(0.02), s.mul(0.12), spot.b),
  );
  const at = root.add(flow).add(vec3(scatterM.x, wave.add(scatterM.y), -0.05));
  const fade = float(1).sub(s.div(1.35).min(1));
  return { at, light: fade.mul(fade).mul(1.8).mul(worn), tint: s.clamp(0, 1) };
}

/** Threads from the fingers, slack, out over the floor: a along the thread. */
export function threadsAt(wearer: Wearer, spot: Spot, worn: Node<'float'>): Worn {
  const { view, scale } = wearer;
  const isLeft = spot.number.lessThan(THREADS / 2);
  const finger = select(isLeft, spot.number, spot.number.sub(THREADS / 2));
  const hand = boneOf(wearer.rows, select(isLeft, int(BONE.leftHand), int(BONE.rightHand)), wearer.row, wearer.scale);
  const fan = finger.sub(2).mul(0.02);
  const from = hand.start.add(hand.axis.mul(1.85)).add(hand.sideA.mul(fan)).toVar();
  const away = sign(from.x.sub(wearer.torso.start.x).add(0.001));
  const reach = finger.mul(0.21).add(0.28).mul(scale).mul(worn);
  const fall = float(1).sub(float(1).sub(spot.a).pow(1.7));
  const rest = view.floorM.add(finger.mul(0.008));
  const sway = swing(view, 72, spot.a.mul(0.5).add(finger.mul(0.19)))
    .mul(spot.a.mul(float(1).sub(spot.a)))
    .mul(0.06);
  const at = vec3(
    from.x.add(away.mul(reach).mul(spot.a.mul(0.45).add(spot.a.mul(spot.a).mul(0.55)))).add(sway),
    mix(from.y, rest, fall),
    from.z,
  );
  const running = pulses(view, spot.a.mul(1.3).add(finger.mul(0.37)), wearer.pace.add(0.5));
  const fade = float(1).sub(smoothstep(0.72, 1, spot.a));
  return { at, light: running.mul(1.9).add(0.34).mul(fade).mul(worn), tint: spot.a };
}

/** Masks in orbit: a along the line, b which line of the mask. `front` keeps those nearer than the body. */
export function masksAt(wearer: Wearer, spot: Spot, masks: Node<'float'>, fallen: Node<'float'>, front: boolean): Worn {
  const { view, torso, scale } = wearer;
  const count = max(masks.ceil(), 1);
  const turn = fract(spot.number.div(count).add(view.phase(24)).add(wearer.drawn));
  const angle = turn.mul(TURN).sub(Math.PI).toVar();
  const depth = angle.sin().toVar();
  const here = masks.sub(spot.number).clamp(0, 1).toVar();
  // One after the other: each lets go, drops ever faster, breaks on the floor and goes out there.
  const fall = fallen.mul(count).sub(spot.number).clamp(0, 1).toVar();
  const dropped = fall.div(0.66).min(1).toVar();
  const broken = fall.sub(0.66).div(0.34).clamp(0, 1).toVar();
  const centre = torso.start.add(torso.axis.mul(0.86));
  const bob = swing(view, 60, spot.number.mul(0.23)).mul(0.03);
  const orbit = centre.y.add(depth.mul(-0.09).add(bob).add(0.04).mul(scale)).sub(here.oneMinus().mul(here.oneMinus()));
  const floor = view.floorM.add(0.05).sub(depth.mul(0.03));
  const height = mix(orbit, floor, dropped.mul(dropped));
  const near = depth.mul(0.16).add(1).mul(scale);
  const turned = depth.abs().mul(0.6).add(0.4);

  const round = spot.a.mul(TURN).toVar();
  const chin = smoothstep(0, 1, round.cos().negate()).mul(0.32);
  const shell = vec2(round.sin().mul(float(1).sub(chin)).mul(0.092), round.cos().mul(0.138));
  const eyeSide = select(spot.a.greaterThan(0.5), float(1), float(-1));
  const t = fract(spot.a.mul(2)).mul(2).sub(1);
  const slit = vec2(
    eyeSide.mul(0.044).add(t.mul(0.025)),
    t.mul(eyeSide).mul(0.011).add(0.026).add(spot.seed.sub(0.5).mul(0.006)),
  );
  const ridge = vec2(0, mix(float(-0.02), float(-0.062), spot.a));
  const line = vec2(0, 0).toVar();
  If(spot.b.lessThan(0.5), () => {
    line.assign(shell);
  })
    .ElseIf(spot.b.lessThan(1.5), () => {
      line.assign(slit);
    })
    .ElseIf(spot.b.greaterThan(2.5), () => {
      line.assign(ridge);
    });
  // It tumbles while it drops, and lies flat and in pieces at last.
  const tumble = dropped
    .mul(fract(spot.number.mul(0.37)).sub(0.5))
    .mul(3.2)
    .toVar();
  const flat = broken.mul(-0.85).add(1);
  const lean = vec2(
    line.x.mul(tumble.cos()).sub(line.y.mul(tumble.sin())),
    line.x.mul(tumble.sin()).add(line.y.mul(tumble.cos())),
  );
  const pieces = spot.seed.sub(0.5).mul(broken).mul(0.34);
  const at = vec3(
    centre.x
      .add(angle.cos().mul(0.54).mul(scale))
      .add(lean.x.mul(mix(turned, float(1), dropped)).mul(near))
      .add(pieces),
    height.add(lean.y.mul(near).mul(flat)).add(broken.mul(fract(spot.seed.mul(41)).mul(0.07))),
    depth.mul(0.4),
  );
  const shown = when(front ? depth.greaterThanEqual(0) : depth.lessThan(0));
  const flash = dropped
    .mul(broken.oneMinus())
    .mul(smoothstep(0.9, 1, dropped))
    .mul(1.2);
  const light = here.mul(shown).mul(depth.mul(0.5).add(1.1).add(flash)).mul(broken.oneMinus());
  return { at, light, tint: depth.mul(0.5).add(0.5) };
}
