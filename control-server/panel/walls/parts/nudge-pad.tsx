/** What is held, large: its name, its place in numbers, and arrows that move it by a chosen step. */

import { SegmentedControl } from '@mantine/core';
import type { Point } from '#installation/site/homography.ts';
import { sameView } from '../../store/same-view.ts';
import { moveGrip, STEPS, type Step } from '../view/grip.ts';
import controls from './controls.module.css';
import classes from './nudge-pad.module.css';
import { NumberField } from './number-field.tsx';
import { useFit } from './use-fit.ts';
import { holdNext } from './use-fit-keys.ts';

export function NudgePad() {
  const fit = useFit();
  const { desk, grip, grips, step, setStep, nudge, reset } = fit;
  if (!grip) return null;
  const { output, size, canEdit } = desk;
  const { grip: held, at } = grip;
  const moveTo = (to: Point): void => fit.keepSoon(moveGrip(output, held, at, to, size));
  const place = { unit: 'px', min: -9999, max: 19_999, digits: 1, disabled: !canEdit };
  return (
    <section className={classes.pad} aria-label="Move what is held">
      <div className={classes.which}>
        <button
          type="button"
          className={controls.key}
          aria-label="The one before"
          disabled={grips.length < 2}
          onClick={() => holdNext(fit, -1)}
        >
          ‹
        </button>
        <strong className={classes.name}>{grip.name}</strong>
        <button
          type="button"
          className={controls.key}
          aria-label="The next one"
          disabled={grips.length < 2}
          onClick={() => holdNext(fit, 1)}
        >
          ›
        </button>
      </div>
      <div className={classes.arrows}>
        <Arrow sign="▲" name="Up" area="up" disabled={!canEdit} onPress={() => nudge(0, -1)} />
        <Arrow sign="◀" name="Left" area="left" disabled={!canEdit} onPress={() => nudge(-1, 0)} />
        {reset && (
          <button
            type="button"
            className={`${controls.key} ${classes.arrow} ${classes.back}`}
            aria-label={`${grip.name}: back to where it began`}
            disabled={!canEdit || sameView(reset.output, output)}
            onClick={() => fit.keep(reset)}
          >
            back
          </button>
        )}
        <Arrow sign="▶" name="Right" area="right" disabled={!canEdit} onPress={() => nudge(1, 0)} />
        <Arrow sign="▼" name="Down" area="down" disabled={!canEdit} onPress={() => nudge(0, 1)} />
      </div>
      <div className={classes.numbers}>
        <SegmentedControl<Step>
          aria-label="How far one press moves"
          classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
          value={step}
          onChange={setStep}
          data={[...STEPS]}
        />
        <NumberField label="across" {...place} value={at[0]} onKeep={(x) => moveTo([x, at[1]])} />
        <NumberField label="down" {...place} value={at[1]} onKeep={(y) => moveTo([at[0], y])} />
      </div>
    </section>
  );
}

interface ArrowProps {
  readonly sign: string;
  readonly name: string;
  readonly area: 'up' | 'left' | 'right' | 'down';
  readonly disabled: boolean;
  readonly onPress: () => void;
}

const Arrow = ({ sign, name, area, disabled, onPress }: ArrowProps) => (
  <button
    type="button"
    className={`${controls.key} ${classes.arrow}`}
    style={{ gridArea: area }}
    aria-label={name}
    disabled={disabled}
    onClick={onPress}
  >
    {sign}
  </button>
);
