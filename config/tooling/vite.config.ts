/** How the browser pages are built: one entry a page, all from the top of the project. */

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The pages by name, and where each begins. */
export const PAGES = {
  start: 'control-server/start-page/start.html',
  director: 'control-server/panel/director.html',
  projection: 'projection/projection.html',
  camera: 'gestures/camera/camera.html',
} as const;

export type PageName = keyof typeof PAGES;

export const viteConfig: InlineConfig = {
  configFile: false,
  root: PROJECT_ROOT,
  publicDir: false,
  appType: 'custom',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'esnext',
    emptyOutDir: true,
    // A font or picture inside a page would have to be allowed by the page's security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: Object.values(PAGES).map((page) => `${PROJECT_ROOT}${page}`) },
  },
};
