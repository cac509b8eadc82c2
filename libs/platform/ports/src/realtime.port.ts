import type { IncomingHttpHeaders } from 'node:http';

/** The request by which a connection began: its cookie says who came. */
export interface Handshake {
  readonly headers: IncomingHttpHeaders;
}

/** A page that is open somewhere. It outlives the answer its handshake got: rights are asked again at every message. */
export interface LiveConnection {
  /** Unique among all copies of the product. */
  readonly id: string;
  readonly handshake: Handshake;
  enter(room: string): Promise<void>;
  leave(room: string): Promise<void>;
  /** Tells this connection alone; lost where it is gone. */
  tell(message: string, body: object): void;
}

/** What a domain has to say on open connections. */
export interface LiveGateway {
  /**
   * Answers by name of message (`instance:here`). The body comes from a browser: nothing is known of its shape.
   * A DomainError thrown here reaches the browser as its code.
   */
  readonly messages: Readonly<Record<string, (connection: LiveConnection, body: unknown) => Promise<unknown>>>;
  /** Rights may have changed. @returns whether the connection may stay; otherwise it is closed */
  recheck(connection: LiveConnection): Promise<boolean>;
  /** The page is gone. */
  closed(connection: LiveConnection): Promise<void>;
  /** Something was handed on by {@link Realtime.handOn}, on whatever copy: this copy decides which of its own connections hear it. */
  handedOn?(message: string, body: object): Promise<void>;
  /** Called every few seconds with every connection that this copy holds. */
  alive(connectionIds: readonly string[]): Promise<void>;
}

/** Tells open pages that something changed. A hint on top of what is stored: nothing may depend on its arrival. */
export interface Realtime {
  /** Makes a domain's gateway known, before the application listens. */
  add(gateway: LiveGateway): void;
  /** Tells every connection in the room, on every copy. Lost without trace where nobody listens. */
  tell(room: string, message: string, body: object): void;
  /** Tells the connections in the room that this copy holds: of what was handed on to every copy. */
  tellHere(room: string, message: string, body: object): void;
  /** Tells these connections of this copy the same: written once for all of them. */
  tellThese(connections: readonly LiveConnection[], message: string, body: object): void;
  /** Hands something to the gateways of every copy, this one included: for what each connection is to be asked about before it hears it. Lost without trace where nobody listens. */
  handOn(message: string, body: object): void;
  /** Has every copy ask again what this person's connections may do; those whose session is over are closed. */
  recheck(personId: string): void;
  /** The same of everybody's connections: something changed of which nobody can say whom it touches. */
  recheckEverybody(): void;
}

export const REALTIME = Symbol('Realtime');
