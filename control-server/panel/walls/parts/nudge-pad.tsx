/** What is held, large: its name, its place in numbers, and arrows that move it by a chosen step. */

import { SegmentedControl } from '@mantine/core';
import { resetAllCorners, resetHandle } from '#installation/mapping/output-edits.ts';
import type { Point } from '#installation/site/homography.ts';
import { moveGrip, STEPS, type Step } from '../view/grip.ts';
import controls from './controls.module.css';
import classes from './nudge-pad.module.css';
import { NumberField } from './number-field.tsx';
import { useFit } from './use-fit.ts';
import { holdNext } from './use-fit-keys.ts';

export function NudgePad() {
  const fit = useFit();
  const { desk, grip, grips, step, setStep, nudge } = fit;
  if (!grip) return null;
  const { output, size, canEdit } = desk;
  const { grip: held, at } = grip;
  const moveTo = (to: Point): void => fit.keepSoon(moveGrip(output, held, at, to, size));
  const reset = held.kind === 'all' ? resetAllCorners(output) : resetHandle(output, held);
  const isAtHome = reset !== null && sameCorners(reset.output, output);
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
        <Arrow sign="▲" name="Up" area="up" disabled={!canEdit} onPress={() => nudge(0, -1, 1)} />
        <Arrow sign="◀" name="Left" area="left" disabled={!canEdit} onPress={() => nudge(-1, 0, 1)} />
        <Arrow sign="▶" name="Right" area="right" disabled={!canEdit} onPress={() => nudge(1, 0, 1)} />
        <Arrow sign="▼" name="Down" area="down" disabled={!canEdit} onPress={() => nudge(0, 1, 1)} />
      </div>
      <div className={classes.numbers}>
        <SegmentedControl<Step>
          aria-label="How far one press moves"
          classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
          value={step}
          onChange={setStep}
          data={[...STEPS]}
        />
        <div className={classes.places}>
          <NumberField
            label="x"
            unit="px"
            value={at[0]}
            min={-9999}
            max={19999}
            digits={1}
            disabled={!canEdit}
            onKeep={(x) => moveTo([x, at[1]])}
          />
          <NumberField
            label="y"
            unit="px"
            value={at[1]}
            min={-9999}
            max={19999}
            digits={1}
            disabled={!canEdit}
            onKeep={(y) => moveTo([at[0], y])}
          />
        </div>
        {reset && (
          <button
            type="button"
            className={controls.key}
            disabled={!canEdit || isAtHome}
            onClick={() => fit.keep(reset)}
          >
            {held.kind === 'all' ? 'All corners back' : 'Put it back'}
          </button>
        )}
      </div>
    </section>
  );
}

/** Whether a fit's corners and mesh are the same already. */
const sameCorners = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

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
