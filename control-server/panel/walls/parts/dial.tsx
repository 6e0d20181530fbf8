/** One number of a fit: dragged, pressed by steps, or typed. The wall follows at once; it is kept when the hand rests. */

import { Slider } from '@mantine/core';
import controls from './controls.module.css';
import classes from './dial.module.css';
import { NumberField } from './number-field.tsx';

export interface DialProps {
  readonly label: string;
  /** What it does, in a few words. */
  readonly says?: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What one press of − or + changes. */
  readonly step: number;
  readonly digits: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

export function Dial({ label, says, unit, value, min, max, step, digits, disabled, onChange }: DialProps) {
  const to = (wanted: number): void => onChange(Math.min(max, Math.max(min, Number(wanted.toFixed(digits)))));
  return (
    <div className={classes.dial}>
      <span className={classes.label}>{label}</span>
      <div className={classes.number}>
        <button
          type="button"
          className={controls.key}
          aria-label={`${label}: less`}
          disabled={disabled || value <= min}
          onClick={() => to(value - step)}
        >
          −
        </button>
        <NumberField
          label={label}
          isLabelHidden
          unit={unit}
          value={value}
          min={min}
          max={max}
          digits={digits}
          disabled={disabled}
          onKeep={to}
        />
        <button
          type="button"
          className={controls.key}
          aria-label={`${label}: more`}
          disabled={disabled || value >= max}
          onClick={() => to(value + step)}
        >
          +
        </button>
      </div>
      <p className={`${controls.quiet} ${classes.says}`}>
        <span>{says}</span>
        <span className={classes.range}>
          {min} to {max} {unit}
        </span>
      </p>
      <Slider
        classNames={{
          root: classes.slider ?? '',
          track: classes.track ?? '',
          bar: classes.bar ?? '',
          thumb: classes.thumb ?? '',
        }}
        thumbLabel={`${label}, ${unit}`}
        label={null}
        disabled={disabled}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={to}
      />
    </div>
  );
}
