/** What every answer carries: nothing leaves for another origin, nothing of another origin comes in. */

import { createHash } from 'node:crypto';

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  // The one that makes a promise: no page, no library in it, can send anything anywhere but here.
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The policy of a page that is nothing but text and its own style sheet, `style`, between its tags: no script runs and
 * nothing is asked for, also where a name should ever get into it as markup.
 */
export const textPagePolicy = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  // Cross-origin isolation: fine timers for the clock, and no window of another origin next to ours.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), screen-wake-lock=(self), fullscreen=(self)',
};

/** In development the page builder puts small scripts of its own into the pages. */
export const DEVELOPMENT_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-security-policy': POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
};
