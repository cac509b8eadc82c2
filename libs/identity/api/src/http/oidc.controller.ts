import { Body, Controller, ForbiddenException, Get, HttpCode, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import {
  AcceptInvitationWithProvider,
  BindExternalIdentity,
  IDENTITY_PROVIDER,
  IdentityError,
  SignInWithProvider,
  type ExternalSignIn,
  type IdentityProvider,
} from '@province-comuni/identity-domain';
import { Access, requireSameOrigin } from '@province-comuni/platform-graphql';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorResolver } from '../actor-resolver.js';
import { FLOW_SECONDS, OidcFlowSeal, type OidcFlow } from './oidc-flow.js';
import { originOf } from './request-origin.js';
import { SessionCookies } from './session-cookies.js';

/** Pages of the web application to which a return leads. */
const HOME = '/';
const PROFILE = '/profilo';
const SIGN_IN = '/accedi';
const failed = (code: string, page = SIGN_IN): string => `${page}?errore=${encodeURIComponent(code)}`;

/** The page without its site; undefined for what leads elsewhere, however it is written (`//other.it`, `/\other.it`, a tab in between). */
function pageOfOurs(wanted: unknown): string | undefined {
  const ours = 'https://ours.invalid';
  if (typeof wanted !== 'string' || wanted.length > 500 || !URL.canParse(wanted, ours)) return undefined;
  const { origin, pathname, search, hash } = new URL(wanted, ours);
  // `/.//other.it` is ours as a whole, and its path alone would not be.
  return origin === ours && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined;
}

/** Sign-in through an identity provider. Exists only where one is configured. */
@Controller('auth/oidc')
@Access('public')
export class OidcController {
  private readonly logger = new Logger(OidcController.name);

  constructor(
    @Inject(IDENTITY_PROVIDER) private readonly provider: IdentityProvider,
    @Inject(SignInWithProvider) private readonly signIn: SignInWithProvider,
    @Inject(BindExternalIdentity) private readonly bind: BindExternalIdentity,
    @Inject(AcceptInvitationWithProvider) private readonly accept: AcceptInvitationWithProvider,
    @Inject(ActorResolver) private readonly actors: ActorResolver,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(OidcFlowSeal) private readonly flows: OidcFlowSeal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends the browser to the provider. @param da page of ours to return to */
  @Get('login')
  async login(@Query('da') da: unknown, @Res() reply: FastifyReply): Promise<void> {
    // A browser is there to be led on, also where the provider is down.
    const next = await this.begin(reply, { wanted: pageOfOurs(da) }).catch((error: unknown) => this.refusedBecause(error));
    await reply.redirect(next, 302);
  }

  /**
   * Begins a sign-in that accepts an invitation (`{ invitation }`) or binds the identity to the account that is open here (`{ bind: true }`); answers the
   * address to go to. Not a link: the token would stand in logs, and another site could begin it.
   */
  @Post('login')
  @HttpCode(200)
  async loginFor(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ readonly url: string }> {
    if (!requireSameOrigin(request)) throw new ForbiddenException();
    const { invitation, bind } = (body ?? {}) as { readonly invitation?: unknown; readonly bind?: unknown };
    const actor = await this.actors.resolve(request);
    if (bind === true && actor.kind !== 'person') throw new ForbiddenException();
    return {
      url: await this.begin(reply, {
        ...(typeof invitation === 'string' ? { invitation } : {}),
        ...(bind === true && actor.kind === 'person' ? { bindTo: actor.personId } : {}),
      }),
    };
  }

  /** The browser's return. What it began for is in its sealed cookie, which serves once. */
  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const flow = this.flows.open(this.cookies.readFlow(request));
    this.cookies.writeFlow(reply, '', 0);
    await reply.redirect(await this.finish(flow, request, reply), 302);
  }

  private async begin(reply: FastifyReply, purpose: Pick<OidcFlow, 'invitation' | 'bindTo' | 'wanted'>): Promise<string> {
    const { url, flow } = await this.provider.begin();
    this.cookies.writeFlow(reply, this.flows.seal({ ...flow, ...purpose }), FLOW_SECONDS);
    return url;
  }

  private async finish(flow: OidcFlow | null, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    if (!flow) return failed('IDENTITY.EXTERNAL_SIGN_IN_REFUSED');
    try {
      const signedIn = await this.provider.complete(request.url.split('?')[1] ?? '', flow);
      return flow.bindTo ? await this.bindHere(flow, signedIn, request) : await this.enter(flow, signedIn, request, reply);
    } catch (error) {
      if (!(error instanceof IdentityError)) throw error;
      if (error.cause) this.refusedBecause(error.cause);
      return failed(error.code, flow.bindTo ? PROFILE : SIGN_IN);
    }
  }

  private refusedBecause(reason: unknown): string {
    this.logger.warn({ message: 'sign-in at the provider refused', reason: String(reason) });
    return failed('IDENTITY.EXTERNAL_SIGN_IN_REFUSED');
  }

  private async enter(flow: OidcFlow, signedIn: ExternalSignIn, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    if (flow.invitation) await this.accept.execute(flow.invitation, signedIn);
    this.cookies.write(reply, await this.signIn.execute(signedIn, originOf(request)), this.clock.now());
    return flow.wanted ?? HOME;
  }

  private async bindHere(flow: OidcFlow, signedIn: ExternalSignIn, request: FastifyRequest): Promise<string> {
    const actor = await this.actors.resolve(request);
    if (actor.kind !== 'person' || actor.personId !== flow.bindTo) throw new IdentityError('IDENTITY.EXTERNAL_SIGN_IN_REFUSED');
    await this.bind.execute(actor, signedIn);
    return `${PROFILE}?identita=collegata`;
  }
}
