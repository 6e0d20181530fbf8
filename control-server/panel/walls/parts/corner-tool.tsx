/** The four corners of the picture: all that a flat wall needs. */

import { resetAllCorners } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { sameView } from '../../store/same-view.ts';
import controls from './controls.module.css';
import { useFit } from './use-fit.ts';

export function CornerTool() {
  const { desk, keep } = useFit();
  const isPlain = sameView(desk.output.corners, PLAIN_OUTPUT.corners);
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>
        Drag each corner of the picture onto the corner of the wall. For the last pixels use the arrows, or drag beside
        the handles: that moves the held one finely.
      </p>
      <div className={controls.keys}>
        <button
          type="button"
          className={controls.key}
          disabled={!desk.canEdit || isPlain}
          onClick={() => keep(resetAllCorners(desk.output))}
        >
          All corners back
        </button>
      </div>
    </div>
  );
}
