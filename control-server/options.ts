/** What the command line may say. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GESTURES_FOLDER, PROJECT_ROOT } from '../config/tooling/pages.ts';

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly showFile: string;
  readonly siteFile: string;
  /** Where runs, keys and logs are kept. */
  readonly dataFolder: string;
  /** Where the gestures of the show lie; what is taught joins them. */
  readonly gesturesFolder: string;
  /** Begin a new run, whatever was going on before. */
  readonly newRun: boolean;
  /** Go on with this run: its name, a beginning of it, or `last` of all. Null: with the newest of the show. */
  readonly run: string | null;
  /** Serve the pages from their sources and reload them when those change. */
  readonly dev: boolean;
}

export const USAGE = `npm start -- [options]

  --show NAME|FILE   the show: config/shows/NAME.yaml, or a file   (neo-tokyo-2147)
  --site NAME|FILE   the site: config/sites/NAME.yaml, or a file   (default)
  --port N           the port; 0 takes any that is free            (8080)
  --host ADDRESS     the address to listen on                      (0.0.0.0: the whole network)
  --data FOLDER      where runs, keys and logs are kept            (.reclaim)
  --gestures FOLDER  the gestures; what is taught joins them       (config/gestures)
  --new-run          begin a new run instead of going on with the last one
  --run ID           go on with this run, whatever its show; \`npm run runs\` lists them
  --help             this text`;

/** What the options want to be given. */
const WANTS = { show: 'NAME', site: 'NAME', host: 'ADDRESS', data: 'FOLDER', gestures: 'FOLDER' };

/** Reads the arguments: options, `help`, or what is wrong with them in a sentence. */
export function readOptions(
  args: readonly string[],
):
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly help: boolean; readonly says: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        show: { type: 'string', default: 'neo-tokyo-2147' },
        site: { type: 'string', default: 'default' },
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '0.0.0.0' },
        data: { type: 'string', default: join(PROJECT_ROOT, '.reclaim') },
        gestures: { type: 'string', default: GESTURES_FOLDER },
        'new-run': { type: 'boolean', default: false },
        run: { type: 'string' },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { ok: false, help: true, says: USAGE };
    const empty = (['show', 'site', 'host', 'data', 'gestures'] as const).find((name) => values[name].trim() === '');
    if (empty)
      return {
        ok: false,
        help: false,
        says: `--${empty} was given nothing: write --${empty} ${WANTS[empty]}, or leave it away.`,
      };
    if (values.run !== undefined && values['new-run']) {
      return { ok: false, help: false, says: '--run goes on with a run and --new-run begins one: give one of them.' };
    }
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) {
      return {
        ok: false,
        help: false,
        says: `"${values.port}" is no port: write a number from 1 to 65535, or 0 for any that is free.`,
      };
    }
    const options = {
      port,
      host: values.host,
      showFile: fileOf(values.show, 'shows'),
      siteFile: fileOf(values.site, 'sites'),
      dataFolder: values.data,
      gesturesFolder: values.gestures,
      newRun: values['new-run'],
      run: values.run ?? null,
      dev: values.dev,
    };
    return { ok: true, options };
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (error instanceof TypeError) return { ok: false, help: false, says: `${error.message}\n\n${USAGE}` };
    throw error;
  }
}

/** The file that a name in a folder of `config/` stands for, or the file itself. */
export const fileOf = (nameOrFile: string, folder: string): string =>
  /[/\\]|\.ya?ml$/.test(nameOrFile) ? nameOrFile : join(PROJECT_ROOT, 'config', folder, `${nameOrFile}.yaml`);
