/** Which camera this page uses, remembered across visits and never changed behind anybody's back. */

import { z } from 'zod';

/** A camera as the browser lists it. Before permission is given, labels and ids are empty. */
export interface CameraDevice {
  readonly deviceId: string;
  readonly label: string;
}

const Remembered = z.object({ deviceId: z.string(), label: z.string() });

/** What `localStorage` offers, as far as it is needed. */
export interface ChoiceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What to open. */
export type DeviceChoice =
  /** Nothing was ever chosen: the browser's default, which is then remembered. */
  | { readonly choice: 'default' }
  | { readonly choice: 'device'; readonly device: CameraDevice }
  /** The chosen camera is not among those connected. */
  | { readonly choice: 'gone'; readonly label: string };

const keyOf = (cameraName: string): string => `reclaim.camera.${cameraName}.device`;

/** The remembered camera of the station called `cameraName`, or undefined; a damaged entry counts as none. */
export function rememberedDevice(storage: ChoiceStorage, cameraName: string): CameraDevice | undefined {
  const text = storage.getItem(keyOf(cameraName));
  if (text === null) return undefined;
  try {
    return Remembered.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Remembers the camera for the station called `cameraName`. */
export function rememberDevice(storage: ChoiceStorage, cameraName: string, { deviceId, label }: CameraDevice): void {
  storage.setItem(keyOf(cameraName), JSON.stringify({ deviceId, label }));
}

/**
 * Browsers give a camera a new id when site data are cleared; then its name identifies it, if only one has that name.
 *
 * @param devices The cameras connected now.
 */
export function chooseDevice(remembered: CameraDevice | undefined, devices: readonly CameraDevice[]): DeviceChoice {
  if (remembered === undefined) return { choice: 'default' };
  const areNamed = devices.some((device) => device.label !== '');
  if (!areNamed) {
    // Without permission nobody can tell who is connected; opening by id asks for it and finds out.
    return devices.length === 0
      ? { choice: 'gone', label: remembered.label }
      : { choice: 'device', device: remembered };
  }
  const byId = devices.find((device) => device.deviceId === remembered.deviceId);
  if (byId !== undefined) return { choice: 'device', device: byId };
  const byLabel = devices.filter((device) => device.label === remembered.label);
  const [only] = byLabel;
  return only !== undefined && byLabel.length === 1
    ? { choice: 'device', device: only }
    : { choice: 'gone', label: remembered.label };
}
