/** The page of someone without a director session: says what to do, and lets itself in once it is done. */

import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import classes from './last-resort.module.css';

const barredView = (moment: Moment) => moment.barred;

export function NotAuthorised() {
  const barred = useMoment(barredView);
  if (!barred) return null;
  return (
    <main className={classes.page}>
      <h1>{barred.says}</h1>
      <p>{barred.advice}</p>
      <p>This page keeps knocking and opens by itself once the link was opened in this browser.</p>
      <p>
        <a href="/">All pages of this show</a>
      </p>
    </main>
  );
}
