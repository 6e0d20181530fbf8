/**
 * "Floor" on the camera's page: four places are clicked in the live picture and their metres typed; the grid that
 * follows from them lies over the picture to check by; then the server keeps it. No picture is ever looked at but here.
 */

import './floor.css';
import type { Person } from '#installation/crowd/body.ts';
import type { Point } from '#installation/site/homography.ts';
import { make, setText } from '../camera/element.ts';
import type { FloorLink } from '../link/camera-link.ts';
import { createCameraFloor, placed } from './camera-floor.ts';
import { drawFloor, drawLoupe } from './draw-floor.ts';
import {
  addPlace,
  type DraftStanding,
  draftOf,
  dragPlace,
  type FloorDraft,
  holdPlace,
  nudgePlace,
  removePlace,
  standingOf,
  typeMetres,
  undo,
} from './floor-draft.ts';
import { createPlaceRows } from './place-rows.ts';

export interface FloorViewOptions {
  readonly camera: string;
  readonly link: FloorLink;
  readonly video: HTMLVideoElement;
  /** What holds the video; the floor is drawn over it. */
  readonly frame: HTMLElement;
  /** Where the measuring is done. */
  readonly section: HTMLElement;
}

export interface FloorView {
  /** Adds to people where they stand, once the floor is known. */
  place(people: readonly Person[], aspect: number): readonly Person[];
  /** Draws anew. */
  show(): void;
}

/** Nearer than this to a place, a click takes hold of it, shares of the picture's height. */
const GRIP = 0.04;
/** One press of an arrow key, in pixels of the picture; with shift ten times that. */
const NUDGE_PX = 1;

export function attachFloor({ camera, link, video, frame, section }: FloorViewOptions): FloorView {
  const known = createCameraFloor(link.siteText, camera);
  const [canvas, loupe] = [make('canvas', 'floor-canvas'), make('canvas', 'floor-loupe')];
  loupe.hidden = true;
  loupe.width = 160;
  loupe.height = 160;
  loupe.hidden = true;
  frame.append(canvas, loupe);
  const [title, says, buttons] = [make('h2', '', 'Floor'), make('p', 'floor-says'), make('div', 'floor-buttons')];
  const [measure, save, back, stop] = [
    make('button', '', 'Measure the floor'),
    make('button', 'floor-save', 'Save'),
    make('button', '', 'Undo'),
    make('button', '', 'Close'),
  ];
  for (const button of [measure, save, back, stop]) button.type = 'button';
  says.setAttribute('role', 'status');
  let draft: FloorDraft | null = null;
  let chosen: number | null = null;
  let held: number | null = null;
  let told: string | null = null;

  const change = (next: FloorDraft): void => {
    draft = next;
    told = null;
    show();
  };
  const rows = createPlaceRows({
    typed: (at, axis, text) => draft && change(typeMetres(draft, at, axis, text)),
    removed: (at) => draft && change(removePlace(draft, at)),
    nudged: (at, across, down) => draft && change(nudgePlace(draft, at, -across * stepX(), down * stepY())),
    chosen: (at) => {
      chosen = at;
      show();
    },
  });
  const stepX = (): number => NUDGE_PX / Math.max(1, video.videoWidth);
  const stepY = (): number => NUDGE_PX / Math.max(1, video.videoHeight);
  buttons.append(measure, save, back, stop);
  section.append(title, says, rows.element, buttons);

  measure.addEventListener('click', () => change(draftOf(known()?.places ?? null)));
  back.addEventListener('click', () => draft && change(undo(draft)));
  stop.addEventListener('click', () => {
    draft = null;
    chosen = null;
    told = null;
    show();
  });
  save.addEventListener('click', () => {
    const standing = draft && standingOf(draft);
    if (standing?.kind !== 'floor') return;
    told = 'Saving …';
    show();
    void link.saveFloor(standing.floor).then((answer) => {
      told = answer.ok ? 'Saved: people are placed on the floor now.' : `${answer.says} ${answer.advice}`;
      show();
    });
  });

  /** Where in the camera's picture the pointer is: the page shows it mirrored. */
  const pointed = ({ clientX, clientY }: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return [1 - (clientX - box.left) / box.width, (clientY - box.top) / box.height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (!draft) return;
    const here = pointed(event);
    const aspect = canvas.clientWidth / Math.max(1, canvas.clientHeight);
    const near = draft.places.findIndex(
      ({ picture: [x, y] }) => Math.hypot((x - here[0]) * aspect, y - here[1]) < GRIP,
    );
    draft = near >= 0 ? holdPlace(draft) : addPlace(draft, here);
    held = near >= 0 ? near : draft.places.length - 1;
    chosen = held;
    canvas.setPointerCapture(event.pointerId);
    change(draft);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!draft) return;
    const here = pointed(event);
    if (held !== null) change(dragPlace(draft, held, here));
    showLoupe(here, event);
  });
  const letGo = (): void => {
    if (held !== null) rows.focus(held);
    held = null;
    loupe.hidden = true;
  };
  canvas.addEventListener('pointerup', letGo);
  canvas.addEventListener('pointercancel', letGo);
  canvas.addEventListener('pointerleave', () => {
    if (held === null) loupe.hidden = true;
  });

  /** Beside the pointer, never under it, and always within the picture. */
  const showLoupe = (here: Point, { clientX, clientY }: MouseEvent): void => {
    const box = canvas.getBoundingClientRect();
    loupe.hidden = false;
    const isRight = clientX - box.left > box.width / 2;
    loupe.style.left = `${clientX - box.left + (isRight ? -184 : 24)}px`;
    loupe.style.top = `${Math.max(0, Math.min(box.height - 160, clientY - box.top - 80))}px`;
    drawLoupe(loupe, video, here);
  };

  const show = (): void => {
    const floor = known();
    const standing = draft && standingOf(draft);
    frame.dataset.floor = draft ? 'measuring' : 'off';
    measure.hidden = draft !== null;
    for (const button of [save, back, stop]) button.hidden = draft === null;
    save.disabled = standing?.kind !== 'floor';
    back.disabled = (draft?.before.length ?? 0) === 0;
    measure.disabled = floor === null;
    setText(measure, floor?.map ? 'Measure anew' : 'Measure the floor');
    setText(says, told ?? sentence(floor?.map != null, standing));
    says.dataset.wrong = String(standing?.kind === 'open' && standing.isWrong);
    rows.show(draft?.places ?? [], chosen);
    const map = standing?.kind === 'floor' ? standing.found.map : null;
    const room = standing?.kind === 'floor' ? standing.floor.room : [];
    const places = draft?.places.map(({ picture }) => picture) ?? [];
    drawFloor(canvas, { map, room, zones: draft ? (floor?.site.zones ?? {}) : {}, places, chosen });
  };

  show();
  return {
    place: (people, aspect) => placed(people, aspect, known()?.map ?? null),
    show,
  };
}

/** What to do, or how well it went. */
function sentence(isMeasured: boolean, standing: DraftStanding | null): string {
  if (standing === null) {
    return isMeasured
      ? 'Measured: people stand where they stand in the room.'
      : 'Not measured: people are spread across the stretch of wall the site names.';
  }
  if (standing.kind === 'open') return standing.says;
  const { map } = standing.found;
  if (map.isMirrored) return MIRRORED;
  const fit = standing.floor.picture.length > 4 ? ` The places agree within ${map.errorM.toFixed(2)} m.` : '';
  return `Does the grid lie on the floor, one metre from line to line?${fit} Then save.`;
}

const MIRRORED =
  'Left and right are exchanged: x grows to the right for someone who faces the wall, y from the wall into the room. Save only if the whole site is measured so.';
