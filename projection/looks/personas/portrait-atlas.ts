/** All heads that boards show, as tiles of one texture: a stock of them grown once, and the likenesses that are quoted. */

import { DataTexture, LinearFilter, RGBAFormat, UnsignedByteType } from 'three/webgpu';
import type { Likeness } from '#installation/frame/likeness.ts';
import { scatter } from '../drawing/seeded.ts';
import { emptyHead, growHead } from './head.ts';
import { PLAIN } from './head-parts.ts';
import { drawPortrait, PORTRAIT } from './portrait.ts';

/** Tiles of the atlas across and up. */
export const ATLAS = { across: 8, up: 4 } as const;

/** Heads of the stock. Each is seen in many ways: mirrored, and in slices with another. */
export const STOCK_HEADS = 23;
/** The head that anybody fits into. */
export const EMPTY_TILE = STOCK_HEADS;
const FIRST_LIKENESS = STOCK_HEADS + 1;
const LIKENESSES = ATLAS.across * ATLAS.up - FIRST_LIKENESS;

/** Creates the atlas. The caller disposes the texture. */
export function createPortraitAtlas() {
  const { widthPx, heightPx } = PORTRAIT;
  const wide = widthPx * ATLAS.across;
  const texels = new Uint8Array(wide * heightPx * ATLAS.up * 4);
  const texture = new DataTexture(texels, wide, heightPx * ATLAS.up, RGBAFormat, UnsignedByteType);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  const draw = (tile: number, parts: Parameters<typeof drawPortrait>[0]): void => {
    const at = (Math.floor(tile / ATLAS.across) * heightPx * wide + (tile % ATLAS.across) * widthPx) * 4;
    drawPortrait(parts, texels, at, wide * 4);
    texture.needsUpdate = true;
  };
  for (let head = 0; head < STOCK_HEADS; head += 1) draw(head, growHead(scatter(0xfaced + head)));
  draw(EMPTY_TILE, emptyHead());
  const known = new Map<number, number>();

  return {
    texture,
    /** The tile of somebody's likeness, drawn when it is first asked for. */
    likeness({ key, garment }: Likeness): number {
      const tile = known.get(key);
      if (tile !== undefined) return tile;
      const next = FIRST_LIKENESS + (known.size % LIKENESSES);
      for (const [old, used] of known) if (used === next) known.delete(old);
      known.set(key, next);
      const { hood, halo, plates, sparks, masks } = garment;
      draw(next, growHead(scatter(key), { ...PLAIN, hood, halo, plates, sparks, masks: Math.min(1, masks) }));
      return next;
    },
  };
}

export type PortraitAtlas = ReturnType<typeof createPortraitAtlas>;
