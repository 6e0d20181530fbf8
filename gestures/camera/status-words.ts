/** What the page says about each part of the chain: stages in, words out. Pure. */

import type { LinkStatus } from '../link/camera-link.ts';
import type { GpuVerdict } from '../recognise/gpu-trial.ts';
import type { RecogniserStage } from '../recognise/look-worker.ts';
import type { SourceStage } from './camera-source.ts';
import type { LibraryStage } from './gesture-library.ts';
import { type Trouble, trouble } from './trouble.ts';

/** One part's line on the page. */
export interface StatusWords {
  readonly state: 'good' | 'busy' | 'bad';
  readonly name: string;
  /** A number or two, to the right of the name. */
  readonly value: string;
  readonly says: string;
  readonly advice: string;
  /** 0..1 while something is loaded, else null. */
  readonly progress: number | null;
}

const words = (state: StatusWords['state'], name: string, says: string, value = ''): StatusWords => ({
  state,
  name,
  value,
  says,
  advice: '',
  progress: null,
});

const troubled = (name: string, { says, advice }: Trouble): StatusWords => ({ ...words('bad', name, says), advice });

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** @param width Width of the camera's picture in pixels, 0 while unknown. */
export function sourceWords(stage: SourceStage, problem: Trouble | null, width: number, height: number): StatusWords {
  if (problem !== null) return troubled('Camera', problem);
  if (stage.stage !== 'live') return words('busy', 'Camera', 'Asking for the camera. Allow it if the browser asks.');
  return words('good', 'Camera', stage.device.label, width > 0 ? `${width} × ${height}` : '');
}

function loadingWords({ step, receivedBytes, totalBytes }: Extract<RecogniserStage, { stage: 'loading' }>['progress']) {
  switch (step) {
    case 'runtime':
      return { says: 'Loading the recogniser.', progress: null };
    case 'model': {
      if (receivedBytes === undefined || totalBytes === undefined)
        return { says: 'Loading the model.', progress: null };
      return {
        says: `Loading the model, ${megabytes(receivedBytes)} of ${megabytes(totalBytes)} MB.`,
        progress: receivedBytes / totalBytes,
      };
    }
    case 'start':
      return { says: 'Starting the model.', progress: null };
    case 'self-test':
      return { says: 'Showing it the test figure.', progress: null };
  }
}

/** Why the processor looks, or the graphics card. */
function delegateWords(verdict: GpuVerdict): string {
  switch (verdict.verdict) {
    case 'untried':
      return '';
    case 'faster':
      return ` The graphics card takes ${ms(verdict.gpuMs)} a look, the processor ${ms(verdict.cpuMs)}.`;
    case 'slower':
      return ` The processor looks: the graphics card took ${ms(verdict.gpuMs)}.`;
    case 'too-slow':
      return ` The processor looks: the graphics card did not see the figure within ${verdict.withinMs / 1000} s.`;
    case 'unusable':
      return ` The processor looks: no graphics card to use (${verdict.detail}).`;
  }
}

const ms = (value: number): string => `${Math.round(value)} ms`;

/** Words about the recogniser. @param verdict What came of the trial of the graphics card. */
export function recogniserWords(stage: RecogniserStage, verdict: GpuVerdict, threads: number): StatusWords {
  switch (stage.stage) {
    case 'loading': {
      const { says, progress } = loadingWords(stage.progress);
      return { ...words('busy', 'Recogniser', says), progress };
    }
    case 'ready': {
      const { pictureMs, delegate } = stage.ready;
      const found = 'Found the test figure with both arms where they were drawn.';
      const many = threads > 1 ? ` × ${threads}` : '';
      return words('good', 'Recogniser', found + delegateWords(verdict), `${delegate}${many} ${ms(pictureMs)}`);
    }
    case 'failed':
      return troubled('Recogniser', trouble(stage.problem, stage.detail));
  }
}

/** Words about the gestures that are looked for. */
export function gestureWords({ book, isLoaded, trouble: problem }: LibraryStage): StatusWords {
  if (problem !== null) return troubled('Gestures', problem);
  if (!isLoaded) return words('busy', 'Gestures', 'Reading the gestures of the show.');
  const [known, taught] = [book.engines.length, book.taught.length];
  const value = taught === 0 ? `${known}` : `${known}, ${taught} taught`;
  if (book.problems.length > 0) {
    return { ...troubled('Gestures', trouble('gestures-unreadable', book.problems.join(' '))), value };
  }
  return words('good', 'Gestures', book.engines.map(({ name }) => name).join(', '), value);
}

/** Words about the link to the server. */
export function linkWords(status: LinkStatus): StatusWords {
  switch (status.stage) {
    case 'connecting':
      return words('busy', 'Server', 'Connecting.');
    case 'live': {
      const { clockBoundMs, notice } = status;
      if (clockBoundMs === null) return words('busy', 'Server', 'Connected; reading its clock.');
      const clock = `clock ± ${clockBoundMs.toFixed(1)} ms`;
      // The server has a word for a camera only where something is amiss with it.
      if (notice !== null) return words('bad', 'Server', notice, clock);
      return words('good', 'Server', 'Connected; points are on their way.', clock);
    }
    case 'lost':
      return troubled('Server', trouble('server-lost'));
    case 'refused':
      // In the server's own words: it knows best why.
      return { ...words('bad', 'Server', status.says), advice: status.advice };
  }
}
