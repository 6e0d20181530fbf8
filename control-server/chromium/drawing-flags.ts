/** What headless Chromium needs to draw with WebGPU and WebGL2 on a processor: the same picture with and without a graphics card. */
export const DRAWING_FLAGS: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-webgpu-adapter=swiftshader',
];
