/** The browser pages, and where the project lies. */

import { fileURLToPath } from 'node:url';

/** The top folder of the project, with a slash at its end. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the gestures of the show lie, unless the server is told another place. */
export const GESTURES_FOLDER = fileURLToPath(new URL('../gestures', import.meta.url));

/** The pages by name, and the file each begins with. */
export const PAGES = {
  start: 'control-server/start-page/start.html',
  director: 'control-server/panel/director.html',
  walls: 'control-server/panel/walls/walls.html',
  projection: 'projection/projection.html',
  programme: 'projection/programme.html',
  camera: 'gestures/camera/camera.html',
  teach: 'gestures/teach/teach.html',
  looks: 'projection/showroom/looks.html',
  reader: 'gestures/reader/reader.html',
} as const;

/** What keeps the pages of walls in their browsers, built beside the pages. */
export const WALL_KEEPER = 'projection/keeper/wall-keeper.ts';

export type PageName = keyof typeof PAGES;
