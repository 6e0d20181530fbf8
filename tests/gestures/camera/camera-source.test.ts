import { describe, expect, it } from 'vitest';
import { CameraSource } from '#gestures/camera/camera-source.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';

class FakeTrack extends EventTarget {
  muted = false;
  isStopped = false;
  readonly label: string;
  readonly #deviceId: string;

  constructor(deviceId: string, label: string) {
    super();
    this.#deviceId = deviceId;
    this.label = label;
  }

  getSettings() {
    return { deviceId: this.#deviceId };
  }

  stop() {
    this.isStopped = true;
  }
}

/** The browser's side: cameras that can be plugged, pulled and taken. */
class FakeMedia extends EventTarget {
  cameras: { deviceId: string; label: string }[] = [];
  failure: Error | undefined;
  readonly tracks: FakeTrack[] = [];

  async enumerateDevices() {
    return this.cameras.map((camera) => ({ ...camera, kind: 'videoinput' }));
  }

  async getUserMedia({ video }: { video: { deviceId?: { exact: string } } }) {
    if (this.failure !== undefined) throw this.failure;
    const wanted = video.deviceId?.exact;
    const camera = this.cameras.find(({ deviceId }) => wanted === undefined || deviceId === wanted);
    if (camera === undefined) throw Object.assign(new Error('gone'), { name: 'OverconstrainedError' });
    const track = new FakeTrack(camera.deviceId, camera.label);
    this.tracks.push(track);
    return { getTracks: () => [track], getVideoTracks: () => [track] };
  }
}

const named = (name: string): Error => Object.assign(new Error(`${name} happened`), { name });
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const FRONT = { deviceId: 'a', label: 'Front' };
const SIDE = { deviceId: 'b', label: 'Side' };

async function setUp(media: FakeMedia | undefined, kept = new Map<string, string>()) {
  const clock = fakeClock();
  const source = new CameraSource({
    cameraName: 'front',
    media: media as unknown as MediaDevices | undefined,
    secureAddress: 'http://localhost:8080/camera?name=front',
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    clock,
    changed: () => undefined,
  });
  const stop = source.start();
  await settle();
  return { source, clock, stop, kept };
}

const withCameras = (...cameras: { deviceId: string; label: string }[]): FakeMedia => {
  const media = new FakeMedia();
  media.cameras = cameras;
  return media;
};

describe('the camera', () => {
  it('opens, and is the same one at the next visit', async () => {
    const { source, kept, stop } = await setUp(withCameras(FRONT, SIDE));
    expect(source.stage).toMatchObject({ stage: 'live', device: FRONT });
    source.choose(SIDE);
    await settle();
    expect(source.stage).toMatchObject({ stage: 'live', device: SIDE });
    stop();
    const again = await setUp(withCameras(FRONT, SIDE), kept);
    expect(again.source.stage).toMatchObject({ stage: 'live', device: SIDE });
  });

  it('says so when the chosen one is gone, takes no other, and comes back when it is plugged in', async () => {
    const kept = new Map<string, string>();
    (await setUp(withCameras(SIDE), kept)).stop();
    const media = withCameras(FRONT);
    const { source } = await setUp(media, kept);
    expect(source.stage).toMatchObject({ stage: 'failed', trouble: { code: 'chosen-gone' } });
    expect(media.tracks).toHaveLength(0);
    media.cameras = [FRONT, SIDE];
    media.dispatchEvent(new Event('devicechange'));
    await settle();
    expect(source.stage).toMatchObject({ stage: 'live', device: SIDE });
  });

  it.each([
    ['NotFoundError', 'no-device'],
    ['NotReadableError', 'device-busy'],
    ['TypeError', 'camera-failed'],
  ])('tries again by itself after %s', async (name, code) => {
    const media = withCameras(FRONT);
    media.failure = named(name);
    const { source, clock } = await setUp(media);
    expect(source.stage).toMatchObject({ stage: 'failed', trouble: { code } });
    media.failure = undefined;
    clock.pass(600);
    await settle();
    expect(source.stage).toMatchObject({ stage: 'live' });
  });

  it('does not pester about a permission that was denied', async () => {
    const media = withCameras(FRONT);
    media.failure = named('NotAllowedError');
    const { source, clock } = await setUp(media);
    media.failure = undefined;
    clock.pass(60_000);
    await settle();
    expect(source.stage).toMatchObject({ stage: 'failed', trouble: { code: 'permission-denied' } });
    source.retry();
    await settle();
    expect(source.stage.stage).toBe('live');
  });

  it('notices when it is unplugged or goes dark', async () => {
    const media = withCameras(FRONT);
    const { source } = await setUp(media);
    const [track] = media.tracks;
    if (track === undefined) throw new Error('nothing was opened');
    track.muted = true;
    track.dispatchEvent(new Event('mute'));
    expect(source.stage).toMatchObject({ stage: 'live', isMuted: true });
    track.dispatchEvent(new Event('ended'));
    expect(source.stage).toMatchObject({ stage: 'failed', trouble: { code: 'device-unplugged' } });
  });

  it('explains a page that the browser does not trust', async () => {
    const { source } = await setUp(undefined);
    expect(source.stage).toMatchObject({
      stage: 'failed',
      trouble: {
        code: 'page-insecure',
        advice: expect.stringContaining('http://localhost:8080/camera?name=front'),
      },
    });
  });

  it('lets go of the camera when stopped, even one that opens later', async () => {
    const media = withCameras(FRONT);
    const { stop } = await setUp(media);
    stop();
    expect(media.tracks.every((track) => track.isStopped)).toBe(true);
  });
});
