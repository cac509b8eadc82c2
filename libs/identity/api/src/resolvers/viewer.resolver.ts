import { Inject, UseInterceptors } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { SignInOptions, Viewer } from '../graphql/viewer.type.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { IDENTITY_CONFIG, type IdentityConfig } from '../identity.config.js';
import { ViewerPresenter } from '../viewer.presenter.js';

@Resolver(() => Viewer)
@UseInterceptors(IdentityRefusalInterceptor)
export class ViewerResolver {
  constructor(
    @Inject(ViewerPresenter) private readonly presenter: ViewerPresenter,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {}

  @Access('public')
  @Query(() => SignInOptions, { description: 'The ways to sign in that this installation offers.' })
  signInOptions(): SignInOptions {
    return Object.assign(new SignInOptions(), { externalLabel: this.config.oidc?.label ?? null });
  }

  @Access('public')
  @Query(() => Viewer, { name: 'me', nullable: true, description: 'The signed-in person; null for a visitor.' })
  me(@CurrentActor() actor: Actor): Promise<Viewer> | null {
    return actor.kind === 'person' ? this.presenter.present(actor) : null;
  }
}
