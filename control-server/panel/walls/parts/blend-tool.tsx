/** How the picture fades towards its neighbours, in linear light. */

import { setBlend, setBlendCurve } from '#installation/mapping/output-edits.ts';
import type { EdgeName } from '#installation/mapping/overlaps.ts';
import { useWalls } from '../store/use-walls.ts';
import type { EdgeBlendView } from '../view/blend-view.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import type { ToolProps } from './tool-props.ts';
import { useFit } from './use-fit.ts';

const EDGE_WORDS: Readonly<Record<EdgeName, string>> = { left: 'Left', right: 'Right', top: 'Top', bottom: 'Bottom' };

export function BlendTool({ view }: ToolProps) {
  const { store } = useWalls();
  const { desk, keepSoon } = useFit();
  const { output, canEdit, surface } = desk;
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>
        Where two pictures overlap, each fades towards its edge, so that both together are as bright as one.
      </p>
      {desk.blend.map((edge) => (
        <EdgeDial key={edge.edge} edge={edge} />
      ))}
      <Dial
        label="Curve"
        says="1 fades in a straight line; more stays longer at the ends"
        unit=""
        value={output.blend.curve}
        min={1}
        max={4}
        step={0.1}
        digits={2}
        disabled={!canEdit}
        onChange={(curve) => keepSoon(setBlendCurve(output, curve))}
      />
      <div className={controls.keys}>
        <button
          type="button"
          className={controls.key}
          data-lit={view.pattern === 'ramps'}
          aria-pressed={view.pattern === 'ramps'}
          disabled={!canEdit}
          onClick={() =>
            void store.ask({ type: 'pattern', surface: null, pattern: view.pattern === 'ramps' ? null : 'ramps' })
          }
        >
          Blends on all walls
        </button>
      </div>
      <p className={controls.quiet}>Is the seam of “{surface}” bright or dark? Then its gamma is not right yet.</p>
    </div>
  );
}

function EdgeDial({ edge }: { readonly edge: EdgeBlendView }) {
  const { desk, keep, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const isAutomatic = edge.written === null;
  return (
    <div>
      <Dial
        label={EDGE_WORDS[edge.edge]}
        unit="%"
        value={edge.inForce * 100}
        min={0}
        max={90}
        step={0.5}
        digits={1}
        disabled={!canEdit}
        onChange={(percent) => keepSoon(setBlend(output, edge.edge, percent / 100))}
        says={isAutomatic ? `By itself: ${edge.automaticWords}` : `By itself it would be: ${edge.automaticWords}`}
      />
      {!isAutomatic && (
        <button
          type="button"
          className={controls.key}
          disabled={!canEdit}
          onClick={() => keep(setBlend(output, edge.edge, null))}
        >
          As the slices overlap
        </button>
      )}
      {edge.fault !== null && <p className={controls.warning}>{edge.fault}.</p>}
    </div>
  );
}
