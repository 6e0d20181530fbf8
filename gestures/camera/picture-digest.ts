/** A few numbers that stand for a picture, to tell whether a camera sends the same one again. Nothing of it is kept. */

/** Small enough to cost nothing; a real sensor's noise changes some of it in every picture. */
const WIDTH = 64;
const HEIGHT = 36;

/** Returns what digests pictures; null where the browser cannot draw off screen. */
export function pictureDigest(): (picture: ImageBitmap) => number | null {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true });
  return (picture) => {
    if (context === null) return null;
    context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5;
    for (const value of context.getImageData(0, 0, WIDTH, HEIGHT).data) hash = Math.imul(hash ^ value, 0x01000193);
    return hash >>> 0;
  };
}
