/** The kept texts of the site's file, as a list to choose from. */

import type { SiteVersions } from '#installation/protocol/setup.ts';

export interface VersionView {
  readonly id: string;
  /** `Today, 21:04:10`; `3 March 2147, 9:12`. */
  readonly when: string;
  readonly isNow: boolean;
}

/** `nowMs`: since 1970, as the versions have it. Times as the clocks of this device's place show them. */
export function versionsView({ versions }: SiteVersions, nowMs: number): readonly VersionView[] {
  return versions.map(({ id, wallMs, isNow }) => ({ id, when: whenText(wallMs, nowMs), isNow }));
}

function whenText(wallMs: number, nowMs: number): string {
  const at = new Date(wallMs);
  const now = new Date(nowMs);
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (at.toDateString() === now.toDateString()) return `Today, ${time}`;
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}, ${time}`;
}
