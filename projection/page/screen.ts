/**
 * The stage on the page: made, sized, made again when the graphics device is lost, and replaced where another tier is
 * to be drawn. Something is always shown: the picture, the last one, or the quiet one that needs no graphics card.
 */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Tier } from '#installation/frame/tier.ts';
import { PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import { after, localNow } from '../clock/page-clock.ts';
import type { PatternInfo } from '../patterns/pattern-info.ts';
import { type AdapterSource, preflight, webglRendererName } from '../stage/backend.ts';
import { LookFault } from '../stage/look-fault.ts';
import { createNewestStage, whenEdited } from '../stage/newest-stage.ts';
import { QUALITY, type QualityName, tierOf } from '../stage/quality.ts';
import type { Stage } from '../stage/stage.ts';
import { createFlashRemark } from './flash-remark.ts';
import { createLastPicture } from './last-picture.ts';
import { createQuietPicture } from './quiet-picture.ts';
import { gentled, type ScreenWishes } from './screen-wishes.ts';

export interface Screen {
  /** Draws a picture; answers whether it was one of the show, and not what stands in for it. */
  draw(frame: SurfaceFrame): boolean;
  /** Draws a test pattern instead. */
  drawPattern(name: PatternName, info: PatternInfo, serverMs: number): void;
  /** Takes how the projector is fitted; kept for a screen that has to be built again. */
  map(mapping: OutputMapping): void;
  /** What it draws with, in a few words. */
  engine(): string;
  /** Draw calls of the last picture. */
  drawCalls(): number;
  /** Why it draws nothing of the show, with what to do, or null. */
  trouble(): ScreenTrouble | null;
  /** What the director should know while it draws, in a sentence, or null. */
  remark(): string | null;
  /** The tier that is shown; null while none is. */
  tier(): Tier | null;
  /** Draws in this tier as soon as it is built, where the address of the page asks for none. */
  setTier(tier: Tier): void;
  /** Whether a processor draws, or would. */
  software(): boolean;
  /** Lets a processor draw. */
  allowSoftware(): void;
  /** What the projector throws, pixels. */
  size(): { readonly widthPx: number; readonly heightPx: number };
}

export interface ScreenTrouble {
  readonly says: string;
  readonly advice: string;
}

const PROCESSOR: ScreenTrouble = {
  says: 'This machine would draw with its processor, at a few pictures a second.',
  advice: 'Give it a graphics card or its driver. Or press Enter to let it draw, or allow it on the page Walls.',
};
const CARD_LOST = 'Its graphics card was lost: this machine draws with its processor, at a few pictures a second.';
const UPDATE = 'Update it, or its graphics driver.';
const MEND = 'Mend that look in projection/looks; the browser’s console says where it fails.';
const RETRY_MS = 1000;
/** A stage that was built draws so many pictures before it is seen. */
const UNSEEN_PICTURES = 2;

/** A stage on its canvas. */
interface Built {
  readonly stage: Stage;
  /** What it draws with, where that is WebGL. */
  readonly gl: WebGL2RenderingContext | null;
  readonly canvas: HTMLCanvasElement;
  readonly quality: QualityName;
  drawn: number;
}

/** Opens a screen that fills `wall`. */
export function openScreen(wall: HTMLElement, wishes: ScreenWishes): Screen {
  const quiet = createQuietPicture(document);
  const last = createLastPicture(document, localNow);
  const flashing = createFlashRemark();
  let shown: Built | null = null;
  let coming: Built | null = null;
  let problem: ScreenTrouble | null = null;
  let isAllowed = wishes.software;
  let isSoftware = false;
  /** Whether a graphics card has drawn here: a show that runs is not stopped for the want of one. */
  let hadCard = false;
  let wanted: Tier = 'full';
  let mapped = PLAIN_MAPPING;
  /** Counts buildings: what an earlier one still brings is too late. */
  let building = 0;
  let isBuilding = false;

  const qualityNow = (): QualityName => wishes.quality ?? (isSoftware ? 'least' : wanted);

  const lose = (built: Built, why: string): void => {
    if (built !== shown && built !== coming) return;
    console.warn('the graphics device was lost, building again', why);
    for (const gone of [shown, coming]) if (gone) discard(gone);
    shown = null;
    coming = null;
    if (last.image.hidden) wall.append(quiet.canvas);
    start();
  };

  const take = (built: Built): void => {
    coming = built;
    problem = null;
    hadCard ||= !built.stage.software;
    built.stage.onLost((loss) => lose(built, loss.message));
  };

  const build = async (mine: number): Promise<void> => {
    const gpu = (navigator as { readonly gpu?: AdapterSource }).gpu;
    const { software } = await preflight(wishes.backend, gpu, webglRendererName);
    if (mine !== building) return;
    isSoftware = software;
    if (software && !isAllowed && !hadCard) {
      problem = PROCESSOR;
      return;
    }
    const quality = qualityNow();
    // After a loss only a canvas that was never drawn on can be drawn on again.
    const canvas = document.createElement('canvas');
    canvas.style.opacity = '0';
    wall.append(canvas);
    try {
      const stage = await createNewestStage(canvas, { backend: wishes.backend, quality: QUALITY[quality] });
      const gl = stage.backend === 'webgl2' ? canvas.getContext('webgl2') : null;
      const built = { stage, gl, canvas, quality, drawn: 0 };
      stage.map(mapped);
      if (mine === building) take(built);
      else discard(built);
    } catch (error) {
      canvas.remove();
      throw error;
    }
  };

  const start = (): void => {
    const mine = ++building;
    isBuilding = true;
    const built = (): void => {
      if (mine === building) isBuilding = false;
    };
    const failed = (error: unknown): void => {
      if (mine !== building) return;
      console.error('no picture can be drawn', error);
      const why = error instanceof Error ? error.message : String(error);
      const advice = error instanceof LookFault ? MEND : UPDATE;
      if (!shown) problem = { says: `This browser cannot draw the wall (${why}).`, advice };
      after(RETRY_MS, () => mine === building && start());
    };
    build(mine).then(built, failed);
  };

  const drawComing = (built: Built, draw: (stage: Stage) => void): void => {
    try {
      draw(built.stage);
    } catch (error) {
      // What is shown goes on; where nothing is, the wall tells why.
      if (!shown) throw error;
      console.error('the stage that was to come cannot draw', error);
      coming = null;
      discard(built);
      return;
    }
    if (++built.drawn <= UNSEEN_PICTURES) return;
    if (shown) discard(shown);
    quiet.canvas.remove();
    built.canvas.style.opacity = '1';
    shown = built;
    coming = null;
  };

  /** Answers whether a stage was there to draw. */
  const drawAll = (lifeMs: number, draw: (stage: Stage) => void): boolean => {
    // Looked at before the browser paints: it would show a lost canvas as a white one, until the page is told of it.
    for (const built of [shown, coming]) if (built?.gl?.isContextLost()) lose(built, 'the context is gone');
    if (quiet.canvas.isConnected) quiet.draw(lifeMs);
    if (shown) draw(shown.stage);
    if (coming) drawComing(coming, draw);
    if (shown) last.look(shown.canvas);
    return shown !== null;
  };

  addEventListener('resize', () => {
    for (const built of [shown, coming]) built?.stage.resize();
  });
  whenEdited(() => {
    if (coming) discard(coming);
    coming = null;
    start();
  });
  wall.append(last.image, quiet.canvas);
  start();

  return {
    draw: (frame) => {
      const gentle = gentled(frame, wishes);
      const isDrawn = drawAll(frame.lifeMs, (stage) => stage.draw(gentle));
      if (shown) flashing.look(shown.stage, frame.lifeMs);
      return isDrawn;
    },
    drawPattern: (name, info, serverMs) => {
      drawAll(serverMs, (stage) => stage.drawPattern(name, info, serverMs));
    },
    map: (mapping) => {
      mapped = mapping;
      for (const built of [shown, coming]) built?.stage.map(mapping);
    },
    engine: () => {
      const stage = shown?.stage ?? coming?.stage;
      return stage ? `${stage.backend}${stage.software ? ' (software)' : ''}` : 'none';
    },
    drawCalls: () => shown?.stage.drawCalls() ?? 0,
    trouble: () => problem,
    remark: () => {
      if (shown) return isSoftware && hadCard ? CARD_LOST : flashing.told();
      return hadCard ? 'The graphics device was lost; the picture is being built again.' : null;
    },
    tier: () => shown && tierOf(shown.quality),
    setTier: (tier) => {
      wanted = tier;
      if (!isBuilding && !coming && shown && shown.quality !== qualityNow()) start();
    },
    software: () => isSoftware,
    allowSoftware: () => {
      if (isAllowed) return;
      isAllowed = true;
      if (problem === PROCESSOR) start();
    },
    size: () => {
      const { clientWidth, clientHeight } = wall;
      return {
        widthPx: Math.round(clientWidth * devicePixelRatio),
        heightPx: Math.round(clientHeight * devicePixelRatio),
      };
    },
  };
}

/** Takes a stage off the page and frees it. */
function discard({ stage, canvas }: Built): void {
  canvas.remove();
  stage.dispose().catch((error: unknown) => console.warn('a stage could not be freed', error));
}
