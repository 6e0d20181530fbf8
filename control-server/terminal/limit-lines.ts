/** Keeps a log from being flooded: whoever sends rubbish from the network is told of once in a while, and counted. */

import { z } from 'zod';
import type { Timers } from '../clock/server-clock.ts';

/** Something that takes the log's lines, as JSON with a line feed. */
export interface Lines {
  write(line: string): void;
}

export interface LimitedLines extends Lines {
  /** Says what was counted and not yet said. */
  close(): void;
}

const WINDOW_MS = 10_000;
/** Lines from this level on are limited: warnings and errors. Below it the server writes of its own accord only. */
const WARN = 40;

const lineSchema = z.looseObject({ level: z.number(), msg: z.string() });
type Line = z.infer<typeof lineSchema>;

/** What was counted of one reason in its ten seconds, and the newest line that was kept back. */
interface Count {
  passed: number;
  held: number;
  newest: Line | null;
  cancel: () => void;
}

/**
 * Lets `most` warnings of one reason (their message) pass to `to` in ten seconds. Of those there were more of, the newest
 * is written when the ten seconds are over, with how many it stands for.
 */
export function limitLines(to: Lines, most: number, timers: Timers): LimitedLines {
  const counts = new Map<string, Count>();

  const sum = ({ newest, held }: Count): void => {
    if (newest === null) return;
    const msg = held > 1 ? `${newest.msg} (${held} times)` : newest.msg;
    to.write(`${JSON.stringify({ ...newest, msg })}\n`);
  };

  const begin = (reason: string, passed: number): Count => {
    const cancel = timers.after(WINDOW_MS, () => {
      counts.delete(reason);
      sum(count);
      // The line just written counts for the ten seconds that begin.
      if (count.newest !== null) begin(reason, most);
    });
    const count: Count = { passed, held: 0, newest: null, cancel };
    counts.set(reason, count);
    return count;
  };

  return {
    write: (text) => {
      const line = lineSchema.safeParse(JSON.parse(text));
      if (!line.success || line.data.level < WARN) return to.write(text);
      const count = counts.get(line.data.msg) ?? begin(line.data.msg, 0);
      if (count.passed < most) {
        count.passed += 1;
        return to.write(text);
      }
      count.held += 1;
      count.newest = line.data;
    },
    close: () => {
      for (const count of counts.values()) {
        count.cancel();
        sum(count);
      }
      counts.clear();
    },
  };
}
