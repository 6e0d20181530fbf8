/** What the terminal shows when the house is open: where everything is, and what is still missing. */

import { renderUnicodeCompact } from 'uqr';
import type { Site } from '#installation/site/site.ts';
import type { Bases } from '../access/gate.ts';
import { startCommands } from '../kiosk/start-commands.ts';

const bold = (text: string): string => `\x1b[1m${text}\x1b[0m`;
const dim = (text: string): string => `\x1b[2m${text}\x1b[0m`;
const cyan = (text: string): string => `\x1b[36m${text}\x1b[0m`;
const yellow = (text: string): string => `\x1b[33m${text}\x1b[0m`;

export interface Announcement {
  readonly title: string;
  readonly run: string;
  readonly resumed: boolean;
  readonly bases: Bases;
  readonly site: Site;
  readonly directorToken: string;
  readonly crewToken: string;
  /** What is still missing or was lost, in sentences. */
  readonly trouble: readonly string[];
}

/** The whole announcement, several lines. */
export function announcement(a: Announcement): string {
  const { own, others } = a.bases;
  const row = (what: string, url: string): string => `  ${what.padEnd(22)}${cyan(url)}`;
  const [director = '', ...elsewhere] = directorLinks(a.bases, a.directorToken);
  return [
    '',
    bold(`  Reclaim · ${a.title}`),
    dim(`  run ${a.run}${a.resumed ? ', resumed where it was' : ''}`),
    '',
    row('Start page', `${own}/`),
    row('Director (works once)', director),
    ...elsewhere.map((link) => row('  or another device', link)),
    ...Object.keys(a.site.surfaces).map((name) => row(`Surface ${name}`, `${own}/projection/${name}`)),
    ...Object.keys(a.site.cameras).map((name) => row(`Camera ${name}`, `${own}/camera?name=${name}`)),
    '',
    ...crewLines(others, a.crewToken),
    ...others.slice(0, 1).flatMap((base) => wallLines(base, a.crewToken, Object.keys(a.site.surfaces)[0] ?? '')),
    ...a.trouble.map((sentence) => yellow(`  ! ${sentence}`)),
    ...(a.trouble.length > 0 ? [''] : []),
    dim('  Ctrl+C ends the server; the walls play on without it, and the next start resumes.'),
    '',
  ].join('\n');
}

/** The link that makes its first visitor the director: for this machine, then for others. Whichever is used uses up all. */
function directorLinks({ own, others }: Bases, token: string): string[] {
  return [own, ...others.filter((other) => other !== own)].map((base) => `${base}/enter/${token}`);
}

/** What the terminal shows once the director's link has been used. */
export function nextDirectorLink(bases: Bases, token: string): string {
  const [here = '', ...elsewhere] = directorLinks(bases, token);
  return [
    '  The director’s link was used. For another panel:',
    ...elsewhere.map((link) => `    on another device: ${cyan(link)}`),
    `    on this machine:   ${cyan(here)}`,
    '',
  ].join('\n');
}

function crewLines(bases: readonly string[], token: string): string[] {
  const [first] = bases;
  if (first === undefined)
    return [dim('  Other devices cannot reach this server: it is in no network, or --host keeps it to itself.'), ''];
  const link = `${first}/enter/${token}`;
  const code = renderUnicodeCompact(link, { border: 1 })
    .split('\n')
    .map((line) => `    ${line}`);
  return [
    `  Projectors and cameras on other machines open this first: ${cyan(link)}`,
    ...bases.slice(1).map((other) => dim(`  or ${other}/enter/${token}`)),
    '',
    ...code,
    '',
  ];
}

const SYSTEM_WORDS = { linux: 'Linux', macos: 'macOS', windows: 'Windows' } as const;

/** How a projector's machine shows its wall by itself. */
function wallLines(base: string, token: string, surface: string): string[] {
  return [
    dim(`  One command on a projector’s machine shows its wall and keeps it there; here for ${surface}:`),
    ...startCommands(base, token, surface).map(({ system, command }) =>
      dim(`    ${SYSTEM_WORDS[system].padEnd(9)}${command}`),
    ),
    '',
  ];
}
