/**
 * Makes sure that the camera's models lie in the data folder before the server says it is ready. They are assembled on
 * this machine out of installed packages: nothing is downloaded, so a room without internet can start.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hasCode } from '../files/has-code.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { MODEL_BUNDLES, type ModelBundle, type ModelPackage, type ModelSource } from './model-bundles.ts';

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
  /** Folders of the packages that ship the models; the installed ones where left out. */
  readonly sourcesDirs?: Partial<Record<ModelPackage, string>>;
}

const MANIFEST_FILE = 'manifest.json';

const remedy = (name: ModelPackage): string =>
  `Run "npm ci" in the project folder to install the package ${name} again, then start the server.`;

/** What lies beside the bundles: how each must be to count as intact, and what it was made of. */
const Manifest = z.object({
  models: z.array(z.object({ name: z.string(), bytes: z.int().positive(), sha256: z.string(), sources: z.string() })),
});
type ManifestEntry = z.infer<typeof Manifest>['models'][number];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names the sources and the way of assembly, so that an update of either makes new bundles. */
const recipe = ({ detector, landmarks }: ModelBundle): string => `assembly 1, ${detector.sha256}, ${landmarks.sha256}`;

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
  bundle: ModelBundle,
  manifest: readonly ManifestEntry[],
): Promise<ManifestEntry | undefined> {
  const entry = manifest.find(({ name, sources }) => name === bundle.name && sources === recipe(bundle));
  const bytes = entry && (await readIfThere(join(modelsDir, bundle.name)));
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

type SourcesDirs = NonNullable<ProvisionModelsOptions['sourcesDirs']>;

async function readSource(dirs: SourcesDirs, source: ModelSource): Promise<Uint8Array | { problem: string }> {
  const folder = dirs[source.package] ?? installed(source.package);
  const bytes = folder === undefined ? null : await readIfThere(join(folder, source.file));
  const problem = (is: string) => ({ problem: `The model ${source.file} ${is}. ${remedy(source.package)}` });
  if (bytes === null) return problem('is not installed');
  if (bytes.length !== source.bytes) return problem(`has ${bytes.length} bytes where ${source.bytes} are expected`);
  return sha256(bytes) === source.sha256 ? bytes : problem('is damaged');
}

async function assemble(
  modelsDir: string,
  dirs: SourcesDirs,
  bundle: ModelBundle,
): Promise<ManifestEntry | { problem: string }> {
  const detector = await readSource(dirs, bundle.detector);
  if ('problem' in detector) return detector;
  const landmarks = await readSource(dirs, bundle.landmarks);
  if ('problem' in landmarks) return landmarks;
  const bytes = bundle.assemble(detector, landmarks);
  await writeAtomically(join(modelsDir, bundle.name), bytes);
  return { name: bundle.name, bytes: bytes.length, sha256: sha256(bytes), sources: recipe(bundle) };
}

async function provision({ modelsDir, report, sourcesDirs = {} }: ProvisionModelsOptions): Promise<Provisioned> {
  await mkdir(modelsDir, { recursive: true });
  const manifest = await readManifest(modelsDir);
  const models: ManifestEntry[] = [];
  let changed = false;
  for (const bundle of MODEL_BUNDLES) {
    let entry = await intact(modelsDir, bundle, manifest);
    if (entry === undefined) {
      report(`Assembling the camera model ${bundle.name} (once).`);
      const made = await assemble(modelsDir, sourcesDirs, bundle);
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

/** The folder of an installed package, or undefined. */
function installed(name: ModelPackage): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch (error) {
    if (hasCode(error, 'MODULE_NOT_FOUND')) return undefined;
    throw error;
  }
}

/**
 * Puts the bundles of `model-bundles.ts` into `modelsDir` unless they already lie there intact (size and SHA-256 against
 * the manifest). Never throws for what a person can mend: sources missing or damaged, a folder that cannot be written, a
 * full disk come back as a problem.
 */
export async function provisionModels(options: ProvisionModelsOptions): Promise<Provisioned> {
  try {
    return await provision(options);
  } catch (error) {
    return {
      ok: false,
      problem: `The camera models cannot be stored in ${options.modelsDir}: ${reason(error)}. Make the folder writable and free at least 30 MB, then start the server.`,
    };
  }
}
