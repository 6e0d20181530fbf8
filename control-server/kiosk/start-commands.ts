/** What is typed on a projector's machine to have its wall shown there for good. Pure. */

import type { System } from './start-script.ts';

export interface StartCommand {
  readonly system: System;
  readonly command: string;
}

/** One command for each system. `base`: where the machine finds the server; `surface`: the one it shows. */
export const startCommands = (base: string, token: string, surface: string): readonly StartCommand[] => [
  { system: 'linux', command: `curl -fsS ${base}/kiosk/${token}/linux.sh | sh -s ${surface}` },
  { system: 'macos', command: `curl -fsS ${base}/kiosk/${token}/macos.sh | sh -s ${surface}` },
  {
    system: 'windows',
    command: `powershell -ExecutionPolicy Bypass -Command "irm '${base}/kiosk/${token}/windows.ps1?surface=${surface}' | iex"`,
  },
];
