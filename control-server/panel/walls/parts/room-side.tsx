/** The room: drawn in metres, every surface with how it is, test patterns for all, and the earlier texts of its file. */

import { patternsShowing } from '../../view/pattern-view.ts';
import { useWallsMoment } from '../store/use-walls.ts';
import { isLive, type WallsMoment } from '../store/walls-moment.ts';
import { surfaceView } from '../view/surface-view.ts';
import { ComfortKeys } from './comfort-keys.tsx';
import controls from './controls.module.css';
import { PatternKeys } from './pattern-keys.tsx';
import { PhonePart } from './phone-part.tsx';
import { RoomPicture } from './room-picture.tsx';
import classes from './room-side.module.css';
import { SiteReport } from './site-report.tsx';
import { SurfaceList } from './surface-list.tsx';
import { VersionsPart } from './versions-part.tsx';

export interface RoomSideProps {
  readonly chosen: string | null;
  readonly onChoose: (surface: string) => void;
}

const sideView = (moment: WallsMoment) => {
  const names = Object.keys(moment.site?.surfaces ?? {});
  return {
    site: moment.site,
    surfaces: names.map((name) => surfaceView(moment, name)),
    showing: patternsShowing(moment.setup, names).everywhere,
    canAsk: isLive(moment),
  };
};

export function RoomSide({ chosen, onChoose }: RoomSideProps) {
  const { site, surfaces, showing, canAsk } = useWallsMoment(sideView);
  if (!site) return <p className={classes.waiting}>The server has not told yet what the room is like.</p>;
  return (
    <div className={classes.side}>
      <RoomPicture site={site} surfaces={surfaces} chosen={chosen} onChoose={onChoose} />
      <SiteReport />
      <SurfaceList surfaces={surfaces} chosen={chosen} onChoose={onChoose} />
      <section className={classes.part} aria-label="All walls">
        <h2 className={controls.title}>All walls</h2>
        <PatternKeys surface={null} showing={showing} canAsk={canAsk} />
      </section>
      <section className={classes.part} aria-label="For whom">
        <h2 className={controls.title}>For whom</h2>
        <ComfortKeys comfort={site.comfort} canAsk={canAsk} />
      </section>
      <VersionsPart canAsk={canAsk} />
      <PhonePart />
    </div>
  );
}
