import { ExternalIdentityOrmEntity } from './external-identity.orm-entity.js';
import { InvitationOrmEntity } from './invitation.orm-entity.js';
import { MembershipOrmEntity } from './membership.orm-entity.js';
import { PasswordResetOrmEntity } from './password-reset.orm-entity.js';
import { PersonOrmEntity } from './person.orm-entity.js';
import { SessionOrmEntity } from './session.orm-entity.js';

/** Every entity of this domain, for the data source. */
export const IDENTITY_ENTITIES = [PersonOrmEntity, MembershipOrmEntity, SessionOrmEntity, PasswordResetOrmEntity, InvitationOrmEntity, ExternalIdentityOrmEntity];
