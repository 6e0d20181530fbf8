/** Processes of this machine as Linux tells of them, to end one by its own id. */

import { readdir, readFile } from 'node:fs/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Its arguments, a space before and behind each: Chromium writes those of its children as one. */
  readonly args: string;
}

/** All processes that can be seen. One that ends meanwhile is left out. */
async function runningProcesses(): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const read = await Promise.all(pids.map((pid) => processOf(pid).catch(() => null)));
  return read.flatMap((found) => (found === null ? [] : [found]));
}

async function processOf(pid: number): Promise<RunningProcess> {
  const [stat, args] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
  ]);
  // The name of the program stands in brackets and may hold anything.
  const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: Number(parent), args: ` ${args.replaceAll('\0', ' ')} ` };
}

/** The processes below `ancestor` whose arguments have `argument` among them. */
export async function descendants(ancestor: number, argument: string): Promise<number[]> {
  const all = await runningProcesses();
  const parentOf = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    for (let at = parentOf.get(pid) ?? 0; at > 1; at = parentOf.get(at) ?? 0) if (at === ancestor) return true;
    return false;
  };
  return all.filter(({ pid, args }) => args.includes(` ${argument} `) && isBelow(pid)).map(({ pid }) => pid);
}
