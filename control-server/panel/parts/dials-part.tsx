/** The parameters of the looks under the director's hand. A dial asks once, when it is let go: every move is a fact. */

import { SegmentedControl, Slider } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { Moment } from '../store/moment.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { type DialView, dialsView, dialText } from '../view/dials-view.ts';
import { isReachable } from '../view/go-view.ts';
import classes from './dials-part.module.css';
import { Fold } from './fold.tsx';

const howMany = ({ state }: Moment): number => Object.keys(state?.plan?.score.parameters ?? {}).length;

export function DialsPart() {
  const count = useMoment(howMany);
  if (count === 0) return null;
  return (
    <Fold title="Parameters" id="dials" startsOpen={false} summary={count}>
      {() => <Dials />}
    </Fold>
  );
}

/** How long a move may take, s. */
const TIMES = ['0', '2', '5', '10'] as const;
type Time = (typeof TIMES)[number];

function Dials() {
  const dials = useMoment(dialsView);
  const [time, setTime] = useLocalStorage<Time>({ key: 'reclaim.panel.dial-time', defaultValue: '2' });
  return (
    <>
      <div className={classes.times}>
        <span className={classes.says}>A move takes</span>
        <SegmentedControl<Time>
          aria-label="How long a move takes"
          classNames={{ root: classes.control ?? '', label: classes.controlLabel ?? '' }}
          value={time}
          onChange={setTime}
          data={TIMES.map((seconds) => ({ value: seconds, label: seconds === '0' ? 'no time' : `${seconds} s` }))}
        />
      </div>
      <p className={classes.says}>The next cue that sets a parameter takes it back.</p>
      <ul className={classes.dials}>
        {dials.map((dial) => (
          <Dial key={dial.name} dial={dial} overMs={Number(time) * 1000} />
        ))}
      </ul>
    </>
  );
}

function Dial({ dial, overMs }: { readonly dial: DialView; readonly overMs: number }) {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  /** Where the hand has it; null while nobody touches it. */
  const [held, setHeld] = useState<number | null>(null);

  const letGo = (to: number): void => {
    const kept = Math.min(dial.max, Math.max(dial.min, to));
    void store.ask({ type: 'set-value', value: dial.name, to: kept, overMs });
    setHeld(null);
  };
  return (
    <li className={classes.dial}>
      <p className={classes.line}>
        <strong>{dial.name}</strong>
        <span className={classes.says}>{dial.says}</span>
        <output className={classes.now}>
          {held === null ? dial.words : `${dial.words} → ${dialText(held, dial.step)}`}
        </output>
      </p>
      <Slider
        classNames={{
          root: classes.slider ?? '',
          track: classes.track ?? '',
          bar: classes.bar ?? '',
          thumb: classes.thumb ?? '',
        }}
        thumbLabel={dial.name}
        label={null}
        disabled={!enabled || dial.max <= dial.min}
        min={dial.min}
        max={dial.max}
        step={dial.step}
        value={held ?? dial.now}
        onChange={setHeld}
        onChangeEnd={letGo}
      />
    </li>
  );
}
