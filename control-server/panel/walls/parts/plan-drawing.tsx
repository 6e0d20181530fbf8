/** The room from above, in metres: walls, windows into the scene, and from where they are seen. */

import type { FloorPoint, RoomPlan } from '../view/room-plan.ts';
import type { SurfaceView } from '../view/surface-view.ts';
import classes from './room-picture.module.css';

interface PlanDrawingProps {
  readonly plan: RoomPlan;
  readonly surfaces: readonly SurfaceView[];
  readonly chosen: string | null;
  readonly onChoose: (surface: string) => void;
}

const listed = (points: readonly FloorPoint[]): string => points.map((point) => point.join(',')).join(' ');

export function PlanDrawing({ plan, surfaces, chosen, onChoose }: PlanDrawingProps) {
  const { bounds, lines, viewers } = plan;
  const span = Math.max(bounds.widthM, bounds.heightM, 1);
  const margin = span * 0.09;
  const letter = span / 24;
  const healthOf = (name: string) => surfaces.find((surface) => surface.name === name)?.health;
  const patternOf = (name: string) => surfaces.find((surface) => surface.name === name)?.pattern != null;
  const middle: FloorPoint = [bounds.xM + bounds.widthM / 2, bounds.yM + bounds.heightM / 2];
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.drawing}
        viewBox={`${bounds.xM - margin} ${bounds.yM - margin} ${bounds.widthM + 2 * margin} ${bounds.heightM + 2 * margin}`}
        aria-label="The room from above"
      >
        {viewers.map(({ at, sees }) => (
          <g key={at.join(' ')} className={classes.viewer}>
            {sees.map((end) => (
              <line key={end.join(' ')} x1={at[0]} y1={at[1]} x2={end[0]} y2={end[1]} />
            ))}
            <circle cx={at[0]} cy={at[1]} r={letter * 0.4} />
            <text x={at[0]} y={at[1] + letter * 1.5} fontSize={letter}>
              viewers
            </text>
          </g>
        ))}
        {lines.map((line) =>
          line.kind === 'wall' ? (
            <g key={`wall ${line.name}`} className={classes.planWall}>
              <polyline points={listed(line.points)} />
              <PlanName line={line} letter={letter} middle={middle} />
            </g>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button of HTML
            <g
              key={`window ${line.name}`}
              className={classes.planWindow}
              role="button"
              tabIndex={0}
              aria-label={`Surface ${line.name}`}
              aria-pressed={line.name === chosen}
              data-health={healthOf(line.name)}
              data-chosen={line.name === chosen}
              data-pattern={patternOf(line.name)}
              onClick={() => onChoose(line.name)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onChoose(line.name);
              }}
            >
              <polyline className={classes.touch} points={listed(line.points)} />
              {line.isArea ? <polygon points={listed(line.points)} /> : <polyline points={listed(line.points)} />}
              <PlanName line={line} letter={letter} middle={middle} />
            </g>
          ),
        )}
      </svg>
      <figcaption className={classes.caption}>
        <span>
          From above, {bounds.widthM.toFixed(1)} × {bounds.heightM.toFixed(1)} m
        </span>
      </figcaption>
    </figure>
  );
}

interface PlanNameProps {
  readonly line: RoomPlan['lines'][number];
  readonly letter: number;
  readonly middle: FloorPoint;
}

/** Beside the line, clear of it. */
function PlanName({ line, letter, middle }: PlanNameProps) {
  const [x, y] = line.middle;
  const [dx, dy] = line.isArea ? [0, 0] : [x - middle[0], y - middle[1]];
  // Beside a line that runs to the viewers there is room inside only, above and below one that lies across, outside.
  const isAside = Math.abs(dx) > Math.abs(dy);
  const anchor = !isAside ? 'middle' : dx < 0 ? 'start' : 'end';
  const at = isAside ? [x - Math.sign(dx) * letter * 0.6, y] : [x, y + Math.sign(dy) * letter * 1.1];
  return (
    <text x={at[0]} y={at[1]} fontSize={letter * 1.1} style={{ textAnchor: anchor }}>
      {line.name}
    </text>
  );
}
