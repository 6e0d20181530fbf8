/** The real server as its users start it: a process of its own, on a port of its own, with data of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWholeRun } from '#control-server/journal/read-whole-run.ts';
import type { Fact } from '#installation/log/fact.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 120_000;

export interface ServerProcess {
  readonly port: number;
  readonly url: string;
  /** The link that makes its first visitor the director. */
  readonly directorLink: string;
  /** Everything it has printed. */
  output(): string;
  /** Ends it at once, as a power cut would, or properly. Resolves with its exit code when it is gone. */
  end(how: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** A fresh folder for a server's data. */
export const freshData = (): Promise<string> => mkdtemp(join(tmpdir(), 'reclaim-'));

export const removeData = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/**
 * Starts the server and resolves once it is open. Rejects with what it printed if it ends before. `nodeArgs`: options of
 * Node's own.
 */
export function startServer(
  dataFolder: string,
  args: readonly string[] = ['--port', '0'],
  nodeArgs: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeArgs, 'control-server/main.ts', '--data', dataFolder, ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not open in time:\n${output}`)), START_MS);
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const plain = withoutColour(output);
      const link = /http:\/\/localhost:(\d+)\/enter\/\S+/.exec(plain);
      if (!link || !plain.includes('Ctrl+C')) return;
      clearTimeout(late);
      const port = Number(link[1]);
      const url = `http://localhost:${port}`;
      resolve({
        port,
        url,
        directorLink: link[0],
        output: () => withoutColour(output),
        end: (how) => endProcess(child, how),
      });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new ServerEnded(code, withoutColour(output)));
    });
  });
}

/** A server that ended instead of opening, with what it said. */
export class ServerEnded extends Error {
  readonly code: number | null;
  readonly output: string;
  constructor(code: number | null, output: string) {
    super(`the server ended with ${code}:\n${output}`);
    this.code = code;
    this.output = output;
  }
}

function endProcess(child: ChildProcess, how: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(how);
  });
}

const withoutColour = (text: string): string =>
  text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');

/** The facts on the disk of the newest run below `dataFolder`. */
export async function factsOnDisk(dataFolder: string): Promise<Fact[]> {
  const runs = await readdir(join(dataFolder, 'runs'));
  const newest = runs.sort().at(-1) ?? '';
  return [...(await readWholeRun(join(dataFolder, 'runs', newest))).facts];
}
