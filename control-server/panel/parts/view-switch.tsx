/** On a phone only one of the parts has room; this chooses which. Says where the crowd is being asked. */

import { SegmentedControl } from '@mantine/core';
import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { roomView } from '../view/room-view.ts';
import classes from './view-switch.module.css';

export type View = 'cues' | 'crowd' | 'show' | 'room';

interface ViewSwitchProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
}

const marks = (moment: Moment) => ({
  isAsked: (moment.state?.quorum ?? null) !== null,
  room: roomView(moment)?.isWell === false ? 'Room !' : 'Room',
});

export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  const { isAsked, room } = useMoment(marks);
  return (
    <div className={classes.switch}>
      <SegmentedControl<View>
        fullWidth
        classNames={{ label: classes.label ?? '' }}
        value={view}
        onChange={onChange}
        data={[
          { value: 'cues', label: 'Cues' },
          { value: 'crowd', label: isAsked ? <span className={classes.asked}>Asked</span> : 'Crowd' },
          { value: 'show', label: 'Show' },
          { value: 'room', label: room },
        ]}
      />
    </div>
  );
}
