/** One key for each test pattern, lit while it shows. Pressed again, it gives the wall back to the show. */

import { PATTERNS, type PatternName } from '#installation/protocol/setup.ts';
import { PATTERN_WORDS } from '../../view/pattern-view.ts';
import { useWalls } from '../store/use-walls.ts';
import controls from './controls.module.css';
import classes from './pattern-keys.module.css';

interface PatternKeysProps {
  /** Null: all surfaces. */
  readonly surface: string | null;
  readonly showing: PatternName | null;
  readonly canAsk: boolean;
}

export function PatternKeys({ surface, showing, canAsk }: PatternKeysProps) {
  const { store } = useWalls();
  return (
    <div className={classes.patterns}>
      <div className={classes.keys}>
        {PATTERNS.map((pattern) => (
          <button
            key={pattern}
            type="button"
            className={controls.key}
            data-lit={showing === pattern}
            aria-pressed={showing === pattern}
            title={PATTERN_WORDS[pattern].says}
            disabled={!canAsk}
            onClick={() => void store.ask({ type: 'pattern', surface, pattern: showing === pattern ? null : pattern })}
          >
            {PATTERN_WORDS[pattern].name}
          </button>
        ))}
      </div>
      <p className={controls.quiet} data-lit={showing !== null}>
        {showing === null ? 'Test patterns show instead of the show.' : PATTERN_WORDS[showing].says}
      </p>
    </div>
  );
}
