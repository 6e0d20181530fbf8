/** The surveillance drone as functions of a place: rings with ticks and marks, the blades of its iris, its lids, its beam. */

import { abs, atan, exp, float, fract, max, min, mix, smoothstep, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { CYAN, MAGENTA, VIOLET } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';

const TURN = 2 * Math.PI;

/** One ring. Radii in units of the iris; `turns` whole turns in ten minutes, below zero clockwise. */
interface Ring {
  readonly inner: number;
  readonly outer: number;
  readonly what: 'ticks' | 'marks' | 'arcs';
  /** Ticks or marks around it; of arcs, how many pieces. */
  readonly count: number;
  readonly turns: number;
  /** Which way it flies when it is torn off, rad, how far, and how far it tips over, 0..1. */
  readonly flees: readonly [angle: number, by: number, tip: number];
}

const RINGS: readonly Ring[] = [
  { inner: 0.83, outer: 0.9, what: 'ticks', count: 90, turns: 7, flees: [0.7, 0.35, 0.5] },
  { inner: 0.96, outer: 1.06, what: 'marks', count: 56, turns: -4, flees: [3.6, 0.6, 0.35] },
  { inner: 1.13, outer: 1.145, what: 'arcs', count: 3, turns: 11, flees: [1.9, 0.5, 0.62] },
  { inner: 1.24, outer: 1.36, what: 'ticks', count: 200, turns: -3, flees: [5.4, 0.75, 0.45] },
  { inner: 1.5, outer: 1.72, what: 'marks', count: 44, turns: 2, flees: [2.6, 0.55, 0.3] },
  { inner: 1.86, outer: 1.885, what: 'arcs', count: 5, turns: -8, flees: [0.2, 1, 0.55] },
  { inner: 2.08, outer: 2.2, what: 'ticks', count: 300, turns: 2, flees: [4.1, 0.8, 0.4] },
  { inner: 2.48, outer: 2.5, what: 'arcs', count: 7, turns: 5, flees: [1.2, 0.9, 0.5] },
  { inner: 2.72, outer: 3.04, what: 'marks', count: 68, turns: -1, flees: [3.0, 0.5, 0.35] },
  { inner: 3.36, outer: 3.46, what: 'ticks', count: 400, turns: 1, flees: [5.9, 0.9, 0.5] },
  { inner: 3.84, outer: 3.87, what: 'arcs', count: 9, turns: -3, flees: [2.2, 1, 0.45] },
];

/** Radius at which it ends, in units. */
export const EYE_REACH = 4;
const BLADES = 9;

/** A line `half` wide on each side of `off` = 0, never thinner to the eye than a pixel `px`, but paler. */
function stroke(off: Node<'float'>, half: number, px: Node<'float'>): Node<'float'> {
  const wide = max(px.mul(0.6), half);
  return smoothstep(wide.add(px.mul(0.6)), wide.sub(px.mul(0.6)), abs(off)).mul(min(float(half).div(wide), 1));
}

/** 1 between two radii. */
const band = (r: Node<'float'>, inner: number, outer: number, px: Node<'float'>): Node<'float'> =>
  smoothstep(float(inner).sub(px), float(inner), r).mul(smoothstep(float(outer).add(px), float(outer), r));

/** Place of a ring's fragment once the ring has been torn from the others by `burst`. */
function torn(p: Node<'vec2'>, { flees: [angle, by, tip] }: Ring, burst: Node<'float'>): Node<'vec2'> {
  const off = p.sub(vec2(Math.cos(angle) * by, Math.sin(angle) * by).mul(burst)).toVar();
  const axis = angle * 1.7;
  const [c, s] = [Math.cos(axis), Math.sin(axis)];
  const along = off.x.mul(c).add(off.y.mul(s));
  const across = off.y.mul(c).sub(off.x.mul(s)).div(burst.mul(-tip).add(1));
  return vec2(along, across);
}

/** What is engraved on a ring, 0..1, at its own angle and radius. */
function engraved(ring: Ring, index: number, at: Node<'float'>, r: Node<'float'>, px: Node<'float'>, view: WallView) {
  const { inner, outer, count } = ring;
  const cell = at.mul(count).toVar();
  const number = cell.floor().toInt().toVar();
  const within = fract(cell).toVar();
  const deep = r
    .sub(inner)
    .div(outer - inner)
    .toVar();
  /** Width of a cell in pixels: what is too fine to be seen is drawn as its mean. */
  const fine = smoothstep(2, 5, float((TURN * (inner + outer)) / 2 / count).div(px)).toVar();
  if (ring.what === 'arcs') {
    const own = cellHash(number, number.mul(0).add(index), view.seed.add(611));
    return smoothstep(own.mul(0.3).add(0.55), own.mul(0.3).add(0.5), within)
      .mul(smoothstep(0, 0.02, within))
      .mul(band(r, inner, outer, px));
  }
  if (ring.what === 'ticks') {
    const isLong = number
      .mod(10)
      .equal(0)
      .select(float(0), number.mod(5).equal(0).select(float(0.35), float(0.62)));
    const tick = smoothstep(0.3, 0.2, abs(within.sub(0.5)))
      .mul(smoothstep(isLong, isLong.add(0.04), deep))
      .mul(band(r, inner, outer, px));
    return mix(band(r, inner, outer, px).mul(0.22), tick, fine);
  }
  // Marks: strokes between the knots of a small grid, no script that anybody reads.
  const grid = vec2(within.mul(3.4).sub(0.7), deep.mul(4.4).sub(0.7)).toVar();
  const isStroke = (across: Node<'float'>, along: Node<'float'>, ends: number, knots: number, salt: number) => {
    const knot = across.add(0.5).floor().toVar();
    const piece = along.floor().toVar();
    const own = cellHash(number.mul(11).add(knot.toInt()), piece.toInt().add(index * 17), view.seed.add(salt + index));
    const isThere = own
      .greaterThan(0.42)
      .and(knot.greaterThanEqual(0))
      .and(knot.lessThan(knots))
      .and(piece.greaterThanEqual(0))
      .and(piece.lessThan(ends));
    return isThere.select(smoothstep(0.17, 0.09, abs(across.sub(knot))), float(0));
  };
  const mark = max(isStroke(grid.x, grid.y, 3, 3, 640), isStroke(grid.y, grid.x, 2, 4, 660)).mul(
    band(r, inner, outer, px),
  );
  return mix(band(r, inner, outer, px).mul(0.18), mark, fine);
}

/** Light and cover of all rings at `p`, in units about the eye's middle. */
export function ringsAt(
  p: Node<'vec2'>,
  px: Node<'float'>,
  burst: Node<'float'>,
  threat: Node<'float'>,
  view: WallView,
) {
  const light = vec3(0).toVar();
  for (const [index, ring] of RINGS.entries()) {
    const own = torn(p, ring, burst).toVar();
    const r = own.length().toVar();
    const turn = view.phase(Math.abs(ring.turns)).mul(Math.sign(ring.turns));
    const angle = atan(own.y, own.x).div(TURN).add(0.5).toVar();
    const at = fract(angle.add(turn)).toVar();
    const middle = (ring.inner + ring.outer) / 2;
    const cuts = engraved(ring, index, at, r, px, view);
    const edges = stroke(r.sub(ring.inner), 0.003, px).add(stroke(r.sub(ring.outer), 0.003, px));
    // Metal catches the light where it faces it: two soft glints that stay while the ring turns under them.
    const glint = angle
      .mul(TURN * 2)
      .add(index * 1.9)
      .cos()
      .mul(0.5)
      .add(0.5)
      .pow(14)
      .toVar();
    const metal = band(r, ring.inner, ring.outer, px).mul(glint.mul(0.045).add(0.004));
    const fade = Math.exp(-(middle - 0.85) * 0.55);
    const cold = mix(vec3(...CYAN), vec3(...VIOLET), Math.min(1, middle / 3.2));
    const tone = mix(cold, vec3(...MAGENTA), threat.mul(Math.max(0, 0.75 - middle * 0.3)));
    light.addAssign(
      tone
        .mul(
          cuts
            .mul(glint.mul(0.62).add(0.1))
            .add(edges.mul(glint.mul(0.7).add(0.1)))
            .add(metal),
        )
        .mul(0.7 * fade),
    );
  }
  return light;
}

/** The blades: light, and how far they cover what lies behind. `aperture` is the radius of their opening. */
export function bladesAt(p: Node<'vec2'>, px: Node<'float'>, aperture: Node<'float'>, threat: Node<'float'>) {
  const r = p.length().toVar();
  const disc = smoothstep(float(0.8).add(px), float(0.8), r).toVar();
  // The diaphragm turns as it closes, as a real one does.
  const swivel = aperture.mul(1.4).toVar();
  const lines = float(0).toVar();
  const outside = float(-9).toVar();
  const facet = float(0).toVar();
  for (let blade = 0; blade < BLADES; blade += 1) {
    const way = swivel.add((TURN * blade) / BLADES).toVar();
    const out = vec2(way.cos(), way.sin()).toVar();
    const off = p.dot(out).sub(aperture).toVar();
    const along = p.y.mul(out.x).sub(p.x.mul(out.y)).toVar();
    const corner = aperture.mul(-Math.tan(Math.PI / BLADES));
    const begins = smoothstep(corner.sub(px), corner.add(px), along);
    lines.addAssign(stroke(off, 0.004, px).mul(begins));
    // The blade on top here is the last one whose edge has been crossed.
    const covers = off.greaterThan(0).and(along.greaterThan(corner));
    facet.assign(
      covers.select(
        exp(off.mul(-5))
          .mul(0.8)
          .add(((blade * 5) % BLADES) / BLADES / 4),
        facet,
      ),
    );
    outside.assign(max(outside, off));
  }
  const blades = smoothstep(px.negate(), px, outside).toVar();
  const rim = exp(abs(outside).mul(-24))
    .mul(0.42)
    .add(exp(abs(outside).mul(-8)).mul(0.05));
  const hot = mix(vec3(...CYAN), vec3(...MAGENTA), threat.mul(0.9).add(0.1));
  const steel = mix(vec3(0.022, 0.028, 0.045), vec3(...MAGENTA).mul(0.035), threat);
  const light = steel
    .mul(facet)
    .mul(blades)
    .add(
      hot.mul(
        lines
          .mul(0.5)
          .mul(blades)
          .add(rim.mul(threat.mul(0.9).add(0.35))),
      ),
    )
    .add(
      vec3(...CYAN)
        .mul(stroke(r.sub(0.8), 0.004, px))
        .mul(0.5),
    );
  return { light: light.mul(disc), disc, blades };
}

/** The lids, two curved plates that meet: light in rgb, cover in a. */
export function lidsAt(p: Node<'vec2'>, px: Node<'float'>, lids: Node<'float'>): Node<'vec4'> {
  const across = p.x.div(EYE_REACH + 0.2);
  const open = across
    .mul(across)
    .oneMinus()
    .max(0)
    .mul(EYE_REACH + 0.2)
    .mul(lids.oneMinus());
  const off = abs(p.y).sub(open).toVar();
  const inside = smoothstep(float(EYE_REACH), float(EYE_REACH * 0.8), p.length());
  const plate = smoothstep(px.negate(), px, off)
    .mul(inside)
    .mul(smoothstep(0, 0.02, lids));
  const seams = smoothstep(0.42, 0.5, abs(fract(off.mul(6)).sub(0.5))).mul(exp(off.mul(-1.4)));
  const edge = exp(abs(off).mul(-40))
    .mul(0.7)
    .add(exp(abs(off).mul(-9)).mul(0.016));
  return vec4(
    vec3(...CYAN)
      .mul(seams.mul(0.02).add(edge.mul(0.7)))
      .mul(plate),
    plate,
  );
}

/** The beam from the pupil: light in rgb, in a how far it takes away what is behind it. `half` and `turn` in rad. */
export function beamAt(
  p: Node<'vec2'>,
  px: Node<'float'>,
  half: Node<'float'>,
  turn: Node<'float'>,
  view: WallView,
): Node<'vec4'> {
  const r = p.length().toVar();
  // Angle from straight down; the beam never looks up.
  const angle = atan(p.x, p.y.negate()).sub(turn).toVar();
  const off = abs(angle).sub(half).toVar();
  const inside = smoothstep(0.01, -0.01, off)
    .mul(smoothstep(0.12, 0.5, r))
    .toVar();
  const edge = stroke(off.mul(r), 0.004, px)
    .add(exp(abs(off).mul(r).mul(-16)).mul(0.05))
    .mul(smoothstep(0.1, 0.5, r))
    .mul(p.y.lessThan(0).select(float(1), smoothstep(0.2, 0, p.y)));
  const hatch = fract(angle.mul(64).add(view.phase(40)));
  const rays = smoothstep(0.92, 1, hatch).mul(0.09);
  // Lines of reading travel down it.
  const read = smoothstep(0.94, 1, fract(r.mul(3.2).sub(view.phase(300)))).mul(0.12);
  // Wide open it takes everything, its own light too.
  const takes = smoothstep(0.2, 1.4, half).toVar();
  const light = mix(vec3(...VIOLET), vec3(...MAGENTA), 0.45)
    .mul(edge.mul(0.75).add(inside.mul(rays.add(read).add(0.012)).mul(takes.mul(-0.8).add(1))))
    .mul(exp(r.mul(-0.12)));
  return vec4(light, inside.mul(takes.mul(0.3).add(0.55)));
}

/** The ring of light that runs out from it when it is thrown back; `ageS` since then, s. */
export const recoilAt = (r: Node<'float'>, ageS: Node<'float'>): Node<'float'> => {
  const off = abs(r.sub(ageS.mul(2.6).add(0.3)));
  return exp(off.mul(-34))
    .mul(0.9)
    .add(exp(off.mul(-7)).mul(0.09))
    .mul(exp(ageS.mul(-1.5)));
};
