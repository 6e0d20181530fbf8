/** Draws glyphs beside the main thread: one order in, one answer out. */

import { parentPort } from 'node:worker_threads';
import { drawGlyphs, type GlyphOrder } from './draw-glyphs.ts';

parentPort?.on('message', (order: GlyphOrder) => {
  drawGlyphs(order).then(
    (drawn) => parentPort?.postMessage({ drawn }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
