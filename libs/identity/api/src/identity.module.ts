import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { FINDABLE_PEOPLE } from '@province-comuni/identity-contract';
import { IdentityDataModule, OpenIdConnectProvider } from '@province-comuni/identity-data';
import { AccountCloser, AttemptGuard, IDENTITY_PROVIDER, LoadDemoAccounts, ReadDirectory, ReadOwnProfile, ResolveSession } from '@province-comuni/identity-domain';
import { ACTOR_RESOLVER } from '@province-comuni/platform-graphql';
import { MAIL_ARCHIVE, TRANSACTION_RUNNER, type MailArchive, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { ActorResolver } from './actor-resolver.js';
import { OidcFlowSeal } from './http/oidc-flow.js';
import { OidcController } from './http/oidc.controller.js';
import { SessionCookies } from './http/session-cookies.js';
import { externalSignInUseCases, identityUseCases } from './identity-use-cases.providers.js';
import { IdentityRefusalInterceptor } from './identity-refusal.interceptor.js';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity.config.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { InvitationResolver } from './resolvers/invitation.resolver.js';
import { MailOutboxResolver } from './resolvers/mail-outbox.resolver.js';
import { OwnAccountResolver } from './resolvers/own-account.resolver.js';
import { OutgoingMailResolver } from './resolvers/outgoing-mail.resolver.js';
import { PasswordResolver } from './resolvers/password.resolver.js';
import { PeopleResolver } from './resolvers/people.resolver.js';
import { SignInResolver } from './resolvers/sign-in.resolver.js';
import { ViewerResolver } from './resolvers/viewer.resolver.js';
import { ViewerPresenter } from './viewer.presenter.js';

export interface IdentityModuleOptions {
  readonly config: IdentityConfig;
  /**
   * Modules that export TRANSACTION_RUNNER, OUTBOX, CLOCK, MAILER, MAIL_RETURNS and ENTE_REGISTRY, and MAIL_ARCHIVE where mail is embedded, MAIL_DELIVERIES where it is not
   * (not needed where global modules provide them).
   */
  readonly imports?: ModuleMetadata['imports'];
}

/** What sign-in through a provider adds, where one is configured. */
function externalSignIn(config: IdentityConfig): Provider[] {
  const { oidc } = config;
  if (!oidc) return [];
  return [
    ...externalSignInUseCases,
    { provide: IDENTITY_PROVIDER, useFactory: () => new OpenIdConnectProvider({ ...oidc, redirectUri: `${config.publicUrl}/auth/oidc/callback` }) },
    { provide: OidcFlowSeal, inject: [CLOCK], useFactory: (clock: Clock) => new OidcFlowSeal(config.secretKey, clock) },
  ];
}

/** Accounts, sessions, roles and invitations. Other modules find here who asks (`ActorResolver`) people's names (`PERSON_DIRECTORY`), and whom somebody finds (`FINDABLE_PEOPLE`). */
@Module({})
export class IdentityModule {
  static register({ config, imports = [] }: IdentityModuleOptions): DynamicModule {
    return {
      module: IdentityModule,
      controllers: config.oidc ? [OidcController] : [],
      imports: [...imports, IdentityDataModule.register(config.secretKey)],
      providers: [
        { provide: IDENTITY_CONFIG, useValue: config },
        { provide: SessionCookies, useFactory: () => new SessionCookies(config.secureCookies) },
        ...identityUseCases,
        { provide: FINDABLE_PEOPLE, useExisting: ReadDirectory },
        ...externalSignIn(config),
        { provide: ActorResolver, inject: [ResolveSession, SessionCookies], useFactory: (sessions: ResolveSession, cookies: SessionCookies) => new ActorResolver(sessions, cookies) },
        { provide: ACTOR_RESOLVER, useExisting: ActorResolver },
        {
          provide: ViewerPresenter,
          inject: [ReadOwnProfile, ENTE_REGISTRY, TRANSACTION_RUNNER, { token: MAIL_ARCHIVE, optional: true }],
          useFactory: (profiles: ReadOwnProfile, enti: EnteRegistry, transactions: TransactionRunner, archive?: MailArchive) => new ViewerPresenter(profiles, enti, transactions, archive !== undefined),
        },
        IdentityRefusalInterceptor,
        ViewerResolver,
        SignInResolver,
        PasswordResolver,
        PeopleResolver,
        InvitationResolver,
        OwnAccountResolver,
        ProfileResolver,
        MailOutboxResolver,
        OutgoingMailResolver,
      ],
      // The data module brings PERSON_DIRECTORY and IDENTITY_HOUSEKEEPING along.
      exports: [AccountCloser, AttemptGuard, ActorResolver, ACTOR_RESOLVER, FINDABLE_PEOPLE, LoadDemoAccounts, SessionCookies, IdentityDataModule],
    };
  }
}
