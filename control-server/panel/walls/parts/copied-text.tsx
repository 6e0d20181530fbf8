/** A text to be taken along: shown whole, copied with one press. */

import { useRef, useState } from 'react';
import controls from './controls.module.css';
import classes from './copied-text.module.css';

interface CopiedTextProps {
  readonly label: string;
  readonly text: string;
}

export function CopiedText({ label, text }: CopiedTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    setCopied((await write(text)) ? text : null);
  };
  return (
    <div className={classes.copied}>
      <textarea
        ref={field}
        className={classes.text}
        aria-label={label}
        readOnly
        rows={Math.ceil(text.length / 42)}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className={controls.key} onClick={() => void copy()}>
        {copied === text ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

/** Browsers give the clipboard to pages of https and localhost only; the old way works everywhere, with what is selected. */
async function write(text: string): Promise<boolean> {
  try {
    if (!isSecureContext) return document.execCommand('copy');
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    // The browser keeps it shut: the text stays selected, to be copied by hand.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
