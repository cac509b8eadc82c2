import type { Provider } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { KNOWN_COMMUNITIES, PERSON_COMMUNITIES } from '@province-comuni/identity-contract';
import * as domain from '@province-comuni/identity-domain';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { MAIL_ARCHIVE, MAIL_DELIVERIES, MAIL_RETURNS, MAILER, OUTBOX, TRANSACTION_RUNNER, type MailArchive, type MailDeliveries, type MailReturns, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity.config.js';

const { PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY, SESSION_HOLDERS, SESSION_REPOSITORY, INVITATION_REPOSITORY, PASSWORD_RESET_REPOSITORY, PROFILE_REPOSITORY } = domain;
const { EXTERNAL_IDENTITY_REPOSITORY, PASSWORD_HASHER, TOKEN_GENERATOR, DEVICE_TOKENS, SECOND_FACTOR_CODES, RATE_LIMITS, AttemptGuard, SessionOpener, IdentityLinks } = domain;

/** Small groups of ports that one use case takes together. */
const HASHER_AND_TOKENS = Symbol('HasherAndTokens');
const RESET_SERVICES = Symbol('ResetServices');
const EVENTS_AND_MAILER = Symbol('EventsAndMailer');
const ENTI_AND_EVENTS = Symbol('EntiAndEvents');
const JOINING = Symbol('Joining');
const SESSION_RULES = Symbol('SessionRules');

const groups: Provider[] = [
  { provide: HASHER_AND_TOKENS, inject: [PASSWORD_HASHER, TOKEN_GENERATOR], useFactory: (hasher, tokens) => ({ hasher, tokens }) },
  { provide: RESET_SERVICES, inject: [TOKEN_GENERATOR, MAILER, RATE_LIMITS], useFactory: (tokens, mailer, limits) => ({ tokens, mailer, limits }) },
  { provide: EVENTS_AND_MAILER, inject: [OUTBOX, MAILER, MAIL_RETURNS], useFactory: (events, mailer, returns) => ({ events, mailer, returns }) },
  { provide: JOINING, inject: [MEMBERSHIP_REPOSITORY, OUTBOX, MAIL_RETURNS], useFactory: (memberships, events, returns) => ({ memberships, events, returns }) },
  { provide: ENTI_AND_EVENTS, inject: [ENTE_REGISTRY, OUTBOX, MAIL_RETURNS], useFactory: (enti, events, returns) => ({ enti, events, returns }) },
  {
    provide: SESSION_RULES,
    inject: [IDENTITY_CONFIG],
    useFactory: (config: IdentityConfig): domain.SessionRules => ({ requireStaffSecondFactor: config.requireStaffSecondFactor ?? false }),
  },
  { provide: IdentityLinks, inject: [IDENTITY_CONFIG], useFactory: (config: IdentityConfig) => new IdentityLinks(config.publicUrl) },
  provideUseCase(AttemptGuard, [RATE_LIMITS, DEVICE_TOKENS, TOKEN_GENERATOR]),
  provideUseCase(SessionOpener, [SESSION_REPOSITORY, TOKEN_GENERATOR, DEVICE_TOKENS]),
];

/** The use cases of the domain as Nest providers, with the ports each takes, in order. */
export const identityUseCases: Provider[] = [
  ...groups,
  provideUseCase(domain.SignIn, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, PASSWORD_HASHER, SECOND_FACTOR_CODES, AttemptGuard, SessionOpener]),
  provideUseCase(domain.SignOut, [TRANSACTION_RUNNER, SESSION_REPOSITORY, TOKEN_GENERATOR, OUTBOX]),
  provideUseCase(domain.ResolveSession, [TRANSACTION_RUNNER, CLOCK, SESSION_HOLDERS, SESSION_REPOSITORY, TOKEN_GENERATOR, SESSION_RULES]),
  provideUseCase(domain.ReadOwnProfile, [TRANSACTION_RUNNER, PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY]),
  provideUseCase(domain.ReadDirectory, [TRANSACTION_RUNNER, PROFILE_REPOSITORY, ENTE_REGISTRY, PERSON_COMMUNITIES, KNOWN_COMMUNITIES]),
  provideUseCase(domain.KeepProfile, [TRANSACTION_RUNNER, PROFILE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(domain.RequestPasswordReset, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, PASSWORD_RESET_REPOSITORY, RESET_SERVICES, IdentityLinks]),
  provideUseCase(domain.ResetPassword, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, PASSWORD_RESET_REPOSITORY, SESSION_REPOSITORY, HASHER_AND_TOKENS, EVENTS_AND_MAILER]),
  provideUseCase(domain.InviteColleague, [TRANSACTION_RUNNER, CLOCK, INVITATION_REPOSITORY, MEMBERSHIP_REPOSITORY, ENTE_REGISTRY, RESET_SERVICES, IdentityLinks]),
  provideUseCase(domain.InviteFirstAdministrator, [TRANSACTION_RUNNER, CLOCK, INVITATION_REPOSITORY, MEMBERSHIP_REPOSITORY, ENTE_REGISTRY, RESET_SERVICES, IdentityLinks]),
  provideUseCase(domain.WithdrawInvitation, [TRANSACTION_RUNNER, INVITATION_REPOSITORY]),
  provideUseCase(domain.AcceptInvitation, [TRANSACTION_RUNNER, CLOCK, INVITATION_REPOSITORY, PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY, HASHER_AND_TOKENS, ENTI_AND_EVENTS]),
  provideUseCase(domain.EndMembership, [TRANSACTION_RUNNER, CLOCK, MEMBERSHIP_REPOSITORY, OUTBOX]),
  provideUseCase(domain.ChangeRole, [TRANSACTION_RUNNER, CLOCK, MEMBERSHIP_REPOSITORY, OUTBOX]),
  provideUseCase(domain.HandOver, [TRANSACTION_RUNNER, CLOCK, MEMBERSHIP_REPOSITORY, OUTBOX]),
  provideUseCase(domain.ListPeopleOfEnte, [TRANSACTION_RUNNER, CLOCK, MEMBERSHIP_REPOSITORY, INVITATION_REPOSITORY]),
  provideUseCase(domain.ListMySessions, [TRANSACTION_RUNNER, CLOCK, SESSION_REPOSITORY]),
  provideUseCase(domain.EndSession, [TRANSACTION_RUNNER, SESSION_REPOSITORY, OUTBOX]),
  provideUseCase(domain.EndOtherSessions, [TRANSACTION_RUNNER, SESSION_REPOSITORY, OUTBOX]),
  provideUseCase(domain.EnrolSecondFactor, [TRANSACTION_RUNNER, PERSON_REPOSITORY, SECOND_FACTOR_CODES]),
  provideUseCase(domain.ConfirmSecondFactor, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, SECOND_FACTOR_CODES, RATE_LIMITS, SESSION_REPOSITORY, SessionOpener, OUTBOX]),
  provideUseCase(domain.FindActorByEmail, [TRANSACTION_RUNNER, PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY]),
  provideUseCase(domain.AccountCloser, [PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY, SESSION_REPOSITORY, OUTBOX]),
  provideUseCase(domain.DisablePerson, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, domain.AccountCloser]),
  provideUseCase(domain.LoadDemoAccounts, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, MEMBERSHIP_REPOSITORY, PASSWORD_HASHER, ENTE_REGISTRY]),
  {
    provide: domain.ListMailOutbox,
    inject: [TRANSACTION_RUNNER, PERSON_REPOSITORY, { token: MAIL_ARCHIVE, optional: true }],
    useFactory: (transactions: TransactionRunner, persons: domain.PersonRepository, archive?: MailArchive) => new domain.ListMailOutbox(transactions, persons, archive ?? null),
  },
  {
    provide: domain.ReadOutgoingMail,
    inject: [TRANSACTION_RUNNER, MAIL_RETURNS, CLOCK, { token: MAIL_DELIVERIES, optional: true }],
    useFactory: (transactions: TransactionRunner, returns: MailReturns, clock: Clock, deliveries?: MailDeliveries) => new domain.ReadOutgoingMail(transactions, deliveries ?? null, returns, clock),
  },
];

/** Those that exist where a provider is configured. */
export const externalSignInUseCases: Provider[] = [
  provideUseCase(domain.SignInWithProvider, [TRANSACTION_RUNNER, CLOCK, PERSON_REPOSITORY, EXTERNAL_IDENTITY_REPOSITORY, SessionOpener]),
  provideUseCase(domain.BindExternalIdentity, [TRANSACTION_RUNNER, CLOCK, EXTERNAL_IDENTITY_REPOSITORY]),
  provideUseCase(domain.AcceptInvitationWithProvider, [TRANSACTION_RUNNER, CLOCK, INVITATION_REPOSITORY, PERSON_REPOSITORY, EXTERNAL_IDENTITY_REPOSITORY, TOKEN_GENERATOR, JOINING]),
];
