/** One cue of the list. Redraws only when its own line says something else. */

import { memo, useCallback } from 'react';
import type { CueKey, Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { branchLines, type CueRowView, cueLine, cueRow, quorumSentence } from '../view/cue-row.ts';
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

const RESTING: CueRowView = { state: 'rest', word: '', standsBy: false, countdown: null, overPercent: 0 };

/** The whole line takes the mouse; for the keyboard the name in it is a button. */
export const CueLineRow = memo(function CueLineRow({ plan, cue, following, isSelected, onSelect }: CueLineRowProps) {
  const row = useMoment(useCallback(({ state }: Moment) => (state ? cueRow(state, cue) : RESTING), [cue]));
  const line = cueLine(plan, cue, following);
  const counts = (state: CueRowView['state'][]) => (state.includes(row.state) ? row.countdown : null);
  return (
    <>
      <tr
        className={classes.cue}
        data-cue={cue.key}
        data-state={row.state}
        data-standby={row.standsBy}
        data-selected={isSelected}
        onClick={() => onSelect(isSelected ? null : cue.key)}
      >
        <td className={classes.head} data-color={cue.color}>
          {row.standsBy && <span className={classes.playhead}>▶</span>}
        </td>
        <td className={classes.state}>{row.word}</td>
        <td className={classes.number}>{cue.number}</td>
        <td className={classes.nameCell}>
          <button type="button" className={classes.name} aria-expanded={isSelected}>
            {cue.name}
          </button>
          {row.state !== 'rest' && <span className={classes.narrowState}>{row.word}</span>}
          {cue.quorum && <QuorumWords plan={plan} cue={cue} />}
          {row.overPercent > 0 && <span className={classes.over} style={{ width: `${row.overPercent}%` }} />}
        </td>
        <td className={classes.wait}>
          <Time planned={line.preWait} countdown={counts(['pre-wait', 'due'])} />
        </td>
        <td className={classes.time}>
          <Time planned={line.action} countdown={counts(['running', 'asking', 'held'])} />
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

const QuorumWords = ({ plan, cue }: { readonly plan: Plan; readonly cue: PlannedCue }) => (
  <span className={classes.quorum}>
    {quorumSentence(cue)}
    {branchLines(plan, cue).map((branch) => (
      <span key={`${branch.outcome} ${branch.option}`} className={classes.branch}>
        {branch.label} → {branch.number}
      </span>
    ))}
  </span>
);
