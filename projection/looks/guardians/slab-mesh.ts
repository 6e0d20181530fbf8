/** Slabs, the letters that leave them, the beam and the brackets of the counted, in one draw. */

import {
  attribute,
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
import { PAPER, VIOLET } from '../drawing/palette.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import { scatter } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { quadCorner } from '../figures/figure-nodes.ts';
import { LETTER } from './pixel-letters.ts';
import { BLOCKS, fallen, lastingOf, looseLetterAt } from './slab-fall.ts';
import { bitAt, cracksAt, engravingAt, stoneAt } from './slab-nodes.ts';
import { BEAM_ROW, MAX_PEOPLE, PEOPLE_ROW, ROW_COUNT, SLAB, type SlabRows } from './slab-rows.ts';
import { beamLight, beamTone, bracketLight, litBy, type SweepNodes, TRAIL_M } from './sweep-nodes.ts';

/** Quads of the template: blocks first, then loose letters. Enough for a person each in the row of the people. */
const BLOCK_COUNT = BLOCKS.columns * BLOCKS.rows;
const LETTER_COUNT = 220;
const QUADS = Math.max(BLOCK_COUNT + LETTER_COUNT, MAX_PEOPLE);

/** How far behind the people the slabs stand, m. */
const BEHIND_M = -0.5;
/** From where a slab that falls over is seen on a slice, m before it: it grows as it comes. */
const SEEN_FROM_M = 5;

/** The numbers that move everything. */
export interface SlabDials extends SweepNodes {
  /** How brightly the small text is engraved, 0..1. */
  readonly engraving: Node<'float'>;
  /** Light of the slabs, 0..1. */
  readonly light: Node<'float'>;
  /** 0..1, how far letters have trickled; turns with the show's time. Below zero none do. */
  readonly trickle: Node<'float'>;
  /** How many people are marked. */
  readonly people: Node<'float'>;
}

/** What a fragment belongs to. */
const KIND = { block: 0, letter: 1, beam: 2, bracket: 3 } as const;

export function createSlabMesh(view: WallView, rows: SlabRows, dials: SlabDials) {
  const random = scatter(2147);
  const quads = new Float32Array(QUADS * 4);
  for (let quad = 0; quad < QUADS; quad += 1) quads.set([quad, random(), random(), random()], quad * 4);
  const geometry = quadGeometry(QUADS, { quad: { array: quads, size: 4 } });
  geometry.instanceCount = ROW_COUNT;

  /** Place on the slab, its width, its height. */
  const vPlace = varyingProperty('vec4', 'slabPlace');
  /** Open cracks, hairlines, own number, letters of the sentence. */
  const vState = varyingProperty('vec4', 'slabState');
  /** Kind, row, how much is left of it, how far it has risen. */
  const vKind = varyingProperty('vec4', 'slabKind');
  /** Place on the wall. */
  const vWall = varyingProperty('vec4', 'slabWall');

  const { texel } = rows.rows;

  const clip = Fn(() => {
    const quad = attribute<'vec4'>('quad', 'vec4');
    const row = instanceIndex.toInt();
    const corner = quadCorner().toVar();
    const number = quad.x.add(0.5).floor().toVar();
    const place = texel(int(SLAB.place), row).toVar();
    const state = texel(int(SLAB.state), row).toVar();
    const more = texel(int(SLAB.more), row).toVar();
    const slab = { wide: place.z, high: place.w, fall: state.w, kind: more.x, way: more.y };

    // A block of the slab.
    const column = number.mod(BLOCKS.columns).toVar();
    const line = number.div(BLOCKS.columns).floor().toVar();
    const size = vec2(place.z.div(BLOCKS.columns), place.w.div(BLOCKS.rows)).toVar();
    const middle = vec2(column.add(0.5).mul(size.x).sub(place.z.mul(0.5)), line.add(0.5).mul(size.y)).toVar();
    const on = middle.add(corner.mul(size).mul(0.5)).toVar();
    const block = { middle, column, row: line, own: quad.y };
    const at = fallen(on, slab, block).toVar();
    const seen = float(SEEN_FROM_M).div(float(SEEN_FROM_M).sub(at.z));
    const flat = vec3(at.x.mul(seen), at.y.mul(seen).sub(at.z.mul(0.03)), 0);
    const there = select(view.isWindow.greaterThan(0.5), at, flat).toVar();
    const blockM = vec3(place.x.add(there.x), place.y.add(there.y), there.z.add(BEHIND_M)).toVar();

    // A letter on its way down.
    const from = vec2(quad.y.sub(0.5).mul(place.z).mul(0.9), quad.z.mul(place.w).mul(0.95));
    const trickle = fract(dials.trickle.add(quad.w));
    const weak = dials.trickle.lessThan(0).select(float(0), state.y.add(state.z.mul(0.5)));
    const loose = looseLetterAt(from, slab, quad.w, fract(quad.y.mul(91.7)), trickle, weak);
    const [c, s] = [loose.turn.cos(), loose.turn.sin()];
    const scale = quad.w.mul(0.009).add(0.009).toVar();
    const spun = vec2(corner.x.mul(c).sub(corner.y.mul(s)), corner.x.mul(s).add(corner.y.mul(c)));
    const letterM = vec3(place.xy.add(loose.place).add(spun.mul(scale)), BEHIND_M + 0.05).toVar();

    // The beam is one quad, and so is the box of everybody.
    const beamHalf = vec2(TRAIL_M, view.wallM.y.mul(0.5));
    const beamM = vec3(vec2(dials.xM, view.wallM.y.mul(0.5)).add(corner.mul(beamHalf)), BEHIND_M + 0.1);
    const person = texel(number.toInt(), row).toVar();
    const boxHalf = vec2(person.z, person.w.mul(0.5)).add(0.02).toVar();
    const boxM = vec3(person.x, person.y.add(person.w.mul(0.5)), 0).add(vec3(corner.mul(boxHalf), 0));

    const isBeam = row.equal(BEAM_ROW);
    const isPeople = row.equal(PEOPLE_ROW);
    const isBlock = number.lessThan(BLOCK_COUNT);
    const kind = select(
      isBeam,
      float(KIND.beam),
      select(isPeople, float(KIND.bracket), select(isBlock, float(KIND.block), float(KIND.letter))),
    ).toVar();
    const isSlab = kind.lessThan(1.5);
    const wallM = select(isBeam, beamM, select(isPeople, boxM, select(isBlock, blockM, letterM))).toVar();
    const counted = litBy(dials, person.x).mul(number.lessThan(dials.people).select(float(1), float(0)));
    const left = select(
      isBeam,
      number.lessThan(0.5).select(dials.strength, float(0)),
      select(
        isPeople,
        counted,
        select(isBlock, lastingOf(slab, block), loose.light).mul(state.x.greaterThan(0).select(dials.light, float(0))),
      ),
    ).toVar();
    const letterPick = fract(quad.y.mul(7.31).add(quad.z)).mul(more.w).floor();
    vPlace.assign(
      select(
        isSlab,
        select(isBlock, vec4(on, place.zw), vec4(corner, letterPick, 0)),
        vec4(corner.mul(boxHalf), boxHalf.sub(0.02)),
      ),
    );
    vState.assign(vec4(state.y, state.z, more.z, more.w));
    vKind.assign(vec4(kind, row.toFloat(), left, state.x));
    vWall.assign(vec4(wallM, view.pixelAt(wallM as Node<'vec3'>)));
    // What is not there takes no pixels.
    return select(left.greaterThan(0.001), view.clipOf(wallM as Node<'vec3'>), vec4(2, 2, 0, 1)) as Node<'vec4'>;
  });

  const paint = Fn(() => {
    const kind = vKind.x.add(0.5).floor().toVar();
    const row = vKind.y.add(0.5).toInt().toVar();
    const left = vKind.z;
    const pixelM = vWall.w.toVar();
    const on = vPlace.xy;
    const [wide, high] = [vPlace.z, vPlace.w];
    const violet = vec3(...VIOLET);

    const light = vec3(0).toVar();
    const cover = float(0).toVar();

    // The face of a block.
    const lit = litBy(dials, vWall.x).mul(dials.severity.mul(0.5).add(0.5)).toVar();
    const text = engravingAt(rows, row, vState.w.max(1), on as Node<'vec2'>, wide, high, pixelM);
    const cracks = cracksAt(on as Node<'vec2'>, wide, high, vState.x, vState.y, vState.z, view.seed.add(700), pixelM);
    const stone = stoneAt(on as Node<'vec2'>, wide, high, vState.z, pixelM);
    const risen = vKind.w.mul(high).toVar();
    const isUp = smoothstep(risen.add(pixelM), risen, on.y).mul(
      smoothstep(view.floorM.sub(0.004), view.floorM, vWall.y),
    );
    const front = smoothstep(0.05, 0, risen.sub(on.y).abs())
      .mul(vKind.w.mul(40).min(1))
      .mul(vKind.w.oneMinus().mul(12).min(1));
    // Readers go down the text, a line at a time; most of it rests.
    const reader = fract(on.y.mul(0.45).add(vState.z).add(view.phase(31))).toVar();
    const read = smoothstep(0.86, 1, reader).mul(0.75).add(0.35);
    const lowered = smoothstep(-0.2, 1, on.y.div(high));
    const ink = text.ink
      .mul(text.own.mul(0.75).add(0.25))
      .mul(
        dials.engraving.mul(read).mul(lowered.mul(0.6).add(0.4)).mul(0.3).add(lit.mul(0.6)).add(cracks.thrown.mul(0.7)),
      );
    const face = violet
      .mul(ink.add(stone.edge.mul(lit.mul(0.8).add(0.3))).add(stone.grain.mul(lit.mul(0.04).add(0.003))))
      .add(violet.mul(cracks.thrown.mul(0.05)))
      .add(mix(violet, vec3(...PAPER), 0.5).mul(cracks.core.mul(0.95)))
      .add(violet.mul(front.mul(0.9)))
      .add(vec3(0.0014, 0.0013, 0.0026));
    const isBlock = kind.lessThan(KIND.block + 0.5);
    light.assign(select(isBlock, face.mul(isUp), light));
    cover.assign(select(isBlock, isUp.mul(0.92), cover));

    // A loose letter.
    const letter = vPlace.z.add(0.5).toInt().toVar();
    const four = texel(letter.shiftRight(2).add(SLAB.letters), row).toVar();
    const part = letter.bitAnd(3).toVar();
    const bits = select(part.lessThan(2), select(part.equal(0), four.x, four.y), select(part.equal(2), four.z, four.w));
    const dot = vec2(on.x.mul(0.5).add(0.5).mul(LETTER.wide), on.y.mul(-0.5).add(0.5).mul(LETTER.high)).toVar();
    const isInk = bits
      .add(0.5)
      .toInt()
      .shiftRight(bitAt(dot.floor() as Node<'vec2'>))
      .bitAnd(1)
      .toFloat();
    const isLetter = kind.equal(KIND.letter);
    light.assign(
      select(
        isLetter,
        mix(violet, vec3(...PAPER), 0.3)
          .mul(isInk)
          .mul(0.7),
        light,
      ),
    );

    const beam = beamLight(vWall.xy as Node<'vec2'>, view.wallM.y, view.floorM, pixelM, dials);
    light.assign(select(kind.equal(KIND.beam), beam.div(max(dials.strength, 0.001)), light));
    const bracket = bracketLight(on as Node<'vec2'>, vPlace.zw as Node<'vec2'>, pixelM);
    light.assign(select(kind.equal(KIND.bracket), beamTone(dials.severity).mul(bracket).mul(0.9), light));
    return vec4(light.mul(left), cover.mul(left)) as Node<'vec4'>;
  });

  const material = lightMaterial('guardians', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}
