/** What is used of @ircam/sync 2.1.0, which comes without types. Its times are seconds. */

declare module '@ircam/sync' {
  type SendPing = (pingId: number, clientPingS: number) => void;
  type SendPong = (pingId: number, clientPingS: number, serverPingS: number, serverPongS: number) => void;

  export interface SyncClientOptions {
    readonly pingSeriesIterations?: number;
    readonly pingSeriesPeriod?: number;
    readonly pingSeriesDelay?: { min: number; max: number };
  }

  export class SyncClient {
    constructor(getTimeS: () => number, options?: SyncClientOptions);
    start(
      send: SendPing,
      receive: (take: SendPong) => void,
      report?: (report: { readonly status: string }) => void,
    ): void;
    stop(): void;
    getSyncTime(localS?: number): number;
  }

  export class SyncServer {
    constructor(getTimeS: () => number);
    start(send: SendPong, receive: (take: SendPing) => void): void;
  }
}
