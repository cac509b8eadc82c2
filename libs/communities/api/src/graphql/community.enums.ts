import { registerEnumType } from '@nestjs/graphql';
import type { CommunityLogKind, CommunityRole, CommunityVisibility, DiscussionKind, DiscussionState, ReactionKind } from '@province-comuni/communities-domain';

/** The values of a union as GraphQL wants them. */
type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const CommunityVisibilityEnum: EnumOf<CommunityVisibility> = { PUBBLICA: 'PUBBLICA', MEMBRI: 'MEMBRI', INVITO: 'INVITO' };
registerEnumType(CommunityVisibilityEnum, {
  name: 'CommunityVisibility',
  description: 'Who reads a community.',
  valuesMap: { PUBBLICA: { description: 'Everybody.' }, MEMBRI: { description: 'Members; whoever is of the circle it is for may join.' }, INVITO: { description: 'Members; nobody else knows of it but who was invited.' } },
});

export const CommunityRoleEnum: EnumOf<CommunityRole> = { MODERATORE: 'MODERATORE', MEMBRO: 'MEMBRO' };
registerEnumType(CommunityRoleEnum, { name: 'CommunityRole', description: 'Role of a member.' });

export const DiscussionKindEnum: EnumOf<DiscussionKind> = { QUESTION: 'QUESTION', DISCUSSION: 'DISCUSSION', ANNOUNCEMENT: 'ANNOUNCEMENT', IDEA: 'IDEA' };
registerEnumType(DiscussionKindEnum, { name: 'DiscussionKind', description: 'What a discussion is: a question, an exchange, an announcement of who moderates, a proposal.' });

export const DiscussionStateEnum: EnumOf<DiscussionState> = { APERTA: 'APERTA', SENZA_RISPOSTA: 'SENZA_RISPOSTA', RISOLTA: 'RISOLTA', CHIUSA: 'CHIUSA' };
registerEnumType(DiscussionStateEnum, { name: 'DiscussionState', description: 'Where a discussion stands: neither solved nor closed, without an answer yet, solved, closed.' });

export const ReactionKindEnum: EnumOf<ReactionKind> = { UTILE: 'UTILE', GRAZIE: 'GRAZIE', ANCHE_NOI: 'ANCHE_NOI' };
registerEnumType(ReactionKindEnum, { name: 'ReactionKind', description: 'It helped; thanks; we have the same case.' });

export const CommunityLogKindEnum: EnumOf<CommunityLogKind> = { DISCUSSION_OPENED: 'DISCUSSION_OPENED', POST_ADDED: 'POST_ADDED', POST_EDITED: 'POST_EDITED', POST_WITHDRAWN: 'POST_WITHDRAWN', REACTION_CHANGED: 'REACTION_CHANGED', DISCUSSION_CHANGED: 'DISCUSSION_CHANGED', POST_HIDDEN: 'POST_HIDDEN', POST_SHOWN: 'POST_SHOWN', DISCUSSION_MOVED: 'DISCUSSION_MOVED' };
registerEnumType(CommunityLogKindEnum, { name: 'CommunityEventKind', description: 'What happened in a community.' });
