/** The room as a drawing: each wall as it is looked at, and the room from above where that says more. */

import type { Site } from '#installation/site/site.ts';
import { wallElevations } from '../view/room-elevation.ts';
import { roomPlan } from '../view/room-plan.ts';
import type { SurfaceView } from '../view/surface-view.ts';
import { PlanDrawing } from './plan-drawing.tsx';
import classes from './room-picture.module.css';
import { WallDrawing } from './wall-drawing.tsx';

export interface RoomPictureProps {
  readonly site: Site;
  readonly surfaces: readonly SurfaceView[];
  readonly chosen: string | null;
  readonly onChoose: (surface: string) => void;
}

export function RoomPicture({ site, surfaces, chosen, onChoose }: RoomPictureProps) {
  const elevations = wallElevations(site);
  const plan = roomPlan(site);
  return (
    <section className={classes.room} aria-label="The room">
      {elevations.map((elevation) => (
        <WallDrawing
          key={elevation.wall}
          elevation={elevation}
          surfaces={surfaces}
          chosen={chosen}
          onChoose={onChoose}
          isNamed={elevations.length > 1}
        />
      ))}
      {plan && <PlanDrawing plan={plan} surfaces={surfaces} chosen={chosen} onChoose={onChoose} />}
    </section>
  );
}
