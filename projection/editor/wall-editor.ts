/**
 * Fitting a projector on the wall itself, with a keyboard or a mouse: E or a double click opens it, E or Enter closes it.
 * Whoever stands on the ladder looks at the wall, so everything is said there.
 */

import type { Edit } from '#installation/mapping/edit.ts';
import type { ThrowSize } from '#installation/mapping/output-handles.ts';
import { PATTERNS, type PatternName } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import { sameFit } from '#installation/site/output-history.ts';
import type { SetupLink } from '../link/setup-link.ts';
import type { Layers } from '../page/layers.ts';
import { editOfKey } from './edit-of-key.ts';
import { actionOf, type KeyAction } from './editor-keys.ts';
import {
  chosen,
  type EditorState,
  FIRST_STATE,
  handlesIn,
  inMode,
  mended,
  nextMode,
  stepped,
  withAllCorners,
} from './editor-state.ts';
import { createEditorView } from './editor-view.ts';
import { createFitKeeper } from './fit-keeper.ts';
import { createHandleDrag } from './handle-drag.ts';

export interface WallEditor {
  /** To be called before every picture: shows what has changed, here or elsewhere. */
  look(): void;
}

export interface WallEditorOptions {
  readonly page: Document;
  readonly view: Window;
  readonly surface: string;
  readonly setup: SetupLink;
  readonly layers: Layers;
  /** The fit of this surface as the site has it; null while there is none. */
  readonly written: () => Output | null;
  /** Calls once, after so many ms; answers what calls that off. */
  readonly after: (ms: number, action: () => void) => () => void;
}

/** What an arrow key moves by, pixels of the throw. */
const STEPS_PX: readonly number[] = [1, 5, 20];

/** Listens from now on; nothing is seen of it until it is opened. */
export function createWallEditor(options: WallEditorOptions): WallEditor {
  const { view, surface, setup, layers } = options;
  const editor = createEditorView(options.page, layers);
  const drag = createHandleDrag(layers);
  let isOpen = false;
  let state: EditorState = FIRST_STATE;
  let isStale = true;

  const keeper = createFitKeeper({
    surface,
    ask: setup.ask,
    happened: setup.happened,
    after: options.after,
    changed: () => {
      isStale = true;
    },
  });

  const shown = (): Output | null => {
    const written = options.written();
    return written && setup.fit(written);
  };
  /** The throw in the projector's own pixels. */
  const throwPx = (): ThrowSize => {
    const { width, height } = layers.seenSize();
    return { widthPx: Math.round(width * view.devicePixelRatio), heightPx: Math.round(height * view.devicePixelRatio) };
  };
  const take = (next: EditorState): void => {
    if (next.inHand !== state.inHand || next.mode !== state.mode) editor.settleLegend();
    state = next;
    isStale = true;
  };
  const change = (edit: Edit | null, before: Output): void => {
    if (!edit || keeper.isBusy() || sameFit(edit.output, before)) return;
    keeper.change(edit);
    take(mended(state, edit.output));
  };

  const setOpen = (open: boolean): void => {
    const output = shown();
    if (!output && open) return;
    isOpen = open;
    editor.open(open);
    if (output && open) take(mended(state, output));
    else void keeper.settle();
  };

  const nextPattern = (): void => {
    const now = setup.pattern();
    const all: readonly (PatternName | null)[] = [null, ...PATTERNS];
    const pattern = all[(all.indexOf(now) + 1) % all.length] ?? null;
    void setup.ask({ type: 'pattern', surface, pattern });
  };

  /** What is in hand after a key that changes only that; null: it does something else. */
  const handAfter = (action: KeyAction, output: Output): EditorState | null => {
    switch (action.do) {
      case 'step':
        return stepped(state, output, action.by);
      case 'choose':
        return chosen(state, output, action.at);
      case 'all':
        return withAllCorners(state);
      case 'mode':
        return nextMode(state, output);
      case 'help':
        return { ...state, isHelping: !state.isHelping };
      case 'step size':
        return { ...state, stepPx: STEPS_PX[(STEPS_PX.indexOf(state.stepPx) + 1) % STEPS_PX.length] ?? 1 };
      default:
        return null;
    }
  };

  const carryOut = (action: KeyAction, output: Output): void => {
    const inHand = handAfter(action, output);
    if (inHand) take(inHand);
    else if (action.do === 'close') setOpen(false);
    else if (action.do === 'pattern') nextPattern();
    else if (action.do === 'undo') void keeper.undo();
    else if (action.do === 'redo') void keeper.redo();
    else changeBy(action, output);
  };

  const changeBy = (action: KeyAction, output: Output): void => {
    change(editOfKey(action, state, output, throwPx()), output);
    const now = shown() ?? output;
    if (action.do === 'mesh') take(inMode(state, now, now.mesh ? 'mesh' : 'corners'));
    // A new mask is in hand by its first point.
    const mask = now.masks.length - 1;
    if (action.do === 'new mask' && mask >= 0)
      take({ ...state, mode: 'masks', inHand: { kind: 'mask', mask, point: 0 } });
  };

  const onKey = (event: KeyboardEvent): void => {
    const output = shown();
    if (!isOpen || !output) {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain && event.key.toLowerCase() === 'e') setOpen(true);
      return;
    }
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    // A key that is held down moves on; all else is meant once.
    if (!event.repeat || action.do === 'nudge' || action.do === 'step') carryOut(action, output);
  };

  const onPress = (event: PointerEvent): void => {
    const output = shown();
    const handle = isOpen && output ? drag.press(event, handlesIn(state.mode, output)) : null;
    if (!handle) return;
    event.preventDefault();
    keeper.hold(true);
    take({ ...state, inHand: handle });
  };

  const onMove = (event: PointerEvent): void => {
    const output = shown();
    if (output) change(drag.move(event, output), output);
  };

  const onRelease = (): void => {
    if (drag.release()) keeper.hold(false);
  };

  // Before all others: while a wall is being fitted its keys mean nothing else.
  view.addEventListener('keydown', onKey, { capture: true });
  view.addEventListener('dblclick', () => {
    if (!isOpen) setOpen(true);
  });
  view.addEventListener('pointerdown', onPress);
  view.addEventListener('pointermove', onMove);
  view.addEventListener('pointerup', onRelease);
  view.addEventListener('pointercancel', onRelease);
  view.addEventListener('resize', () => {
    isStale = true;
  });

  let drawn: readonly unknown[] = [];
  return {
    look: () => {
      const output = shown();
      if (!isOpen || !output) return;
      const told = setup.setup();
      if (!isStale && drawn[0] === output && drawn[1] === told) return;
      drawn = [output, told];
      isStale = false;
      state = mended(state, output);
      const history = told?.history[surface] ?? { undo: null, redo: null };
      const [pattern, keeping] = [setup.pattern(), keeper.keeping()];
      editor.draw({ surface, state, output, size: throwPx(), keeping, history, pattern, isFull: fills(view) });
    },
  };
}

/** Whether the page fills its screen: a fit made in a window is another's. */
const fills = ({ innerWidth, innerHeight, screen }: Window): boolean =>
  Math.abs(innerWidth - screen.width) < 2 && Math.abs(innerHeight - screen.height) < 2;
