/** The whole panel: what stands where. Each part takes its own view of the moment. */

import { MantineProvider } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CueKey } from '#installation/score/plan.ts';
import type { Timers } from '../clock/timers.ts';
import type { Moment } from '../store/moment.ts';
import type { PanelStore } from '../store/panel-store.ts';
import { PanelContext, useMoment } from '../store/use-panel.ts';
import { CrowdPart } from './crowd-part.tsx';
import { CueList } from './cue-list.tsx';
import { DecisionPart } from './decision-part.tsx';
import { DialsPart } from './dials-part.tsx';
import classes from './director-panel.module.css';
import { GoButton } from './go-button.tsx';
import { HeadBar } from './head-bar.tsx';
import { useKeys } from './keys.ts';
import { LastResort } from './last-resort.tsx';
import { MessageLine } from './message-line.tsx';
import { NextCueBlock } from './next-cue-block.tsx';
import { NotAuthorised } from './not-authorised.tsx';
import { QuorumPart } from './quorum-part.tsx';
import { RoomPart } from './room-part.tsx';
import { ShowPart } from './show-part.tsx';
import { TakesPart } from './takes-part.tsx';
import { theme } from './theme.ts';
import { Transport } from './transport.tsx';
import { TroubleBars } from './trouble-bars.tsx';
import { type View, ViewSwitch } from './view-switch.tsx';

export interface DirectorPanelProps {
  readonly store: PanelStore;
  readonly timers: Timers;
}

export function DirectorPanel({ store, timers }: DirectorPanelProps) {
  const panel = useMemo(() => ({ store, timers }), [store, timers]);
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <LastResort>
        <PanelContext value={panel}>
          <Desk />
        </PanelContext>
      </LastResort>
    </MantineProvider>
  );
}

/** Turned away before anything was known: there is nothing to direct, only something to do. */
const isShutOut = (moment: Moment): boolean => moment.barred !== null && moment.state === null;

function Desk() {
  const [selected, select] = useState<CueKey | null>(null);
  const [view, setView] = useState<View>('cues');
  const shutOut = useMoment(isShutOut);
  useKeys(selected, select);

  if (shutOut) return <NotAuthorised />;
  return (
    <div className={classes.desk} data-view={view}>
      <HeadBar />
      <TroubleBars />
      <NextCueBlock />
      <div className={classes.controls}>
        <GoButton />
        <Transport />
      </div>
      <MessageLine />
      <ViewSwitch view={view} onChange={setView} />
      <main className={classes.list}>
        <CueList selected={selected} onSelect={select} />
      </main>
      <aside className={classes.side}>
        <div className={classes.crowd}>
          <QuorumPart />
          <DecisionPart />
          <CrowdPart />
        </div>
        <div className={classes.show}>
          <ShowPart />
          <DialsPart />
          <TakesPart />
        </div>
        <div className={classes.room}>
          <RoomPart />
        </div>
      </aside>
    </div>
  );
}
