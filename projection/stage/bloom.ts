/**
 * The glow about lights, in four small draws: what is brighter than its knee is gathered on a grid that lies on the wall
 * (`bloom-grid.ts`), four times coarser and coarser, and laid together again. What is dark adds nothing: black stays
 * black. Hardly any of it reaches farther than what is drawn beyond a slice's ends, a fourteenth of its height.
 */

import { Fn, max, texture, uniform, uv, vec2, vec3, vec4 } from 'three/tsl';
import {
  HalfFloatType,
  type Node,
  RenderTarget,
  type TextureNode,
  Vector2,
  Vector4,
  type WebGPURenderer,
} from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { bloomGrid, COARSEST } from './bloom-grid.ts';
import { createPass } from './pass.ts';

/** Light below the first glows not at all, above the second with all that is over their middle. */
const KNEE = [0.12, 0.72] as const;
/** No light glows more than this, or a single point would flicker as it moves from pixel to pixel. */
const MOST = 6;
/** What each level adds, from the tightest to the widest. */
const SHARES = [0.19, 0.31, 0.44] as const;

/** Creates the glow of `drawn`, the picture as it was drawn, margin included. The caller disposes it. */
export function createBloom(renderer: WebGPURenderer, drawn: TextureNode<'vec4'>) {
  const targets = [1, 2, COARSEST].map(
    (coarser) => [coarser, new RenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false })] as const,
  );
  const [finest, second, widest] = targets.map(([, target]) => target);
  if (!finest || !second || !widest) throw new Error('the glow has three levels');
  const together = new RenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false });
  const from = uniform(new Vector2());
  const span = uniform(new Vector2(1, 1));
  /** Size of one place of the finest level, in shares of the grid (xy) and of the picture (zw). */
  const place = uniform(new Vector4(1, 1, 1, 1));
  const light = (level: RenderTarget): TextureNode<'vec4'> => texture(level.texture);

  const pass = (target: RenderTarget, becomes: Node<'vec3'>) => ({
    target,
    pass: createPass(renderer, vec4(becomes, 1)),
  });
  const passes = [
    pass(finest, gathered(drawn, from, span, place.zw)),
    pass(second, halved(light(finest), place.xy)),
    pass(widest, quartered(light(second), place.xy.mul(2))),
    pass(
      together,
      light(second)
        .sample(uv())
        .rgb.mul(SHARES[1])
        .add(smoothed(light(widest), place.xy.mul(COARSEST)).mul(SHARES[2])),
    ),
  ];
  const [tight, wide] = [light(finest), light(together)];

  return {
    /** The glow at shares of the drawn picture, from its upper left. */
    at(share: Node<'vec2'>): Node<'vec3'> {
      const within = share.sub(from).div(span).toVar();
      return tight.sample(within).rgb.mul(SHARES[0]).add(wide.sample(within).rgb);
    },
    /** Reckons the glow of a frame that was drawn for a picture of so many pixels, margin not counted. */
    render(frame: SurfaceFrame, widthPx: number, heightPx: number): void {
      const grid = bloomGrid(frame, widthPx, heightPx);
      from.value.set(...grid.from);
      span.value.set(...grid.span);
      place.value.set(1 / grid.wide, 1 / grid.high, grid.span[0] / grid.wide, grid.span[1] / grid.high);
      for (const [coarser, target] of targets) target.setSize(grid.wide / coarser, grid.high / coarser);
      together.setSize(grid.wide / 2, grid.high / 2);
      for (const { target, pass } of passes) pass.into(target);
    },
    dispose(): void {
      for (const { target, pass } of passes) {
        target.dispose();
        pass.dispose();
      }
    },
  };
}

/** What glows of a light: nothing below the knee, in its own hue above it. */
function glowing(light: Node<'vec3'>): Node<'vec3'> {
  const held = light.clamp(0, MOST).toVar();
  const peak = max(max(held.r, held.g), max(held.b, 1e-4)).toVar();
  const [low, high] = KNEE;
  const rise = peak.clamp(low, high).sub(low).toVar();
  const bent = rise.mul(rise).div(2 * (high - low));
  return held.mul(bent.add(peak.sub(high).max(0)).div(peak));
}

/** A place is lit by what lies within one place of its middle, the nearer the more: it must not jump as a light passes. */
function gathered(
  drawn: TextureNode<'vec4'>,
  from: Node<'vec2'>,
  span: Node<'vec2'>,
  placeShare: Node<'vec2'>,
): Node<'vec3'> {
  return Fn(() => {
    const middle = uv().mul(span).add(from).toVar();
    const sum = vec3(0).toVar();
    for (const x of [-0.75, -0.25, 0.25, 0.75]) {
      for (const y of [-0.75, -0.25, 0.25, 0.75]) {
        const at = middle.add(placeShare.mul(vec2(x, y)));
        // Beyond what is drawn it is taken to go on as in a mirror.
        const within = at.abs().oneMinus().abs().oneMinus();
        sum.addAssign(glowing(drawn.sample(within).rgb).mul(((1 - Math.abs(x)) * (1 - Math.abs(y))) / 4));
      }
    }
    return sum;
  })() as Node<'vec3'>;
}

/** A level half as fine: weights 1, 3, 3, 1 either way, by four samples between texels. */
function halved(level: TextureNode<'vec4'>, texel: Node<'vec2'>): Node<'vec3'> {
  const quarter = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) => level.sample(uv().add(texel.mul(vec2(x * 0.75, y * 0.75)))).rgb),
  );
  return quarter.reduce<Node<'vec3'>>((sum, part) => sum.add(part.mul(0.25)), vec3(0));
}

/** A level a quarter as fine: what lies within one of its places, the nearer the more, by sixteen samples between texels. */
function quartered(level: TextureNode<'vec4'>, texel: Node<'vec2'>): Node<'vec3'> {
  const steps = [-3, -1, 1, 3];
  const parts = steps.flatMap((x) =>
    steps.map((y) =>
      level.sample(uv().add(texel.mul(vec2(x, y)))).rgb.mul(((4 - Math.abs(x)) * (4 - Math.abs(y))) / 64),
    ),
  );
  return parts.reduce<Node<'vec3'>>((sum, part) => sum.add(part), vec3(0));
}

/**
 * A coarse level without its grid showing: cubic B-spline, by four samples between texels. (Sigg and Hadwiger, "Fast
 * Third-Order Texture Filtering", GPU Gems 2, 2005.)
 */
function smoothed(level: TextureNode<'vec4'>, texel: Node<'vec2'>): Node<'vec3'> {
  return Fn(() => {
    const at = uv().div(texel).sub(0.5).toVar();
    const whole = at.floor().toVar();
    const f = at.sub(whole).toVar();
    const g = f.oneMinus().toVar();
    const first = g.mul(g).mul(g).div(6);
    const second = f
      .mul(f)
      .mul(f.sub(2))
      .mul(0.5)
      .add(2 / 3);
    const fourth = f.mul(f).mul(f).div(6).toVar();
    const low = first.add(second).toVar();
    const high = low.oneMinus().toVar();
    const from = whole.sub(0.5).add(second.div(low)).mul(texel).toVar();
    const to = whole.add(1.5).add(fourth.div(high)).mul(texel).toVar();
    const sample = (x: Node<'float'>, y: Node<'float'>): Node<'vec3'> => level.sample(vec2(x, y)).rgb;
    return sample(from.x, from.y)
      .mul(low.x.mul(low.y))
      .add(sample(to.x, from.y).mul(high.x.mul(low.y)))
      .add(sample(from.x, to.y).mul(low.x.mul(high.y)))
      .add(sample(to.x, to.y).mul(high.x.mul(high.y)));
  })() as Node<'vec3'>;
}
