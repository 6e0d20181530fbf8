/** What a Chromium is given for its camera: real footage where this machine has it, and a drawn figure anywhere. */

import { onPath } from '#control-server/chromium/find-program.ts';
import { drawnWebcam } from './drawn-webcam.ts';
import { asWebcam, footage } from './footage.ts';

export interface Webcam {
  /** What is to be seen, in words. */
  readonly shows: string;
  /** Writes the video to `folder` and answers the file. */
  write(folder: string): Promise<string>;
}

const drawn: Webcam = { shows: 'a drawn figure that comes and goes', write: (folder) => drawnWebcam(folder) };

/** Every webcam there is here, the most real one first. Each shows one person who rises again and again. */
export function webcams(): readonly [Webcam, ...Webcam[]] {
  const video = footage();
  if (video === null || onPath(['ffmpeg']) === null) return [drawn];
  return [{ shows: 'footage of a person', write: (folder) => asWebcam(video, folder) }, drawn];
}
