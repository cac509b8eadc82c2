import type { PersonReach } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import type { NewNotice, NoticeBoard, NoticeTopic } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type HeardEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { addDays, italianDate, italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canInviteGuests } from '../policies/review.policy.js';
import type { InstanceRepository, InstanceSummary } from '../ports/instance-repository.port.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import type { ClauseSuggestion, ReviewAuthor, ReviewRequest, SuggestionState } from '../review/review.js';

type Reviewed = Extract<ModelsEvent, { kind: 'models.reviewed' }>['payload'];
/** What one person is told, before it is known of which instance. */
type Telling = Pick<NewNotice, 'topic' | 'title' | 'text'> & { readonly personId: PersonId; readonly clauseId: string | null; readonly actKey: string | null };

const ENDED: Readonly<Record<Exclude<SuggestionState, 'open'>, string>> = { accepted: 'è stata accettata', refused: 'è stata rifiutata', withdrawn: 'è stata ritirata' };

/** Tells people what concerns them in a review: who is asked, answered, decided about, and who let a guest in. The platform's own work. */
export class TellOfReview {
  readonly kinds = ['models.reviewed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly reviews: ReviewRepository,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  async hear(event: HeardEvent): Promise<void> {
    const reviewed = event.payload as Reviewed;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [instance] = await this.instances.summariesOf([reviewed.instanceId as InstanceId]);
      if (instance) await this.post(instance, await this.tellingsOf(reviewed, instance.title), (telling) => `revisione:${event.id}:${telling.personId}`);
    });
  }

  /** Every day: requests that are due tomorrow and today. Each is told once for each of the two. */
  async remind(): Promise<void> {
    const today = italianDay(this.clock.now());
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const request of await this.reviews.openRequestsDue([today, addDays(today, 1)])) {
        const [instance] = await this.instances.summariesOf([request.instanceId]);
        const when = request.dueOn === today ? 'scade oggi' : 'scade domani';
        if (instance) await this.post(instance, [requestTelling(request, request.toPersonId, 'revisione.scadenza', `La richiesta di ${request.fromName} su «${instance.title}» ${when}`)], () => `revisione-scade:${request.id}:${request.dueOn}:${when}`);
      }
    });
  }

  private async tellingsOf({ what, id, personId }: Reviewed, title: string): Promise<Telling[]> {
    switch (what) {
      case 'COMMENT':
        return this.ofComment(id, title);
      case 'SUGGESTION': {
        const suggestion = await this.reviews.findSuggestion(id);
        return suggestion ? this.ofGuest(suggestion.author, suggestion, `${suggestion.author.name} propone una modifica in «${title}»`, suggestion.reason) : [];
      }
      case 'DECISION':
        return this.ofDecision(await this.reviews.findSuggestion(id), personId, title);
      case 'REQUEST': {
        const request = await this.reviews.findRequest(id);
        return request ? [requestTelling(request, request.toPersonId, 'revisione.richiesta', `${request.fromName} vi chiede una revisione di «${title}» entro il ${italianDate(request.dueOn)}`)] : [];
      }
      case 'REQUEST_CLOSED':
        return this.ofClosed(await this.reviews.findRequest(id), personId, title);
      case 'SETTLED':
      // Who brings a file in has its summary before him.
      case 'WORD_FILE':
        return [];
    }
  }

  /** An answer is for everybody who wrote in its thread; what a guest says is for who let him in. */
  private async ofComment(id: string, title: string): Promise<Telling[]> {
    const comment = await this.reviews.findComment(id);
    if (!comment) return [];
    const guests = await this.ofGuest(comment.author, comment, `${comment.author.name} commenta «${title}»`, comment.text);
    if (comment.parentId === null) return guests;
    const thread = (await this.reviews.commentsOf(comment.instanceId)).filter((each) => each.id === comment.parentId || each.parentId === comment.parentId);
    const writers = new Set(thread.flatMap(({ author }) => (author.personId && author.personId !== comment.author.personId ? [author.personId] : [])));
    const answers = [...writers].map((personId): Telling => ({ personId, topic: 'revisione.risposta', title: `${comment.author.name} risponde a un commento su «${title}»`, text: comment.text, clauseId: comment.clauseId, actKey: comment.actKey }));
    return [...answers, ...guests.filter(({ personId }) => !writers.has(personId))];
  }

  private async ofGuest({ guestLinkId }: ReviewAuthor, { actKey, clauseId }: { readonly actKey: string; readonly clauseId: string }, title: string, text: string): Promise<Telling[]> {
    const link = guestLinkId && (await this.reviews.findLink(guestLinkId));
    if (!link) return [];
    const host = (await this.people.find([link.createdBy])).get(link.createdBy);
    // The link goes on when who made it has left: then whoever could have made it hears the guest.
    const told = host && canInviteGuests(host.actor, link) ? [host] : (await this.people.ofEnti([link.enteId])).filter(({ actor }) => canInviteGuests(actor, link));
    return told.map(({ actor: { personId } }) => ({ personId, topic: 'revisione.ospite', title, text, clauseId, actKey }));
  }

  private async ofDecision(suggestion: ClauseSuggestion | null, decidedBy: PersonId | null, title: string): Promise<Telling[]> {
    if (!suggestion || suggestion.state === 'open' || suggestion.author.personId === null || suggestion.author.personId === decidedBy) return [];
    // Who brought a Word file hears of its proposals, which are of whom the file names.
    const whose = suggestion.author.origin === 'word' ? `La proposta di ${suggestion.author.name}` : 'La vostra proposta';
    return [{ personId: suggestion.author.personId, topic: 'revisione.decisione', title: `${whose} su «${title}» ${ENDED[suggestion.state]}`, text: suggestion.decided?.reason ?? '', clauseId: suggestion.clauseId, actKey: suggestion.actKey }];
  }

  private ofClosed(request: ReviewRequest | null, closedBy: PersonId | null, title: string): Telling[] {
    if (!request) return [];
    if (request.state === 'withdrawn') return request.toPersonId === closedBy ? [] : [requestTelling(request, request.toPersonId, 'revisione.richiesta', `${request.fromName} ha ritirato la richiesta su «${title}»`)];
    return request.fromPersonId === closedBy ? [] : [requestTelling(request, request.fromPersonId, 'revisione.richiesta', `${request.toName} ha evaso la vostra richiesta su «${title}»`)];
  }

  /** Only who still reads the acts is told. */
  private async post(instance: InstanceSummary, tellings: readonly Telling[], keyOf: (telling: Telling) => string): Promise<void> {
    const reachable = await this.people.find(tellings.map(({ personId }) => personId));
    const notices = tellings.flatMap((telling): NewNotice[] => {
      const person = reachable.get(telling.personId);
      if (!person || !canReadInstance(person.actor, instance)) return [];
      const { personId, topic, title, text } = telling;
      return [{ personId, topic, key: keyOf(telling), title, text, href: hrefOf(instance.id, telling), subjects: [{ kind: 'atti', id: instance.id }], frequency: 'SUBITO' }];
    });
    await this.board.post(notices);
  }
}

function requestTelling(request: ReviewRequest, personId: PersonId, topic: NoticeTopic, title: string): Telling {
  return { personId, topic, title, text: request.text, clauseId: request.clauseId, actKey: request.actKey };
}

/** Opens the review beside the clause, or of all acts. */
function hrefOf(instanceId: string, { actKey, clauseId }: Telling): string {
  const query = new URLSearchParams({ ...(actKey ? { atto: actKey } : {}), revisione: clauseId ?? 'tutto' });
  return `/atti/${instanceId}?${query.toString()}${clauseId ? `#clausola-${encodeURIComponent(clauseId)}` : ''}`;
}
