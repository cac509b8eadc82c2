import { randomUUID } from 'node:crypto';
import type { CommunitiesEvent, CommunityHint, DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { DiscussionPolls } from '@province-comuni/questionnaires-contract';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import type { Community } from '../community/community.js';
import type { Post, PostAttachment } from '../discussion/discussion.js';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityLogKind, DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { Decision, DecisionId, DecisionKind, HeldPost, ReportReason, Suspension, SuspensionId } from './moderation.js';
import type { ModerationRepository } from './moderation-repository.port.js';
import type { PostPublisher } from './post-publisher.js';
import type { SettleQuotes } from './settle-quotes.use-case.js';
import { CLOSED } from '../use-cases/readable-view.js';

/** Who decides. */
export interface Decider {
  readonly personId: PersonId;
  readonly name: string;
}

/** A decision as it is taken: what is not given is not part of it. */
export type TakenDecision = Pick<Decision, 'communityId' | 'kind' | 'reason'> & Partial<Pick<Decision, 'personId' | 'personName' | 'discussionId' | 'postId' | 'postSequence' | 'caseId' | 'heldId' | 'appealedId' | 'category' | 'until'>>;

const MOST_EARLIER = 1_000;
const TITLES: Readonly<Record<Exclude<DecisionKind, 'NESSUNA_VIOLAZIONE' | 'LIMITI'>, string>> = {
  NASCOSTO: 'Un vostro messaggio è stato nascosto',
  MOSTRATO: 'Un vostro messaggio è di nuovo visibile',
  AMMONIZIONE: 'Avete ricevuto un’ammonizione',
  SOSPENSIONE: 'Siete sospesi dalla scrittura',
  FINE_SOSPENSIONE: 'La vostra sospensione è finita',
  APPROVATO: 'Il vostro messaggio è stato approvato e pubblicato',
  NON_APPROVATO: 'Il vostro messaggio non è stato approvato',
  RIESAME_ACCOLTO: 'Il riesame che avete chiesto è stato accolto',
  RIESAME_RESPINTO: 'Il riesame che avete chiesto non è stato accolto',
  // Where it went is said by its address, to who may read it there.
  SPOSTATA: 'Una discussione è stata spostata altrove: l’avevate aperta',
  UNITA: 'Una discussione è stata unita a un’altra: l’avevate aperta',
  DIVISA: 'Da una discussione che avete aperto ne è nata un’altra',
};

/** What decisions do, in the open transaction and under the platform's own access: whoever calls has asked the policy. */
export class ModerationEffects {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly moderation: ModerationRepository,
    private readonly publisher: PostPublisher,
    private readonly polls: DiscussionPolls,
    private readonly documents: PostDocuments,
    private readonly board: NoticeBoard,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly quotes: SettleQuotes,
  ) {}

  /** Adds it to the log, and tells the person it concerns. @param community null: in all of them */
  async record(decider: Decider, taken: TakenDecision, community: Pick<Community, 'title'> | null): Promise<DecisionId> {
    const id = randomUUID() as DecisionId;
    const nothing = { personId: null, personName: '', discussionId: null, postId: null, postSequence: null, caseId: null, heldId: null, appealedId: null, category: null, until: null };
    const decision = { ...nothing, ...taken, id, decidedBy: decider.personId, decidedByName: decider.name, at: this.clock.now() };
    await this.moderation.decide(decision);
    if (decision.personId && decision.kind !== 'NESSUNA_VIOLAZIONE' && decision.kind !== 'LIMITI') await this.tell(decision.personId, `decisione:${id}`, `${TITLES[decision.kind]} ${community ? `nella community «${community.title}»` : 'in tutte le community'}`, textOf(decision));
    if (decision.communityId) await this.outbox.record({ kind: 'communities.moderation-changed', payload: { communityId: decision.communityId } } satisfies CommunitiesEvent);
    return id;
  }

  /** Tells who reported how it ended. */
  async tellReporters(reporters: readonly PersonId[], caseId: string, community: Community, outcome: string): Promise<void> {
    await this.board.post(
      reporters.map((personId) => ({
        ...{ personId, topic: 'community.segnalazione', key: `segnalazione:${caseId}`, title: `La vostra segnalazione nella community «${community.title}» è stata esaminata: ${outcome}`, text: '' },
        ...{ href: `/community/${community.key}`, subjects: [{ kind: 'community', id: community.id }], frequency: 'SUBITO' as const },
      })),
    );
  }

  /** Takes the words away from where everybody reads. @throws CommunityNotAllowed when they are gone already */
  async hide(decider: Decider, id: PostId, words: { readonly category: ReportReason; readonly reason: string; readonly decisionId: DecisionId }): Promise<CommunityHint> {
    const { post, discussion } = await this.locked(id);
    if (post.withdrawnAt) throw new CommunityNotAllowed('Chi l’ha scritto ha ritirato il messaggio: non c’è più niente da nascondere.');
    if (post.hiddenAt) throw new CommunityNotAllowed('Il messaggio è già nascosto.');
    const isFirst = post.sequence === 1;
    await this.moderation.hide({
      ...{ postId: id, communityId: post.communityId, authorId: post.author.personId, text: post.text, earlier: await this.discussions.earlier(id, MOST_EARLIER) },
      ...{ title: isFirst ? discussion.title : null, tags: isFirst ? discussion.tags : [], quotes: [] },
      ...{ wasSolution: discussion.solvedSequence === post.sequence, at: this.clock.now(), ...words },
    });
    await this.discussions.withhold(id, await this.documents.takeBack(decider, post.communityId, await this.filesOf(id, ({ isBrought }) => isBrought)));
    if (discussion.solvedSequence === post.sequence) await this.discussions.save({ ...((await this.discussions.find([discussion.id]))[0] ?? discussion), solvedSequence: null });
    await this.quotes.near(id, post.discussionId, decider.personId);
    return this.changed(decider, 'POST_HIDDEN', post, !isFirst && discussion.solvedSequence !== post.sequence);
  }

  /** Puts them back. @throws CommunityNotAllowed when it is not hidden */
  async show(decider: Decider, id: PostId): Promise<CommunityHint> {
    const { post, discussion } = await this.locked(id);
    const hidden = (await this.moderation.hidden([id])).get(id);
    if (!hidden) throw new CommunityNotAllowed('Il messaggio è già visibile.');
    await this.moderation.show(hidden);
    await this.documents.giveBack(decider, post.communityId, await this.filesOf(id, ({ isWithheld }) => isWithheld));
    await this.discussions.withhold(id, []);
    if (hidden.wasSolution && discussion.solvedSequence === null) await this.discussions.save({ ...((await this.discussions.find([discussion.id]))[0] ?? discussion), solvedSequence: post.sequence });
    await this.quotes.near(id, post.discussionId, decider.personId);
    for (const { postId } of hidden.quotes) for (const quoting of await this.discussions.findPosts([postId])) await this.log(decider, 'POST_EDITED', post, quoting);
    return this.changed(decider, 'POST_SHOWN', post, hidden.title === null && !hidden.wasSolution && hidden.quotes.length === 0);
  }

  async suspend(suspension: Omit<Suspension, 'id'>): Promise<void> {
    await this.moderation.suspend({ ...suspension, id: randomUUID() as SuspensionId });
  }

  /**
   * Publishes what was held, with the number it has now. @returns what it became, and how far the log goes
   * @throws CommunityNotAllowed when its author could not write it now
   */
  async publish(decider: Decider, held: HeldPost, community: Community): Promise<{ readonly hint: CommunityHint; readonly postId: PostId; readonly discussionId: DiscussionId }> {
    const { author, communityId, text, clientKey, title, tags, poll, attachments } = held;
    if (community.closedAt) throw new CommunityNotAllowed(CLOSED);
    if (!(await this.communities.membership(communityId, author.personId))) throw new CommunityNotAllowed('Chi l’ha scritto non è più nella community.');
    const suspended = (await this.moderation.suspensionsOf(author.personId, this.clock.now())).some((one) => one.communityId === null || one.communityId === communityId);
    if (suspended) throw new CommunityNotAllowed('Chi l’ha scritto è sospeso: finché lo è non si pubblica niente di suo.');
    const postId = randomUUID() as PostId;
    const written = { communityId, author, createdAt: this.clock.now(), clientKey };
    await this.documents.publish(decider, attachments.filter(({ isBrought }) => isBrought).map(({ documentId }) => documentId));
    if (!held.discussionId) {
      const discussionId = randomUUID() as DiscussionId;
      const [problem] = poll ? this.polls.problemsOf(poll) : [];
      if (problem) throw new CommunityNotAllowed(`Il sondaggio che l’accompagna non si può più aprire: ${problem.message}`);
      if (poll) await this.polls.open(author, { communityId, discussionId, title }, poll);
      const sequence = await this.publisher.open({ ...written, id: discussionId, kind: held.kind ?? 'DISCUSSION', title, tags }, { ...written, id: postId, discussionId, text, attachments });
      await this.moderation.setHeld(held.id, 'PUBBLICATO', postId);
      return { hint: { communityId: community.id, sequence }, postId, discussionId };
    }
    const discussion = await this.discussions.lock(held.discussionId);
    if (!discussion) throw new CommunityNotFound();
    if (discussion.communityId !== communityId || discussion.movedTo !== null) throw new CommunityNotAllowed('La discussione è appena stata spostata: ricaricate la pagina.');
    if (discussion.closed) throw new CommunityNotAllowed('La discussione è stata chiusa: riapritela, o non approvate il messaggio.');
    const reader = await this.discussions.lockPlace(discussion.id, author.personId);
    await this.moderation.setHeld(held.id, 'PUBBLICATO', postId);
    const { logged } = await this.publisher.answer({ ...written, id: postId, discussionId: discussion.id, text, attachments }, discussion, reader?.place ?? null, false);
    return { hint: { communityId: community.id, sequence: logged }, postId, discussionId: discussion.id };
  }

  private async filesOf(id: PostId, which: (attachment: PostAttachment) => boolean): Promise<string[]> {
    return ((await this.discussions.attachmentsOf([id])).get(id) ?? []).filter(which).map(({ documentId }) => documentId);
  }

  private async tell(personId: PersonId, key: string, title: string, text: string): Promise<void> {
    // About himself: he is told also where he reads no more.
    await this.board.post([{ personId, topic: 'community.moderazione', key, title, text, href: '/moderazione/mie', subjects: [], frequency: 'SUBITO' }]);
  }

  private async locked(id: PostId): Promise<{ readonly post: Post; readonly discussion: NonNullable<Awaited<ReturnType<DiscussionRepository['lock']>>> }> {
    const [seen] = await this.discussions.findPosts([id]);
    const discussion = seen && (await this.discussions.lock(seen.discussionId));
    const [post] = await this.discussions.findPosts([id]);
    if (!discussion || !post) throw new CommunityNotFound();
    if (post.discussionId !== discussion.id || post.communityId !== seen.communityId) throw new CommunityNotAllowed('Il messaggio è appena stato spostato: ricaricate la pagina.');
    return { post, discussion };
  }

  /** @param alone neither title nor solution nor another post changed with it */
  private async changed(decider: Decider, kind: CommunityLogKind, post: Post, alone: boolean): Promise<CommunityHint> {
    const { communityId, discussionId, sequence } = post;
    await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId, discussionId, ...(alone && { sequence }) } } satisfies CommunitiesEvent);
    return { communityId, sequence: await this.log(decider, kind, post, post) };
  }

  private async log({ personId }: Decider, kind: CommunityLogKind, { communityId, discussionId }: Post, { id, sequence }: Pick<Post, 'id' | 'sequence'>): Promise<number> {
    return this.discussions.log({ communityId, kind, discussionId, postId: id, postSequence: sequence, personId, at: this.clock.now() });
  }
}

function textOf({ reason, until, kind }: Pick<Decision, 'reason' | 'until' | 'kind'>): string {
  const end = until ? `Fino al ${until.toLocaleDateString('it-IT', { dateStyle: 'long', timeZone: 'Europe/Rome' })}: potete leggere, non scrivere, neppure per posta.` : '';
  const appeal = kind === 'NASCOSTO' || kind === 'AMMONIZIONE' || kind === 'SOSPENSIONE' || kind === 'NON_APPROVATO' ? 'Potete chiedere un riesame entro 30 giorni: lo esamina una persona diversa da chi ha deciso.' : '';
  return [end, reason && `Motivo: ${reason}`, appeal].filter(Boolean).join('\n\n');
}
