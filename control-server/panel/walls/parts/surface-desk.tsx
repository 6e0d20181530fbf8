/** One surface under somebody's hands: what it throws, its test patterns, and a tool at a time. */

import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Edit } from '#installation/mapping/edit.ts';
import { useWalls, useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { type DeskView, deskView } from '../view/desk-view.ts';
import { type Grip, gripsOf, isSameGrip, moveGrip, resetGrip, STEPS, type Step, stepPx } from '../view/grip.ts';
import { surfaceView } from '../view/surface-view.ts';
import { DeskHead } from './desk-head.tsx';
import { FitEditor } from './fit-editor.tsx';
import { NudgePad } from './nudge-pad.tsx';
import { PatternKeys } from './pattern-keys.tsx';
import classes from './surface-desk.module.css';
import { TOOLS, ToolKeys, type ToolName } from './tool-keys.tsx';
import { type Fit, FitContext } from './use-fit.ts';
import { useFitKeys } from './use-fit-keys.ts';

interface SurfaceDeskProps {
  readonly surface: string;
  readonly onBack: () => void;
}

export function SurfaceDesk({ surface, onBack }: SurfaceDeskProps) {
  const pick = useCallback(
    (moment: WallsMoment) => ({ desk: deskView(moment, surface), view: surfaceView(moment, surface) }),
    [surface],
  );
  const { desk, view } = useWallsMoment(pick);
  const [tool, setTool] = useState<ToolName>('corners');
  if (!desk) return null;
  const { Part } = TOOLS[tool];
  return (
    <Hands desk={desk} tool={tool}>
      <div className={classes.desk}>
        <DeskHead view={view} onBack={onBack} />
        <div className={classes.patterns}>
          <PatternKeys surface={surface} showing={view.pattern} canAsk={desk.canEdit} />
        </div>
        <div className={classes.editor}>
          <FitEditor />
          {TOOLS[tool].grips && <p className={classes.hint}>{HINT}</p>}
        </div>
        <div className={classes.tools}>
          <NudgePad />
          <ToolKeys tool={tool} onChange={setTool} />
          <section className={classes.tool} aria-label={TOOLS[tool].name}>
            <Part view={view} />
          </section>
        </div>
      </div>
    </Hands>
  );
}

const HINT =
  'Drag a handle. A drag that begins away from all of them moves the held one finely. Keys: arrows move it, Shift ten times as far, Alt a tenth; 1 to 9 choose; R puts it back; Ctrl Z undoes.';

interface HandsProps {
  readonly desk: DeskView;
  readonly tool: ToolName;
  readonly children: ReactNode;
}

/** What is held, and how it is changed, for all parts of the desk. */
function Hands({ desk, tool, children }: HandsProps) {
  const { store } = useWalls();
  const [held, hold] = useState<Grip | null>(null);
  const [step, setStep] = useState<Step>(STEPS[0]);
  const { surface, output, size } = desk;
  const kind = TOOLS[tool].grips;
  const grips = useMemo(() => (kind ? gripsOf(output, kind, size) : []), [output, kind, size]);
  const grip = grips.find((one) => held && isSameGrip(one.grip, held)) ?? grips[0] ?? null;

  const fit = useMemo((): Fit => {
    const give = (edit: Edit | null, take: (edit: Edit) => void): void => {
      if (edit && desk.canEdit) take(edit);
    };
    const keepSoon = (edit: Edit | null): void =>
      give(edit, (done) => store.fit.keepSoon(surface, done.output, done.does));
    return {
      desk,
      kind,
      grips,
      grip,
      hold,
      step,
      setStep,
      tryOut: (edit) => give(edit, (done) => store.fit.tryOut(surface, done.output)),
      keep: (edit) => give(edit, (done) => void store.fit.keep(surface, done.output, done.does)),
      keepSoon,
      drop: () => store.fit.drop(surface),
      reset: grip && resetGrip(output, grip.grip),
      nudge: (right, down) => {
        // Keys may come faster than the page is drawn: none of them is lost.
        const newest = store.fit.all()[surface]?.output ?? output;
        const from = kind && gripsOf(newest, kind, size).find((one) => grip && isSameGrip(one.grip, grip.grip));
        if (!from) return;
        const [x, y] = stepPx(step, [right, down], size);
        keepSoon(moveGrip(newest, from.grip, from.at, [from.at[0] + x, from.at[1] + y], size));
      },
    };
  }, [desk, kind, grips, grip, step, store, surface, output, size]);
  useFitKeys(fit, store);
  return <FitContext value={fit}>{children}</FitContext>;
}
