/**
 * The guard against flashes on the graphics card: the finished picture is reckoned up in a few hundred places, each
 * remembers how it changed, and what flashes is held back when the picture is thrown. The law is told, and can be
 * reckoned without a graphics card, in `installation/frame/flash-guard.ts`. It is the one thing of the whole chain that
 * remembers: behind the picture, which does not. What does not flash is thrown to the bit as it is.
 */

import { Fn, float, If, int, ivec2, Loop, max, select, texture, textureLoad, uniform, uv, vec2, vec4 } from 'three/tsl';
import {
  DataUtils,
  FloatType,
  HalfFloatType,
  LinearFilter,
  NearestFilter,
  type Node,
  RenderTarget,
  type TextureNode,
  type WebGPURenderer,
} from 'three/webgpu';
import { FIELD, FIELD_SHARE, guardStepS, PLACES } from '#installation/frame/flash-guard.ts';
import { type FlashKind, GENERAL, RED, SATURATED, WITHIN_S } from '#installation/frame/flash-light.ts';
import { LEFT_STEP, PASSED, RELEASE } from '#installation/frame/flash-swing.ts';
import { createPass } from './pass.ts';

/** Texels of the memory for one place: two for its luminance, two for its red. */
const TEXELS = 4;
/** Samples of the picture in one place, either way, each of four pixels. */
const SAMPLES = [16, 12] as const;
/** Gains above this are 1: filters of textures may round, and what does not flash stays as it is. */
const WHOLE = 0.998;

/** Creates the guard of `picture`, the finished picture in linear light. The caller disposes it. */
export function createGuard(renderer: WebGPURenderer, picture: TextureNode<'vec4'>) {
  const memories = [0, 1].map(() => target(PLACES.wide * TEXELS, PLACES.high, FloatType));
  const [even, odd] = memories;
  if (!even || !odd) throw new Error('what is remembered is kept twice');
  const gains = target(PLACES.wide + 1, PLACES.high + 1, HalfFloatType);
  gains.texture.minFilter = LinearFilter;
  gains.texture.magFilter = LinearFilter;
  const stepS = uniform(0);

  const turn = (before: RenderTarget, after: RenderTarget) => ({
    after,
    remember: createPass(renderer, remembered(texture(before.texture), picture, stepS)),
    gain: createPass(renderer, gainOf(texture(after.texture))),
  });
  const turns = [turn(even, odd), turn(odd, even)] as const;
  const gain = texture(gains.texture);
  let lastMs: number | null = null;
  let next: 0 | 1 = 0;

  return {
    /** The share of the light that may be thrown at shares of the picture, from its upper left. */
    at(share: Node<'vec2'>): Node<'float'> {
      const size = vec2(PLACES.wide, PLACES.high);
      const thrown = gain.sample(share.mul(size).add(0.5).div(size.add(1))).r.toVar();
      return select(thrown.greaterThan(WHOLE), float(1), thrown) as Node<'float'>;
    },
    /** Looks at the picture as it is now, which is shown at `lifeMs`. */
    look(lifeMs: number): void {
      stepS.value = guardStepS(lastMs, lifeMs);
      lastMs = lifeMs;
      const { after, remember, gain } = turns[next];
      remember.into(after);
      gain.into(gains);
      renderer.setRenderTarget(null);
      next = next === 0 ? 1 : 0;
    },
    /** The gains at the corners between places, as they were when this was asked, row by row; which row first is the card's. */
    async gains(): Promise<number[]> {
      const read = await renderer.readRenderTargetPixelsAsync(gains, 0, 0, gains.width, gains.height);
      return Array.from({ length: gains.width * gains.height }, (_, at) =>
        DataUtils.fromHalfFloat(Number(read[at * 4] ?? 0)),
      );
    },
    dispose(): void {
      for (const { remember, gain } of turns) for (const pass of [remember, gain]) pass.dispose();
      for (const kept of [even, odd, gains]) kept.dispose();
    },
  };
}

export type Guard = ReturnType<typeof createGuard>;

function target(wide: number, high: number, type: typeof FloatType | typeof HalfFloatType): RenderTarget {
  return new RenderTarget(wide, high, {
    type,
    depthBuffer: false,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
  });
}

/** Mean luminance and mean red of a place, counted from the upper left. */
function measured(picture: TextureNode<'vec4'>, place: Node<'vec2'>): Node<'vec2'> {
  const size = vec2(PLACES.wide, PLACES.high);
  const sum = vec2(0).toVar();
  rowsAndColumns(SAMPLES[0], SAMPLES[1], (column, row) => {
    const within = vec2(column, row)
      .add(0.5)
      .div(vec2(...SAMPLES));
    const light = picture.sample(place.add(within).div(size)).level(int(0)).rgb.clamp(0, 1).toVar();
    const luminance = light.r.mul(0.2126).add(light.g.mul(0.7152)).add(light.b.mul(0.0722));
    const rest = light.g.add(light.b).toVar();
    const isRed = light.r.greaterThan(0).and(light.r.greaterThanEqual(light.r.add(rest).mul(SATURATED)));
    sum.addAssign(vec2(luminance, select(isRed, max(light.r.sub(rest), 0), float(0))));
  });
  return sum.div(SAMPLES[0] * SAMPLES[1]);
}

/** What is remembered after one picture more; `swung` of `installation/frame/flash-swing.ts`, one texel of a place each. */
function remembered(memory: TextureNode<'vec4'>, picture: TextureNode<'vec4'>, stepS: Node<'float'>): Node<'vec4'> {
  return Fn(() => {
    const at = uv()
      .mul(vec2(PLACES.wide * TEXELS, PLACES.high))
      .floor()
      .toVar();
    const place = at.x.div(TEXELS).floor().toVar();
    const texel = at.x.sub(place.mul(TEXELS)).toVar();
    const isRed = texel.greaterThan(1.5);
    const first = place.mul(TEXELS).add(select(isRed, float(2), float(0)));
    const row = int(at.y);
    const head = textureLoad(memory, ivec2(int(first), row)).toVar();
    const tail = textureLoad(memory, ivec2(int(first.add(1)), row)).toVar();
    const light = measured(picture, vec2(place, at.y)).toVar();
    const of = (key: keyof FlashKind): Node<'float'> =>
      select(isRed, float(RED[key]), float(GENERAL[key])) as Node<'float'>;
    const value = select(isRed, light.y, light.x).toVar();
    const step = of('step').toVar();
    const darkBelow = of('darkBelow').toVar();

    const [from, last, held] = [head.x, head.y, head.z];
    const change = value.sub(from).toVar();
    const turnsUp = from.lessThanEqual(last).and(change.greaterThanEqual(step)).and(from.lessThan(darkBelow));
    const turnsDown = from
      .greaterThanEqual(last)
      .and(change.negate().greaterThanEqual(step))
      .and(value.lessThan(darkBelow));
    const turns = turnsUp.or(turnsDown).toVar();
    const farther = select(from.greaterThan(last), value.max(from), select(from.lessThan(last), value.min(from), from));
    const extreme = select(turns, value, farther).toVar();
    const turned = select(turns, from, last).toVar();
    const passed = stepS.div(WITHIN_S);
    const newest = head.w.sub(passed).max(0).toVar();
    const older = tail.sub(passed).max(0).toVar();
    const tailNow = select(turns, vec4(newest, older.xyz), older).toVar();
    const needed = float(1).sub(step.mul(LEFT_STEP).div(extreme.sub(turned).abs().max(step)));
    const heldNow = select(tailNow.w.greaterThan(PASSED), held.max(needed), held.sub(stepS.mul(RELEASE)).max(0));
    const headNow = vec4(extreme, turned, heldNow, select(turns, float(1), newest));
    const isHead = texel.lessThan(0.5).or(texel.greaterThan(1.5).and(texel.lessThan(2.5)));
    return select(isHead, headNow, tailNow);
  })() as Node<'vec4'>;
}

/** The gain at a corner between places: `cornerGains` of `installation/frame/flash-guard.ts`. */
function gainOf(memory: TextureNode<'vec4'>): Node<'vec4'> {
  const heldAt = (column: Node<'float'>, row: Node<'float'>): Node<'float'> => {
    const texel = (more: number): Node<'vec4'> =>
      textureLoad(memory, ivec2(int(column.mul(TEXELS).add(more)), int(row)));
    return texel(0).z.max(texel(2).z);
  };
  return Fn(() => {
    const corner = uv()
      .mul(vec2(PLACES.wide + 1, PLACES.high + 1))
      .floor()
      .toVar();
    const most = float(0).toVar();
    for (const left of [-1, 0])
      for (const above of [-1, 0])
        most.assign(
          most.max(heldAt(corner.x.add(left).clamp(0, PLACES.wide - 1), corner.y.add(above).clamp(0, PLACES.high - 1))),
        );
    const held = float(0).toVar();
    If(most.greaterThan(0), () => {
      rowsAndColumns(FIELD.wide + 1, FIELD.high + 1, (right, down) => {
        const left = corner.x
          .sub(FIELD.wide)
          .add(right)
          .clamp(0, PLACES.wide - FIELD.wide)
          .toVar();
        const top = corner.y
          .sub(FIELD.high)
          .add(down)
          .clamp(0, PLACES.high - FIELD.high)
          .toVar();
        const inside = float(0).toVar();
        rowsAndColumns(FIELD.wide, FIELD.high, (column, row) => {
          inside.addAssign(select(heldAt(left.add(column), top.add(row)).greaterThan(0), float(1), float(0)));
        });
        held.assign(held.max(inside));
      });
    });
    return vec4(select(held.greaterThan(FIELD_SHARE - 0.5), most.oneMinus(), float(1)), 0, 0, 1);
  })() as Node<'vec4'>;
}

/** Runs over a small grid on the card, one place after the other. */
function rowsAndColumns(wide: number, high: number, body: (column: Node<'float'>, row: Node<'float'>) => void): void {
  Loop({ start: int(0), end: int(wide * high), type: 'int' }, ({ i }) => {
    const row = int(i).div(int(wide)).toVar();
    const column = int(i)
      .sub(row.mul(int(wide)))
      .toVar();
    body(float(column), float(row));
  });
}
