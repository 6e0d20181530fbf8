/** A page without a show: it draws the frames it is handed, one by one, and answers with the pictures. */

import { frameFromText, frameText } from '#installation/frame/frame-text.ts';
import { hashText } from '#installation/log/chain.ts';
import { readShow } from '#installation/score/read-show.ts';
import type {
  Difference,
  DrawAnswer,
  DrawAsk,
  DrawingPage,
  ListedLook,
  LookAsk,
  LookPicture,
  StandAnswer,
  StandAsk,
} from '../../config/tooling/drawing-page.ts';
import { nextFrame } from '../clock/page-clock.ts';
import { LOOKS } from '../looks/catalogue.ts';
import type { Look } from '../looks/look.ts';
import { template } from '../looks/template.ts';
import { hungLooks } from '../showroom/hung-looks.ts';
import { dialPicture, ENDS, lookPicture, looksTable } from '../showroom/looks-table.ts';
import { createFrameMaker, type FrameMaker } from '../showroom/showroom-frame.ts';
import { openingOf, type ShowroomState } from '../showroom/showroom-state.ts';
import { rendererOf, THREE_REVISION } from '../stage/machine-class.ts';
import { QUALITY, type QualityName } from '../stage/quality.ts';
import { createStage, type Stage } from '../stage/stage.ts';
import { blackShare, wordContrast } from './measure-picture.ts';
import { difference } from './picture-difference.ts';

let alone: { readonly state: ShowroomState; readonly frames: FrameMaker } | null = null;
let standing: { readonly stage: Stage; readonly canvas: HTMLCanvasElement } | null = null;

const isQuality = (name: string): name is QualityName => Object.hasOwn(QUALITY, name);

async function stand({ backend, widthPx, heightPx, quality }: StandAsk, looks?: readonly Look[]): Promise<StandAnswer> {
  if (!isQuality(quality)) throw new Error(`there is no quality "${quality}"`);
  await standing?.stage.dispose();
  standing?.canvas.remove();
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${widthPx}px;height:${heightPx}px`;
  document.body.append(canvas);
  const stage = await createStage(canvas, { backend, quality: QUALITY[quality], ...(looks ? { looks } : {}) });
  if (stage.backend !== backend) throw new Error(`this browser has no ${backend}`);
  standing = { stage, canvas };
  return { backend, renderer: await rendererOf(backend), three: THREE_REVISION };
}

async function draw({ frame, wordless, format }: DrawAsk): Promise<DrawAnswer> {
  if (!standing) throw new Error('stand before you draw');
  const without = wordless === null ? null : channelsOf(await drawn(wordless));
  const picture = await drawn(frame);
  const channels = channelsOf(picture);
  return {
    picture: await fileOf(picture, format),
    hash: await hashOf(channels),
    drawCalls: standing.stage.drawCalls(),
    black: blackShare(channels),
    contrast: without === null ? null : wordContrast(channels, without, picture.width),
  };
}

/** The finishing renews itself once in every frame of the browser: each picture waits for the next. */
async function drawn(frame: string): Promise<HTMLCanvasElement> {
  if (!standing) throw new Error('stand before you draw');
  const { stage, canvas } = standing;
  await nextFrame();
  stage.draw(frameFromText(frame));
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  contextOf(copy).drawImage(canvas, 0, 0);
  return copy;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no 2d canvas');
  return context;
}

const channelsOf = (canvas: HTMLCanvasElement): Uint8ClampedArray<ArrayBuffer> =>
  contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height).data;

async function fileOf(canvas: HTMLCanvasElement, format: DrawAsk['format']): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, `image/${format}`, 0.9));
  if (blob === null) throw new Error('the picture could not be written');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}

async function hashOf(channels: Uint8ClampedArray<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', channels));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function compare(one: string, other: string): Promise<Difference | null> {
  const [before, now] = [await decoded(one), await decoded(other)];
  if (before.width !== now.width || before.height !== now.height) return null;
  const found = difference(channelsOf(before), channelsOf(now), now.width);
  const side = document.createElement('canvas');
  side.width = 3 * now.width;
  side.height = now.height;
  const context = contextOf(side);
  context.drawImage(before, 0, 0);
  context.drawImage(now, now.width, 0);
  context.putImageData(new ImageData(found.shown, now.width), 2 * now.width, 0);
  const { mean, most, differing } = found;
  return { mean, most, differing, picture: await fileOf(side, 'png') };
}

async function decoded(png: string): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  contextOf(canvas).drawImage(bitmap, 0, 0);
  return canvas;
}

const ALL: readonly Look[] = [...LOOKS, template];

const listed = (look: Look): ListedLook => ({
  name: look.name,
  pictures: [
    { file: lookPicture(look), dials: {} },
    ...look.parameters.flatMap((dial) =>
      ENDS.map((end): LookPicture => ({ file: dialPicture(look, dial, end), dials: { [dial.name]: dial[end] } })),
    ),
  ],
});

async function standWithLook({ look: name, score, ...ask }: LookAsk): Promise<StandAnswer> {
  const look = ALL.find((one) => one.name === name);
  const show = readShow(score, 'the score', hashText(score));
  if (!look || !show.ok) throw new Error(look ? 'the score cannot be read' : `there is no look "${name}"`);
  const state = openingOf(look);
  alone = { state, frames: createFrameMaker(show.plan) };
  return stand(ask, hungLooks(ALL, look, state));
}

async function drawLook(dials: Readonly<Record<string, number>>): Promise<string> {
  if (!alone) throw new Error('stand with a look before you draw it');
  const { state, frames } = alone;
  const frame = frames.frameOf({ ...state, values: { ...state.values, ...dials } });
  return fileOf(await drawn(frameText(frame)), 'jpeg');
}

const page: DrawingPage = {
  stand: (ask) => stand(ask),
  draw,
  compare,
  looks: async () => ALL.map(listed),
  looksText: async () => looksTable(ALL),
  standWithLook,
  drawLook,
};
globalThis.drawingPage = page;
