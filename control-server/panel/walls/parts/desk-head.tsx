/** Which surface is under the hands, how it is, and what can be taken back. */

import { useWalls } from '../store/use-walls.ts';
import { savingWords } from '../view/desk-view.ts';
import type { SurfaceView } from '../view/surface-view.ts';
import controls from './controls.module.css';
import classes from './desk-head.module.css';
import { useFit } from './use-fit.ts';

interface DeskHeadProps {
  readonly view: SurfaceView;
  readonly onBack: () => void;
}

export function DeskHead({ view, onBack }: DeskHeadProps) {
  const { store } = useWalls();
  const { desk } = useFit();
  const { surface, undo, redo, canEdit, problem } = desk;
  return (
    <header className={classes.head}>
      <button
        type="button"
        className={`${controls.key} ${classes.back}`}
        onClick={onBack}
        aria-label="Back to the room"
      >
        ‹
      </button>
      <div className={classes.who}>
        <h2 className={classes.name}>{surface}</h2>
        <p className={classes.state}>
          <span data-health={view.health}>{view.word}</span>
          <span data-saving={desk.saving}>{savingWords(desk)}</span>
        </p>
      </div>
      <div className={classes.steps}>
        <StepKey sign="↶" name="Undo" does={undo} canAsk={canEdit} onPress={() => void store.step('undo', surface)} />
        <StepKey sign="↷" name="Redo" does={redo} canAsk={canEdit} onPress={() => void store.step('redo', surface)} />
      </div>
      {problem && (
        <div className={classes.problem} role="alert">
          <p>
            <strong>{problem.says}</strong> {problem.advice}
          </p>
          <div className={controls.keys}>
            <button
              type="button"
              className={controls.key}
              disabled={!canEdit}
              onClick={() => void store.fit.saveAgain(surface)}
            >
              Save again
            </button>
            <button type="button" className={controls.key} onClick={() => store.fit.drop(surface)}>
              Back to what is saved
            </button>
          </div>
        </div>
      )}
    </header>
  );
}

interface StepKeyProps {
  readonly sign: string;
  readonly name: string;
  readonly does: string | null;
  readonly canAsk: boolean;
  readonly onPress: () => void;
}

const StepKey = ({ sign, name, does, canAsk, onPress }: StepKeyProps) => (
  <button
    type="button"
    className={`${controls.key} ${classes.step}`}
    disabled={!canAsk || does === null}
    onClick={onPress}
    aria-label={does === null ? `${name}: nothing` : `${name}: ${does}`}
  >
    <span className={classes.sign}>
      <span aria-hidden="true">{sign}</span> {name}
    </span>
    {does !== null && <span className={classes.does}>{does}</span>}
  </button>
);
