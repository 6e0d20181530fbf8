/** The editor as it is seen: lines above the picture, and the legend out of the way of what is moved. */

import { thrownPlace } from '#installation/mapping/picture-place.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Layers } from '../page/layers.ts';
import { middleInHand } from './editor-state.ts';
import { legendPlace } from './legend-place.ts';
import { type LegendFacts, legendText } from './legend-text.ts';
import { createLegendView } from './legend-view.ts';
import { drawLines } from './overlay-lines.ts';

export interface EditorView {
  open(isOpen: boolean): void;
  draw(facts: LegendFacts): void;
  /** Something else is in hand: the legend may take the best place for it. */
  settleLegend(): void;
}

/** Adds the editor to the page's layer for technicians, unseen. */
export function createEditorView(page: Document, layers: Layers): EditorView {
  const root = page.createElement('div');
  root.className = 'editor';
  root.hidden = true;
  const svg = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const legend = createLegendView(page);
  root.append(svg, legend.element);
  layers.inThrow.append(root);
  let legendAt: Point | null = null;

  const placeLegend = ({ output, state }: LegendFacts): void => {
    const { width, height } = layers.seenSize();
    const { offsetWidth, offsetHeight } = legend.element;
    const size = { width: offsetWidth / width, height: offsetHeight / height };
    const middle = thrownPlace(output, [0.5, 0.5]) ?? [0.5, 0.5];
    legendAt = legendPlace(legendAt, middle, middleInHand(state, output), size);
    legend.element.style.left = `${(legendAt[0] * width).toFixed(1)}px`;
    legend.element.style.top = `${(legendAt[1] * height).toFixed(1)}px`;
  };

  return {
    open: (isOpen) => {
      root.hidden = !isOpen;
      page.body.classList.toggle('fitting', isOpen);
    },
    draw: (facts) => {
      drawLines(svg, facts.output, facts.state, layers.seenSize());
      legend.show(legendText(facts));
      placeLegend(facts);
    },
    settleLegend: () => {
      legendAt = null;
    },
  };
}
