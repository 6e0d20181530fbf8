/** A number with its unit, kept when it is done: on Enter, or when the field is left. */

import { useEffect, useState } from 'react';
import classes from './number-field.module.css';

export interface NumberFieldProps {
  readonly label: string;
  /** Whether the label is only for those who cannot see where the field stands. */
  readonly isLabelHidden?: boolean;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Most digits behind the point. */
  readonly digits: number;
  readonly disabled: boolean;
  readonly onKeep: (value: number) => void;
}

const written = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

export function NumberField({
  label,
  isLabelHidden = false,
  unit,
  value,
  min,
  max,
  digits,
  disabled,
  onKeep,
}: NumberFieldProps) {
  const now = written(value, digits);
  /** What is being typed; null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value from elsewhere is the newer one
  useEffect(() => setTyped(null), [now]);

  const done = (): void => {
    setTyped(null);
    const wanted = typed === null ? Number.NaN : Number(typed.trim().replace(',', '.'));
    if (typed?.trim() === '' || !Number.isFinite(wanted) || written(wanted, digits) === now) return;
    onKeep(Math.min(max, Math.max(min, wanted)));
  };
  return (
    <label className={classes.field} data-disabled={disabled}>
      <span className={isLabelHidden ? classes.hidden : classes.label}>{label}</span>
      <input
        inputMode={min < 0 ? 'text' : 'decimal'}
        value={typed ?? now}
        disabled={disabled}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <span className={classes.unit}>{unit}</span>
    </label>
  );
}
