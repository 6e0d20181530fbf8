/** The whole page: the room on one side, the surface under somebody's hands on the other; on a phone one after the other. */

import { MantineProvider } from '@mantine/core';
import { useMemo } from 'react';
import type { Timers } from '../../clock/timers.ts';
import { LastResort } from '../../parts/last-resort.tsx';
import { theme } from '../../parts/theme.ts';
import { useWallsMoment, WallsContext } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import type { WallsStore } from '../store/walls-store.ts';
import { NotLetIn } from './not-let-in.tsx';
import { PageBars } from './page-bars.tsx';
import { PageHead } from './page-head.tsx';
import { RoomSide } from './room-side.tsx';
import { SurfaceDesk } from './surface-desk.tsx';
import { useChosenSurface } from './use-chosen-surface.ts';
import classes from './walls-page.module.css';

export interface WallsPageProps {
  readonly store: WallsStore;
  readonly timers: Timers;
}

export function WallsPage({ store, timers }: WallsPageProps) {
  const walls = useMemo(() => ({ store, timers }), [store, timers]);
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <LastResort>
        <WallsContext value={walls}>
          <Page />
        </WallsContext>
      </LastResort>
    </MantineProvider>
  );
}

/** Turned away before anything was known: there is nothing to set up, only something to do. */
const isShutOut = (moment: WallsMoment): boolean => moment.barred !== null && moment.site === null;
const surfacesOf = (moment: WallsMoment): readonly string[] => Object.keys(moment.site?.surfaces ?? {});

function Page() {
  const shutOut = useWallsMoment(isShutOut);
  const surfaces = useWallsMoment(surfacesOf);
  const { chosen, choose } = useChosenSurface();
  if (shutOut) return <NotLetIn />;
  const isKnown = chosen !== null && surfaces.includes(chosen);
  // Where there is room for both, some surface is always under the hands.
  const shown = isKnown ? chosen : (surfaces[0] ?? null);
  return (
    <div className={classes.page} data-view={isKnown ? 'desk' : 'room'}>
      <PageHead />
      <PageBars />
      <div className={classes.body}>
        <div className={classes.room}>
          <RoomSide chosen={shown} onChoose={choose} />
        </div>
        <main className={classes.desk}>
          {shown === null ? (
            <p className={classes.waiting}>The server has not told yet which surfaces the room has.</p>
          ) : (
            <SurfaceDesk key={shown} surface={shown} onBack={() => choose(null)} />
          )}
        </main>
      </div>
    </div>
  );
}
