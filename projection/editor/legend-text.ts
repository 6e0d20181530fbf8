/** What the editor says on the wall: what is in hand and where, what is saved, and the keys. Pure. */

import type { ThrowSize } from '#installation/mapping/output-handles.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import { type EditorState, MODES, middleInHand, placedInHand } from './editor-state.ts';
import type { Keeping } from './fit-keeper.ts';

export interface LegendFacts {
  readonly surface: string;
  readonly state: EditorState;
  readonly output: Output;
  /** The throw as viewers see it. */
  readonly size: ThrowSize;
  readonly keeping: Keeping;
  /** What can be taken back and done again, or null. */
  readonly history: { readonly undo: string | null; readonly redo: string | null };
  readonly pattern: PatternName | null;
  /** Whether the page fills the projector. */
  readonly isFull: boolean;
}

export interface LegendText {
  readonly surface: string;
  /** The modes, and which one it is. */
  readonly modes: readonly { readonly name: string; readonly isOn: boolean }[];
  /** What is in hand. */
  readonly name: string;
  /** Where it is and how far a key moves it; null: nothing is in hand. */
  readonly place: string | null;
  readonly step: string;
  readonly keeping: string;
  readonly state: Keeping['state'];
  /** What to know besides, or null. */
  readonly hint: string | null;
  readonly keys: readonly (readonly [string, string])[];
}

const KEEPING: Readonly<Record<Exclude<Keeping['state'], 'refused'>, string>> = {
  kept: 'Saved',
  writing: 'Saving …',
  away: 'Not saved: the server is away. It will be as soon as it is back.',
};

export function legendText(facts: LegendFacts): LegendText {
  const { surface, state, output, size, keeping } = facts;
  const middle = middleInHand(state, output);
  return {
    surface,
    modes: MODES.map((mode) => ({ name: mode, isOn: mode === state.mode })),
    name: placedInHand(state, output)?.name ?? nothingPlaced(state, output),
    place: middle && `x ${px(middle[0] * size.widthPx)}   y ${px(middle[1] * size.heightPx)}`,
    step: `step ${state.stepPx} px of ${size.widthPx} × ${size.heightPx}`,
    keeping: keeping.state === 'refused' ? `Not saved: ${keeping.says}` : KEEPING[keeping.state],
    state: keeping.state,
    hint: hintOf(facts),
    keys: state.isHelping ? [...keysOf(state, output), ...commonKeys(facts)] : [['H', 'keys']],
  };
}

const px = (value: number): string => value.toFixed(1);

function nothingPlaced({ mode }: EditorState, output: Output): string {
  if (mode === 'corners') return 'All corners';
  if (mode === 'mesh') return output.mesh ? 'Mesh' : 'No mesh: press M for one';
  return 'No masks: press N for one';
}

function hintOf({ isFull, pattern }: LegendFacts): string | null {
  if (!isFull) return 'This window does not fill the projector: press F first.';
  return pattern && `Test picture: ${pattern}`;
}

const SAME_ENDS = [
  ['Tab', 'next'],
  ['← ↑ ↓ →', 'move: Shift ×10, Alt ÷10'],
] as const;

function keysOf({ mode }: EditorState, output: Output): readonly (readonly [string, string])[] {
  if (mode === 'corners') {
    return [['Tab  1–4', 'next corner'], ['A', 'all corners'], SAME_ENDS[1], ['R', 'put back: Shift for all']];
  }
  if (mode === 'mesh') {
    if (!output.mesh) return [['M', 'mesh on']];
    return [
      ...SAME_ENDS,
      ['+  −', `columns: ${output.mesh.columns}`],
      ['.  ,', `rows: ${output.mesh.rows}`],
      ['L', output.mesh.lines === 'smooth' ? 'straight lines' : 'curves'],
      ['R', 'even: Shift for all'],
      ['M', 'mesh off'],
    ];
  }
  if (output.masks.length === 0) return [['N', 'new mask']];
  return [...SAME_ENDS, ['+  −', 'points'], ['.  ,', 'softer, harder'], ['N', 'new mask'], ['Del', 'delete mask']];
}

function commonKeys({ state, output, history }: LegendFacts): readonly (readonly [string, string])[] {
  const undo: (readonly [string, string])[] = history.undo ? [['Ctrl Z', `undo: ${history.undo}`]] : [];
  const redo: (readonly [string, string])[] = history.redo ? [['Ctrl Y', `redo: ${history.redo}`]] : [];
  return [
    ['C', 'corners, mesh, masks'],
    ...(state.mode === 'corners' && !output.mesh ? [['M', 'mesh'] as const] : []),
    ['T', output.turn === 0 ? 'turn' : `turn: ${output.turn}°`],
    ['X', output.mirror ? 'mirror: on' : 'mirror'],
    ['G', 'test picture'],
    ['S', 'step'],
    ...undo,
    ...redo,
    ['H', 'hide keys'],
    ['E', 'done'],
  ];
}
