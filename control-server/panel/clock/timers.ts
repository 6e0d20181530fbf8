/** The panel's real timers, as a port: what waits is handed these and can be told another time in a test. */

/** Calls off what was planned. Calling it again, or too late, does nothing. */
export type Stop = () => void;

export interface Timers {
  /** Calls `action` once, `ms` from now. */
  after(ms: number, action: () => void): Stop;
  /** Calls `action` just before the browser draws next; not while the tab is hidden. */
  nextFrame(action: () => void): Stop;
}

export const browserTimers: Timers = {
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  nextFrame: (action) => {
    const frame = requestAnimationFrame(action);
    return () => cancelAnimationFrame(frame);
  },
};
