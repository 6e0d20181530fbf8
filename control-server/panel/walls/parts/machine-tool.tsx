/** The machine at the projector: how it draws, and how it starts. */

import { useWalls } from '../store/use-walls.ts';
import controls from './controls.module.css';
import { StartCommands } from './start-commands.tsx';
import { SurfaceFacts } from './surface-list.tsx';
import type { ToolProps } from './tool-props.ts';
import { useFit } from './use-fit.ts';

export function MachineTool({ view }: ToolProps) {
  const { store } = useWalls();
  const { desk } = useFit();
  const { surface, canEdit } = desk;
  const allow = (allowed: boolean): void => void store.ask({ type: 'software', surface, allowed });
  return (
    <div className={controls.stack}>
      <div className={controls.facts}>
        <SurfaceFacts surface={view} />
      </div>
      {view.software === 'asks' && (
        <>
          <p className={controls.warning}>
            “{surface}” is drawn by its machine’s processor, which is slow: the browser found no graphics card it can
            use. See that one is there and that the browser may use it. Let the processor draw only where it must be.
          </p>
          <button type="button" className={controls.key} disabled={!canEdit} onClick={() => allow(true)}>
            Let the processor draw “{surface}”
          </button>
        </>
      )}
      {view.software === 'allowed' && (
        <>
          <p className={controls.quiet}>“{surface}” may be drawn by its machine’s processor. That is slow.</p>
          <button type="button" className={controls.key} disabled={!canEdit} onClick={() => allow(false)}>
            Take that back
          </button>
        </>
      )}
      <StartCommands surface={surface} />
      <a className={controls.key} href={`/projection/${encodeURIComponent(surface)}`} target="_blank" rel="noreferrer">
        Open the wall’s page here
      </a>
    </div>
  );
}
