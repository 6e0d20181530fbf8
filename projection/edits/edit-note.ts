/** A note at the lower edge of a page in development: what is wrong with a file, while the picture of before goes on above. */

const STYLE = `
:host { position: fixed; inset: auto 0 0 0; z-index: 9; }
p { margin: 0; padding: 14px 20px; border-top: 2px solid #ff3d81; background: #070a14f2; color: #f4efe6; }
p { font: 16px/1.45 "Zen Kaku Gothic New", sans-serif; overflow-wrap: anywhere; white-space: pre-line; }
`;
/** The page builder would lay its own message over the whole picture. */
const NO_OVERLAY = 'vite-error-overlay { display: none; }';

export interface EditNote {
  /** Shows a fault until the next; null takes the note away. */
  show(fault: string | null): void;
}

/** Hangs an empty note into the page, and keeps the page builder from covering the picture with its own. */
export function openEditNote(page: Document): EditNote {
  const place = page.createElement('div');
  place.id = 'edit-fault';
  const root = place.attachShadow({ mode: 'open' });
  const style = page.createElement('style');
  style.textContent = STYLE;
  const words = page.createElement('p');
  words.setAttribute('role', 'alert');
  root.append(style, words);
  const covers = page.createElement('style');
  covers.textContent = NO_OVERLAY;
  page.head.append(covers);
  return {
    show: (fault) => {
      words.textContent =
        fault && `${fault}\nWhat is shown was drawn before. It goes on when the file is mended and saved.`;
      if (fault === null) place.remove();
      else page.body.append(place);
    },
  };
}
