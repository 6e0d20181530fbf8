/** The list of cameras to choose from, and the button that tries again. */

import type { CameraSource } from './camera-source.ts';
import type { CameraDevice } from './device-choice.ts';

/** Wires the form to the source and returns what updates it. */
export function deviceView(
  form: HTMLFormElement,
  select: HTMLSelectElement,
  source: CameraSource,
  remembered: () => CameraDevice | undefined,
): () => void {
  let shown = '';
  const offered = (): readonly CameraDevice[] => source.devices.filter((device) => device.deviceId !== '');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    source.retry();
  });
  select.addEventListener('change', () => {
    const device = offered().find(({ deviceId }) => deviceId === select.value);
    if (device !== undefined) source.choose(device);
  });
  return () => {
    const devices = offered();
    const chosen = source.stage.stage === 'live' ? source.stage.device : remembered();
    const isMissing = chosen !== undefined && !devices.some(({ deviceId }) => deviceId === chosen.deviceId);
    const now = JSON.stringify([devices, chosen?.deviceId]);
    if (now === shown) return;
    shown = now;
    const options = devices.map(({ deviceId, label }) => new Option(label, deviceId));
    if (isMissing && chosen.label !== '') {
      const missing = new Option(`${chosen.label} (not connected)`, chosen.deviceId);
      missing.disabled = true;
      options.unshift(missing);
    }
    if (options.length === 0) options.push(new Option('No camera known yet', ''));
    select.replaceChildren(...options);
    select.disabled = devices.length === 0;
    if (chosen !== undefined) select.value = chosen.deviceId;
  };
}
