/** One cue of the list. Redraws only when its own line says something else. */

import { type CSSProperties, memo, useCallback } from 'react';
import type { CueKey, Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { cueLine } from '../view/cue-line.ts';
import { type CueRowState, type CueRowView, cueRow, RESTING } from '../view/cue-row.ts';
import { branchLines } from '../view/quorum-words.ts';
import { CountdownText } from './countdown-text.tsx';
import { CueDetail } from './cue-detail.tsx';
import classes from './cue-line-row.module.css';
import { GoesOnMark } from './goes-on-mark.tsx';

interface CueLineRowProps {
  readonly plan: Plan;
  readonly cue: PlannedCue;
  readonly following: PlannedCue | undefined;
  readonly isSelected: boolean;
  readonly onSelect: (cue: CueKey | null) => void;
}

/** States whose countdown belongs to the action; the others wait before or behind it. */
const IN_ACTION: readonly CueRowState[] = ['running', 'asking', 'held', 'paused', 'mute'];

/** The whole line takes the mouse; for the keyboard the name in it is a button. */
export const CueLineRow = memo(function CueLineRow({ plan, cue, following, isSelected, onSelect }: CueLineRowProps) {
  const row = useMoment(useCallback(({ state }: Moment) => (state ? cueRow(state, cue) : RESTING), [cue]));
  const line = cueLine(plan, cue, following);
  const counts = (states: readonly CueRowState[]) => (states.includes(row.state) ? row.countdown : null);
  return (
    <>
      <tr
        className={classes.cue}
        data-cue={cue.key}
        data-state={row.state}
        data-standby={row.standsBy}
        data-effect={row.effect}
        data-selected={isSelected}
        onClick={() => onSelect(isSelected ? null : cue.key)}
      >
        <td className={classes.head} data-color={cue.color}>
          {row.standsBy && <span className={classes.playhead}>▶</span>}
        </td>
        <td className={classes.state}>{row.word}</td>
        <td className={classes.number}>{cue.number}</td>
        <td className={classes.nameCell} style={{ '--depth': cue.depth } as CSSProperties} data-inside={cue.depth > 0}>
          <button type="button" className={classes.name} aria-expanded={isSelected}>
            {cue.flag && (
              <span className={classes.flag} role="img" aria-label="flagged">
                ⚑
              </span>
            )}
            {cue.name}
          </button>
          {row.word !== '' && <span className={classes.narrowState}>{row.word}</span>}
          <Remarks plan={plan} cue={cue} row={row} remarks={line.remarks} />
          {row.overPercent > 0 && <span className={classes.over} style={{ width: `${row.overPercent}%` }} />}
        </td>
        <td className={classes.wait}>
          <Time planned={line.preWait} countdown={counts(['pre-wait', 'due'])} />
        </td>
        <td className={classes.time}>
          <Time planned={line.action} countdown={counts(IN_ACTION)} />
          <CountdownText countdown={counts(['pre-wait', 'due', 'post-wait'])} className={classes.narrowLeft} />
        </td>
        <td className={classes.wait}>
          <Time planned={line.postWait} countdown={counts(['post-wait'])} />
        </td>
        <td className={classes.goesOn}>
          <GoesOnMark goesOn={line.goesOn} goesTo={line.goesTo} />
        </td>
      </tr>
      {isSelected && <CueDetail plan={plan} cue={cue} />}
    </>
  );
});

function Time({ planned, countdown }: { readonly planned: string; readonly countdown: CueRowView['countdown'] }) {
  if (countdown) return <CountdownText countdown={countdown} className={classes.left} />;
  return <span className={classes.planned}>{planned}</span>;
}

interface RemarksProps {
  readonly plan: Plan;
  readonly cue: PlannedCue;
  readonly row: CueRowView;
  readonly remarks: readonly string[];
}

/** The second line of a cue: what is wrong first, then how it plays, then where the crowd's answer leads. */
function Remarks({ plan, cue, row, remarks }: RemarksProps) {
  const ways = branchLines(plan, cue);
  if (row.caution === '' && row.loop === '' && !row.condition && remarks.length + ways.length === 0) return null;
  return (
    <span className={classes.remarks}>
      {row.caution !== '' && (
        <span className={classes.caution} data-effect={row.effect}>
          {row.caution}
        </span>
      )}
      {row.condition && (
        <span className={classes.condition} data-holds={row.condition.holds}>
          {row.condition.words}
        </span>
      )}
      {row.loop !== '' && <span className={classes.loop}>{row.loop}</span>}
      {remarks.map((remark) => (
        <span key={remark}>{remark}</span>
      ))}
      {ways.map((way) => (
        <span key={`${way.outcome} ${way.option}`}>
          {way.label} → {way.number}
        </span>
      ))}
    </span>
  );
}
