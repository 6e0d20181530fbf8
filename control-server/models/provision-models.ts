/**
 * Makes sure that the camera's models lie in the data folder before the server says it is ready. They are assembled on
 * this machine out of an installed package: nothing is downloaded, so a room without internet can start.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readIfThere } from '../files/read-if-there.ts';
import { poseTaskBundle } from './task-bundle.ts';

/** A model that is ready to be served. */
export interface ProvisionedModel {
  readonly name: string;
  readonly bytes: number;
}

/** What provisioning came to. A problem is one sentence for whoever starts the server, with what to do. */
export type Provisioned =
  | { readonly ok: true; readonly models: readonly ProvisionedModel[] }
  | { readonly ok: false; readonly problem: string };

/** What to provision, and where. */
export interface ProvisionModelsOptions {
  /** Folder that receives the bundles and their manifest; made when missing. */
  readonly modelsDir: string;
  /** Hears one sentence per step. */
  readonly report: (sentence: string) => void;
  /** Folder of the package that ships the models; the installed `@mediapipe/pose` when left out. */
  readonly sourcesDir?: string;
}

interface Source {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

const MANIFEST_FILE = 'manifest.json';
const REMEDY =
  'Run "npm ci" in the project folder to install the package @mediapipe/pose again, then start the server.';

/** The files of @mediapipe/pose 0.5.1675469404. This one is the detector under another name. */
const DETECTOR: Source = {
  file: 'pose_solution_packed_assets.data',
  bytes: 2_962_288,
  sha256: 'a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85',
};
const BUNDLES: readonly { readonly name: string; readonly landmarks: Source }[] = [
  {
    name: 'pose_landmarker_lite.task',
    landmarks: {
      file: 'pose_landmark_lite.tflite',
      bytes: 2_819_824,
      sha256: 'f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61',
    },
  },
  {
    name: 'pose_landmarker_full.task',
    landmarks: {
      file: 'pose_landmark_full.tflite',
      bytes: 6_440_512,
      sha256: 'e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f',
    },
  },
];

/** What lies beside the bundles: how each must be to count as intact, and what it was made of. */
const Manifest = z.object({
  models: z.array(z.object({ name: z.string(), bytes: z.int().positive(), sha256: z.string(), sources: z.string() })),
});
type ManifestEntry = z.infer<typeof Manifest>['models'][number];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names the sources and the way of assembly, so that an update of either makes new bundles. */
const recipe = (landmarks: Source): string => `assembly 1, ${DETECTOR.sha256}, ${landmarks.sha256}`;

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A manifest that cannot be read means only that the bundles are assembled afresh. */
async function readManifest(modelsDir: string): Promise<readonly ManifestEntry[]> {
  const bytes = await readIfThere(join(modelsDir, MANIFEST_FILE));
  if (bytes === null) return [];
  try {
    const parsed = Manifest.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data.models : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The manifest's entry when the bundle on disk is exactly what it promises and was made of today's sources. */
async function intact(
  modelsDir: string,
  name: string,
  landmarks: Source,
  manifest: readonly ManifestEntry[],
): Promise<ManifestEntry | undefined> {
  const entry = manifest.find((candidate) => candidate.name === name && candidate.sources === recipe(landmarks));
  const bytes = entry && (await readIfThere(join(modelsDir, name)));
  return bytes?.length === entry?.bytes && bytes && sha256(bytes) === entry?.sha256 ? entry : undefined;
}

/** Readers see the old file or the new one, never half of one. */
async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readSource(sourcesDir: string, source: Source): Promise<Uint8Array | { problem: string }> {
  const bytes = await readIfThere(join(sourcesDir, source.file));
  if (bytes === null) return { problem: `The pose model ${source.file} is not installed. ${REMEDY}` };
  if (bytes.length !== source.bytes) {
    return {
      problem: `The pose model ${source.file} has ${bytes.length} bytes where ${source.bytes} are expected. ${REMEDY}`,
    };
  }
  if (sha256(bytes) !== source.sha256) return { problem: `The pose model ${source.file} is damaged. ${REMEDY}` };
  return bytes;
}

async function assemble(
  modelsDir: string,
  sourcesDir: string,
  name: string,
  landmarks: Source,
): Promise<ManifestEntry | { problem: string }> {
  const detectorBytes = await readSource(sourcesDir, DETECTOR);
  if ('problem' in detectorBytes) return detectorBytes;
  const landmarkBytes = await readSource(sourcesDir, landmarks);
  if ('problem' in landmarkBytes) return landmarkBytes;
  const bundle = poseTaskBundle(detectorBytes, landmarkBytes);
  await writeAtomically(join(modelsDir, name), bundle);
  return { name, bytes: bundle.length, sha256: sha256(bundle), sources: recipe(landmarks) };
}

async function provision(options: ProvisionModelsOptions, sourcesDir: string): Promise<Provisioned> {
  const { modelsDir, report } = options;
  await mkdir(modelsDir, { recursive: true });
  const manifest = await readManifest(modelsDir);
  const models: ManifestEntry[] = [];
  let changed = false;
  for (const { name, landmarks } of BUNDLES) {
    let entry = await intact(modelsDir, name, landmarks, manifest);
    if (entry === undefined) {
      report(`Assembling the camera model ${name} (once).`);
      const made = await assemble(modelsDir, sourcesDir, name, landmarks);
      if ('problem' in made) return { ok: false, problem: made.problem };
      entry = made;
      changed = true;
    }
    models.push(entry);
  }
  if (changed) await writeAtomically(join(modelsDir, MANIFEST_FILE), `${JSON.stringify({ models }, null, 2)}\n`);
  report(changed ? 'The camera models are assembled.' : 'The camera models are in place.');
  return { ok: true, models: models.map(({ name, bytes }) => ({ name, bytes })) };
}

function installedSources(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('@mediapipe/pose/package.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * Puts `pose_landmarker_lite.task` and `pose_landmarker_full.task` into `modelsDir` unless they already lie there
 * intact (size and SHA-256 against the manifest). Never throws for what a person can mend: sources missing or damaged,
 * a folder that cannot be written, a full disk come back as a problem.
 */
export async function provisionModels(options: ProvisionModelsOptions): Promise<Provisioned> {
  try {
    const sourcesDir = options.sourcesDir ?? installedSources();
    if (sourcesDir === undefined) return { ok: false, problem: `The pose models are not installed. ${REMEDY}` };
    return await provision(options, sourcesDir);
  } catch (error) {
    return {
      ok: false,
      problem: `The camera models cannot be stored in ${options.modelsDir}: ${reason(error)}. Make the folder writable and free at least 30 MB, then start the server.`,
    };
  }
}
