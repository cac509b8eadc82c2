import { CreateFoundations1794000000000 } from './1794000000000-create-foundations.js';
import { CreateEnte1794000001000 } from './1794000001000-create-ente.js';
import { CreatePillar1794000001001 } from './1794000001001-create-pillar.js';
import { CreateRegistryImport1794000001002 } from './1794000001002-create-registry-import.js';
import { AddEnteNomeSearch1794000001010 } from './1794000001010-add-ente-nome-search.js';
import { CreatePerson1794000002000 } from './1794000002000-create-person.js';
import { CreateMembership1794000002001 } from './1794000002001-create-membership.js';
import { WallPerson1794000002002 } from './1794000002002-wall-person.js';
import { CreateSession1794000002003 } from './1794000002003-create-session.js';
import { CreateRateLimit1794000002004 } from './1794000002004-create-rate-limit.js';
import { CreatePasswordReset1794000002005 } from './1794000002005-create-password-reset.js';
import { CreateInvitation1794000002006 } from './1794000002006-create-invitation.js';
import { CreateMailMessage1794000002007 } from './1794000002007-create-mail-message.js';
import { CreateExternalIdentity1794000002008 } from './1794000002008-create-external-identity.js';
import { CreateModels1794000003000 } from './1794000003000-create-models.js';
import { CreateInstances1794000003010 } from './1794000003010-create-instances.js';
import { OpenModelDrafts1794000003020 } from './1794000003020-open-model-drafts.js';
import { InviteFirstAdministrator1794000003030 } from './1794000003030-invite-first-administrator.js';
import { NotifyOutbox1794000004090 } from './1794000004090-notify-outbox.js';
import { CreateSocketIoAttachments1794000004091 } from './1794000004091-create-socket-io-attachments.js';
import { CreatePresence1794000004092 } from './1794000004092-create-presence.js';
import { CreateConventionImport1794000005190 } from './1794000005190-create-convention-import.js';
import { CreateFiles1795000000010 } from './1795000000010-create-files.js';
import { AddUploadComputedHash1795000000020 } from './1795000000020-add-upload-computed-hash.js';
import { CreateDocumentVocabulary1795000001010 } from './1795000001010-create-document-vocabulary.js';
import { CreateDocuments1795000001020 } from './1795000001020-create-documents.js';
import { CreateDocumentUse1795000001030 } from './1795000001030-create-document-use.js';
import { CreateSearchIndex1795000002010 } from './1795000002010-create-search-index.js';
import { CreateSearchSynonym1795000002020 } from './1795000002020-create-search-synonym.js';
import { WidenSearchCandidates1795000002030 } from './1795000002030-widen-search-candidates.js';
import { AddSearchSynonyms1795000002031 } from './1795000002031-add-search-synonyms.js';
import { CreateSavedSearch1795000002040 } from './1795000002040-create-saved-search.js';
import { CreatePractices1795000003010 } from './1795000003010-create-practices.js';
import { CreatePianiDiRiassetto1795000004010 } from './1795000004010-create-piani-di-riassetto.js';
import { CreateBulkImport1795000021010 } from './1795000021010-create-bulk-import.js';
import { CreateSearchEngineDebt1795000021020 } from './1795000021020-create-search-engine-debt.js';
import { AddFileScannedAt1795000021030 } from './1795000021030-add-file-scanned-at.js';
import { CreateNotices1795896000010 } from './1795896000010-create-notices.js';
import { PublishVersions1795896000020 } from './1795896000020-publish-versions.js';
import { CreateDocumentComments1795896000030 } from './1795896000030-create-document-comments.js';
import { CreateReadingRequests1795896000040 } from './1795896000040-create-reading-requests.js';
import { CreateCollections1795896000050 } from './1795896000050-create-collections.js';
import { EndRolesOfClosedAccounts1795902222010 } from './1795902222010-end-roles-of-closed-accounts.js';
import { CreateUpgrades1796000000010 } from './1796000000010-create-upgrades.js';
import { CreateApprovals1797000000010 } from './1797000000010-create-approvals.js';
import { CreateAdhesions1797000000020 } from './1797000000020-create-adhesions.js';
import { CreateCostScenarios1797100000010 } from './1797100000010-create-cost-scenarios.js';
import { CreateDeviations1797200000010 } from './1797200000010-create-deviations.js';
import { CreateLawWatch1797200000020 } from './1797200000020-create-law-watch.js';
import { IndexClausesOfInstances1797200000030 } from './1797200000030-index-clauses-of-instances.js';
import { CreateCommunities1797300000010 } from './1797300000010-create-communities.js';
import { ShareDocumentsWithCommunities1797300000020 } from './1797300000020-share-documents-with-communities.js';
import { CommunitiesOfPerson1797400000010 } from './1797400000010-communities-of-person.js';
import { CreateReview1797500000010 } from './1797500000010-create-review.js';
import { CreateWordReviews1797500000020 } from './1797500000020-create-word-reviews.js';
import { CreateNeeds1797600000010 } from './1797600000010-create-needs.js';
import { CreateDelibereBatch1797600000020 } from './1797600000020-create-delibere-batch.js';
import { CreateApprovedDeviations1797700000010 } from './1797700000010-create-approved-deviations.js';
import { KeepNumbers1797800000010 } from './1797800000010-keep-numbers.js';
import { CreateAdhesionFiles1797900000010 } from './1797900000010-create-adhesion-files.js';
import { CreateIncomingMail1798000000010 } from './1798000000010-create-incoming-mail.js';
import { CreateMailChoices1798000000020 } from './1798000000020-create-mail-choices.js';
import { CreateMeetings1798100000010 } from './1798100000010-create-meetings.js';
import { WithdrawModelVersions1798200000010 } from './1798200000010-withdraw-model-versions.js';
import { OrderVariableMigrations1799000000010 } from './1799000000010-order-variable-migrations.js';
import { CreateModeration1799100000010 } from './1799100000010-create-moderation.js';
import { CreateQuestionnaires1799200000010 } from './1799200000010-create-questionnaires.js';
import { HoldPolls1799300000010 } from './1799300000010-hold-polls.js';
import { CreatePostAttachments1799400000010 } from './1799400000010-create-post-attachments.js';
import { CreateQuestionDesk1799500000010 } from './1799500000010-create-question-desk.js';
import { CreateProfiles1799600000010 } from './1799600000010-create-profiles.js';
import { CreatePersonalData1799600000020 } from './1799600000020-create-personal-data.js';
import { MoveDiscussions1799700000010 } from './1799700000010-move-discussions.js';
import { CreateGroupsAndSpaces1799800000010 } from './1799800000010-create-groups-and-spaces.js';
import { CreateInitiatives1799800000020 } from './1799800000020-create-initiatives.js';
import { CreateDocumentSources1799900000010 } from './1799900000010-create-document-sources.js';
import { NarrowNetworkPeople1799950000010 } from './1799950000010-narrow-network-people.js';
import { CreateMaskedQuotes1800100000001 } from './1800100000001-create-masked-quotes.js';
import { NameClosedCommunities1800100000000 } from './1800100000000-name-closed-communities.js';
import { CreateNewsletters1800000000010 } from './1800000000010-create-newsletters.js';
import { NameOriginsOfSheets1800100000010 } from './1800100000010-name-origins-of-sheets.js';
import { ChangeWordsOfGroups1800100000011 } from './1800100000011-change-words-of-groups.js';
import { CreateDiscussionPresence1800100000050 } from './1800100000050-create-discussion-presence.js';
import { PartSearchEntries1800200000000 } from './1800200000000-part-search-entries.js';
import { CheckPostNumbersAfter1800200000001 } from './1800200000001-check-post-numbers-after.js';
import { CreateNoticeChoices1800200000020 } from './1800200000020-create-notice-choices.js';
import { KeepGuidelines1800200000021 } from './1800200000021-keep-guidelines.js';
import { CreateMailDelivery1800200000060 } from './1800200000060-create-mail-delivery.js';
import { KeepWhatLettersTell1800300000000 } from './1800300000000-keep-what-letters-tell.js';
import { CountReturnedLetters1800400000000 } from './1800400000000-count-returned-letters.js';

/** Every migration, in order of time. A migration never changes after it was merged. */
export const migrations = [
  CreateFoundations1794000000000,
  CreateEnte1794000001000,
  CreatePillar1794000001001,
  CreateRegistryImport1794000001002,
  AddEnteNomeSearch1794000001010,
  CreatePerson1794000002000,
  CreateMembership1794000002001,
  WallPerson1794000002002,
  CreateSession1794000002003,
  CreateRateLimit1794000002004,
  CreatePasswordReset1794000002005,
  CreateInvitation1794000002006,
  CreateMailMessage1794000002007,
  CreateExternalIdentity1794000002008,
  CreateModels1794000003000,
  CreateInstances1794000003010,
  OpenModelDrafts1794000003020,
  InviteFirstAdministrator1794000003030,
  NotifyOutbox1794000004090,
  CreateSocketIoAttachments1794000004091,
  CreatePresence1794000004092,
  CreateConventionImport1794000005190,
  CreateFiles1795000000010,
  AddUploadComputedHash1795000000020,
  CreateDocumentVocabulary1795000001010,
  CreateDocuments1795000001020,
  CreateDocumentUse1795000001030,
  CreateSearchIndex1795000002010,
  CreateSearchSynonym1795000002020,
  WidenSearchCandidates1795000002030,
  AddSearchSynonyms1795000002031,
  CreateSavedSearch1795000002040,
  CreatePractices1795000003010,
  CreatePianiDiRiassetto1795000004010,
  CreateBulkImport1795000021010,
  CreateSearchEngineDebt1795000021020,
  AddFileScannedAt1795000021030,
  CreateNotices1795896000010,
  PublishVersions1795896000020,
  CreateDocumentComments1795896000030,
  CreateReadingRequests1795896000040,
  CreateCollections1795896000050,
  EndRolesOfClosedAccounts1795902222010,
  CreateUpgrades1796000000010,
  CreateApprovals1797000000010,
  CreateAdhesions1797000000020,
  CreateCostScenarios1797100000010,
  CreateDeviations1797200000010,
  CreateLawWatch1797200000020,
  IndexClausesOfInstances1797200000030,
  CreateCommunities1797300000010,
  ShareDocumentsWithCommunities1797300000020,
  CommunitiesOfPerson1797400000010,
  CreateReview1797500000010,
  CreateWordReviews1797500000020,
  CreateNeeds1797600000010,
  CreateDelibereBatch1797600000020,
  CreateApprovedDeviations1797700000010,
  KeepNumbers1797800000010,
  CreateAdhesionFiles1797900000010,
  CreateIncomingMail1798000000010,
  CreateMailChoices1798000000020,
  CreateMeetings1798100000010,
  WithdrawModelVersions1798200000010,
  OrderVariableMigrations1799000000010,
  CreateModeration1799100000010,
  CreateQuestionnaires1799200000010,
  HoldPolls1799300000010,
  CreatePostAttachments1799400000010,
  CreateQuestionDesk1799500000010,
  CreateProfiles1799600000010,
  CreatePersonalData1799600000020,
  MoveDiscussions1799700000010,
  CreateGroupsAndSpaces1799800000010,
  CreateInitiatives1799800000020,
  CreateDocumentSources1799900000010,
  NarrowNetworkPeople1799950000010,
  CreateNewsletters1800000000010,
  NameClosedCommunities1800100000000,
  CreateMaskedQuotes1800100000001,
  NameOriginsOfSheets1800100000010,
  ChangeWordsOfGroups1800100000011,
  CreateDiscussionPresence1800100000050,
  PartSearchEntries1800200000000,
  CheckPostNumbersAfter1800200000001,
  CreateNoticeChoices1800200000020,
  KeepGuidelines1800200000021,
  CreateMailDelivery1800200000060,
  KeepWhatLettersTell1800300000000,
  CountReturnedLetters1800400000000,
];
