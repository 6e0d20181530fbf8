/** The cue list: every sequence of the score, the lines of those that are open, and the playhead. */

import { SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { CueKey, Plan, PlannedSequence } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { lineInFocus, sequencesInFocus } from '../view/cue-list.ts';
import classes from './cue-list.module.css';
import { SequenceLines } from './sequence-lines.tsx';

interface CueListProps {
  readonly selected: CueKey | null;
  readonly onSelect: (cue: CueKey | null) => void;
}

type RowSize = 'comfortable' | 'large';

const planOf = (moment: Moment): Plan | null => moment.state?.plan ?? null;

export function CueList({ selected, onSelect }: CueListProps) {
  const plan = useMoment(planOf);
  const [size, setSize] = useLocalStorage<RowSize>({ key: 'reclaim.panel.rows', defaultValue: 'comfortable' });
  if (!plan) return <p className={classes.empty}>The cue list appears with the show.</p>;
  return (
    <div className={classes.list} data-size={size}>
      <Lines plan={plan} selected={selected} onSelect={onSelect} />
      <div className={classes.sizes}>
        <SegmentedControl<RowSize>
          classNames={{ label: classes.size ?? '' }}
          aria-label="Height of the lines"
          value={size}
          onChange={setSize}
          data={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'large', label: 'Large' },
          ]}
        />
      </div>
    </div>
  );
}

interface LinesProps extends CueListProps {
  readonly plan: Plan;
}

function Lines({ plan, selected, onSelect }: LinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useMoment(lineInFocus);
  const { isOpen, toggle } = useOpenSequences(plan, selected);

  // The eye should find what comes next without a hand on the wheel.
  useEffect(() => show(scroller.current, focus), [focus]);
  useEffect(() => showDetail(scroller.current, selected), [selected]);

  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table}>
        <colgroup>
          <col className={classes.headColumn} />
          <col className={classes.stateColumn} />
          <col className={classes.numberColumn} />
          <col />
          <col className={classes.waitColumn} />
          <col className={classes.actionColumn} />
          <col className={classes.waitColumn} />
          <col className={classes.goesOnColumn} />
        </colgroup>
        <thead>
          <tr>
            <th aria-label="Playhead" />
            <th className={classes.state}>State</th>
            <th>Cue</th>
            <th>Name</th>
            <th className={classes.wait}>Pre-wait</th>
            <th className={classes.time}>Action</th>
            <th className={classes.wait}>Post-wait</th>
            <th className={classes.goesOn}>Goes on</th>
          </tr>
        </thead>
        {plan.sequences.map((sequence) => (
          <SequenceLines
            key={sequence.id}
            plan={plan}
            sequence={sequence}
            isOpen={isOpen(sequence)}
            onToggle={() => toggle(sequence)}
            selected={selected}
            onSelect={onSelect}
          />
        ))}
      </table>
    </div>
  );
}

function show(scroller: HTMLElement | null, cue: CueKey | null): void {
  if (cue === null) return;
  scroller?.querySelector(`[data-cue="${CSS.escape(cue)}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

/** Shows the lines below the selected cue, and by their margin the cue itself. */
function showDetail(scroller: HTMLElement | null, selected: CueKey | null): void {
  if (selected === null) return;
  scroller?.querySelector('[data-detail]')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

/** Which sequences show their lines: those in focus, that of the selected cue, and those opened by hand. */
function useOpenSequences(plan: Plan, selected: CueKey | null) {
  const inFocus = useMoment(sequencesInFocus);
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosen = selected === null ? undefined : plan.cues.get(selected)?.sequence;
  const isOpen = ({ id }: PlannedSequence): boolean => byHand.get(id) ?? (inFocus.includes(id) || chosen === id);
  return {
    isOpen,
    toggle: (sequence: PlannedSequence) => setByHand(new Map(byHand).set(sequence.id, !isOpen(sequence))),
  };
}
