import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Handshake, LiveConnection, LiveGateway, Realtime } from '@province-comuni/platform-ports';
import { DomainError } from '@province-comuni/shared-kernel';
import type { Pool } from 'pg';
import type { Server, Socket } from 'socket.io';
import { MeetingPoint } from './meeting-point.js';
import { MessageBudget } from './message-budget.js';
import { untilRound } from './round.js';

export interface SocketHubOptions {
  /** Database as the runtime role: copies of the product hand each other messages through it. */
  readonly databaseUrl: string;
  /** Who came with this handshake; null refuses it (another site's page, or nobody signed in). Asked afresh each time. */
  readonly admit: (handshake: Handshake) => Promise<string | null>;
  /** Takes faults for the log, in Italian. */
  readonly report: (message: string) => void;
}

/** The longest message a page may send, in bytes: a place in an instance has room to spare. */
const LONGEST_MESSAGE = 4_096;
/** Pages that one person may have open here at once: more than anybody reads, fewer than a script would hold. */
const MOST_CONNECTIONS = 20;
const ALIVE_MS = 5_000;
/** Connections that are asked at once when everybody's are: others need the database meanwhile. */
const RECHECKED_AT_ONCE = 4;

interface Guest {
  readonly personId: string;
  readonly connection: LiveConnection;
  readonly budget: MessageBudget;
  /** What is being done for this connection: one thing after another, so that a page that leaves is not brought back by what it said before. */
  turn: Promise<void>;
}

/**
 * Open pages, on socket.io. Connections live on the port of the pages, under `/socket.io`; copies of the product meet in PostgreSQL.
 * Nothing is loaded or connected before `open`.
 */
export class SocketHub implements Realtime {
  private readonly gateways: LiveGateway[] = [];
  private readonly guests = new Map<string, Guest>();
  private readonly leaving = new Set<Promise<void>>();
  private server: Server | undefined;
  private meetingPoint: MeetingPoint | undefined;
  private alive: NodeJS.Timeout | undefined;
  private round: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(private readonly options: SocketHubOptions) {}

  add(gateway: LiveGateway): void {
    this.gateways.push(gateway);
  }

  tell(room: string, message: string, body: object): void {
    this.server?.to(room).emit(message, body);
  }

  tellHere(room: string, message: string, body: object): void {
    this.server?.local.to(room).emit(message, body);
  }

  tellThese(connections: readonly LiveConnection[], message: string, body: object): void {
    // Each is alone in the room of its name.
    if (connections.length > 0) this.server?.local.to(connections.map(({ id }) => id)).emit(message, body);
  }

  handOn(message: string, body: object): void {
    this.server?.serverSideEmit('handOn', message, body);
    void this.handOnHere(message, body);
  }

  recheck(personId: string): void {
    this.server?.serverSideEmit('recheck', personId);
    void this.recheckHere(personId);
  }

  recheckEverybody(): void {
    this.server?.serverSideEmit('recheckEverybody');
    void this.recheckHere();
  }

  /** @param http the server of the pages; null for a copy that only tells and holds no connection itself */
  async open(http: HttpServer | null): Promise<void> {
    const [{ Server: SocketServer }, { createAdapter }] = await Promise.all([import('socket.io'), import('@socket.io/postgres-adapter')]);
    const report = (error: Error): void => this.options.report(`connessioni aperte: ${error.message}`);
    this.meetingPoint = new MeetingPoint(this.options.databaseUrl, report, () => this.beginAgain());
    const admitted = new WeakMap<IncomingMessage, string>();
    this.server = new SocketServer({
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: LONGEST_MESSAGE,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      connectTimeout: 5_000,
      adapter: createAdapter(this.meetingPoint as unknown as Pool, { errorHandler: report }),
      allowRequest: (request, answer) => {
        if (this.closing) return answer('closing', false);
        this.options.admit(request).then(
          (personId) => {
            if (personId) admitted.set(request, personId);
            answer(personId ? null : 'refused', personId !== null);
          },
          (error: Error) => {
            report(error);
            answer('fault', false);
          },
        );
      },
    });
    this.server.on('connection', (socket) => this.welcome(socket, admitted.get(socket.request)));
    this.server.on('handOn', (message: string, body: object) => void this.handOnHere(message, body));
    this.server.on('recheck', (personId: string) => void this.recheckHere(personId));
    this.server.on('recheckEverybody', () => void this.recheckHere());
    if (http) this.server.attach(http);
    this.alive = setInterval(() => void this.sayAlive(), ALIVE_MS).unref();
    this.goRound();
  }

  /** Tells the pages to connect again, elsewhere or later, and lets go of the database. */
  async close(): Promise<void> {
    clearInterval(this.alive);
    clearTimeout(this.round);
    const { server } = this;
    if (!server) return;
    this.closing = true;
    server.local.disconnectSockets(true);
    server.engine?.close();
    // The colleagues on other copies are still told who left.
    await Promise.all(this.leaving);
    this.server = undefined;
    await server.of('/').adapter.close();
    await this.meetingPoint?.close();
  }

  /** Sessions also end by themselves, which no event tells, and what holds until a day ends with it. */
  private goRound(): void {
    this.round = setTimeout(() => {
      void this.recheckHere();
      this.goRound();
    }, untilRound(Date.now())).unref();
  }

  /** This copy heard nothing for a while. Its pages connect again, are asked who they are, and ask for what they missed. */
  private beginAgain(): void {
    this.server?.local.disconnectSockets(true);
  }

  private welcome(socket: Socket, personId: string | undefined): void {
    if (!personId || this.countOf(personId) >= MOST_CONNECTIONS) return void socket.disconnect(true);
    const connection: LiveConnection = {
      id: socket.id,
      handshake: socket.request,
      enter: async (room) => void (await socket.join(room)),
      leave: async (room) => void (await socket.leave(room)),
      tell: (message, body) => void socket.emit(message, body),
    };
    const guest: Guest = { personId, connection, budget: new MessageBudget(performance.now()), turn: Promise.resolve() };
    this.guests.set(socket.id, guest);
    for (const gateway of this.gateways) for (const name of Object.keys(gateway.messages)) socket.on(name, (body: unknown, ack: unknown) => this.hear(socket, guest, gateway, name, body, ack));
    socket.on('disconnect', () => {
      this.guests.delete(socket.id);
      const left = this.inTurn(guest, () => this.farewell(connection)).finally(() => this.leaving.delete(left));
      this.leaving.add(left);
    });
  }

  private countOf(personId: string): number {
    let count = 0;
    for (const guest of this.guests.values()) if (guest.personId === personId) count += 1;
    return count;
  }

  /** @param work throws nothing */
  private inTurn(guest: Guest, work: () => Promise<void>): Promise<void> {
    guest.turn = guest.turn.then(work);
    return guest.turn;
  }

  private hear(socket: Socket, guest: Guest, gateway: LiveGateway, name: string, body: unknown, ack: unknown): void {
    const reply = typeof ack === 'function' ? (ack as (answer: object) => void) : () => undefined;
    const verdict = guest.budget.take(performance.now());
    if (verdict === 'close') return void socket.disconnect(true);
    if (verdict === 'refuse') return reply({ refused: 'LIVE.TOO_MANY' });
    void this.inTurn(guest, async () => {
      if (socket.connected) reply(await this.answer(gateway, name, guest.connection, body));
    });
  }

  private async answer(gateway: LiveGateway, name: string, connection: LiveConnection, body: unknown): Promise<object> {
    try {
      return { answer: await gateway.messages[name]!(connection, body) };
    } catch (error) {
      if (error instanceof DomainError) return { refused: error.code };
      this.options.report(`${name}: ${(error as Error).message}`);
      return { refused: 'LIVE.FAULT' };
    }
  }

  private async handOnHere(message: string, body: object): Promise<void> {
    for (const gateway of this.gateways) await gateway.handedOn?.(message, body).catch((error: Error) => this.options.report(`${message}: ${error.message}`));
  }

  private async farewell(connection: LiveConnection): Promise<void> {
    for (const gateway of this.gateways) await gateway.closed(connection).catch((error: Error) => this.options.report(`chiusura di una connessione: ${error.message}`));
  }

  private async sayAlive(): Promise<void> {
    const ids = [...this.guests.keys()];
    for (const gateway of this.gateways) await gateway.alive(ids).catch((error: Error) => this.options.report(`presenze: ${error.message}`));
  }

  /** This copy's connections of a person, or of everybody, a few at a time. A doubt closes: the page connects again, and is asked then. */
  private async recheckHere(personId?: string): Promise<void> {
    const waiting = [...this.guests.values()].filter((guest) => personId === undefined || guest.personId === personId);
    const ask = async (): Promise<void> => {
      for (let guest = waiting.pop(); guest; guest = waiting.pop()) await this.recheckGuest(guest);
    };
    await Promise.all(Array.from({ length: RECHECKED_AT_ONCE }, ask));
  }

  private recheckGuest(guest: Guest): Promise<void> {
    return this.inTurn(guest, async () => {
      if (!this.guests.has(guest.connection.id) || (await this.mayStay(guest))) return;
      this.server?.local.in(guest.connection.id).disconnectSockets(true);
    });
  }

  private async mayStay({ personId, connection }: Guest): Promise<boolean> {
    try {
      if ((await this.options.admit(connection.handshake)) !== personId) return false;
      for (const gateway of this.gateways) if (!(await gateway.recheck(connection))) return false;
      return true;
    } catch (error) {
      this.options.report(`controllo di una connessione: ${(error as Error).message}`);
      return false;
    }
  }
}
