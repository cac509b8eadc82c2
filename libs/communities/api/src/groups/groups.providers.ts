import type { Provider } from '@nestjs/common';
import { ChooseMembers, CloseCommunity, COMMUNITY_HINTS, COMMUNITY_REPOSITORY, CommunityKeeper, InviteToCommunity, KeepGuidelines, KeepWords, MODERATION_REPOSITORY, ModerationOpener, OpenCommunity, ReadMembers, SetMemberRole } from '@province-comuni/communities-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_DIRECTORY, PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { GroupsResolver } from './groups.resolver.js';

const KEEPING = [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, CommunityKeeper] as const;

export const GROUPS_PROVIDERS: Provider[] = [
  provideUseCase(CommunityKeeper, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY]),
  provideUseCase(OpenCommunity, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, ENTE_REGISTRY, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(ReadMembers, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, MODERATION_REPOSITORY, ModerationOpener, CLOCK]),
  provideUseCase(ChooseMembers, [...KEEPING, NOTICE_BOARD, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(InviteToCommunity, [...KEEPING, ENTE_REGISTRY, PERSON_REACH, PERSON_DIRECTORY, NOTICE_BOARD, OUTBOX, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(SetMemberRole, [...KEEPING, OUTBOX, COMMUNITY_HINTS]),
  provideUseCase(CloseCommunity, [...KEEPING, CLOCK]),
  provideUseCase(KeepWords, [...KEEPING, CLOCK]),
  provideUseCase(KeepGuidelines, [...KEEPING, CLOCK]),
  GroupsResolver,
];
