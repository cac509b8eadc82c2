import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type { GraphqlClient } from './graphql-client.js';
import type { TestApp } from './test-app.js';

export interface PeopleMessage {
  readonly people: readonly { readonly personId: string; readonly name: string; readonly places: readonly { readonly kind: string; readonly key: string }[] }[];
}

export type Transport = 'websocket' | 'polling';

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
  static async open(copy: TestApp, client: GraphqlClient, headers: Record<string, string> = {}, transport: Transport = 'websocket'): Promise<LivePage> {
    const { port } = (copy.app.getHttpServer() as Server).address() as AddressInfo;
    return LivePage.openAt(port, client, headers, [transport]);
  }

  /** @param transports tried in this order. @throws Error when the connection is refused */
  static async openAt(port: number, client: GraphqlClient, headers: Record<string, string>, transports: readonly Transport[]): Promise<LivePage> {
    const cookie = client.cookie();
    const socket = io(`http://127.0.0.1:${port}`, { transports: [...transports], tryAllTransports: true, reconnection: false, forceNew: true, extraHeaders: { ...(cookie ? { cookie } : {}), ...headers } });
    const page = new LivePage(socket);
    await page.connected();
    return page;
  }

  /** How it is connected. */
  get transport(): string {
    return this.socket.io.engine.transport.name;
  }

  /** Connects again after it was closed. @throws Error when that is refused */
  async comeBack(): Promise<void> {
    this.socket.connect();
    await this.connected();
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

  /** The last message of this name that was heard. */
  last<T>(name: string): T | undefined {
    return this.heard.findLast((message) => message.name === name)?.body as T | undefined;
  }

  /** Waits until the product closes it. */
  async closed(): Promise<void> {
    if (this.socket.connected) await once(this.socket as never, 'disconnect');
  }

  leave(): void {
    this.socket.disconnect();
  }

  private async connected(): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.socket.once('connect', done);
      this.socket.once('connect_error', (error) => {
        this.socket.disconnect();
        fail(error);
      });
    });
  }
}
