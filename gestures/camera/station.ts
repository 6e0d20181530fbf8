/**
 * One camera at work: capture -> recognise -> track -> interpret -> link. Holds no DOM but the video it reads; whoever
 * shows it asks for its stages.
 */

import type { CrowdSample, Person } from '#installation/crowd/body.ts';
import type { Cancel } from '../clock/local-clock.ts';
import { CrowdInterpreter } from '../interpret/crowd-interpreter.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import type { CameraLink } from '../link/camera-link.ts';
import type { RecogniserStage } from '../recognise/look-worker.ts';
import { Sight, type Sighting, type SightOptions } from '../recognise/sight.ts';
import { CameraSource, type CameraSourceOptions, type SourceStage } from './camera-source.ts';
import { FramePump } from './frame-pump.ts';
import { pictureDigest } from './picture-digest.ts';
import { RateMeter } from './rate-meter.ts';
import { type Trouble, trouble } from './trouble.ts';

/** What a station needs from its surroundings. */
export interface StationOptions extends Omit<CameraSourceOptions, 'changed'>, Omit<SightOptions, 'saw'> {
  readonly video: HTMLVideoElement;
  readonly link: CameraLink;
  readonly isPageHidden: () => boolean;
  /** Called after every change of stage. */
  readonly changed: () => void;
  /** Adds to a picture's people where they stand, where that can be known. */
  readonly place?: (people: readonly Person[], aspect: number) => readonly Person[];
  /** Called with every picture that is about to be looked at; may draw it, not keep it. */
  readonly looking?: (picture: ImageBitmap) => void;
  /** Called with every picture's people. */
  readonly seen: (people: readonly Person[], aspect: number) => void;
}

/** The station's numbers of the last second. */
export interface StationNumbers {
  readonly fps: number;
  readonly dropped: number;
  readonly people: number;
  /** From the capture of the last picture to its reading, ms. */
  readonly latencyMs: number;
}

const SECOND_MS = 1000;
/** Nobody is shown any longer when no picture was read for this long. */
const FORGET_PEOPLE_MS = 1500;

/** One camera at work. */
export class Station {
  readonly source: CameraSource;
  readonly sight: Sight;
  readonly #options: StationOptions;
  readonly #pump: FramePump;
  readonly #interpreter: CrowdInterpreter;
  readonly #rates = new RateMeter();
  #stopPump: Cancel = () => undefined;
  #pumpedStream: MediaStream | undefined;
  #read = 0;
  #lastReadMs = Number.NEGATIVE_INFINITY;
  #numbers: StationNumbers = { fps: 0, dropped: 0, people: 0, latencyMs: 0 };

  constructor(options: StationOptions) {
    this.#options = options;
    this.source = new CameraSource({ ...options, changed: () => this.#sourceChanged() });
    this.sight = new Sight({ ...options, saw: (sighting) => this.#interpret(sighting) });
    this.#pump = new FramePump({
      video: options.video,
      clock: options.clock,
      isFree: () => this.sight.isFree,
      digest: pictureDigest(),
      take: (picture, capturedAtMs) => {
        options.looking?.(picture);
        this.sight.look(picture, capturedAtMs);
      },
    });
    this.#interpreter = new CrowdInterpreter([]);
  }

  get numbers(): StationNumbers {
    return this.#numbers;
  }

  /** Reads these gestures from the next picture on. */
  setGestures(engines: readonly GestureEngine[]): void {
    this.#interpreter.setEngines(engines);
    this.sight.needsHands = engines.some(({ needsHands }) => needsHands);
  }

  /** Starts everything. Returns the stop. */
  start(): Cancel {
    const stops = [this.source.start(), this.sight.start(), this.#options.clock.every(SECOND_MS, () => this.#report())];
    return () => {
      for (const stop of stops) stop();
      this.#stopPump();
    };
  }

  /** What is wrong with the camera now, or null. */
  sourceTrouble(): Trouble | null {
    const stage: SourceStage = this.source.stage;
    switch (stage.stage) {
      case 'opening':
        return null;
      case 'failed':
        return stage.trouble;
      case 'live':
        if (stage.isMuted) return trouble('device-muted', stage.device.label);
        if (this.#pump.isSame()) return trouble('same-picture', stage.device.label);
        if (!this.#pump.isStill()) return null;
        return trouble(this.#options.isPageHidden() ? 'page-hidden' : 'no-new-pictures');
    }
  }

  /** What is wrong with the recogniser now, or null. */
  recogniserTrouble(): Trouble | null {
    const stage: RecogniserStage = this.sight.stage;
    return stage.stage === 'failed' ? trouble(stage.problem, stage.detail) : null;
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

  #interpret(sighting: Sighting): void {
    const { clock, link, place, seen } = this.#options;
    const { aspect, capturedAtMs } = sighting;
    const read = this.#interpreter.update(sighting.people, capturedAtMs, aspect);
    const people = place?.(read, aspect) ?? read;
    const latencyMs = clock.now() - capturedAtMs;
    const serverNow = link.now();
    if (serverNow !== null) {
      const sample: CrowdSample = { capturedAtMs: Math.max(0, serverNow - latencyMs), aspect, people };
      link.send(sample);
    }
    this.#read += 1;
    this.#lastReadMs = clock.now();
    this.#numbers = { ...this.#numbers, people: people.length, latencyMs };
    seen(people, aspect);
  }

  /** What looks, in the words of the report to the server. */
  #engine(): string {
    const { stage } = this.sight;
    return stage.stage === 'ready' ? `pose, ${stage.ready.delegate.toLowerCase()}` : `pose, ${stage.stage}`;
  }

  #report(): void {
    const { clock, link, seen, changed } = this.#options;
    const [fps = 0, dropped = 0] = this.#rates.read([this.#read, this.#pump.dropped], clock.now());
    this.#numbers = { ...this.#numbers, fps, dropped };
    if (clock.now() - this.#lastReadMs > FORGET_PEOPLE_MS && this.#numbers.people > 0) {
      this.#numbers = { ...this.#numbers, people: 0 };
      seen([], 1);
    }
    const wrong = this.sourceTrouble() ?? this.recogniserTrouble();
    link.report({
      fps,
      dropped: Math.round(dropped),
      people: this.#numbers.people,
      engine: this.#engine(),
      trouble: wrong === null ? null : `${wrong.says} ${wrong.advice}`.slice(0, 300),
    });
    changed();
  }
}
