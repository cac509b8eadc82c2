import type { DiscussionId, InitiativeId, InitiativesEvent, IssueId, PostText } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, isUuid, italianDate, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, InitiativeChangedMeanwhile } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { CLOSED, writingPlace } from '../use-cases/readable-view.js';
import { readText } from '../use-cases/read-text.js';
import { ISSUE_FIELDS, type Issue, type IssueField, type IssueStep, type NamedPerson } from './initiative.js';
import { canChangeIssue, canOpenIssue } from './initiative.policy.js';
import type { InitiativeOpener } from './initiative-opener.js';
import type { InitiativeRepository } from './initiative-repository.port.js';
import { readIssue, readMove, type TypedIssue, type TypedIssueChange } from './read-initiative.js';

type Words = Pick<Issue, 'title' | 'kind' | 'severity' | 'dueOn' | 'text' | 'owner' | 'involved' | 'discussionId'>;

/** Members open issues; who has one, and who moderates, changes it. Each change is a step of its history. */
export class WriteIssue {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly initiatives: InitiativeRepository,
    private readonly opener: InitiativeOpener,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param clientKey minted by the page: the same key is the same issue. @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityNotAllowed, CommunityInvalid */
  async open(actor: SignedInActor, initiativeId: InitiativeId, typed: TypedIssue, clientKey: string): Promise<IssueId> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const id = clientKey.toLowerCase() as IssueId;
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const { community, own } = await this.opener.open(actor, initiativeId);
      writingPlace(actor, community, own);
      if (!canOpenIssue(actor, community)) throw new CommunityNotAllowed();
      const words = await this.words(community, typed, null);
      const [now, by] = [this.clock.now(), { personId: actor.personId, name: actor.name }];
      const issue = { ...words, id, initiativeId, communityId: community.id, state: 'APERTA' as const, author: by, createdAt: now, changedAt: now, revision: 1 };
      const number = await this.initiatives.addIssue(issue, { sequence: 1, at: now, by, changes: [], reason: '' });
      if (number === null) {
        const [earlier] = await this.initiatives.findIssues([id]);
        if (earlier?.initiativeId !== initiativeId || earlier.author.personId !== actor.personId) throw new CommunityNotFound();
        return id;
      }
      await this.told({ ...issue, number }, actor, null);
      return id;
    });
  }

  /** @param seenRevision which one was on the page. @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityNotAllowed, CommunityInvalid, InitiativeChangedMeanwhile */
  async change(actor: SignedInActor, id: IssueId, seenRevision: number, typed: TypedIssueChange): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const { community, own, issue } = await this.opener.openIssue(actor, id);
      if (!canChangeIssue(actor, community, own, issue)) throw new CommunityNotAllowed(community.closedAt ? CLOSED : 'La cambia chi l’ha in carico, o chi modera la community.');
      writingPlace(actor, community, own);
      const { state, reason } = readMove(issue.state, typed);
      const changed: Issue = { ...issue, ...(await this.words(community, typed, issue)), state, changedAt: this.clock.now(), revision: issue.revision + 1 };
      const changes = changesOf(issue, changed);
      if (changes.length === 0 && reason === '') return;
      const step: Omit<IssueStep, 'sequence'> = { at: changed.changedAt, by: { personId: actor.personId, name: actor.name }, changes, reason };
      if (!(await this.initiatives.changeIssue(changed, seenRevision, step))) throw new InitiativeChangedMeanwhile();
      await this.told(changed, actor, issue.owner?.personId ?? null);
    });
  }

  /** @param before what was there: people who were named then may have left since. @throws CommunityInvalid */
  private async words(community: Community, typed: TypedIssue, before: Issue | null): Promise<Words> {
    const read = readIssue(typed);
    const text = await this.text(typed.text, community, before);
    const asked = [...new Set([...(typed.ownerId ? [typed.ownerId] : []), ...typed.involvedIds])].filter(isUuid) as PersonId[];
    const members = await this.communities.membersAmong(community.id, asked);
    const known = new Map([...(before ? [...before.involved, ...(before.owner ? [before.owner] : [])] : []).map(({ personId, name }) => [personId, name] as const), ...members]);
    const named = (personId: string, field: string): NamedPerson => {
      const name = known.get(personId as PersonId);
      if (name === undefined) throw new CommunityInvalid({ field, message: 'Una delle persone non è (più) nella community: sceglietene un’altra.' });
      return { personId: personId as PersonId, name };
    };
    const owner = typed.ownerId === null ? null : named(typed.ownerId, 'ownerId');
    const involved = [...new Set(typed.involvedIds)].map((personId) => named(personId, 'involvedIds')).sort((one, other) => one.name.localeCompare(other.name, 'it') || (one.personId < other.personId ? -1 : 1));
    return { ...read, text, owner, involved, discussionId: await this.discussion(typed.discussionId, community) };
  }

  private async text(typed: unknown, community: Community, before: Issue | null): Promise<PostText> {
    return before && canonicalJson(before.text) === canonicalJson(typed) ? before.text : readText(typed, community.id, this.communities);
  }

  private async discussion(typed: string | null, community: Community): Promise<DiscussionId | null> {
    if (typed === null) return null;
    const [found] = isUuid(typed) ? await this.discussions.find([typed as DiscussionId]) : [];
    if (found?.communityId !== community.id) throw new CommunityInvalid({ field: 'discussionId', message: 'Si collega una discussione della stessa community.' });
    return found.id;
  }

  private async told({ id, revision, owner }: Issue, actor: SignedInActor, ownerBefore: PersonId | null): Promise<void> {
    const ownerGiven = owner && owner.personId !== ownerBefore && owner.personId !== actor.personId ? owner.personId : null;
    await this.outbox.record({ kind: 'communities.issue-changed', payload: { issueId: id, revision, ownerGiven } } satisfies InitiativesEvent);
  }
}

function changesOf(before: Issue, after: Issue): IssueStep['changes'] {
  return ISSUE_FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field])).map((field) => ({ field, from: said(before, field), to: said(after, field) }));
}

/** How the history says what a field was; a description is too long for it, and a discussion is named where it is read. */
function said(issue: Issue, field: IssueField): string {
  switch (field) {
    case 'text':
    case 'discussionId':
      return '';
    case 'owner':
      return issue.owner?.name ?? '';
    case 'involved':
      return issue.involved.map(({ name }) => name).join(', ');
    case 'dueOn':
      return issue.dueOn === null ? '' : italianDate(issue.dueOn);
    default:
      return issue[field];
  }
}
