/**
 * Draws a body of points of light, as the show draws people: denser at contour and hands, a void for a head, lines
 * of light along the skin. Drawn once and standing still; where each point lies comes from a seed.
 */

import { seededStream } from '#installation/random/seeded.ts';
import { alongAt, HEAD, sectionAt, TATTOOED, VOLUMES } from './figure-shape.ts';

const ROSE = [255, 143, 163] as const;
const AMBER = [255, 180, 84] as const;

/** Puts one point of light: place in figure heights, size in CSS pixels of a figure 700 high, warmth and light 0..1. */
type Paint = (x: number, y: number, size: number, warmth: number, light: number) => void;
type Draw = () => number;

/** Fills `canvas`, which has its layout size already. `pixelRatio` is the screen's. */
export function drawFigure(canvas: HTMLCanvasElement, pixelRatio: number): void {
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * pixelRatio);
  canvas.height = Math.round(clientHeight * pixelRatio);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(pixelRatio, pixelRatio);
  pen.globalCompositeOperation = 'lighter';
  const tall = Math.min(clientHeight * 0.86, clientWidth * 1.9);
  const floor = clientHeight * 0.94;
  const paint: Paint = (x, y, size, warmth, light) => {
    const [r, g, b] = ROSE.map((rose, i) => Math.round(rose + ((AMBER[i] ?? rose) - rose) * warmth));
    pen.fillStyle = `rgb(${r} ${g} ${b} / ${light})`;
    pen.beginPath();
    pen.arc(clientWidth / 2 + x * tall, floor - y * tall, size * (0.35 + tall / 1080), 0, 2 * Math.PI);
    pen.fill();
  };
  const draw = seededStream(2147, 'figure');
  drawSkin(draw, paint);
  drawTattoos(draw, paint);
  drawHead(draw, paint);
  drawFloor(draw, paint);
}

function drawSkin(draw: Draw, paint: Paint): void {
  for (const volume of VOLUMES) {
    for (let i = 0; i < volume.points; i++) {
      const section = sectionAt(volume, alongAt(volume, draw()));
      // Seen from the front, a round limb is densest where it turns away.
      const side = Math.sin((draw() - 0.5) * Math.PI);
      const offset = section.radius * side + (draw() - 0.5) * 0.003;
      const contour = side * side;
      const y = section.y + section.acrossY * offset;
      paint(
        section.x + section.acrossX * offset,
        y,
        0.5 + draw() * 0.55,
        Math.min(1, 1 - y + draw() * 0.3),
        skinLight(contour, draw),
      );
    }
  }
}

const skinLight = (contour: number, draw: Draw): number => 0.1 + draw() * (0.14 + 0.7 * contour * contour);

/** Lines that wind around a limb: each a wave across it, with small branches. */
function drawTattoos(draw: Draw, paint: Paint): void {
  for (const { volume: index, turns, lines } of TATTOOED) {
    const volume = VOLUMES[index];
    if (!volume) continue;
    for (let line = 0; line < lines; line++) {
      const phase = draw() * 2 * Math.PI;
      const wobble = 1.5 + draw() * 2;
      for (let along = 0.1; along < 0.92; along += 0.0035) {
        const section = sectionAt(volume, alongAt(volume, along));
        const wave = Math.sin(phase + along * turns * 2 * Math.PI + Math.sin(along * wobble * 9) * 0.5);
        const offset = section.radius * 0.86 * wave;
        const pulse = 0.35 + 0.5 * Math.sin(along * 17 + phase) ** 2;
        paint(section.x + section.acrossX * offset, section.y + section.acrossY * offset, 0.62, 0.35, pulse * 0.75);
      }
    }
  }
}

function drawHead(draw: Draw, paint: Paint): void {
  for (let i = 0; i < 900; i++) {
    const angle = draw() * 2 * Math.PI;
    const rim = 1 - draw() ** 3 * 0.25;
    // Narrower towards the chin.
    const chin = 1 - 0.2 * Math.max(0, -Math.sin(angle));
    const x = HEAD.x + Math.cos(angle) * HEAD.width * rim * chin;
    paint(x, HEAD.y + Math.sin(angle) * HEAD.height * rim, 0.5 + draw() * 0.6, draw() * 0.4, 0.2 + draw() * 0.5);
  }
  drawSigil(draw, paint);
}

/** The sign that floats where a face would be: arcs around a point. */
function drawSigil(draw: Draw, paint: Paint): void {
  paint(HEAD.x, HEAD.y, 2.2, 1, 0.9);
  for (const radius of [0.009, 0.015, 0.021]) {
    const start = draw() * 2 * Math.PI;
    const sweep = (0.45 + draw() * 0.4) * 2 * Math.PI;
    for (let at = 0; at < 1; at += 0.012) {
      const angle = start + sweep * at;
      paint(HEAD.x + Math.cos(angle) * radius, HEAD.y + Math.sin(angle) * radius, 0.6, 0.8, 0.5);
    }
  }
}

/** Where the figure stands, points have not risen yet. */
function drawFloor(draw: Draw, paint: Paint): void {
  for (let i = 0; i < 900; i++) {
    const out = (draw() + draw() + draw()) / 1.5 - 1;
    const near = 1 - Math.abs(out);
    paint(out * 0.5, (draw() - 0.5) * 0.026 * near, 0.4 + draw() * 0.5, 0.9, draw() * 0.45 * near);
  }
}
