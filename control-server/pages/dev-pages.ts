/** Development: the pages straight from their sources, reloaded in the browser when those change. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createServer, type ViteDevServer } from 'vite';
import { PAGES, type PageName, PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { viteConfig } from '../../config/tooling/vite.config.ts';

export interface DevPages {
  page(name: PageName, url: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the page builder beside a web server that does not listen yet; its reload messages share the server's port. */
export async function openDevPages(app: FastifyInstance): Promise<DevPages> {
  const vite: ViteDevServer = await createServer({
    ...viteConfig,
    server: { ...viteConfig.server, middlewareMode: true, ws: { server: app.server } },
  });
  // What the web server has no route for belongs to the page builder.
  app.setNotFoundHandler((request, reply) => {
    reply.hijack();
    // A hijacked answer does not carry the headers that were set for it; without them no worker may start.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    vite.middlewares(request.raw, reply.raw);
  });
  return {
    page: async (name, url) => {
      const file = PAGES[name];
      const html = await readFile(join(PROJECT_ROOT, file), 'utf8');
      // The page's address is not its file's: what it names beside itself is named from the top.
      const rooted = html.replaceAll(/(src|href)="\.\//g, `$1="/${dirname(file)}/`);
      return vite.transformIndexHtml(`/${file}`, rooted, url);
    },
    close: () => vite.close(),
  };
}
