/** The camera's way to the server, as the page sees it: a port, so that tests and the simulator can stand at its end. */

import type { CrowdSample } from '#installation/crowd/body.ts';
import type { FloorAnswer } from '#installation/protocol/messages.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import type { Recording } from '#installation/state/recording.ts';
import type { ServerMs } from '#installation/time/axes.ts';

/** Where the link stands. */
export type LinkStatus =
  | { readonly stage: 'connecting' }
  | { readonly stage: 'live'; readonly clockBoundMs: number | null; readonly notice: string | null }
  | { readonly stage: 'lost'; readonly sinceMs: number }
  | { readonly stage: 'refused'; readonly says: string; readonly advice: string };

/** What a camera says about itself once a second; numbers are of the last second. */
export interface CameraReport {
  readonly fps: number;
  readonly dropped: number;
  readonly people: number;
  /** What recognises, in a few words. */
  readonly engine: string;
  /** What is wrong, in a sentence, or null. */
  readonly trouble: string | null;
}

/** Sends what may leave the page: landmarks with gesture scores, and the camera's state. Never a picture. */
export interface CameraLink {
  /** Sends at once or not at all: an old sample is worth nothing. */
  send(sample: CrowdSample): void;
  report(report: CameraReport): void;
  status(): LinkStatus;
  /** The server's time now, or null while it is not known. */
  now(): ServerMs | null;
  /** The take that is being recorded of what cameras send, or about to be; null: nothing is kept. */
  recording(): Recording | null;
  stop(): void;
}

/** What a page that knows the floor needs besides. */
export interface FloorLink {
  /** The site's text as the server last told it, or null before it did. */
  siteText(): string | null;
  /** Has the server write this camera's floor into the site; null takes it away. Numbers alone leave the page. */
  saveFloor(floor: FloorPlaces | null): Promise<FloorAnswer>;
}
