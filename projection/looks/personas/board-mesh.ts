/** The boards: one quad each, drawn from a few thin lines, a portrait in slices, a chart, a bar code and a stamp. */

import {
  abs,
  attribute,
  Fn,
  float,
  floor,
  fract,
  instanceIndex,
  int,
  min,
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
import { ACID, CYAN, MARKET_RED, PAPER } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { LAYOUT } from './board-layout.ts';
import { chartAt, codeAt, linesFor, portraitAt, stampAt } from './board-nodes.ts';
import { BOARD_TEXEL, type BoardRows } from './board-rows.ts';
import { BOARD } from './places.ts';
import { NEAR, PORTRAIT_WIDTH } from './portrait.ts';
import type { PortraitAtlas } from './portrait-atlas.ts';

/** Metres drawn about a board on each side, for what leans out of it. */
const ABOUT_M = 0.06;
/** Slices of a portrait, about. */
const SLICES = 9;

/** Creates the mesh. The caller sets the dials and disposes of what it is made of. */
export function createBoardMesh(view: WallView, rows: BoardRows, atlas: PortraitAtlas) {
  const dials = {
    light: uniform(1),
    slicing: uniform(0.5),
    ticker: uniform(1),
    betrayal: uniform(0),
    /** 0 boards that hold still, 1 as ever. */
    stir: uniform(1),
    /** Where the charts are, 0..1 of their round, and how far they have run in it. */
    chart: uniform(0),
  };
  const varyings = {
    place: varyingProperty('vec3', 'boardPlace'),
    over: varyingProperty('vec4', 'boardOver'),
    under: varyingProperty('vec4', 'boardUnder'),
    state: varyingProperty('vec4', 'boardState'),
    overLight: varyingProperty('vec4', 'boardOverLight'),
    underLight: varyingProperty('vec4', 'boardUnderLight'),
    stamp: varyingProperty('vec4', 'boardStamp'),
  };

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const read = (column: number): Node<'vec4'> => rows.rows.texel(int(column), row);
    const corner = attribute<'vec2'>('edge', 'vec2');
    const place = read(BOARD_TEXEL.place).toVar();
    const state = read(BOARD_TEXEL.state).toVar();
    const local = corner
      .mul(vec2(BOARD.wideM + 2 * ABOUT_M, BOARD.highM + 2 * ABOUT_M))
      .sub(ABOUT_M)
      .toVar();
    // A board that is taken off falls into the line through its middle, and the line into a point.
    const flat = smoothstep(0, 0.6, state.z).mul(0.985);
    const short = smoothstep(0.55, 1, state.z);
    const middle = vec2(BOARD.wideM / 2, BOARD.highM / 2);
    const drawn = middle.add(local.sub(middle).mul(vec2(short.oneMinus(), flat.oneMinus())));
    const at = vec3(
      place.x.add(drawn.x.sub(BOARD.wideM / 2).mul(place.w)),
      place.y.sub(drawn.y.mul(place.w)),
      place.z,
    ).toVar();
    varyings.place.assign(vec3(local, view.pixelAt(at).div(place.w)));
    varyings.over.assign(read(BOARD_TEXEL.over));
    varyings.under.assign(read(BOARD_TEXEL.under));
    varyings.state.assign(state);
    varyings.overLight.assign(read(BOARD_TEXEL.overLight));
    varyings.underLight.assign(read(BOARD_TEXEL.underLight));
    varyings.stamp.assign(read(BOARD_TEXEL.stamp));
    return view.clipOf(at);
  });

  const paint = Fn(() => {
    const at = varyings.place.xy.toVar();
    const px = varyings.place.z.toVar();
    const state = varyings.state.toVar();
    const lineAt = linesFor(px);

    // Who hangs here: above the edge that rolls down the one who comes, below it who is there.
    const edge = state.x.mul(BOARD.highM);
    const isOver = at.y.lessThan(edge).or(state.w.lessThan(0.5));
    const who = select(isOver, varyings.over, varyings.under).toVar();
    const lamp = select(isOver, varyings.overLight, varyings.underLight).toVar();
    const colour = lamp.xyz;
    const salt = view.seed.add(who.w.mul(65_521).toUint()).toVar();
    const inside = smoothstep(px.negate(), px, min(min(at.x, float(BOARD.wideM).sub(at.x)), at.y)).toVar();
    const bottom = state.y.mul(BOARD.highM).toVar();
    const unrolled = smoothstep(bottom.add(px), bottom, at.y).toVar();

    // The portrait, in slices that slide against each other; some are of somebody else.
    const box = LAYOUT.portrait;
    const share = vec2(at.x.sub(box.x).div(box.wideM), at.y.sub(box.y).div(box.highM)).toVar();
    const cut = share.y
      .mul(SLICES)
      .add(share.y.mul(17).add(who.w.mul(6)).sin().mul(0.4))
      .toVar();
    const slice = floor(cut).toInt().toVar();
    const sliceOwn = cellHash(slice, slice.mul(0), salt).toVar();
    const sway = fract(view.phase(sliceOwn.mul(26).floor().add(14)).add(sliceOwn.mul(7)))
      .mul(2 * Math.PI)
      .sub(Math.PI)
      .sin()
      .toVar();
    const rest = cellHash(slice, slice.mul(0).add(1), salt).sub(0.5);
    const slid = dials.slicing.mul(lamp.w.mul(-0.45).add(1)).toVar();
    const slide = sway.mul(sway).mul(sway).mul(0.1).mul(dials.stir).add(rest.mul(0.09)).mul(slid);
    const gap = min(fract(cut), fract(cut).oneMinus()).mul(box.highM / SLICES);
    const cutLine = smoothstep(0, 0.004, gap)
      .mul(dials.slicing.min(1))
      .add(dials.slicing.oneMinus().max(0))
      .clamp(0, 1);
    const isOther = cellHash(slice, slice.mul(0).add(2), salt).lessThan(dials.slicing.mul(0.22));
    const head = select(isOther, who.z, who.x);
    const drawn = portraitAt(head, vec2(share.x.add(slide).sub(0.5).mul(who.y).add(0.5), share.y.oneMinus()), atlas);
    const inPortrait = smoothstep(0, 0.02, min(share.y, share.y.oneMinus())).mul(
      smoothstep(0, 0.03, min(share.x, share.x.oneMinus())),
    );
    const unitM = box.wideM / PORTRAIT_WIDTH;
    const outline = drawn.y.oneMinus().mul(NEAR * unitM);
    const stroke = drawn.z.oneMinus().mul(NEAR * unitM);
    // Engraved: skin across, hair along, wider where it is lighter.
    const combed = vec2(at.x.add(at.y.mul(0.22)), at.y);
    const grain = select(drawn.w.greaterThan(0.5), combed.x.div(0.0075), combed.y.div(0.0105)).toVar();
    const pitch = select(drawn.w.greaterThan(0.5), float(0.0075), float(0.0105));
    const soft = px.div(pitch).clamp(0.05, 0.5);
    const hatch = smoothstep(soft.negate(), soft, drawn.x.mul(0.62).sub(abs(fract(grain).sub(0.5)).mul(2)));
    const engraved = mix(
      hatch.mul(smoothstep(0.005, 0.03, drawn.x)),
      drawn.x.mul(0.5),
      smoothstep(0.35, 0.6, px.div(pitch)),
    )
      .mul(0.3)
      .add(drawn.x.mul(0.035));
    const figure = lineAt(outline, 0.0021)
      .mul(0.95)
      .add(lineAt(stroke, 0.0017).mul(0.7))
      .add(smoothstep(0.02, 0, outline).mul(0.06))
      .add(engraved)
      .mul(inPortrait)
      .mul(cutLine);

    // Thin cold geometry: two long edges, corners, a rule below the portrait, ticks.
    const sides = lineAt(min(at.x, float(BOARD.wideM).sub(at.x)), 0.0012).mul(0.2);
    const fromTop = min(at.y, float(BOARD.highM).sub(at.y)).toVar();
    const fromSide = min(at.x, float(BOARD.wideM).sub(at.x)).toVar();
    const corners = lineAt(fromTop, 0.0022)
      .mul(smoothstep(0.075, 0.07, fromSide))
      .add(lineAt(fromSide, 0.0022).mul(smoothstep(0.075, 0.07, fromTop)));
    const rule = lineAt(at.y.sub(LAYOUT.rule.y), 0.001)
      .mul(smoothstep(0.5, 0.49, at.x))
      .mul(0.45);
    const tick = lineAt(fract(at.y.div(0.04)).sub(0.5).mul(0.04), 0.001)
      .mul(smoothstep(BOARD.wideM - 0.014, BOARD.wideM - 0.012, at.x))
      .mul(0.35);
    const frame = sides.add(corners.mul(0.75)).add(rule).add(tick);

    const chart = chartAt(at, who.w, salt, lineAt, dials.chart, dials.betrayal);
    const code = codeAt(at, salt);
    // A scan goes down the board, and the whole of it is faintly lined.
    const scanAt = fract(view.phase(who.w.mul(40).floor().add(70)).add(who.w.mul(3))).mul(BOARD.highM * 1.6);
    const behind = scanAt.sub(at.y);
    const scan = smoothstep(0.07, 0, behind)
      .pow(3)
      .mul(smoothstep(-0.003, 0.001, behind))
      .mul(0.035)
      .add(lineAt(behind, 0.0012).mul(0.16));
    const raster = smoothstep(0.3, 0.5, abs(fract(at.y.div(0.0105)).sub(0.5)))
      .mul(smoothstep(0.4, 0.2, px.div(0.0105)))
      .mul(0.004);
    const flicker = fract(view.phase(who.w.mul(60).floor().add(160)).add(who.w.mul(13)))
      .mul(2 * Math.PI)
      .sub(Math.PI)
      .sin()
      .mul(0.05)
      .mul(dials.stir)
      .add(0.95);

    const cold = mix(vec3(...CYAN), colour, lamp.w).toVar();
    const glow = colour
      .mul(figure)
      .add(cold.mul(frame.mul(0.5).add(scan).add(raster)))
      .add(vec3(...PAPER).mul(code.mul(0.1)))
      .toVar();
    const money = mix(vec3(...ACID), vec3(...MARKET_RED), dials.betrayal);
    glow.addAssign(money.mul(chart).mul(dials.ticker));
    // The edge that rolls down, and the lower end of what hangs there.
    const front = lineAt(at.y.sub(edge), 0.0028)
      .mul(smoothstep(0, 0.02, state.x).mul(smoothstep(1, 0.97, state.x)))
      .add(
        smoothstep(0.1, 0, abs(at.y.sub(edge)))
          .mul(0.06)
          .mul(smoothstep(0, 0.05, state.x))
          .mul(smoothstep(1, 0.95, state.x)),
      );
    const hem = lineAt(at.y.sub(bottom), 0.0028).mul(smoothstep(1, 0.96, state.y));
    glow.assign(glow.mul(inside).mul(unrolled));
    glow.addAssign(
      mix(vec3(...PAPER), colour, 0.4)
        .mul(front.mul(unrolled).add(hem))
        .mul(inside),
    );
    glow.addAssign(
      vec3(...MARKET_RED)
        .mul(stampAt(at, varyings.stamp, lineAt))
        .mul(unrolled),
    );
    // What falls into a line gets brighter on the way, as the light has nowhere to go.
    const squeezed = mix(glow.mul(flicker), mix(vec3(...PAPER), colour, 0.5).mul(0.9), smoothstep(0.3, 0.6, state.z));
    const light = squeezed.mul(dials.light).mul(smoothstep(1, 0.85, state.z));
    const cover = inside
      .mul(unrolled)
      .mul(0.62)
      .mul(dials.light.min(1))
      .mul(smoothstep(0.5, 0, state.z));
    return vec4(light, cover) as Node<'vec4'>;
  });

  const material = lightMaterial('personas', clip(), paint());
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('edge', new BufferAttribute(new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), 2));
  geometry.setIndex([0, 1, 2, 2, 1, 3]);
  geometry.instanceCount = 0;
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, material, geometry, dials };
}
