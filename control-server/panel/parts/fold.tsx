/** A part of the side that opens and closes, and stays as it was left. */

import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './fold.module.css';

interface FoldProps {
  readonly title: string;
  /** Under this it is remembered whether it is open. */
  readonly id: string;
  readonly startsOpen: boolean;
  /** What it comes to, in a few words: seen while it is closed too. */
  readonly summary: ReactNode;
  /** Drawn only while it is open. */
  readonly children: () => ReactNode;
}

export function Fold({ title, id, startsOpen, summary, children }: FoldProps) {
  const [isOpen, setOpen] = useLocalStorage({
    key: `reclaim.panel.fold.${id}`,
    defaultValue: startsOpen,
    getInitialValueInEffect: false,
  });
  return (
    <section className={classes.fold} aria-label={title}>
      <h2 className={classes.head}>
        <button type="button" className={classes.turn} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className={classes.sign} aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          {title}
          <span className={classes.summary}>{summary}</span>
        </button>
      </h2>
      {isOpen && <div className={classes.inside}>{children()}</div>}
    </section>
  );
}
