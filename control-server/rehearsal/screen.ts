/** A terminal with lines that stay, and below them one that is overwritten. */

/** What a screen writes to: standard output, or whatever a test gives it. */
export interface Output {
  write(text: string): unknown;
  /** Whether it is a terminal, on which lines can be overwritten. */
  readonly isTTY?: boolean;
  /** Characters in a line of the terminal. */
  readonly columns?: number;
}

export interface Screen {
  readonly width: number;
  /** Prints lines that stay. */
  print(text: string): void;
  /** Shows one line below everything until the next call. Does nothing where nothing can be overwritten. */
  status(line: string): void;
}

const USUAL_WIDTH = 80;
const CLEAR_LINE = '\r\x1b[2K';

export function createScreen(out: Output): Screen {
  const isLive = out.isTTY === true;
  let below = '';
  return {
    // A terminal that does not know its width says 0.
    width: out.columns || USUAL_WIDTH,
    print: (text) => {
      out.write(`${below === '' ? '' : CLEAR_LINE}${text}\n${below}`);
    },
    status: (line) => {
      if (!isLive || line === below) return;
      below = line;
      out.write(`${CLEAR_LINE}${line}`);
    },
  };
}
