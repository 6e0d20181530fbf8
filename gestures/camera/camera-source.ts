/**
 * Opens the chosen camera and keeps it open: notices when it is unplugged, muted or taken, and tries again. Hands out
 * the stream for the page's own video element and for nothing else.
 */

import { backOffMs } from '../clock/back-off.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import {
  type CameraDevice,
  type ChoiceStorage,
  chooseDevice,
  rememberDevice,
  rememberedDevice,
} from './device-choice.ts';
import { type Trouble, type TroubleCode, trouble } from './trouble.ts';

/** Where the camera stands. */
export type SourceStage =
  | { readonly stage: 'opening' }
  | { readonly stage: 'live'; readonly device: CameraDevice; readonly stream: MediaStream; readonly isMuted: boolean }
  | { readonly stage: 'failed'; readonly trouble: Trouble };

/** What a source needs from its surroundings. */
export interface CameraSourceOptions {
  readonly cameraName: string;
  /** `navigator.mediaDevices`; undefined on pages the browser does not trust. */
  readonly media: MediaDevices | undefined;
  readonly storage: ChoiceStorage;
  /** Where on the server's own machine this page may have a camera. */
  readonly secureAddress: string;
  readonly clock: LocalClock;
  /** Called after every change of stage or list. */
  readonly changed: () => void;
}

/** Enough for people at the far end of a room; more only costs time. */
const PICTURE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** These need a person's hand: trying again by itself would only ask again and again. */
const NEEDS_A_HAND: readonly TroubleCode[] = ['page-insecure', 'permission-denied'];

/** The names come from the Media Capture specification, getUserMedia(), "reject with". */
const TROUBLE_BY_ERROR: Readonly<Record<string, TroubleCode>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'no-device',
  OverconstrainedError: 'chosen-gone',
  NotReadableError: 'device-busy',
  AbortError: 'device-busy',
};

function troubleOf(error: unknown, wanted: CameraDevice | undefined): Trouble {
  if (!(error instanceof Error)) return trouble('camera-failed', String(error));
  const code = TROUBLE_BY_ERROR[error.name] ?? 'camera-failed';
  if (code === 'no-device' && wanted !== undefined) return trouble('chosen-gone', wanted.label);
  return trouble(code, code === 'chosen-gone' ? (wanted?.label ?? 'camera') : error.message || error.name);
}

/** One station's camera. */
export class CameraSource {
  readonly #options: CameraSourceOptions;
  #stage: SourceStage = { stage: 'opening' };
  #devices: readonly CameraDevice[] = [];
  #failures = 0;
  /** Raised at every opening: whatever an earlier one still brings is turned away. */
  #opening = 0;
  #cancelRetry: Cancel = () => undefined;

  constructor(options: CameraSourceOptions) {
    this.#options = options;
  }

  get stage(): SourceStage {
    return this.#stage;
  }

  /** The cameras connected now, as far as the browser tells. */
  get devices(): readonly CameraDevice[] {
    return this.#devices;
  }

  /** Opens the remembered camera and from then on follows what is plugged in. Returns the stop. */
  start(): Cancel {
    const onDeviceChange = (): void => void this.#devicesChanged();
    this.#options.media?.addEventListener('devicechange', onDeviceChange);
    this.retry();
    return () => {
      this.#options.media?.removeEventListener('devicechange', onDeviceChange);
      this.#close();
    };
  }

  /** Takes this camera from now on. */
  choose(device: CameraDevice): void {
    rememberDevice(this.#options.storage, this.#options.cameraName, device);
    this.#failures = 0;
    this.retry();
  }

  /** Tries at once. */
  retry(): void {
    void this.#open();
  }

  #enter(stage: SourceStage): void {
    this.#stage = stage;
    this.#options.changed();
  }

  /** Ends the stream and every attempt under way. */
  #close(): void {
    this.#opening += 1;
    this.#cancelRetry();
    if (this.#stage.stage === 'live') for (const track of this.#stage.stream.getTracks()) track.stop();
  }

  #fail(problem: Trouble): void {
    this.#close();
    this.#failures += 1;
    if (!NEEDS_A_HAND.includes(problem.code)) {
      this.#cancelRetry = this.#options.clock.after(backOffMs(this.#failures), () => this.retry());
    }
    this.#enter({ stage: 'failed', trouble: problem });
  }

  async #listDevices(media: MediaDevices): Promise<void> {
    const devices = await media.enumerateDevices();
    this.#devices = devices
      .filter((device) => device.kind === 'videoinput')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  }

  async #open(): Promise<void> {
    const { media, storage, cameraName, secureAddress } = this.#options;
    // A failure stays on the screen until the next attempt has succeeded: a flickering sentence cannot be read.
    const wasFailing = this.#stage.stage === 'failed';
    this.#close();
    const opening = this.#opening;
    if (media === undefined) return this.#fail(trouble('page-insecure', secureAddress));
    if (!wasFailing) this.#enter({ stage: 'opening' });
    const wanted = rememberedDevice(storage, cameraName);
    try {
      await this.#listDevices(media);
      const choice = chooseDevice(wanted, this.#devices);
      if (opening !== this.#opening) return;
      if (choice.choice === 'gone') return this.#fail(trouble('chosen-gone', choice.label));
      const exact = choice.choice === 'device' ? { deviceId: { exact: choice.device.deviceId } } : {};
      const stream = await media.getUserMedia({ video: { ...PICTURE, ...exact }, audio: false });
      await this.#listDevices(media);
      if (opening === this.#opening) this.#take(stream);
      else for (const track of stream.getTracks()) track.stop();
    } catch (error) {
      if (opening === this.#opening) this.#fail(troubleOf(error, wanted));
    }
  }

  #take(stream: MediaStream): void {
    const [track] = stream.getVideoTracks();
    if (track === undefined) {
      this.#fail(trouble('camera-failed', 'the camera has no picture'));
      return;
    }
    const device = { deviceId: track.getSettings().deviceId ?? '', label: track.label };
    rememberDevice(this.#options.storage, this.#options.cameraName, device);
    this.#failures = 0;
    const showMuted = (): void => this.#enter({ stage: 'live', device, stream, isMuted: track.muted });
    track.addEventListener('ended', () => this.#fail(trouble('device-unplugged', device.label)), { once: true });
    track.addEventListener('mute', showMuted);
    track.addEventListener('unmute', showMuted);
    showMuted();
  }

  async #devicesChanged(): Promise<void> {
    const { media, changed } = this.#options;
    if (media === undefined) return;
    if (this.#stage.stage === 'failed') return this.retry();
    await this.#listDevices(media);
    changed();
  }
}
