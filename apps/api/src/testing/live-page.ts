import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type { GraphqlClient } from './graphql-client.js';
import type { TestApp } from './test-app.js';

export interface PeopleMessage {
  readonly people: readonly { readonly personId: string; readonly name: string; readonly places: readonly { readonly kind: string; readonly key: string }[] }[];
}

/** An open page of a browser, on one copy of the product. Everything it hears is kept, and can be waited for. */
export class LivePage {
  private readonly heard: { readonly name: string; readonly body: unknown }[] = [];
  private news: () => void = () => undefined;

  private constructor(readonly socket: Socket) {
    socket.onAny((name: string, body: unknown) => {
      this.heard.push({ name, body });
      this.news();
    });
  }

  /** @throws Error when the connection is refused */
  static async open(copy: TestApp, client: GraphqlClient, headers: Record<string, string> = {}, transport: 'websocket' | 'polling' = 'websocket'): Promise<LivePage> {
    const { port } = (copy.app.getHttpServer() as Server).address() as AddressInfo;
    const cookie = client.cookie();
    const socket = io(`http://127.0.0.1:${port}`, { transports: [transport], reconnection: false, forceNew: true, extraHeaders: { ...(cookie ? { cookie } : {}), ...headers } });
    const page = new LivePage(socket);
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', (error) => {
        socket.disconnect();
        fail(error);
      });
    });
    return page;
  }

  ask(name: string, body: unknown): Promise<{ answer?: PeopleMessage; refused?: string }> {
    return this.socket.timeout(5_000).emitWithAck(name, body) as Promise<{ answer?: PeopleMessage }>;
  }

  here(instanceId: string, place: { kind: string; key: string } | null = null): Promise<{ answer?: PeopleMessage; refused?: string }> {
    return this.ask('instance:here', { instanceId, place });
  }

  /** The first message of this name, heard already or to come, that is as wanted. */
  async hears<T>(name: string, wanted: (body: T) => boolean = () => true): Promise<T> {
    for (let next = 0; ; ) {
      for (; next < this.heard.length; next += 1) if (this.heard[next]!.name === name && wanted(this.heard[next]!.body as T)) return this.heard[next]!.body as T;
      await new Promise<void>((news) => (this.news = news));
    }
  }

  count(name: string): number {
    return this.heard.filter((message) => message.name === name).length;
  }

  /** Waits until the product closes it. */
  async closed(): Promise<void> {
    if (this.socket.connected) await once(this.socket as never, 'disconnect');
  }

  leave(): void {
    this.socket.disconnect();
  }
}
