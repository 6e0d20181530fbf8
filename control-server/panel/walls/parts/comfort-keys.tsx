/** For whom the pictures of the whole room are made gentler; kept in the site's file, in force at once. */

import type { Site } from '#installation/site/site.ts';
import { useWalls } from '../store/use-walls.ts';
import controls from './controls.module.css';

export interface ComfortKeysProps {
  readonly comfort: Site['comfort'];
  readonly canAsk: boolean;
}

export function ComfortKeys({ comfort, canAsk }: ComfortKeysProps) {
  const { store } = useWalls();
  const key = (name: keyof Site['comfort'], label: string) => (
    <button
      type="button"
      className={controls.key}
      aria-pressed={comfort[name]}
      disabled={!canAsk}
      onClick={() => void store.ask({ type: 'comfort', ...comfort, [name]: !comfort[name] })}
    >
      {label}
    </button>
  );
  return (
    <div className={controls.stack}>
      <div className={controls.keys}>
        {key('reducedMotion', 'Reduced motion')}
        {key('highContrast', 'High contrast')}
      </div>
      <p className={controls.quiet}>
        Reduced motion: nothing shakes, tears, leans or rushes. High contrast: scenery steps back, people and words come
        forward. On every wall, also in the middle of a show.
      </p>
    </div>
  );
}
