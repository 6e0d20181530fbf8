/** How every page and worker sets up its socket: websockets only, connected by hand, and quick to try again. */
export const SOCKET_SETTINGS: {
  autoConnect: false;
  transports: ['websocket'];
  reconnectionDelay: number;
  reconnectionDelayMax: number;
} = { autoConnect: false, transports: ['websocket'], reconnectionDelay: 200, reconnectionDelayMax: 1500 };
