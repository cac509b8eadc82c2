import { VISITOR, type Actor } from '@province-comuni/identity-contract';
import type { ResolvedSession, ResolveSession } from '@province-comuni/identity-domain';
import type { RequestWithCookies, SessionCookies } from './http/session-cookies.js';

/** Says who asks: for the GraphQL context, HTTP controllers and the handshake of sockets. */
export class ActorResolver {
  private readonly known = new WeakMap<RequestWithCookies, Promise<ResolvedSession | null>>();

  constructor(
    private readonly sessions: ResolveSession,
    private readonly cookies: SessionCookies,
  ) {}

  /** The person behind the session cookie, with the roles he holds at this moment, or the visitor. One question to the database per request. */
  async resolve(request: RequestWithCookies): Promise<Actor> {
    return (await this.session(request))?.actor ?? VISITOR;
  }

  /** The session of this request, for the operations that change it. */
  session(request: RequestWithCookies): Promise<ResolvedSession | null> {
    const earlier = this.known.get(request);
    if (earlier) return earlier;
    const token = this.cookies.readSession(request);
    const resolved = token ? this.sessions.execute(token) : Promise.resolve(null);
    this.known.set(request, resolved);
    return resolved;
  }

  /** Who asks with this socket, asked afresh: a socket outlives the answer that its handshake got. */
  async resolveAgain(handshake: RequestWithCookies): Promise<Actor> {
    const token = this.cookies.readSession(handshake);
    const resolved = token ? await this.sessions.execute(token, { activity: false }) : null;
    return resolved?.actor ?? VISITOR;
  }

  /** The same of many sockets at once, in their order. */
  async resolveAllAgain(handshakes: readonly RequestWithCookies[]): Promise<Actor[]> {
    const tokens = handshakes.map((handshake) => this.cookies.readSession(handshake));
    const resolved = await this.sessions.executeAll(tokens.filter((token) => token !== undefined));
    return tokens.map((token) => (token && resolved.get(token)?.actor) || VISITOR);
  }
}
