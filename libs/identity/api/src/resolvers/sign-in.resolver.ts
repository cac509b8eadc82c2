import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ResolveSession, SignIn, SignOut } from '@province-comuni/identity-domain';
import { Access, CurrentRequest, type RequestContext } from '@province-comuni/platform-graphql';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { Done, done, IdentityResult, SecondFactorRequired, SignedIn, SignInResult } from '../graphql/identity.results.js';
import { SignInInput } from '../graphql/identity.inputs.js';
import { originOf } from '../http/request-origin.js';
import { SessionCookies } from '../http/session-cookies.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { ViewerPresenter } from '../viewer.presenter.js';

@Resolver()
@UseInterceptors(IdentityRefusalInterceptor)
export class SignInResolver {
  constructor(
    @Inject(SignIn) private readonly signInUseCase: SignIn,
    @Inject(SignOut) private readonly signOutUseCase: SignOut,
    @Inject(ResolveSession) private readonly sessions: ResolveSession,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(ViewerPresenter) private readonly viewers: ViewerPresenter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('public')
  @Mutation(() => SignInResult, { description: 'Signs in with address and password, and a one-time code where the account asks for one.' })
  async signIn(@Args('input') input: SignInInput, @CurrentRequest() { request, reply }: RequestContext): Promise<SignedIn | SecondFactorRequired> {
    const outcome = await this.signInUseCase.execute({ ...input, deviceToken: this.cookies.readDevice(request), origin: originOf(request) });
    if (outcome.kind === 'SECOND_FACTOR_REQUIRED') {
      return Object.assign(new SecondFactorRequired(), { message: "Inserisci il codice di sei cifre dell'app di autenticazione." });
    }
    // The cookie is about to be replaced: the session it held before would stay open with nobody to end it.
    await this.endSessionOf(request);
    this.cookies.write(reply, outcome, this.clock.now());
    const resolved = await this.sessions.execute(outcome.token);
    if (!resolved) throw new Error('a session that was just opened does not resolve');
    return Object.assign(new SignedIn(), { viewer: await this.viewers.present(resolved.actor), expiresAt: outcome.expiresAt });
  }

  @Access('public')
  @Mutation(() => IdentityResult, { description: 'Ends the session of this browser. Without a session it does nothing.' })
  async signOut(@CurrentRequest() { request, reply }: RequestContext): Promise<Done> {
    await this.endSessionOf(request);
    this.cookies.clear(reply);
    return done('Sei uscito.');
  }

  private async endSessionOf(request: RequestContext['request']): Promise<void> {
    const token = this.cookies.readSession(request);
    if (token) await this.signOutUseCase.execute(token);
  }
}
