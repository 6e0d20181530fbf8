/** The surface's name, to be read across a hall, in a hue that no other surface of the site has. */

import { hueOf, INK } from './ink.ts';
import type { Sheet } from './sheet.ts';

export function paintIdentify(sheet: Sheet): void {
  const { widthPx, heightPx, unit, info, ink } = sheet;
  const hue = hueOf(info.at, info.of);
  const bright = `hsl(${hue} 100% 68%)`;
  const ground = ink.createRadialGradient(widthPx / 2, heightPx / 2, 0, widthPx / 2, heightPx / 2, widthPx * 0.6);
  ground.addColorStop(0, `hsl(${hue} 60% 14%)`);
  ground.addColorStop(1, INK.night);
  ink.fillStyle = ground;
  ink.fillRect(0, 0, widthPx, heightPx);
  const thick = unit * 1.6;
  sheet.box(0, 0, widthPx, thick, bright);
  sheet.box(0, heightPx - thick, widthPx, thick, bright);
  sheet.box(0, 0, thick, heightPx, bright);
  sheet.box(widthPx - thick, 0, thick, heightPx, bright);
  paintUp(sheet, bright);

  const middle = { anchor: 'center', within: widthPx * 0.86 } as const;
  sheet.words(info.surface, widthPx / 2, heightPx * 0.47, unit * 40, { ...middle, weight: 600, colour: bright });
  sheet.words(`${info.wall} · ${info.title}`, widthPx / 2, heightPx * 0.76, unit * 5, middle);
  const { widthM, heightM, xM, yM } = info.slice;
  const size = `${widthM.toFixed(2)} × ${heightM.toFixed(2)} m`;
  const place = `from ${xM.toFixed(2)} m along and ${yM.toFixed(2)} m up`;
  const rest = { ...middle, colour: INK.dim };
  sheet.words(`${size}, ${place}`, widthPx / 2, heightPx * 0.84, unit * 3.4, rest);
  sheet.words(
    `${info.at + 1} of ${info.of} · ${widthPx} × ${heightPx} pixels`,
    widthPx / 2,
    heightPx * 0.9,
    unit * 3.4,
    rest,
  );
}

/** Which way is up: a projector that hangs upside down shows at once. */
function paintUp(sheet: Sheet, colour: string): void {
  const { ink, widthPx, unit } = sheet;
  const [x, y, size] = [widthPx / 2, unit * 7, unit * 5];
  ink.fillStyle = colour;
  ink.beginPath();
  ink.moveTo(x, y);
  ink.lineTo(x + size, y + size);
  ink.lineTo(x - size, y + size);
  ink.closePath();
  ink.fill();
}
