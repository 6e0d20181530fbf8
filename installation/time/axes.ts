/**
 * The three time axes of a show. They are branded so that no two can be mixed by accident; all are in milliseconds
 * and may carry fractions.
 */

declare const serverAxis: unique symbol;
declare const showAxis: unique symbol;
declare const localAxis: unique symbol;

/** The server's monotonic clock. Zero: the moment the run was opened. Continuous across a restart of the server. */
export type ServerMs = number & { readonly [serverAxis]: true };

/** The show's own clock. Zero: the moment the run was opened. Stands still while the show is paused. */
export type ShowMs = number & { readonly [showAxis]: true };

/** A browser's `performance.now()`, or a server process's own monotonic reading. Zero: arbitrary, per process. */
export type LocalMs = number & { readonly [localAxis]: true };

/** Marks a number as a point on the server's clock. */
export const serverMs = (value: number): ServerMs => value as ServerMs;

/** Marks a number as a point on the show's clock. */
export const showMs = (value: number): ShowMs => value as ShowMs;

/** Marks a number as a reading of a local clock. */
export const localMs = (value: number): LocalMs => value as LocalMs;

/** A moment that never comes: what `nextChange` answers when only a new fact can change the show. */
export const NEVER: ServerMs = serverMs(Number.POSITIVE_INFINITY);
