/** When a page reads the server's clock: a quick volley after every connection, then steadily. The only such schedule. */

const VOLLEY = 10;
const VOLLEY_EVERY_MS = 50;
/** Half of it would leave a clock half as far wrong again on an uneven link; each costs the server some 50 us. */
const STEADY_EVERY_MS = 125;

/** How long to wait for one answer, ms. A server silent for this long is lost, whatever the socket still believes. */
export const PROBE_ANSWER_MS = 2000;

/** Whether the probe after `sent` others belongs to the volley: a few at once find a fast one. */
export const isVolley = (sent: number): boolean => sent < VOLLEY;

/** Pause before the probe after `sent` others of this connection, ms. */
export const probePauseMs = (sent: number): number => (isVolley(sent) ? VOLLEY_EVERY_MS : STEADY_EVERY_MS);
