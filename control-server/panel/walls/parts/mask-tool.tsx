/** Parts of the picture that stay dark: doors, lamps, the neighbour's window. */

import {
  addMask,
  addMaskPoint,
  deleteMask,
  deleteMaskPoint,
  MASKS,
  setMaskSoftness,
} from '#installation/mapping/mask-edits.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import { useFit } from './use-fit.ts';

export function MaskTool() {
  const { desk, grip, hold, keep, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const held = grip?.grip.kind === 'mask' ? grip.grip : null;
  const mask = held && output.masks[held.mask];
  const add = (): void => {
    keep(addMask(output));
    hold({ kind: 'mask', mask: output.masks.length, point: 0 });
  };
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>What lies inside a mask stays dark: a door, a lamp, a neighbour’s window.</p>
      <div className={controls.keys}>
        {output.masks.map((_, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: masks have no name but their place
            key={at}
            type="button"
            className={controls.key}
            aria-pressed={held?.mask === at}
            onClick={() => hold({ kind: 'mask', mask: at, point: 0 })}
          >
            Mask {at + 1}
          </button>
        ))}
        <button
          type="button"
          className={controls.key}
          disabled={!canEdit || output.masks.length >= MASKS.most}
          onClick={add}
        >
          + Add a mask
        </button>
      </div>
      {held && mask && (
        <>
          <Dial
            label="Softness"
            says="how wide its edge fades, of the picture’s height"
            unit="%"
            value={mask.softness * 100}
            min={0}
            max={50}
            step={0.5}
            digits={1}
            disabled={!canEdit}
            onChange={(percent) => keepSoon(setMaskSoftness(output, held.mask, percent / 100))}
          />
          <div className={controls.keys}>
            <button
              type="button"
              className={controls.key}
              disabled={!canEdit || mask.points.length >= MASKS.corners}
              onClick={() => keep(addMaskPoint(output, held.mask, held.point))}
            >
              + Point after {held.point + 1}
            </button>
            <button
              type="button"
              className={controls.key}
              disabled={!canEdit || mask.points.length <= MASKS.fewest}
              onClick={() => keep(deleteMaskPoint(output, held.mask, held.point))}
            >
              Delete point {held.point + 1}
            </button>
            <button
              type="button"
              className={controls.key}
              disabled={!canEdit}
              onClick={() => keep(deleteMask(output, held.mask))}
            >
              Delete mask {held.mask + 1}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
