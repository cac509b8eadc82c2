import { Agent, createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Way } from './graphql-client.js';
import type { TestApp } from './test-app.js';

/** What a copy says that takes nothing more. */
const UNAVAILABLE = 503;

/** A browser that knows the address of the proxy alone. */
export interface Visitor extends Way {
  /** Where he comes from: what keeps him on one copy. */
  readonly address: string;
  /** Of the copy that he was last led to. */
  port(): number;
}

/**
 * What stands in front of an installation with more than one copy, as `docs/running.md` has it: a client stays on one copy, and is led to the other when that one takes nothing more.
 * New clients come to the copies in turn. It passes upgrades to WebSocket, unless told not to, and requests that are answered late.
 */
export class FrontProxy {
  private readonly ports: readonly number[];
  private readonly placed = new Map<string, number>();
  private readonly out = new Set<number>();
  /** What is open towards each copy. */
  private readonly lines = new Map<number, Set<{ destroy(): unknown }>>();
  private readonly agent = new Agent();
  private readonly server: Server = createServer((request, answer) => void this.pass(request, answer).catch(() => answer.destroy()));

  private constructor(copies: readonly TestApp[], upgrades: boolean) {
    this.ports = copies.map(({ app }) => ((app.getHttpServer() as Server).address() as AddressInfo).port);
    this.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      if (upgrades) this.join(request, socket, head, this.choices(clientOf(request)));
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
  }

  /** @param upgrades false: WebSocket is blocked on the way */
  static async before(copies: readonly TestApp[], { upgrades = true } = {}): Promise<FrontProxy> {
    const proxy = new FrontProxy(copies, upgrades);
    await new Promise<void>((done) => proxy.server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  /** Where pages open it. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  visitor(address: string): Visitor {
    return {
      address,
      port: () => this.placed.get(address)!,
      inject: async ({ method, url, headers, payload }) => {
        const body = payload === undefined || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
        const answer = await sent(ask({ port: this.port, host: '127.0.0.1', agent: this.agent, method, path: url, headers: { ...headers, 'x-forwarded-for': address } }), body);
        const rawPayload = await buffer(answer);
        return { statusCode: answer.statusCode!, headers: answer.headers, body: rawPayload.toString(), rawPayload };
      },
    };
  }

  /** The way to a copy is cut: what is open there breaks off, and nobody is led there any more. */
  takeOut(port: number): void {
    this.out.add(port);
    for (const line of this.lines.get(port) ?? []) line.destroy();
  }

  async close(): Promise<void> {
    this.ports.forEach((port) => this.takeOut(port));
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  /** The client's copy, then the others. */
  private choices(client: string): readonly number[] {
    const open = this.ports.filter((port) => !this.out.has(port));
    const own = this.placed.get(client) ?? open[this.placed.size % open.length]!;
    return [own, ...open.filter((port) => port !== own)].filter((port) => open.includes(port));
  }

  private async pass(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const [client, body] = [clientOf(request), await buffer(request)];
    const choices = this.choices(client);
    for (const [index, port] of choices.entries()) {
      const onward = ask({ port, host: '127.0.0.1', agent: this.agent, method: request.method!, path: request.url!, headers: request.headers });
      this.keep(port, onward);
      answer.once('close', () => onward.destroy());
      const given = await sent(onward, body).catch(() => null);
      if (answer.destroyed) return;
      if (!given || (given.statusCode === UNAVAILABLE && index < choices.length - 1)) continue;
      this.placed.set(client, port);
      given.once('error', () => answer.destroy());
      given.pipe(answer.writeHead(given.statusCode!, given.rawHeaders));
      return;
    }
    answer.writeHead(502).end();
  }

  private join(request: IncomingMessage, socket: Socket, head: Buffer, [port, ...others]: readonly number[]): void {
    if (port === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    const onward = connect(port, '127.0.0.1');
    let reached = false;
    onward.on('error', () => (reached ? socket.destroy() : this.join(request, socket, head, others)));
    onward.once('connect', () => {
      reached = true;
      this.placed.set(clientOf(request), port);
      this.keep(port, onward);
      const lines = Array.from({ length: request.rawHeaders.length / 2 }, (_, index) => `${request.rawHeaders[2 * index]}: ${request.rawHeaders[2 * index + 1]}`);
      onward.write([`${request.method} ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
      socket.once('close', () => onward.destroy());
      onward.once('close', () => socket.destroy());
    });
  }

  private keep(port: number, line: { destroy(): unknown; once(name: 'close', done: () => void): unknown }): void {
    const lines = this.lines.get(port) ?? new Set();
    this.lines.set(port, lines.add(line));
    line.once('close', () => lines.delete(line));
  }
}

/** Tests all come from one machine: they say where they would come from. */
function clientOf(request: IncomingMessage): string {
  return String(request.headers['x-forwarded-for'] ?? request.socket.remoteAddress);
}

/** @throws Error when there is no answer */
function sent(request: ReturnType<typeof ask>, body: Buffer | string | undefined): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    request.once('response', done);
    request.on('error', fail);
    request.end(body);
  });
}
