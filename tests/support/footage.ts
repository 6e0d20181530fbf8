/** Real footage of people, where this machine has it beside the project, as the file a Chromium takes for its webcam. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installFromDebian, onPath } from '#control-server/chromium/find-program.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/videos', import.meta.url));

/** Four seconds of one person who lifts both arms high and lowers them; null where it is absent. */
export function footage(): string | null {
  const file = join(FOLDER, 'pose_1.mp4');
  return existsSync(file) ? file : null;
}

/** An ffmpeg, installed where that needs no asking; null where there is none. */
export async function bringFfmpeg(say: (text: string) => void): Promise<string | null> {
  const found = onPath(['ffmpeg']);
  if (found !== null) return found;
  say('No ffmpeg here: installing the package of Debian ...');
  const why = await installFromDebian('ffmpeg');
  if (why !== null) say(`That could not be done: ${why}`);
  return onPath(['ffmpeg']);
}

/** Writes the footage to `folder` as raw video with `ffmpeg`, and answers the file. */
export async function asWebcam(video: string, folder: string): Promise<string> {
  const ffmpeg = onPath(['ffmpeg']);
  if (ffmpeg === null) throw new Error('there is no ffmpeg');
  const file = join(folder, 'webcam.y4m');
  await promisify(execFile)(ffmpeg, ['-y', '-i', video, '-vf', 'scale=480:480,fps=20', '-pix_fmt', 'yuv420p', file]);
  return file;
}

/** Writes `count` copies of the footage side by side, each a second later than the one before and every other mirrored. */
export async function asGroupWebcam(video: string, count: number, folder: string): Promise<string> {
  const ffmpeg = onPath(['ffmpeg']);
  if (ffmpeg === null) throw new Error('there is no ffmpeg');
  const file = join(folder, 'group.y4m');
  const inputs = Array.from({ length: count }, (_, copy) => [
    '-stream_loop',
    '3',
    '-ss',
    String(copy),
    '-i',
    video,
  ]).flat();
  const copies = Array.from(
    { length: count },
    (_, copy) => `[${copy}:v]fps=15,scale=432:432,crop=320:432${copy % 2 === 1 ? ',hflip' : ''}[c${copy}]`,
  );
  const row = Array.from({ length: count }, (_, copy) => `[c${copy}]`).join('');
  const graph = `${copies.join(';')};${row}hstack=inputs=${count}[out]`;
  await promisify(execFile)(ffmpeg, [
    ...['-y', ...inputs, '-filter_complex', graph, '-map', '[out]', '-t', '8', '-pix_fmt', 'yuv420p', file],
  ]);
  return file;
}
