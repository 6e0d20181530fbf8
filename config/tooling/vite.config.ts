/** How the browser pages are built: one entry a page, all from the top of the project. */

import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { glyphStrips } from './glyphs/glyph-plugin.ts';
import { PAGES, PROJECT_ROOT, WALL_KEEPER } from './pages.ts';
import { sourcePlaces } from './source-places.ts';

export const viteConfig: InlineConfig = {
  configFile: false,
  root: PROJECT_ROOT,
  publicDir: false,
  appType: 'custom',
  plugins: [react(), glyphStrips(), sourcePlaces()],
  worker: { format: 'es' },
  // What is built or written at run time is no source: nobody's page reloads for it.
  server: { watch: { ignored: ['**/.reclaim/**'] } },
  build: {
    target: 'esnext',
    emptyOutDir: true,
    // A font or picture inside a page would have to be allowed by the page's security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: [...Object.values(PAGES), WALL_KEEPER].map((entry) => `${PROJECT_ROOT}${entry}`),
      // Browsers know a keeper of pages by its name, which must stay.
      output: { entryFileNames: ({ name }) => `assets/${name}${name === 'wall-keeper' ? '' : '-[hash]'}.js` },
      // On a slow machine the builder would tell the artist about the time its parts take.
      checks: { bundlerTimings: false },
    },
  },
};
