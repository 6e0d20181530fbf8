/** A page of one sentence, for when there is no other page to show. Needs no file, so it works when files are missing. */

import type { FastifyReply } from 'fastify';

/** Where a page leads on to. */
export interface Onward {
  readonly href: string;
  readonly says: string;
}

const START_PAGE: Onward = { href: '/', says: 'To the start page' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** HTML that says `says` under `title` and leads on. All of it is escaped. */
export const plainPage = (
  title: string,
  says: string,
  { href, says: leads }: Onward = START_PAGE,
): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Reclaim</title>
<style>
  body { margin: 0; min-height: 100dvh; display: grid; place-content: center; gap: 1rem; padding: 2rem;
         background: #070a14; color: #f4efe6; font: 1.25rem/1.5 system-ui, sans-serif; }
  h1 { margin: 0; font-size: 2rem; font-weight: 500; }
  p { margin: 0; max-width: 36rem; color: #97a3c4; }
  a { color: #5ff2ff; }
</style>
<h1>${escaped(title)}</h1>
<p>${escaped(says)}</p>
<p><a href="${escaped(href)}">${escaped(leads)}</a></p>
</html>
`;

/** Answers with such a page. */
export const sendPlain = (
  reply: FastifyReply,
  status: number,
  title: string,
  says: string,
  onward: Onward = START_PAGE,
): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(plainPage(title, says, onward));
