/** One thing the show remembers, and how to set it: one press where the score says what it may be. */

import { TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { usePanel } from '../store/use-panel.ts';
import { typedWorth, type VariableView } from '../view/variables-view.ts';
import { AskButton } from './ask-button.tsx';
import classes from './show-part.module.css';

export function VariableLine({ variable }: { readonly variable: VariableView }) {
  return (
    <li className={classes.variable}>
      <p>
        <strong>{variable.name}</strong> <span className={classes.quiet}>{variable.says}</span>
      </p>
      {variable.choices ? (
        <div className={classes.choices}>
          {variable.choices.map(({ worth, words, isSo }) => (
            <AskButton
              key={words}
              request={{ type: 'set-variable', variable: variable.name, value: worth }}
              isSo={isSo}
              className={classes.choice}
            >
              {words}
            </AskButton>
          ))}
        </div>
      ) : (
        <Typed variable={variable} />
      )}
    </li>
  );
}

function Typed({ variable }: { readonly variable: VariableView }) {
  const { store } = usePanel();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const worth = typedWorth(variable.kind, typed);

  const set = (event: FormEvent): void => {
    event.preventDefault();
    if (typed === '' || worth === null) return;
    void store.ask({ type: 'set-variable', variable: variable.name, value: worth });
    setTyped('');
    // The next press of a key is the show's again.
    field.current?.blur();
  };
  return (
    <form className={classes.typed} onSubmit={set}>
      <output className={classes.worth}>{variable.words}</output>
      <TextInput
        ref={field}
        aria-label={`New value of ${variable.name}`}
        classNames={{ input: classes.input ?? '' }}
        inputMode={variable.kind === 'number' ? 'decimal' : 'text'}
        placeholder={variable.kind === 'number' ? 'number' : 'text'}
        value={typed}
        error={typed !== '' && worth === null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <button type="submit" className={classes.set} disabled={typed === '' || worth === null}>
        Set
      </button>
    </form>
  );
}
