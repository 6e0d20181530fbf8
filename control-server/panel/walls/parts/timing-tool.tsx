/** How late this projector shows what it is given, so that all show the same moment. */

import { setLatency } from '#installation/mapping/output-edits.ts';
import { useWalls } from '../store/use-walls.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import type { ToolProps } from './tool-props.ts';
import { useFit } from './use-fit.ts';

export function TimingTool({ view }: ToolProps) {
  const { store } = useWalls();
  const { desk, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const isShowing = view.pattern === 'latency';
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>
        Projectors take their time. Show the latency pattern on all walls: the one that flashes later than the others
        gets the difference here, and is given its pictures that much earlier.
      </p>
      <button
        type="button"
        className={controls.key}
        data-lit={isShowing}
        aria-pressed={isShowing}
        disabled={!canEdit}
        onClick={() => void store.ask({ type: 'pattern', surface: null, pattern: isShowing ? null : 'latency' })}
      >
        {isShowing ? 'Latency pattern is on: show again' : 'Latency pattern on all walls'}
      </button>
      <Dial
        label="Later by"
        says="than the others"
        unit="ms"
        value={output.latencyMs}
        min={-100}
        max={500}
        step={1}
        digits={1}
        disabled={!canEdit}
        onChange={(ms) => keepSoon(setLatency(output, ms))}
      />
    </div>
  );
}
