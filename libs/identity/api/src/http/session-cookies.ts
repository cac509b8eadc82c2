import type { OpenedSession } from '@province-comuni/identity-domain';
import type { FastifyReply } from 'fastify';

/** The part of a request that cookies are read from: an HTTP request or a socket's handshake. */
export interface RequestWithCookies {
  readonly headers: { readonly cookie?: string | undefined };
}

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The cookies of sign-in. `__Host-` binds them to this host, path `/` and HTTPS; scripts cannot read them, and other sites' forms do not send them.
 * Values are base64url, dots and dashes: nothing to escape.
 */
export class SessionCookies {
  private readonly session: string;
  private readonly device: string;
  private readonly flow: string;

  constructor(private readonly secure: boolean) {
    this.session = secure ? '__Host-pc_session' : 'pc_session';
    this.device = secure ? '__Host-pc_device' : 'pc_device';
    this.flow = secure ? '__Host-pc_oidc' : 'pc_oidc';
  }

  readSession(request: RequestWithCookies): string | undefined {
    return readCookie(request, this.session);
  }

  readDevice(request: RequestWithCookies): string | undefined {
    return readCookie(request, this.device);
  }

  /** Gives the browser its session, and the mark by which it is known next time. */
  write(reply: FastifyReply, opened: OpenedSession, now: Date): void {
    const seconds = Math.max(0, Math.floor((opened.expiresAt.getTime() - now.getTime()) / 1000));
    this.set(reply, this.session, opened.token, seconds);
    this.set(reply, this.device, opened.deviceToken, YEAR_SECONDS);
  }

  /** Takes the session away; the mark of the device stays. */
  clear(reply: FastifyReply): void {
    this.set(reply, this.session, '', 0);
  }

  /** What a sign-in at a provider left here for its return. */
  readFlow(request: RequestWithCookies): string | undefined {
    return readCookie(request, this.flow);
  }

  /** Keeps a sign-in under way (sealed) until the browser comes back; an empty text takes it away. */
  writeFlow(reply: FastifyReply, sealed: string, seconds: number): void {
    this.set(reply, this.flow, sealed, seconds);
  }

  private set(reply: FastifyReply, name: string, value: string, seconds: number): void {
    // Fastify adds to an existing Set-Cookie instead of replacing it.
    void reply.header('set-cookie', `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${this.secure ? '; Secure' : ''}`);
  }
}

/** The first cookie of that name. */
export function readCookie(request: RequestWithCookies, name: string): string | undefined {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=') || undefined;
  }
  return undefined;
}
