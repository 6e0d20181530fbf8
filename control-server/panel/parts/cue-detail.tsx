/** The line below a selected cue: its notes, and what can be done with it. */

import { Button } from '@mantine/core';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { branchLines } from '../view/cue-row.ts';
import { unreachable } from '../view/next-cue.ts';
import { COLUMNS } from './cue-columns.ts';
import classes from './cue-detail.module.css';

const isReachable = (moment: Moment): boolean => unreachable(moment) === null;

export function CueDetail({ plan, cue }: { readonly plan: Plan; readonly cue: PlannedCue }) {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  return (
    <tr className={classes.detail}>
      <td colSpan={COLUMNS}>
        <div className={classes.detailRow}>
          <Button
            variant="default"
            disabled={!enabled}
            onClick={() => void store.ask({ type: 'standby', cue: cue.key })}
          >
            Stand by
          </Button>
          <Button variant="default" disabled={!enabled} onClick={() => void store.ask({ type: 'jump', cue: cue.key })}>
            Jump here now
          </Button>
          <span className={classes.detailNotes}>
            {cue.notes === ''
              ? 'Stand by: the next GO fires it. Jump: it fires at once, from the right look.'
              : cue.notes}
          </span>
          {branchLines(plan, cue).map((branch) => (
            <span key={`${branch.outcome} ${branch.option}`} className={classes.detailWay}>
              {branch.outcome === 'met' ? 'If the crowd reaches it' : 'If not, when its time is up'}: {branch.label} →{' '}
              {branch.number} {branch.name}
            </span>
          ))}
        </div>
      </td>
    </tr>
  );
}
