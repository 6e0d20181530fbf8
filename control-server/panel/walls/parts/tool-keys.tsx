/** The tools of a surface's desk, one at a time. */

import type { ComponentType } from 'react';
import type { GripKind } from '../view/grip.ts';
import { BlendTool } from './blend-tool.tsx';
import { ColourTool } from './colour-tool.tsx';
import { CornerTool } from './corner-tool.tsx';
import { MachineTool } from './machine-tool.tsx';
import { MaskTool } from './mask-tool.tsx';
import { MeshTool } from './mesh-tool.tsx';
import { TimingTool } from './timing-tool.tsx';
import classes from './tool-keys.module.css';
import type { ToolProps } from './tool-props.ts';
import { TurnTool } from './turn-tool.tsx';

interface Tool {
  readonly name: string;
  /** The handles it works on; null: none. */
  readonly grips: GripKind | null;
  readonly Part: ComponentType<ToolProps>;
}

export type ToolName = 'corners' | 'mesh' | 'masks' | 'blend' | 'colour' | 'turn' | 'timing' | 'machine';

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  corners: { name: 'Corners', grips: 'corner', Part: CornerTool },
  mesh: { name: 'Mesh', grips: 'mesh', Part: MeshTool },
  masks: { name: 'Masks', grips: 'mask', Part: MaskTool },
  blend: { name: 'Blend', grips: null, Part: BlendTool },
  colour: { name: 'Colour', grips: null, Part: ColourTool },
  turn: { name: 'Turn, crop', grips: null, Part: TurnTool },
  timing: { name: 'Timing', grips: null, Part: TimingTool },
  machine: { name: 'Machine', grips: null, Part: MachineTool },
};

const NAMES: readonly ToolName[] = ['corners', 'mesh', 'masks', 'blend', 'colour', 'turn', 'timing', 'machine'];

interface ToolKeysProps {
  readonly tool: ToolName;
  readonly onChange: (tool: ToolName) => void;
}

export function ToolKeys({ tool, onChange }: ToolKeysProps) {
  return (
    <nav className={classes.tools} aria-label="Tools">
      {NAMES.map((name) => (
        <button key={name} type="button" aria-pressed={name === tool} onClick={() => onChange(name)}>
          {TOOLS[name].name}
        </button>
      ))}
    </nav>
  );
}
