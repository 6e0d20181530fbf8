/** The rules of the ledger, which uncoil into threads, and the hands that hold them: one draw. */

import {
  attribute,
  Fn,
  float,
  instanceIndex,
  int,
  max,
  mix,
  select,
  smoothstep,
  uniform,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { BufferAttribute, InstancedBufferGeometry, Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { MARKET_RED, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';
import { handPieces } from './hand-lines.ts';
import { LEDGER_TEXEL, type LedgerRows } from './ledger-rows.ts';

/** Straight pieces of a thread. */
const STEPS = 90;
/** Half widths of a thread and of a hand's lines, m. */
const THREAD_M = 0.0016;
const HAND_M = 0.0019;

/** Creates the mesh. The caller sets the dials and disposes of what it is made of. */
export function createLedgerMesh(view: WallView, rows: LedgerRows) {
  const dials = { light: uniform(1), hands: uniform(1), stir: uniform(1) };
  const vLight = varyingProperty('vec3', 'ledgerLight');
  const vAcross = varyingProperty('float', 'ledgerAcross');

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const read = (column: number): Node<'vec4'> => rows.rows.texel(int(column), row);
    const what = read(LEDGER_TEXEL.what).toVar();
    const place = read(LEDGER_TEXEL.place).toVar();
    const hand = read(LEDGER_TEXEL.hand).toVar();
    const isHand = what.x.greaterThan(0.5);
    /** Of a thread: share along it, 0, 0, 0. Of the hand: the ends of a piece. */
    const piece = attribute<'vec4'>('piece', 'vec4');
    /** Which side of the line, which end of the piece; 1 for a piece of the hand. */
    const side = attribute<'vec3'>('side', 'vec3');
    const isPiece = side.z.greaterThan(0.5);

    // A thread: the rule below its line, until its far end is lifted, uncoils and leads up.
    const traced = what.z;
    const along = (s: Node<'float'>): { at: Node<'vec3'>; lift: Node<'float'> } => {
      const lift = smoothstep(0, 1, traced.mul(1.9).sub(s.oneMinus().mul(0.9))).toVar();
      // It leaves from the end of its line that is nearer to the hand, so that it crosses no words.
      const isRight = hand.x.greaterThan(place.x.add(place.z));
      const under = place.z.mul(select(isRight, s.oneMinus(), s)).toVar();
      const rule = vec3(place.x.add(under.mul(place.w.cos())), place.y.add(under.mul(place.w.sin())), 0);
      const start = vec3(place.x.add(select(isRight, place.z, float(0))), place.y, 0);
      const bow = s.mul(s.oneMinus()).mul(4);
      const sway = swing(view, 66, what.w.add(s.mul(0.4)))
        .mul(0.012)
        .mul(dials.stir);
      const path = mix(start, hand.xyz, s).add(vec3(bow.mul(sway.add(what.w.sub(0.5).mul(0.14))), 0, 0));
      const coil = lift.mul(lift.oneMinus()).mul(4).mul(dials.stir);
      const angle = s.mul(34).sub(traced.mul(7)).add(what.w.mul(6));
      const loop = vec3(angle.cos(), angle.sin(), 0).mul(coil.mul(s.mul(0.11).add(0.015)));
      return { at: mix(rule, path, lift).add(loop).toVar() as Node<'vec3'>, lift };
    };
    const s = piece.x;
    const here = along(s);
    const next = along(s.add(1 / STEPS));

    // A hand: its pieces where it hangs.
    const put = (corner: Node<'vec2'>): Node<'vec3'> =>
      vec3(place.x.add(corner.x.mul(place.z).mul(place.w)), place.y.add(corner.y.mul(place.z)), 0);
    const [from, to] = [put(piece.xy as Node<'vec2'>), put(piece.zw as Node<'vec2'>)];

    const at = select(isPiece, mix(from, to, side.y), here.at).toVar();
    const way = select(isPiece, to.sub(from), next.at.sub(here.at)).xy.toVar();
    const across = vec2(way.y.negate(), way.x).div(way.length().add(1e-5));
    const wanted = select(isPiece, float(HAND_M), mix(float(THREAD_M * 0.6), float(THREAD_M), here.lift));
    const half = max(wanted, view.pixelAt(at as Node<'vec3'>).mul(0.6)).toVar();
    const thinned = wanted.div(half);
    const ink = mix(vec3(...MARKET_RED).mul(0.17), vec3(...PAPER).mul(0.85), here.lift.mul(traced.min(1)));
    // Light runs along a thread from the line to the hand while it is being traced.
    const pulse = smoothstep(0.12, 0, s.sub(traced.mul(1.15)).abs())
      .mul(traced.oneMinus().max(0))
      .mul(1.2);
    const upper = smoothstep(2.2, 0.9, piece.y);
    const drawn = select(
      isPiece,
      vec3(...PAPER)
        .mul(0.62)
        .mul(upper)
        .mul(dials.hands)
        .add(vec3(...MARKET_RED).mul(0.1)),
      ink.mul(pulse.add(1)),
    );
    vLight.assign(drawn.mul(what.y).mul(thinned).mul(dials.light));
    vAcross.assign(side.x);
    // What is not of this row's kind has no size.
    const counts = select(isPiece, select(isHand, float(1), float(0)), select(isHand, float(0), float(1)));
    const spread = across.mul(side.x).mul(half.mul(2)).mul(counts);
    return view.clipOf(mix(vec3(place.xy, 0), (at as Node<'vec3'>).add(vec3(spread, 0)), counts) as Node<'vec3'>);
  });

  const paint = Fn(() => {
    const off = vAcross.abs();
    const thread = smoothstep(1, 0.25, off);
    return vec4(vLight.mul(thread.mul(thread)), float(0)) as Node<'vec4'>;
  });

  const material = lightMaterial('market', clip(), paint());
  const geometry = ledgerGeometry();
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, material, geometry, dials };
}

/** A thread of {@link STEPS} pieces and the pieces of a hand: one template for both kinds of row. */
function ledgerGeometry(): InstancedBufferGeometry {
  const piece: number[] = [];
  const side: number[] = [];
  const index: number[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const from = side.length / 3;
    for (const edge of [-1, 1]) {
      piece.push(step / STEPS, 0, 0, 0);
      side.push(edge, 0, 0);
    }
    if (step < STEPS) index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  }
  const hand = handPieces();
  for (let at = 0; at < hand.length; at += 4) {
    const from = side.length / 3;
    for (const end of [0, 1]) {
      for (const edge of [-1, 1]) {
        piece.push(...hand.subarray(at, at + 4));
        side.push(edge, end, 1);
      }
    }
    index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('piece', new BufferAttribute(new Float32Array(piece), 4));
  geometry.setAttribute('side', new BufferAttribute(new Float32Array(side), 3));
  geometry.setIndex(index);
  geometry.instanceCount = 0;
  return geometry;
}
