/** The page of someone the server does not let in: says what to do, and lets itself in once it is done. */

import type { Barred } from '#installation/protocol/connection.ts';
import classes from './last-resort.module.css';

/** Draws nothing where nothing bars the page. */
export function ShutOut({ barred }: { readonly barred: Barred | null }) {
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
