import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PERSON_COMMUNITIES, PERSON_DIRECTORY, PERSON_REACH, type PersonCommunities } from '@province-comuni/identity-contract';
import {
  DEVICE_TOKENS,
  EXTERNAL_IDENTITY_REPOSITORY,
  IDENTITY_HOUSEKEEPING,
  INVITATION_REPOSITORY,
  MEMBERSHIP_REPOSITORY,
  PASSWORD_HASHER,
  PASSWORD_RESET_REPOSITORY,
  PERSON_REPOSITORY,
  PROFILE_REPOSITORY,
  RATE_LIMITS,
  SECOND_FACTOR_CODES,
  SESSION_HOLDERS,
  SESSION_REPOSITORY,
  TOKEN_GENERATOR,
} from '@province-comuni/identity-domain';
import { DataSource } from 'typeorm';
import { Argon2PasswordHasher } from './credentials/argon2-password-hasher.js';
import { RandomTokenGenerator } from './credentials/random-token-generator.js';
import { SignedDeviceTokens } from './credentials/signed-device-tokens.js';
import { TotpCodes } from './credentials/totp-codes.js';
import { PostgresIdentityHousekeeping } from './repositories/postgres-identity-housekeeping.js';
import { PostgresPersonDirectory } from './repositories/postgres-person-directory.js';
import { PostgresPersonReach } from './repositories/postgres-person-reach.js';
import { PostgresProfileRepository } from './repositories/postgres-profile.repository.js';
import { PostgresRateLimits } from './repositories/postgres-rate-limits.js';
import { PostgresSessionHolders } from './repositories/postgres-session-holders.js';
import { TypeOrmExternalIdentityRepository } from './repositories/typeorm-external-identity.repository.js';
import { TypeOrmInvitationRepository } from './repositories/typeorm-invitation.repository.js';
import { TypeOrmMembershipRepository } from './repositories/typeorm-membership.repository.js';
import { TypeOrmPasswordResetRepository } from './repositories/typeorm-password-reset.repository.js';
import { TypeOrmPersonRepository } from './repositories/typeorm-person.repository.js';
import { TypeOrmSessionRepository } from './repositories/typeorm-session.repository.js';

/** The adapters of the domain's ports. */
@Module({})
export class IdentityDataModule {
  /** Expects PERSON_COMMUNITIES from the root. @param secretKey secret of the installation, at least 32 characters: device marks and second factors depend on it */
  static register(secretKey: string): DynamicModule {
    const providers: Provider[] = [
      { provide: PERSON_REPOSITORY, useClass: TypeOrmPersonRepository },
      { provide: MEMBERSHIP_REPOSITORY, useClass: TypeOrmMembershipRepository },
      { provide: SESSION_HOLDERS, inject: [DataSource], useFactory: (dataSource: DataSource) => new PostgresSessionHolders(dataSource) },
      { provide: SESSION_REPOSITORY, useClass: TypeOrmSessionRepository },
      { provide: PASSWORD_RESET_REPOSITORY, useClass: TypeOrmPasswordResetRepository },
      { provide: INVITATION_REPOSITORY, useClass: TypeOrmInvitationRepository },
      { provide: EXTERNAL_IDENTITY_REPOSITORY, useClass: TypeOrmExternalIdentityRepository },
      { provide: PROFILE_REPOSITORY, useClass: PostgresProfileRepository },
      { provide: RATE_LIMITS, useClass: PostgresRateLimits },
      { provide: IDENTITY_HOUSEKEEPING, useClass: PostgresIdentityHousekeeping },
      { provide: PERSON_DIRECTORY, useClass: PostgresPersonDirectory },
      { provide: PERSON_REACH, inject: [PERSON_COMMUNITIES], useFactory: (communities: PersonCommunities) => new PostgresPersonReach(communities) },
      { provide: PASSWORD_HASHER, useFactory: () => new Argon2PasswordHasher() },
      { provide: TOKEN_GENERATOR, useClass: RandomTokenGenerator },
      { provide: DEVICE_TOKENS, useFactory: () => new SignedDeviceTokens(secretKey) },
      { provide: SECOND_FACTOR_CODES, useFactory: () => new TotpCodes(secretKey) },
    ];
    return { module: IdentityDataModule, providers, exports: providers };
  }
}
