import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { RequestPasswordReset, ResetPassword } from '@province-comuni/identity-domain';
import { Access, CurrentRequest, type RequestContext } from '@province-comuni/platform-graphql';
import { RequestPasswordResetInput, ResetPasswordInput } from '../graphql/identity.inputs.js';
import { Done, done, IdentityResult } from '../graphql/identity.results.js';
import { originOf } from '../http/request-origin.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { settleAfter } from '../settle-after.js';

/** Longer than the work takes for an account that exists, so that the answer's time tells nothing about it. */
const REQUEST_TAKES_MS = 300;

@Resolver()
@UseInterceptors(IdentityRefusalInterceptor)
export class PasswordResolver {
  constructor(
    @Inject(RequestPasswordReset) private readonly request: RequestPasswordReset,
    @Inject(ResetPassword) private readonly reset: ResetPassword,
  ) {}

  @Access('public')
  @Mutation(() => IdentityResult, { description: 'Sends a link to choose a new password, if the address has an account. The answer is the same if it has none.' })
  async requestPasswordReset(@Args('input') input: RequestPasswordResetInput, @CurrentRequest() { request }: RequestContext): Promise<Done> {
    await settleAfter(REQUEST_TAKES_MS, this.request.execute({ email: input.email, address: originOf(request).address }));
    return done("Se l'indirizzo ha un account, tra poco arriverà un messaggio con il collegamento per scegliere una nuova password.");
  }

  @Access('public')
  @Mutation(() => IdentityResult, { description: 'Sets a new password with the link from the mail. All sessions of the person end.' })
  async resetPassword(@Args('input') input: ResetPasswordInput): Promise<Done> {
    await this.reset.execute(input);
    return done('La password è cambiata: ora puoi accedere.');
  }
}
