/**
 * The stage on the page: made, sized, and made again when the graphics device is lost. A lost device costs a few
 * frames, never the show.
 */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import { after } from '../clock/page-clock.ts';
import type { PatternInfo } from '../patterns/pattern-info.ts';
import { type AdapterSource, type BackendChoice, preflight, webglRendererName } from '../stage/backend.ts';
import { QUALITY, type Quality } from '../stage/quality.ts';
import { createStage, type Stage } from '../stage/stage.ts';

export interface Screen {
  draw(frame: SurfaceFrame): void;
  /** Draws a test pattern instead. */
  drawPattern(name: PatternName, info: PatternInfo, serverMs: number): void;
  /** Takes how the projector is fitted; kept for a screen that has to be built again. */
  map(mapping: OutputMapping): void;
  /** What it draws with, in a few words. */
  engine(): string;
  /** Draw calls of the last picture. */
  drawCalls(): number;
  /** What is wrong with it, in a sentence, or null. */
  trouble(): string | null;
}

/** What the page's address may ask for: `?backend=webgl2&quality=lean`. */
export interface ScreenWishes {
  readonly backend: BackendChoice;
  /** Null: the full picture where there is a graphics card, the small one where there is none. */
  readonly quality: Quality | null;
}

const RETRY_MS = 1000;

/** Reads the wishes of an address. Words it does not know are none. */
export function readWishes(query: URLSearchParams): ScreenWishes {
  const backend = query.get('backend');
  const quality = query.get('quality');
  return {
    backend: backend === 'webgl2' || backend === 'webgpu' ? backend : 'auto',
    quality: quality !== null && Object.hasOwn(QUALITY, quality) ? QUALITY[quality as keyof typeof QUALITY] : null,
  };
}

/** Opens a screen that fills `wall`. */
export function openScreen(wall: HTMLElement, wishes: ScreenWishes): Screen {
  let stage: Stage | null = null;
  let problem: string | null = null;
  let mapped = PLAIN_MAPPING;

  const build = async (): Promise<void> => {
    const gpu = (navigator as { readonly gpu?: AdapterSource }).gpu;
    const { software } = await preflight(wishes.backend, gpu, webglRendererName);
    // After a loss only a canvas that was never drawn on can be drawn on again.
    const canvas = document.createElement('canvas');
    wall.replaceChildren(canvas);
    const quality = wishes.quality ?? (software ? QUALITY.ci : QUALITY.full);
    const built = await createStage(canvas, { backend: wishes.backend, quality });
    built.onLost((loss) => {
      console.warn('the graphics device was lost, building again', loss.message);
      stage = null;
      problem = 'The graphics device was lost; the picture is being built again.';
      built.dispose().catch((error: unknown) => console.warn('the lost stage could not be freed', error));
      start();
    });
    built.map(mapped);
    stage = built;
    problem = null;
  };

  const start = (): void => {
    build().catch((error: unknown) => {
      console.error('no picture can be drawn', error);
      problem = `This browser cannot draw the wall (${error instanceof Error ? error.message : String(error)}). Update it, or its graphics driver.`;
      after(RETRY_MS, start);
    });
  };

  addEventListener('resize', () => stage?.resize());
  start();

  return {
    draw: (frame) => stage?.draw(frame),
    drawPattern: (name, info, serverMs) => stage?.drawPattern(name, info, serverMs),
    map: (mapping) => {
      mapped = mapping;
      stage?.map(mapping);
    },
    engine: () => (stage ? `${stage.backend}${stage.software ? ' (software)' : ''}` : 'none'),
    drawCalls: () => stage?.drawCalls() ?? 0,
    trouble: () => problem,
  };
}
