/** One sequence in the cue list: its head, and its cues while it is open. */

import { useCallback } from 'react';
import type { CueKey, Plan, PlannedSequence } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { followingOf } from '../view/cue-line.ts';
import { sequenceView } from '../view/cue-list.ts';
import { COLUMNS } from './cue-columns.ts';
import { CueLineRow } from './cue-line-row.tsx';
import classes from './sequence-lines.module.css';

interface SequenceLinesProps {
  readonly plan: Plan;
  readonly sequence: PlannedSequence;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly selected: CueKey | null;
  readonly onSelect: (cue: CueKey | null) => void;
}

export function SequenceLines({ plan, sequence, isOpen, onToggle, selected, onSelect }: SequenceLinesProps) {
  const stands = useMoment(useCallback((moment: Moment) => sequenceView(moment, sequence.id), [sequence.id]));
  return (
    <tbody>
      <tr className={classes.sequence} data-on={stands.isOn}>
        <th colSpan={COLUMNS} scope="rowgroup">
          <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={onToggle}>
            <span className={classes.turn} aria-hidden="true">
              {isOpen ? '▾' : '▸'}
            </span>
            <span className={classes.sequenceName}>{sequence.name}</span>
            <span className={classes.sequenceWord}>
              {stands.isOn ? 'playing' : ''}
              {stands.isOn && stands.hasNext ? ', ' : ''}
              {stands.hasNext ? 'next cue here' : ''}
            </span>
            <span className={classes.count}>
              {sequence.cues.length} {sequence.cues.length === 1 ? 'cue' : 'cues'}
            </span>
          </button>
        </th>
      </tr>
      {isOpen &&
        sequence.cues.map((cue) => (
          <CueLineRow
            key={cue.key}
            plan={plan}
            cue={cue}
            following={followingOf(sequence.cues, cue)}
            isSelected={selected === cue.key}
            onSelect={onSelect}
          />
        ))}
    </tbody>
  );
}
