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
  readonly hint: { readonly says: string; readonly warns: boolean } | null;
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
    step: `of ${size.widthPx} × ${size.heightPx}, step ${state.stepPx}`,
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

function hintOf({ isFull, pattern }: LegendFacts): LegendText['hint'] {
  if (!isFull) return { says: 'This window does not fill the projector: press F first.', warns: true };
  return pattern && { says: `Test picture: ${pattern}`, warns: false };
}

const MOVE = ['← ↑ ↓ →', 'move: Shift ×10, Alt ÷10'] as const;
const NEXT_AND_MOVE = [['Tab', 'next'], MOVE] as const;

function keysOf({ mode }: EditorState, output: Output): readonly (readonly [string, string])[] {
  if (mode === 'corners') {
    return [['Tab  1–4', 'next corner'], ['A', 'all corners'], MOVE, ['R', 'put back: Shift for all']];
  }
  if (mode === 'mesh') {
    if (!output.mesh) return [['M', 'mesh on']];
    return [
      ...NEXT_AND_MOVE,
      ['+  −', `columns: ${output.mesh.columns}`],
      ['.  ,', `rows: ${output.mesh.rows}`],
      ['L', output.mesh.lines === 'smooth' ? 'straight lines' : 'curves'],
      ['R', 'even: Shift for all'],
      ['M', 'mesh off'],
    ];
  }
  if (output.masks.length === 0) return [['N', 'new mask']];
  return [...NEXT_AND_MOVE, ['+  −', 'points'], ['.  ,', 'softer, harder'], ['N', 'new mask'], ['Del', 'delete mask']];
}

function commonKeys({ state, output, history }: LegendFacts): readonly (readonly [string, string])[] {
  const undo: (readonly [string, string])[] = history.undo ? [['Ctrl Z', `undo: ${history.undo}`]] : [];
  const redo: (readonly [string, string])[] = history.redo ? [['Ctrl Y', `redo: ${history.redo}`]] : [];
  return [
    ['C', 'corners, mesh, masks'],
    ...(state.mode === 'corners' ? wholeKeys(output) : []),
    ['G', 'test picture'],
    ...undo,
    ...redo,
    ['H', 'hide keys'],
    ['E', 'done'],
  ];
}

/** They work in every mode; written out where most is begun, so that the legend stays small where much lies beneath it. */
const wholeKeys = (output: Output): readonly (readonly [string, string])[] => [
  ['M', output.mesh ? 'mesh off' : 'mesh'],
  ['T', output.turn === 0 ? 'turn' : `turn: ${output.turn}°`],
  ['X', output.mirror ? 'mirror: on' : 'mirror'],
  ['S', 'step'],
];
