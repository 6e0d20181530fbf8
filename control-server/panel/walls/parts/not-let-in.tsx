/** The page of a device the server does not know: says what to do, and lets itself in once it is done. */

import classes from '../../parts/last-resort.module.css';
import { useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';

const barredView = (moment: WallsMoment) => moment.barred;

export function NotLetIn() {
  const barred = useWallsMoment(barredView);
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
