/**
 * The room as data: walls in metres, the surfaces projected on them, the cameras looking at the crowd. What a
 * technician writes in `config/sites/*.yaml`.
 */

import { z } from 'zod';
import { name, share, words } from '../document/fields.ts';
import type { Parsed } from '../document/problem.ts';
import { suggest } from '../document/suggest.ts';
import { type Fault, readYaml } from '../document/yaml-document.ts';
import { checkFloors } from './check-floors.ts';
import { outputFaults } from './check-output.ts';
import { checkScreens } from './check-screens.ts';
import { outputSchema } from './output.ts';
import { place, screenSchema } from './screen.ts';

const metres = z.number({ error: 'expected metres' });

const wall = z.strictObject({
  widthM: metres.positive('a wall is wider than nothing').max(200),
  heightM: metres.positive('a wall is higher than nothing').max(50),
  /** Where figures stand: height of the floor line above the wall's lower edge. */
  floorM: metres.min(0).default(0.1),
  /** Where it stands in the room, by its lower ends: as its viewers see it, from left to right. Left out: along the x axis. */
  place: z.strictObject({ lowerLeft: place, lowerRight: place }).optional(),
});

const surface = z.strictObject({
  /** The wall it shows a part of; with a `screen`, the one that what it shows happens on. */
  wall: name,
  /** The part of the wall this surface shows, in shares of the wall from its upper left corner. */
  slice: z
    .strictObject({ x: share, y: share, width: share, height: share })
    .refine((s) => s.width > 0 && s.height > 0, 'a slice of no size shows nothing')
    .refine((s) => s.x + s.width <= 1 + 1e-9 && s.y + s.height <= 1 + 1e-9, 'the slice reaches beyond the wall')
    .prefault({ x: 0, y: 0, width: 1, height: 1 }),
  /** What it is in the room. It is then a window into the scene, seen from where the viewers are, and no slice. */
  screen: screenSchema.optional(),
  /** From where this one is seen, where that is another place than the site's `viewer`. */
  viewer: place.optional(),
  /** How the projector is fitted to it. */
  output: outputSchema.prefault({}),
});

const pictureShare = z
  .number({ error: 'expected a share of the picture, 0 to 1' })
  .min(0, 'left of or above the picture')
  .max(1, 'right of or below the picture');
const roomPoint = z.tuple([metres.min(-200).max(200), metres.min(-200).max(200)], {
  error: 'expected [x, y] in metres',
});

/** Places of the floor that were pointed at in the picture, and where they lie in the room. */
const floor = z.strictObject({
  /** Shares of the picture's width and height from its upper left corner, as the camera sees it: not mirrored. */
  picture: z
    .array(z.tuple([pictureShare, pictureShare], { error: 'expected [x, y] in shares of the picture' }))
    .min(4, 'a floor needs at least four places')
    .max(16, 'at most 16 places'),
  /**
   * The same places, metres: x along the wall from its left end, as someone sees it who faces the wall; y from the wall
   * into the room. All cameras of a room speak of the same axes.
   */
  room: z.array(roomPoint).min(4, 'a floor needs at least four places').max(16, 'at most 16 places'),
});

const zone = z.strictObject({
  /** Its corners on the floor, in order, metres of the room. */
  points: z.array(roomPoint).min(3, 'a zone has at least three corners').max(64, 'at most 64 corners'),
  /** Whether people there are a part of the crowd. Not at the bar, in a doorway, behind a mirror. */
  counts: z.boolean({ error: 'expected true or false' }).default(true),
});

const camera = z
  .strictObject({
    wall: name,
    /** The stretch of the wall that people across the picture's width stand before, in metres from its left end. */
    fromM: metres,
    toM: metres,
    /** What the camera sees of the floor. Without it, people stand across the stretch, and other cameras know nothing of them. */
    floor: floor.optional(),
  })
  .refine((c) => c.toM > c.fromM, { path: ['toM'], message: 'toM is not to the right of fromM' });

const siteSchema = z.strictObject({
  site: name,
  title: words,
  /** From where the room is looked at, metres: x and y on the floor, z the height of the eyes. */
  viewer: place.optional(),
  /** For whom the pictures of the whole room are made gentler. */
  comfort: z
    .strictObject({
      /** For people whom fast, shaking or leaning pictures make ill. */
      reducedMotion: z.boolean({ error: 'expected true or false' }).default(false),
      /** For people who see little: scenery steps back, people and words come forward. */
      highContrast: z.boolean({ error: 'expected true or false' }).default(false),
    })
    .prefault({}),
  walls: z.record(name, wall),
  surfaces: z.record(name, surface),
  cameras: z.record(name, camera).default({}),
  /** Parts of the floor with a name. Only cameras that know the floor see who is in them. */
  zones: z.record(name, zone).default({}),
});

export type Site = z.infer<typeof siteSchema>;
export type SiteSurface = Site['surfaces'][string];
export type SiteWall = Site['walls'][string];
export type SiteCamera = Site['cameras'][string];

/** Parses the YAML `text` of a site. `file` names it in problems. */
export function parseSite(text: string, file: string): Parsed<Site> {
  return readYaml(text, file, siteSchema, (site, { damage, written }) => {
    // Where walls could not be read, none can be called unknown; and what stands in for something faulty says nothing.
    if ([[], ['walls'], ['surfaces']].some((path) => damage.isSpoilt(path) || damage.isPartial(path))) return [];
    return checkSite(site, written).filter(({ path }) => !damage.at(path));
  });
}

function checkSite(site: Site, written: unknown): Fault[] {
  const walls = Object.keys(site.walls);
  const unknownWall = (kind: 'surfaces' | 'cameras', id: string, wallName: string): Fault[] =>
    walls.includes(wallName)
      ? []
      : [{ path: [kind, id, 'wall'], message: `unknown wall "${wallName}"`, suggestion: suggest(wallName, walls) }];
  return [
    ...(Object.keys(site.surfaces).length > 0
      ? []
      : [{ path: ['surfaces'], message: 'a site has at least one surface' }]),
    ...Object.entries(site.surfaces).flatMap(([id, s]) => unknownWall('surfaces', id, s.wall)),
    ...Object.entries(site.cameras).flatMap(([id, c]) => unknownWall('cameras', id, c.wall)),
    ...checkFloors(site),
    ...checkScreens(site, written),
    ...Object.entries(site.surfaces).flatMap(([id, { output }]) =>
      outputFaults(output).map((fault) => ({ ...fault, path: ['surfaces', id, 'output', ...fault.path] })),
    ),
  ];
}
