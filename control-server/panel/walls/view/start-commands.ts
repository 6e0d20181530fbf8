/** How other devices get in: the link for a phone, and one command for a projector's machine, by its system. */

import type { CrewReport } from '#installation/protocol/setup.ts';

export interface StartCommand {
  readonly system: 'Windows' | 'macOS' | 'Linux';
  readonly command: string;
  /** Where it is put. */
  readonly says: string;
}

/** `localhost` is another machine on every machine. */
const HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where other machines find this server. `here`: where this page was opened. Null: no other machine can. */
export function baseForOthers(here: URL, { addresses }: CrewReport): string | null {
  if (!HERE.test(here.hostname)) return here.origin;
  const [first] = addresses;
  if (first === undefined) return null;
  return `${here.protocol}//${first}${here.port === '' ? '' : `:${here.port}`}`;
}

/** Opens this page on a phone, which is let in by it. */
export const phoneLink = (base: string, { token }: CrewReport): string =>
  `${base}/enter/${token}?to=${encodeURIComponent('/walls')}`;

/** Shows `surface` on the machine they are started on, full screen, and keeps it there. */
export function startCommands(base: string, { token }: CrewReport, surface: string): readonly StartCommand[] {
  const script = `${base}/kiosk/${token}`;
  return [
    {
      system: 'Windows',
      command: `powershell -ExecutionPolicy Bypass -Command "irm '${script}/windows.ps1?surface=${surface}' | iex"`,
      says: 'Press Windows and R, paste it, press Enter.',
    },
    {
      system: 'macOS',
      command: `curl -fsS '${script}/macos.sh' | sh -s ${surface}`,
      says: 'Open Terminal, paste it, press Enter.',
    },
    {
      system: 'Linux',
      command: `curl -fsS '${script}/linux.sh' | sh -s ${surface}`,
      says: 'Open a terminal of the desktop, paste it, press Enter.',
    },
  ];
}
