/** What the terminal shows when the house is open: where everything is, and what is still missing. */

import { renderUnicodeCompact } from 'uqr';
import type { Site } from '#installation/site/site.ts';

const bold = (text: string): string => `\x1b[1m${text}\x1b[0m`;
const dim = (text: string): string => `\x1b[2m${text}\x1b[0m`;
const cyan = (text: string): string => `\x1b[36m${text}\x1b[0m`;
const yellow = (text: string): string => `\x1b[33m${text}\x1b[0m`;

export interface Announcement {
  readonly title: string;
  readonly run: string;
  readonly resumed: boolean;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly site: Site;
  readonly directorToken: string;
  readonly crewToken: string;
  /** What is still missing or was lost, in sentences. */
  readonly trouble: readonly string[];
}

/** The whole announcement, several lines. */
export function announcement(a: Announcement): string {
  const local = `http://localhost:${a.port}`;
  const lan = a.addresses.map((address) => `http://${address}:${a.port}`);
  const row = (what: string, url: string): string => `  ${what.padEnd(22)}${cyan(url)}`;
  return [
    '',
    bold(`  Reclaim · ${a.title}`),
    dim(`  run ${a.run}${a.resumed ? ', resumed where it was' : ''}`),
    '',
    row('Start page', `${local}/`),
    row('Director (works once)', directorLink(a.port, a.directorToken)),
    ...Object.keys(a.site.surfaces).map((name) => row(`Surface ${name}`, `${local}/projection/${name}`)),
    ...Object.keys(a.site.cameras).map((name) => row(`Camera ${name}`, `${local}/camera?name=${name}`)),
    '',
    ...crewLines(lan, a.crewToken),
    ...a.trouble.map((sentence) => yellow(`  ! ${sentence}`)),
    ...(a.trouble.length > 0 ? [''] : []),
    dim('  Ctrl+C ends the server; the walls play on without it, and the next start resumes.'),
    '',
  ].join('\n');
}

/** The link that makes its first visitor the director. */
export const directorLink = (port: number, token: string): string => `http://localhost:${port}/enter/${token}`;

/** What the terminal shows once the director's link has been used. */
export const nextDirectorLink = (port: number, token: string): string =>
  `  The director's link was used. For another panel: ${cyan(directorLink(port, token))}\n`;

function crewLines(lan: readonly string[], token: string): string[] {
  const [first] = lan;
  if (first === undefined) return [dim('  No network: other devices cannot reach this machine.'), ''];
  const link = `${first}/enter/${token}`;
  const code = renderUnicodeCompact(link, { border: 1 })
    .split('\n')
    .map((line) => `    ${line}`);
  return [
    `  Projectors and cameras on other machines open this first: ${cyan(link)}`,
    ...lan.slice(1).map((other) => dim(`  or ${other}/enter/${token}`)),
    '',
    ...code,
    '',
  ];
}
