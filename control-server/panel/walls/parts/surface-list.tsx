/** Every surface with how it is, measured. Pressing one takes it under the hands. */

import { PATTERN_WORDS } from '../../view/pattern-view.ts';
import type { SurfaceView } from '../view/surface-view.ts';
import classes from './surface-list.module.css';

interface SurfaceListProps {
  readonly surfaces: readonly SurfaceView[];
  readonly chosen: string | null;
  readonly onChoose: (surface: string) => void;
}

export function SurfaceList({ surfaces, chosen, onChoose }: SurfaceListProps) {
  return (
    <ul className={classes.list} aria-label="Surfaces">
      {surfaces.map((surface) => (
        <li key={surface.name}>
          <button
            type="button"
            className={classes.surface}
            data-health={surface.health}
            aria-current={surface.name === chosen}
            onClick={() => onChoose(surface.name)}
          >
            <span className={classes.name}>{surface.name}</span>
            <span className={classes.word}>{surface.word}</span>
            <SurfaceFacts surface={surface} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is measured of a surface, and what is wrong with it. */
export function SurfaceFacts({ surface }: { readonly surface: SurfaceView }) {
  return (
    <>
      {surface.pattern !== null && surface.health !== 'warning' && (
        <span className={classes.pattern}>Shows the pattern “{PATTERN_WORDS[surface.pattern].name}”</span>
      )}
      {surface.health === 'missing' && (
        <span className={classes.says}>No page shows it. Under “Machine” stands how to start one.</span>
      )}
      {surface.facts.length > 0 && (
        <span className={classes.facts}>
          {surface.facts.map(({ label, value, isWell }) => (
            <span key={label} data-well={isWell}>
              <span className={classes.label}>{label}</span> {value}
            </span>
          ))}
        </span>
      )}
      {surface.software === 'asks' && (
        <span className={classes.says}>Drawn by its processor, which is slow: see “Machine”.</span>
      )}
      {surface.says.map((sentence) => (
        <span key={sentence} className={classes.says}>
          {sentence}
        </span>
      ))}
    </>
  );
}
