/**
 * Put before the server (`--import`): a file in the folder `EDITS` stands for the one of the same path in the project, as
 * if somebody had saved it there. So tests edit sources that stay as they are.
 */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { viteConfig } from '../../config/tooling/vite.config.ts';

const folder = process.env.EDITS;
if (!folder) throw new Error('EDITS names no folder');

const editedInMemory: Plugin = {
  name: 'edited-in-memory',
  enforce: 'pre',
  load(id) {
    const edited = join(folder, relative(PROJECT_ROOT, id.replace(/\?.*$/, '')));
    return existsSync(edited) ? readFile(edited, 'utf8') : null;
  },
  configureServer({ watcher }) {
    watcher.add(folder);
    for (const event of ['add', 'change', 'unlink'] as const) {
      watcher.on(event, (file) => {
        const path = relative(folder, file);
        if (!path.startsWith('..')) watcher.emit('change', join(PROJECT_ROOT, path));
      });
    }
  },
};

viteConfig.plugins = [viteConfig.plugins, editedInMemory];
