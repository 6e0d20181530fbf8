/** In development pages ask which line of a source a line that they were handed was made of: errors are told where an artist finds them. */

import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { PROJECT_ROOT } from './pages.ts';

const ADDRESS = '/@source-place';

/** Answers `?path=&line=&column=` (counted from 1) with `{ file, line }`, or 404 where nothing is known of the place. */
export function sourcePlaces(): Plugin {
  return {
    name: 'source-places',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(ADDRESS, (request, response) => {
        const query = new URL(request.url ?? '', 'http://localhost').searchParams;
        const number = (name: string): number => Number(query.get(name) ?? Number.NaN);
        placeOf(server, query.get('path') ?? '', number('line'), number('column')).then(
          (place) => {
            response.statusCode = place ? 200 : 404;
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(place));
          },
          () => {
            response.statusCode = 404;
            response.end('null');
          },
        );
      });
    },
  };
}

async function placeOf(server: ViteDevServer, path: string, line: number, column: number) {
  const served = await server.environments.client.moduleGraph.getModuleByUrl(path.replace(/[?&]t=\d+/, ''));
  const map = served?.transformResult?.map;
  if (!served?.file || !map || !('sources' in map)) return null;
  const entry = new SourceMap({ sourceRoot: '', ...map } as SourceMapPayload).findEntry(line - 1, column - 1);
  if (!('originalLine' in entry)) return null;
  return { file: relative(PROJECT_ROOT, served.file), line: entry.originalLine + 1 };
}
