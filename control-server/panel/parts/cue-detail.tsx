/** The lines below a selected cue: its notes, and what can be done with it while the others play on. */

import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { type CueActions, cueActions } from '../view/cue-actions.ts';
import { isReachable } from '../view/go-view.ts';
import { waySentences } from '../view/quorum-words.ts';
import { AskButton } from './ask-button.tsx';
import { COLUMNS } from './cue-columns.ts';
import classes from './cue-detail.module.css';
import { CuePlace } from './cue-place.tsx';

export function CueDetail({ plan, cue }: { readonly plan: Plan; readonly cue: PlannedCue }) {
  const actions = useMoment(useCallback((moment: Moment) => cueActions(moment, cue), [cue]));
  return (
    <tr className={classes.detail} data-detail>
      <td colSpan={COLUMNS}>
        <div className={classes.rows}>
          {cue.broken !== null && <p className={classes.broken}>Broken. {cue.broken}</p>}
          {cue.notes !== '' && <p className={classes.notes}>{cue.notes}</p>}
          <CuePlace cue={cue} />
          <div className={classes.row}>
            {actions.runs && <RunButtons cue={cue} actions={actions} />}
            <Arming cue={cue} arming={actions.arming} />
          </div>
          <Ways plan={plan} cue={cue} />
        </div>
      </td>
    </tr>
  );
}

function RunButtons({ cue, actions }: { readonly cue: PlannedCue; readonly actions: CueActions }) {
  return (
    <>
      <AskButton
        request={{ type: actions.isPaused ? 'resume-cue' : 'pause-cue', cue: cue.key }}
        isOn={actions.isPaused}
        className={classes.button}
      >
        {actions.isPaused ? 'Resume this cue' : 'Pause this cue'}
      </AskButton>
      <AskButton request={{ type: 'stop-cue', cue: cue.key }} className={classes.button}>
        Stop this cue
      </AskButton>
      {actions.loop === 'goes-on' && (
        <AskButton request={{ type: 'leave-loop', cue: cue.key }} className={classes.button}>
          Leave after this round
        </AskButton>
      )}
      {actions.loop === 'last-round' && <span className={classes.words}>This round is the last.</span>}
    </>
  );
}

interface ArmingProps {
  readonly cue: PlannedCue;
  readonly arming: PlannedCue['arming'];
}

function Arming({ cue, arming }: ArmingProps) {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  return (
    <SegmentedControl<PlannedCue['arming']>
      aria-label="Whether it acts"
      classNames={{ root: classes.arming ?? '', label: classes.armingLabel ?? '' }}
      disabled={!enabled}
      value={arming}
      onChange={(next) => void store.ask({ type: 'arm-cue', cue: cue.key, arming: next })}
      data={[
        { value: 'armed', label: 'Armed' },
        { value: 'disarmed', label: 'Disarmed' },
        { value: 'skipped', label: 'Skipped' },
      ]}
    />
  );
}

const Ways = ({ plan, cue }: { readonly plan: Plan; readonly cue: PlannedCue }) => (
  <>
    {waySentences(plan, cue).map((sentence) => (
      <p key={sentence} className={classes.words}>
        {sentence}
      </p>
    ))}
  </>
);
