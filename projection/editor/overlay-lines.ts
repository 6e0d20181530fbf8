/** The lines of the editor above the picture: its outline, mesh and masks, the handles, and the crosshair on what is in hand. */

import { maskOutlines, meshLines, type Outline, pictureOutline } from '#installation/mapping/output-outlines.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';
import type { PxSize } from '../page/css-matrix.ts';
import { type EditorState, handlesIn, middleInHand, placedInHand } from './editor-state.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws `output` into `svg`, whose size in CSS pixels is that of the throw as viewers see it. */
export function drawLines(svg: SVGSVGElement, output: Output, state: EditorState, size: PxSize): void {
  const page = svg.ownerDocument;
  const make = (tag: string, name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const element = page.createElementNS(SVG, tag);
    element.setAttribute('class', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const px = ([x, y]: Point): string => `${(x * size.width).toFixed(2)} ${(y * size.height).toFixed(2)}`;
  const path = (outline: Outline, isClosed: boolean): string =>
    outline.length === 0 ? '' : `M${outline.map(px).join('L')}${isClosed ? 'Z' : ''}`;
  /** Twice: a dark line below makes a bright one stand out on a bright picture. */
  const line = (name: string, d: string): SVGElement[] => [
    make('path', `${name} below`, { d }),
    make('path', name, { d }),
  ];

  const masks = maskOutlines(output).map((outline) => path(outline, true));
  const inHand = placedInHand(state, output)?.at ?? null;
  svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  svg.replaceChildren(
    ...line(
      'mesh',
      meshLines(output)
        .map((outline) => path(outline, false))
        .join(''),
    ),
    ...line('outline', path(pictureOutline(output), true)),
    ...masks.flatMap((d) => line('mask', d)),
    ...handlesIn(state.mode, output).map(({ at }) => {
      const [cx, cy] = [at[0] * size.width, at[1] * size.height];
      return make('circle', at === inHand ? 'handle in-hand' : 'handle', { cx, cy, r: size.height * 0.009 });
    }),
    ...crosshair(middleInHand(state, output)),
  );

  function crosshair(at: Point | null): SVGElement[] {
    if (!at) return [];
    const [x, y] = [at[0] * size.width, at[1] * size.height];
    const lines = `M0 ${y}H${size.width}M${x} 0V${size.height}`;
    return [
      ...line('cross', lines),
      make('circle', 'ring below', { cx: x, cy: y, r: size.height * 0.026 }),
      make('circle', 'ring', { cx: x, cy: y, r: size.height * 0.026 }),
    ];
  }
}
