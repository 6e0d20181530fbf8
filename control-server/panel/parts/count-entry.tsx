/** "I count 12 of 20": what the director sees with their own eyes, beside what was measured. */

import { NumberInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { usePanel } from '../store/use-panel.ts';
import type { OptionView } from '../view/quorum-view.ts';
import classes from './count-entry.module.css';

interface CountEntryProps {
  readonly cue: string;
  readonly option: OptionView;
}

interface CountLineProps extends CountEntryProps {
  /** What else can be done about this way. */
  readonly children?: ReactNode;
}

export function CountEntry({ cue, option, children }: CountLineProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.count}>
      <div className={classes.line}>
        <p className={classes.people}>
          <strong>{option.active}</strong> of {option.present}, at least {option.minPeople}
          {option.counted && <span className={classes.counted}> {option.counted.words}</span>}
        </p>
        <button type="button" className={classes.open} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close' : 'I count'}
        </button>
        {children}
      </div>
      {isOpen && <Entry cue={cue} option={option} onDone={() => setOpen(false)} />}
    </div>
  );
}

function Entry({ cue, option, onDone }: CountEntryProps & { readonly onDone: () => void }) {
  const { store } = usePanel();
  const [active, setActive] = useState<number | string>(option.counted?.active ?? option.active);
  const [present, setPresent] = useState<number | string>(option.counted?.present ?? option.present);
  const isWhole = typeof active === 'number' && typeof present === 'number';

  const count = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    void store.ask({ type: 'count-crowd', cue, option: option.option, active, present });
    onDone();
  };
  return (
    <form className={classes.entry} onSubmit={count}>
      <People label="People who do it" value={active} onChange={setActive} />
      <span>of</span>
      <People label="People who are here" value={present} onChange={setPresent} />
      <button type="submit" className={classes.submit} disabled={!isWhole}>
        Count
      </button>
    </form>
  );
}

interface PeopleProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

const People = ({ label, value, onChange }: PeopleProps) => (
  <NumberInput
    aria-label={label}
    classNames={{ input: classes.input ?? '' }}
    value={value}
    onChange={onChange}
    min={0}
    max={100_000}
    clampBehavior="strict"
    allowDecimal={false}
    allowNegative={false}
    inputMode="numeric"
    hideControls
    onFocus={(event) => event.currentTarget.select()}
  />
);
