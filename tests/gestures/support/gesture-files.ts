/** The project's own gesture descriptions, read as the camera page reads them. */

import { readdirSync, readFileSync } from 'node:fs';
import { describedGesture } from '#gestures/interpret/described-gesture.ts';
import {
  type GestureDescription,
  type PoseDescription,
  parseGestures,
} from '#gestures/interpret/gesture-description.ts';
import type { GestureEngine } from '#gestures/interpret/gesture-engine.ts';

const FOLDER = new URL('../../../config/gestures/', import.meta.url);

export function ownGestures(): readonly GestureDescription[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const files = Object.fromEntries(
    names.map((name): [string, unknown] => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))]),
  );
  const parsed = parseGestures(files);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.gestures;
}

/** The same, ready to be followed. */
export const ownEngines = (): readonly GestureEngine[] => ownGestures().map(describedGesture);

/** Those of them that are held, not moved. */
export const ownPoses = (): readonly PoseDescription[] => ownGestures().filter((gesture) => gesture.kind === 'pose');
