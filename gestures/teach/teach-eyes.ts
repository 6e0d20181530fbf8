/** The camera of the teach page: pictures in, the people with their readings out. Sends nothing anywhere. */

import type { Person } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import { CameraSource, type CameraSourceOptions } from '../camera/camera-source.ts';
import { FramePump } from '../camera/frame-pump.ts';
import { pictureDigest } from '../camera/picture-digest.ts';
import { type Trouble, trouble } from '../camera/trouble.ts';
import type { Cancel } from '../clock/local-clock.ts';
import { CrowdInterpreter } from '../interpret/crowd-interpreter.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { Sight, type Sighting, type SightOptions } from '../recognise/sight.ts';
import { performerOf } from './performer.ts';

/** What one picture shows. */
export interface Seen {
  readonly atMs: number;
  readonly aspect: number;
  readonly people: readonly Person[];
  readonly performer: (Person & { readonly hands: Hands | null }) | null;
}

export interface TeachEyesOptions extends Omit<CameraSourceOptions, 'changed'>, Omit<SightOptions, 'saw'> {
  readonly video: HTMLVideoElement;
  readonly isPageHidden: () => boolean;
  readonly changed: () => void;
  /** Called with every picture that was looked at. */
  readonly seen: (seen: Seen) => void;
}

export class TeachEyes {
  readonly source: CameraSource;
  readonly sight: Sight;
  readonly #options: TeachEyesOptions;
  readonly #pump: FramePump;
  readonly #interpreter = new CrowdInterpreter([]);
  #stopPump: Cancel = () => undefined;
  #pumpedStream: MediaStream | undefined;
  #performer: number | null = null;

  constructor(options: TeachEyesOptions) {
    this.#options = options;
    this.source = new CameraSource({ ...options, changed: () => this.#sourceChanged() });
    this.sight = new Sight({ ...options, saw: (sighting) => this.#saw(sighting) });
    this.#pump = new FramePump({
      video: options.video,
      clock: options.clock,
      isFree: () => this.sight.isFree,
      digest: pictureDigest(),
      take: (picture, capturedAtMs) => this.sight.look(picture, capturedAtMs),
    });
  }

  start(): Cancel {
    const stops = [this.source.start(), this.sight.start()];
    return () => {
      for (const stop of stops) stop();
      this.#stopPump();
    };
  }

  setEngines(engines: readonly GestureEngine[]): void {
    this.#interpreter.setEngines(engines);
  }

  /** What is wrong with the camera now, or null. */
  trouble(): Trouble | null {
    const { stage } = this.source;
    if (stage.stage === 'opening') return null;
    if (stage.stage === 'failed') return stage.trouble;
    if (stage.isMuted) return trouble('device-muted', stage.device.label);
    if (this.#pump.isSame()) return trouble('same-picture', stage.device.label);
    if (!this.#pump.isStill()) return null;
    return trouble(this.#options.isPageHidden() ? 'page-hidden' : 'no-new-pictures');
  }

  #sourceChanged(): void {
    const { stage } = this.source;
    const stream = stage.stage === 'live' ? stage.stream : undefined;
    if (stream !== this.#pumpedStream) {
      this.#pumpedStream = stream;
      this.#stopPump();
      this.#options.video.srcObject = stream ?? null;
      this.#stopPump = stream === undefined ? () => undefined : this.#pump.start();
    }
    this.#options.changed();
  }

  #saw({ people: tracked, capturedAtMs: atMs, aspect }: Sighting): void {
    const people = this.#interpreter.update(tracked, atMs, aspect);
    const performer = performerOf(people, this.#performer);
    this.#performer = performer?.track ?? null;
    const hands = tracked.find(({ track }) => track === performer?.track)?.hands ?? null;
    this.#options.seen({ atMs, aspect, people, performer: performer && { ...performer, hands } });
  }
}
