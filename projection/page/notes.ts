/**
 * Words on a projection page: a sentence while there is nothing else to show, and the status overlay for whoever stands
 * on the ladder (press I). Off by default: the wall belongs to the show.
 */

import type { RecordingSign } from '#installation/frame/recording-sign.ts';

/** Everything the status overlay tells. */
export interface PageStatus {
  readonly surface: string;
  readonly stage: string;
  readonly cue: string;
  readonly showTime: string | null;
  readonly clock: string;
  readonly engine: string;
  /** Draw calls of the last picture. */
  readonly draws: number;
  readonly fps: number;
  readonly people: number;
  /** What is wrong, or what else is to be known of the picture, as that it flashed and is held back; null: nothing. */
  readonly trouble: string | null;
}

export interface Notes {
  /** What the audience is told of a recording, with every frame; null: nothing is recorded. */
  sign(sign: RecordingSign | null): void;
  /** A sentence and its advice in the middle of the wall; null: none. */
  sentence(text: { readonly says: string; readonly advice: string } | null): void;
  /** A sentence that goes by itself: shown while it is the newest. */
  notice(text: string | null): void;
  /** Shows the status, which is only worked out while somebody looks at it. */
  status(status: () => PageStatus): void;
}

/** Fills the page's elements. Throws if the page lacks them. */
export function openNotes(page: Document): Notes {
  const sentence = elementOf(page, 'sentence');
  const notice = elementOf(page, 'notice');
  const overlay = elementOf(page, 'status');
  const sign = elementOf(page, 'sign');
  const signWords = elementOf(page, 'sign-words');
  page.addEventListener('keydown', (event) => {
    if (event.key === 'i' || event.key === 'I') overlay.hidden = !overlay.hidden;
    if (event.key === 'f' || event.key === 'F') void toggleFullScreen(page);
  });
  const show = (element: HTMLElement, html: readonly string[]): void => {
    const lines = html.map((text) => {
      const line = page.createElement('p');
      line.textContent = text;
      return line;
    });
    element.replaceChildren(...lines);
    element.hidden = lines.length === 0;
  };
  let said = '';
  return {
    sign: (told) => {
      sign.hidden = told === null;
      if (told === null) return;
      sign.style.opacity = told.presence.toFixed(3);
      sign.style.setProperty('--pulse', told.pulse.toFixed(3));
      sign.dataset.kept = String(told.isKept);
      const words = told.words.join('\n');
      if (signWords.innerText !== words) signWords.innerText = words;
    },
    sentence: (text) => {
      const key = text ? `${text.says}\n${text.advice}` : '';
      if (key === said) return;
      said = key;
      show(sentence, text ? [text.says, text.advice] : []);
    },
    notice: (text) => {
      if (notice.textContent !== (text ?? '')) show(notice, text === null ? [] : [text]);
    },
    status: (status) => {
      if (overlay.hidden) return;
      const rows = Object.entries(status()).flatMap(([name, value]) => {
        if (value === null) return [];
        const term = page.createElement('dt');
        term.textContent = name === 'showTime' ? 'show time' : name;
        const detail = page.createElement('dd');
        detail.textContent = String(value);
        return [term, detail];
      });
      overlay.replaceChildren(...rows);
    },
  };
}

async function toggleFullScreen(page: Document): Promise<void> {
  try {
    if (page.fullscreenElement) await page.exitFullscreen();
    else await page.documentElement.requestFullscreen();
  } catch (error) {
    console.warn('full screen was refused', error);
  }
}

function elementOf(page: Document, id: string): HTMLElement {
  const element = page.getElementById(id);
  if (!element) throw new Error(`the page has no element "${id}"`);
  return element;
}
