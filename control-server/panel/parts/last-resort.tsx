/** What is left when a part of the panel fails: a word instead of an empty page. The show does not depend on it. */

import { Component, type ReactNode } from 'react';
import classes from './last-resort.module.css';

interface LastResortProps {
  readonly children: ReactNode;
}

interface LastResortState {
  readonly problem: string | null;
}

export class LastResort extends Component<LastResortProps, LastResortState> {
  override state: LastResortState = { problem: null };

  static getDerivedStateFromError(error: unknown): LastResortState {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <div className={classes.page} role="alert">
        <h1>The panel has failed. The show has not: the walls play on.</h1>
        <p>Reload the page; it comes back where the show is.</p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
        <p className={classes.problem}>{problem}</p>
      </div>
    );
  }
}
