/**
 * From the drawn slice to the finished picture, in linear light: bending of the picture by looks, fringe, floor
 * reflection, bloom that leaves black black, and the master. Everything is computed in wall metres, so that two slices
 * finish alike, and two windows where they meet.
 */

import { exp, Fn, float, max, min, mix, select, smoothstep, texture, uniform, uv, vec2, vec3, vec4 } from 'three/tsl';
import { type Camera, HalfFloatType, type Node, RenderTarget, type Scene, type WebGPURenderer } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { marginPx } from '../looks/drawing/view-numbers.ts';
import type { WallView } from '../looks/drawing/wall-view.ts';
import type { Finishing } from '../looks/look.ts';
import { createBloom } from './bloom.ts';
import { createPass } from './pass.ts';

/** Creates the finishing. The caller disposes it. */
export function createFinish(
  renderer: WebGPURenderer,
  scene: Scene,
  camera: Camera,
  view: WallView,
  finishings: readonly Finishing[],
  withBloom: boolean,
) {
  const master = uniform(1);
  const target = new RenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false });
  const drawn = texture(target.texture);
  const bloom = withBloom ? createBloom(renderer, drawn) : null;
  /** 0 where pictures are made gentle: nothing is bent, nothing torn. */
  const moves = uniform(1);
  const glows = finishings.flatMap((look) => look.bloom ?? []);

  const finish = Fn(() => {
    const screen = uv().toVar();
    const inset = screen.mul(view.margin.mul(-2).add(1)).add(view.margin);
    const way = view.rayAt(vec2(inset.x, inset.y.oneMinus())).toVar();
    const placeM = view.placeOn(way).toVar();
    const meets = view.meets(way).toVar();
    const bentM = finishings.reduce<Node<'vec2'>>((place, look) => look.bend?.(place) ?? place, placeM);
    const readM = placeM.add(bentM.sub(placeM).mul(moves)).toVar();
    const shareOf = (place: Node<'vec2'>): Node<'vec2'> => {
      const share = view.shareOf(vec3(place, 0));
      return vec2(share.x, share.y.oneMinus());
    };
    const isWindow = view.isWindow.greaterThan(0.5);
    const isDrawn = (share: Node<'vec2'>): Node<'bool'> =>
      min(min(share.x, share.y), min(share.x.oneMinus(), share.y.oneMinus())).greaterThanEqual(0);
    /** Through a window, what is not in its picture and what is not on the wall at all is read where it is. */
    const lookUp = (place: Node<'vec2'>): Node<'vec2'> => {
      const share = shareOf(place).toVar();
      const isOwn = isWindow.and(meets.lessThanEqual(0).or(isDrawn(share).not()));
      return select(isOwn, inset, share) as Node<'vec2'>;
    };

    const torn = finishings.reduce<Node<'float'>>((sum, look) => sum.add(look.partM?.(placeM) ?? 0), float(0));
    const fringe = finishings.reduce<Node<'float'>>((sum, look) => sum.add(look.fringeM?.(readM) ?? 0), float(0));
    const part = vec2(fringe.add(torn.mul(moves)), 0).toVar();
    const light = vec3(
      drawn.sample(lookUp(readM.sub(part))).r,
      drawn.sample(lookUp(readM)).g,
      drawn.sample(lookUp(readM.add(part))).b,
    ).toVar();
    if (bloom !== null) {
      const glow = glows.reduce<Node<'float'>>((product, by) => product.mul(by), float(1));
      light.addAssign(bloom.at(lookUp(readM)).mul(glow));
    }

    // The floor before the figures keeps a little of their light.
    const below = view.floorM.sub(readM.y).toVar();
    const mirrored = vec2(readM.x, view.floorM.add(below.mul(1.25)));
    const memory = smoothstep(0, 0.02, below)
      .mul(exp(below.max(0).mul(-6.5)))
      .mul(0.3);
    // Through a window the figures themselves are mirrored, on walls and floors alike.
    light.addAssign(drawn.sample(lookUp(mirrored)).rgb.mul(memory).mul(view.isWindow.oneMinus()));

    for (const look of finishings) {
      const glow = look.glow?.(placeM);
      if (glow !== undefined) light.addAssign(glow.mul(meets));
    }

    const pixelM = view.pixelOn(way).toVar();
    for (const look of finishings) {
      const shaded = look.shade?.(light, placeM, pixelM);
      if (shaded !== undefined) light.assign(shaded);
    }

    // Soft shoulder that keeps hue, a short toe that keeps black.
    const peak = max(max(light.r, light.g), max(light.b, 1e-4)).toVar();
    const rolled = float(1).sub(exp(peak.mul(-1.15)));
    const whitened = mix(light.div(peak), vec3(1), smoothstep(0.9, 4, peak).mul(0.55));
    return vec4(max(whitened.mul(rolled).sub(0.0015), 0).mul(master), 1) as Node<'vec4'>;
  });

  const pass = createPass(renderer, finish());

  return {
    /** Takes the picture's size, px. */
    resize(widthPx: number, heightPx: number): void {
      target.setSize(widthPx + 2 * marginPx(widthPx), heightPx + 2 * marginPx(heightPx));
    },
    /** Compiles what the scene holds, shown or not, so that nothing has to be compiled in the middle of a show. */
    async prepare(): Promise<void> {
      for (const object of scene.children) object.visible = true;
      renderer.setRenderTarget(target);
      const compiled = renderer.compileAsync(scene, camera);
      renderer.setRenderTarget(null);
      await compiled;
    },
    /** Draws a frame into `picture`, in linear light. */
    render(frame: SurfaceFrame, picture: RenderTarget): void {
      moves.value = frame.comfort.reducedMotion ? 0 : 1;
      master.value = Math.min(1, Math.max(0, frame.master));
      renderer.setRenderTarget(target);
      renderer.render(scene, camera);
      if (glows.every(({ value }) => value > 0)) bloom?.render(frame, picture.width, picture.height);
      pass.into(picture);
      renderer.setRenderTarget(null);
    },
    dispose(): void {
      bloom?.dispose();
      target.dispose();
      pass.dispose();
    },
  };
}
