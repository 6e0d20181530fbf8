/** Names nobody else draws. `crypto.randomUUID` is missing on plain http in a LAN, so the bytes are drawn directly. */

/** 32 hexadecimal digits. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
