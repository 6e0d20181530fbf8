/** Lets asynchronous work happen one piece after another, in the order it was asked for. */

/** Runs `work` when everything asked for before is over, however that ended; answers as `work` does. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    // Whoever asked for the work hears of its failure; who comes after does not.
    last = turn.catch(() => undefined);
    return turn;
  };
}
