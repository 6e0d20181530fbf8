/** Tattoos that come off a body: ribbons from the skin, along a curve, into the bars of a price tag. One draw. */

import {
  abs,
  attribute,
  Fn,
  float,
  floor,
  fract,
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
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { ACID, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';
import { FARTHEST, PEEL_STEP } from '../figures/peeling.ts';
import { RIBBON_TEXEL, type RibbonRows } from './ribbon-rows.ts';
import { RIBBONS, ribbonGeometry } from './ribbons.ts';
import { TAG } from './tag-place.ts';

/** Half width of a ribbon in the air, m. */
const RIBBON_M = 0.0125;
/** Half widths of a bar of the tag's code, m. */
const BAR_M = [0.0016, 0.0048] as const;
/** The code on a tag: half width, and its lower and upper edge above the tag's middle; m. */
const CODE = { halfWideM: 0.1, lowM: -0.018, highM: 0.068 } as const;

/** Creates the mesh. The caller sets the dials and disposes of what it is made of. */
export function createRibbonMesh(view: WallView, rows: RibbonRows) {
  const dials = { reach: uniform(0.6), tags: uniform(1), stir: uniform(1) };
  const vLight = varyingProperty('vec4', 'ribbonLight');
  const vPlace = varyingProperty('vec4', 'ribbonPlace');
  const vTag = varyingProperty('vec4', 'ribbonTag');

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const read = (column: Node<'int'>): Node<'vec4'> => rows.rows.texel(column, row);
    const strip = attribute<'vec4'>('strip', 'vec4');
    const lay = attribute<'vec4'>('lay', 'vec4');
    const state = read(int(RIBBON_TEXEL.state)).toVar();
    const tag = read(int(RIBBON_TEXEL.tag)).toVar();
    const base = read(int(RIBBON_TEXEL.base)).toVar();
    const accent = read(int(RIBBON_TEXEL.accent)).toVar();
    const isTag = strip.z.lessThan(-0.5);
    const path = int(max(strip.z, 0).add(0.5)).toVar();
    const near = read(path.mul(2)).toVar();
    const far = read(path.mul(2).add(1)).toVar();
    const own = fract(lay.w.add(state.w)).toVar();
    const [cos, sin] = [base.w.cos(), base.w.sin()];
    /** A place on the tag, m from its middle. */
    const onTag = (x: Node<'float'>, y: Node<'float'>): Node<'vec3'> =>
      vec3(
        tag.x.add(x.mul(cos).sub(y.mul(sin)).mul(tag.w)),
        tag.y.add(x.mul(sin).add(y.mul(cos)).mul(tag.w)),
        tag.z.add(0.02),
      );

    const wave = swing(view, floor(own.mul(30)).add(72), own).mul(dials.stir);
    const side = select(
      near.x.add(far.x).mul(0.5).sub(accent.w).abs().lessThan(0.06),
      select(own.lessThan(0.5), float(-1), float(1)),
      near.x.add(far.x).mul(0.5).sub(accent.w).sign(),
    );

    const placeAt = (s: Node<'float'>) => {
      const limb = far.xyz.sub(near.xyz);
      const across = vec2(limb.y.negate(), limb.x).div(limb.xy.length().add(1e-4));
      const wander = s.mul(9).add(own.mul(6.3)).sin().mul(0.014).add(lay.x.mul(0.03));
      const onSkin = near.xyz.add(limb.mul(s)).add(vec3(across.mul(wander), 0.03));
      // In the air: away from the body, up beside the head, and over it towards the tag.
      const rise = dials.reach;
      const root = near.xyz.add(vec3(across.mul(lay.x).mul(0.05), 0.02));
      const away = root.add(vec3(side.mul(own.mul(0.22).add(0.16)).mul(rise.add(0.4)), 0.1, 0.12));
      const over = vec3(
        tag.x.add(side.mul(own.mul(0.3).add(0.16))),
        mix(near.y, tag.y, 0.62).add(own.sub(0.5).mul(0.2)),
        tag.z.add(0.08),
      );
      const free = vec3(
        tag.x.add(side.mul(fract(own.mul(5.7)).mul(0.75).sub(0.12)).mul(rise.add(0.2))),
        tag.y.add(fract(own.mul(3.1)).sub(0.45).mul(rise).mul(0.62)),
        tag.z.add(0.05),
      );
      const bar = strip.w
        .div(RIBBONS.length - 1)
        .mul(2)
        .sub(1)
        .mul(CODE.halfWideM);
      const code = onTag(bar, mix(float(CODE.lowM), float(CODE.highM), s));
      const end = mix(free, onTag(bar, float(CODE.highM)), smoothstep(0.1, 0.7, state.y));
      const t = s.mul(s.mul(0.35).add(0.65));
      const u = t.oneMinus();
      const curve = root
        .mul(u.mul(u).mul(u))
        .add(away.mul(u.mul(u).mul(t).mul(3)))
        .add(over.mul(u.mul(t).mul(t).mul(3)))
        .add(end.mul(t.mul(t).mul(t)));
      const flutter = s.mul(8.5).sub(own.mul(9)).add(wave.mul(1.6)).sin().mul(s).mul(0.035);
      const inAir = curve.add(vec3(flutter, flutter.mul(0.6), 0));
      // The hands go first: as the tattoos go out on the body, place by place.
      const way = mix(lay.y, lay.z, s).div(FARTHEST);
      const peeled = state.x
        .sub(way.oneMinus().mul(1 - PEEL_STEP))
        .div(PEEL_STEP)
        .clamp(0, 1);
      const off = smoothstep(0, 1, peeled).toVar();
      const flat = smoothstep(0, 1, state.y.mul(1.7).sub(s.oneMinus().mul(0.7)))
        .mul(off)
        .toVar();
      return { at: mix(mix(onSkin, inAir, off), code, flat).toVar() as Node<'vec3'>, off, flat };
    };

    const s = strip.x;
    const here = placeAt(s);
    const next = placeAt(s.add(0.02));
    const way = next.at.sub(here.at).xy.toVar();
    const across = vec2(way.y.negate(), way.x).div(way.length().add(1e-5));
    // A ribbon turns about itself on its way.
    const twist = s.mul(7).add(own.mul(6.3)).add(wave).cos().abs().mul(0.75).add(0.25);
    const barM = mix(float(BAR_M[0]), float(BAR_M[1]), fract(own.mul(7.7)));
    const wide = mix(mix(float(0.006), twist.mul(RIBBON_M), here.off), barM.mul(tag.w), here.flat);
    const pixel = view.pixelAt(here.at);
    const half = max(wide, pixel.mul(0.75)).toVar();
    const body = mix(base.rgb, accent.rgb, own);
    const ink = mix(body, vec3(...PAPER), mix(float(0.12), float(0.5), here.flat));
    const drain = fract(
      s
        .mul(1.2)
        .sub(view.phase(floor(own.mul(60)).add(150)).mul(dials.stir))
        .add(own),
    );
    const running = drain.pow(5).mul(1.3).mul(here.flat.oneMinus()).add(0.55);
    const shown = smoothstep(0, 0.25, here.off).mul(state.z).mul(wide.div(half));
    const light = ink
      .mul(running)
      .mul(shown)
      .mul(mix(float(0.9), dials.tags.mul(0.8), here.flat));

    // The tag unfolds from its upper edge, on a string from above.
    const open = smoothstep(0.35, 0.85, state.y).toVar();
    const tagLocal = vec2(strip.x.mul(TAG.halfWideM + 0.02), strip.y.mul(TAG.halfHighM + 0.45).add(0.43)).toVar();
    const tagAt = onTag(
      tagLocal.x,
      mix(float(TAG.halfHighM), tagLocal.y, select(tagLocal.y.lessThan(TAG.halfHighM), open, float(1))),
    );
    vPlace.assign(select(isTag, vec4(tagLocal, open, 1), vec4(s, strip.y, here.flat, 0)));
    vLight.assign(
      select(
        isTag,
        vec4(
          mix(body, vec3(...PAPER), 0.55)
            .mul(state.z)
            .mul(dials.tags),
          state.z.mul(open).mul(dials.tags),
        ),
        vec4(light, 0),
      ),
    );
    vTag.assign(vec4(own, view.pixelAt(tagAt).div(tag.w), here.flat, here.off));
    const ribbonAt = here.at.add(vec3(across.mul(strip.y).mul(half), 0));
    return view.clipOf(select(isTag, tagAt, ribbonAt) as Node<'vec3'>);
  });

  const paint = Fn(() => {
    // A ribbon is what it was on the skin: two fine edges and a line between them that wanders.
    const off = vPlace.y;
    const edges = smoothstep(0.34, 0.1, abs(abs(off).sub(0.72)));
    const weave = vPlace.x.mul(46).add(vTag.x.mul(20)).sin().mul(0.42);
    const inner = smoothstep(0.3, 0.05, abs(off.sub(weave))).mul(0.8);
    const skin = smoothstep(1, 0.6, abs(off)).mul(0.12);
    const asRibbon = edges.add(inner).add(skin);
    const asBar = smoothstep(1, 0.75, abs(off));
    const ribbon = vLight.rgb.mul(mix(asRibbon, asBar, vPlace.z));

    const at = vPlace.xy;
    const px = vTag.y.toVar();
    const lineAt = (away: Node<'float'>, halfM: number): Node<'float'> => {
      const half = max(float(halfM), px.mul(0.5));
      return smoothstep(half.add(px), half, abs(away)).mul(float(halfM).div(half).min(1));
    };
    // A tag with its upper corners cut off, a hole, and a string.
    const beyond = vec2(abs(at.x).sub(TAG.halfWideM), abs(at.y).sub(TAG.halfHighM));
    const cut = abs(at.x)
      .add(at.y)
      .sub(TAG.halfWideM + TAG.halfHighM - 0.035)
      .mul(Math.SQRT1_2);
    const box = max(max(beyond.x, beyond.y), cut).toVar();
    const hole = at
      .sub(vec2(0, TAG.halfHighM - 0.014))
      .length()
      .sub(0.006);
    const string = lineAt(at.x, 0.0011)
      .mul(smoothstep(TAG.halfHighM - 0.012, TAG.halfHighM, at.y))
      .mul(smoothstep(0.5, 0.1, at.y))
      .mul(0.4);
    const rules = lineAt(box, 0.0016).add(lineAt(hole, 0.0011).mul(0.7));
    const inside = smoothstep(0.001, -0.001, box).mul(vPlace.z).mul(vLight.a);
    const tag = vLight.rgb
      .mul(rules.mul(0.65).add(string))
      .mul(vPlace.z)
      .add(
        vec3(...ACID)
          .mul(inside)
          .mul(0.006),
      );
    const isTag = vPlace.w.greaterThan(0.5);
    return vec4(select(isTag, tag, ribbon), select(isTag, inside.mul(0.86), float(0))) as Node<'vec4'>;
  });

  const material = lightMaterial('theft', clip(), paint());
  const geometry = ribbonGeometry();
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return { mesh, material, geometry, dials };
}
