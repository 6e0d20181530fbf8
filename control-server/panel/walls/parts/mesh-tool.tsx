/** The mesh that bends a picture inside its corners: round pillars, domes, walls that are not flat. */

import { SegmentedControl } from '@mantine/core';
import { clearMesh, MESH_LINES, resetMesh, setMesh, toggleMesh } from '#installation/mapping/mesh-edits.ts';
import type { Output } from '#installation/site/output.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import { useFit } from './use-fit.ts';

type Lines = NonNullable<Output['mesh']>['lines'];

export function MeshTool() {
  const { desk, keep, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const { mesh } = output;
  if (!mesh) {
    return (
      <div className={controls.stack}>
        <p className={controls.quiet}>
          Where the wall is not flat, a mesh of points bends the picture inside its corners. Fit the corners first.
        </p>
        <div className={controls.keys}>
          <button type="button" className={controls.key} disabled={!canEdit} onClick={() => keep(toggleMesh(output))}>
            Bend with a mesh
          </button>
        </div>
      </div>
    );
  }
  const lines = { min: MESH_LINES.least, max: MESH_LINES.most, step: 1, digits: 0, unit: '', disabled: !canEdit };
  return (
    <div className={controls.stack}>
      <SegmentedControl<Lines>
        aria-label="How the picture runs between the points"
        classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
        value={mesh.lines}
        disabled={!canEdit}
        onChange={(to) => keep(setMesh(output, mesh.columns, mesh.rows, to))}
        data={[
          { value: 'smooth', label: 'Smooth, for round' },
          { value: 'straight', label: 'Straight, for edges' },
        ]}
      />
      <Dial
        {...lines}
        label="Columns"
        says="points across; the shape stays"
        value={mesh.columns}
        onChange={(columns) => keepSoon(setMesh(output, columns, mesh.rows))}
      />
      <Dial
        {...lines}
        label="Rows"
        says="points down; the shape stays"
        value={mesh.rows}
        onChange={(rows) => keepSoon(setMesh(output, mesh.columns, rows))}
      />
      <div className={controls.keys}>
        <button type="button" className={controls.key} disabled={!canEdit} onClick={() => keep(resetMesh(output))}>
          Even it out
        </button>
        <button type="button" className={controls.key} disabled={!canEdit} onClick={() => keep(clearMesh(output))}>
          No mesh
        </button>
      </div>
    </div>
  );
}
