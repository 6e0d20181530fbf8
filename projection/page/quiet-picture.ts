/**
 * A picture that needs no graphics card: the city at night behind a line of small lights that breathe. It stands where
 * nothing else can be drawn yet, so that a wall is dark and awake, and never blank.
 */

import { scramble } from '#installation/random/seeded.ts';

const NIGHT = '#070a14';
const HOUSES = 46;
const LIGHTS = 120;
/** The picture is drawn in so many pixels and enlarged. */
const WIDTH = 960;
const HEIGHT = 540;
/** Where the floor begins, and how high the line of lights hangs, from the top. */
const FLOOR = 0.8 * HEIGHT;
const LINE = 0.6 * HEIGHT;
/** One breath runs along the line in so many ms. */
const BREATH_MS = 15_000;
/** Seldom enough to cost a processor nothing. */
const EVERY_MS = 90;

/** 0 <= x < 1, the same on every machine; `lane` tells uses apart. */
const spread = (index: number, lane: number): number => scramble(Math.imul(index + 1, 0x9e3779b1) + lane) / 2 ** 32;

export interface QuietPicture {
  readonly canvas: HTMLCanvasElement;
  /** Draws it as it is at `lifeMs`, if it is time to. */
  draw(lifeMs: number): void;
}

/** The same picture for the same time, on every machine. */
export function createQuietPicture(page: Document): QuietPicture {
  const canvas = sized(page.createElement('canvas'));
  const city = sized(page.createElement('canvas'));
  paintCity(paper(city));
  const context = paper(canvas);
  let drawnMs = Number.NEGATIVE_INFINITY;
  return {
    canvas,
    draw: (lifeMs) => {
      if (Math.abs(lifeMs - drawnMs) < EVERY_MS) return;
      drawnMs = lifeMs;
      context.globalCompositeOperation = 'source-over';
      context.drawImage(city, 0, 0);
      context.globalCompositeOperation = 'lighter';
      for (let index = 0; index < LIGHTS; index++) paintLight(context, index, lifeMs);
    },
  };
}

function sized(canvas: HTMLCanvasElement): HTMLCanvasElement {
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  return canvas;
}

/** A context that the processor draws, whatever else is broken. */
function paper(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('this browser has no canvas');
  return context;
}

function paintCity(context: CanvasRenderingContext2D): void {
  const sky = context.createLinearGradient(0, 0, 0, FLOOR);
  sky.addColorStop(0, NIGHT);
  sky.addColorStop(0.55, '#0a1022');
  sky.addColorStop(1, '#141f40');
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, FLOOR);
  for (let house = 0; house < HOUSES; house++) paintHouse(context, house);
  const floor = context.createLinearGradient(0, FLOOR, 0, HEIGHT);
  floor.addColorStop(0, '#0b1226');
  floor.addColorStop(0.25, NIGHT);
  context.fillStyle = floor;
  context.fillRect(0, FLOOR, WIDTH, HEIGHT - FLOOR);
}

/** Far houses first: a dark block before the haze, with few windows. */
function paintHouse(context: CanvasRenderingContext2D, house: number): void {
  const depth = house / HOUSES;
  const width = 22 + 50 * spread(house, 1);
  const height = (0.5 - 0.28 * depth) * FLOOR * (0.55 + 0.6 * spread(house, 2));
  const left = spread(house, 3) * (WIDTH + width) - width;
  context.fillStyle = depth < 0.5 ? '#0d1530' : '#090d1c';
  context.fillRect(left, FLOOR - height, width, height);
  for (let row = 6; row < height - 8; row += 7) {
    for (let column = 4; column < width - 5; column += 6) {
      const chance = spread(house * 977 + row * 31 + column, 4);
      if (chance < 0.93) continue;
      context.fillStyle = chance < 0.985 ? 'rgb(95 242 255 / 16%)' : 'rgb(255 180 84 / 34%)';
      context.fillRect(left + column, FLOOR - height + row, 2, 2.5);
    }
  }
}

function paintLight(context: CanvasRenderingContext2D, index: number, lifeMs: number): void {
  const along = (index + 0.5) / LIGHTS;
  const turn = 2 * Math.PI * (lifeMs / BREATH_MS - 1.5 * along);
  const swell = (0.5 + 0.5 * Math.sin(turn)) ** 3;
  const sway = 7 * Math.sin(2 * Math.PI * (lifeMs / 11_000 + 0.8 * along)) + 2 * (spread(index, 5) - 0.5);
  const radius = 1.1 + 2.1 * swell;
  const [x, y] = [along * WIDTH, LINE + sway];
  const light = `${Math.round(95 + 160 * swell)} ${Math.round(205 - 25 * swell)} ${Math.round(225 - 140 * swell)}`;
  spot(context, x, y, radius * 3.2, `rgb(${light} / ${(0.04 + 0.09 * swell).toFixed(3)})`);
  spot(context, x, y, radius, `rgb(${light} / ${(0.28 + 0.6 * swell).toFixed(3)})`);
  // The floor keeps a little of it.
  spot(context, x, FLOOR + 0.45 * (FLOOR - y), radius * 1.6, `rgb(${light} / ${(0.02 + 0.09 * swell).toFixed(3)})`);
}

function spot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, light: string): void {
  context.fillStyle = light;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
