/** One wall as it is looked at, in metres: its surfaces, where they overlap, where nothing shines. */

import { metresText, type WallElevation } from '../view/room-elevation.ts';
import type { SurfaceView } from '../view/surface-view.ts';
import classes from './room-picture.module.css';

interface WallDrawingProps {
  readonly elevation: WallElevation;
  readonly surfaces: readonly SurfaceView[];
  readonly chosen: string | null;
  readonly onChoose: (surface: string) => void;
  /** Whether the wall's own name is worth saying. */
  readonly isNamed: boolean;
}

/** Letters, of the drawing's width. */
const LETTERS = 1 / 24;

export function WallDrawing({ elevation, surfaces, chosen, onChoose, isNamed }: WallDrawingProps) {
  const { wall, widthM, heightM, floorM, panes, overlaps, gaps } = elevation;
  const letterM = widthM * LETTERS;
  const viewOf = (name: string) => surfaces.find((surface) => surface.name === name);
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.drawing}
        viewBox={`${-0.01 * widthM} ${-0.01 * widthM} ${1.02 * widthM} ${heightM + 0.02 * widthM}`}
        aria-label={`Wall ${wall}, ${metresText(widthM)} wide, ${metresText(heightM)} high`}
      >
        <rect className={classes.wall} width={widthM} height={heightM} />
        {gaps.map((gap) => (
          <g key={`${gap.xM} ${gap.yM}`} className={classes.gap}>
            <rect x={gap.xM} y={gap.yM} width={gap.widthM} height={gap.heightM} />
          </g>
        ))}
        {panes.map((pane) => (
          // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button of HTML
          <g
            key={pane.surface}
            className={classes.pane}
            role="button"
            tabIndex={0}
            aria-label={`Surface ${pane.surface}, ${viewOf(pane.surface)?.word ?? ''}`}
            aria-pressed={pane.surface === chosen}
            data-health={viewOf(pane.surface)?.health}
            data-chosen={pane.surface === chosen}
            data-pattern={viewOf(pane.surface)?.pattern != null}
            onClick={() => onChoose(pane.surface)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') onChoose(pane.surface);
            }}
          >
            <rect x={pane.xM} y={pane.yM} width={pane.widthM} height={pane.heightM} />
            <text
              x={pane.xM + pane.widthM / 2}
              y={pane.yM + pane.heightM / 2}
              fontSize={Math.min(letterM * 1.25, pane.widthM / 5)}
            >
              {pane.surface}
            </text>
            <text
              className={classes.measure}
              x={pane.xM + pane.widthM / 2}
              y={pane.yM + pane.heightM / 2 + letterM * 1.3}
              fontSize={Math.min(letterM * 0.8, pane.widthM / 8)}
            >
              {metresText(pane.widthM)}
            </text>
          </g>
        ))}
        {overlaps.map((overlap) => (
          <rect
            key={`${overlap.xM} ${overlap.yM}`}
            className={classes.overlap}
            x={overlap.xM}
            y={overlap.yM}
            width={overlap.widthM}
            height={overlap.heightM}
          />
        ))}
        <line className={classes.floor} x1={0} x2={widthM} y1={heightM - floorM} y2={heightM - floorM} />
      </svg>
      <figcaption className={classes.caption}>
        <span>
          {isNamed && `${wall}: `}
          {metresText(widthM)} × {metresText(heightM)}
        </span>
        {overlaps.length > 0 && <span data-kind="overlap">overlaps {measures(overlaps)}</span>}
        {gaps.length > 0 && <span data-kind="gap">dark {measures(gaps)}</span>}
      </figcaption>
    </figure>
  );
}

const measures = (areas: readonly { readonly words: string }[]): string =>
  [...new Set(areas.map(({ words }) => words))].join(', ');
