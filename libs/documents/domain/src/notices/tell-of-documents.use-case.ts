import type { DocumentEvent } from '@province-comuni/documents-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { PersonReach } from '@province-comuni/identity-contract';
import type { Follower, NewNotice, NoticeBoard, NoticeSubject } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CollectionId } from '../collections/collection.js';
import type { CollectionRepository } from '../collections/collection-repository.port.js';
import type { CommentId } from '../comments/comment.js';
import type { CommentRepository } from '../comments/comment-repository.port.js';
import type { Document, DocumentId } from '../document/document.js';
import { canReviewDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import type { ReadingRepository } from '../reading/reading-repository.port.js';
import { targetsOf, type ReadingRequestId } from '../reading/reading-request.js';
import { readingNotices } from './reading-notices.js';

type Told = Pick<NewNotice, 'topic' | 'key' | 'title' | 'text' | 'href' | 'subjects'>;
type Heard<Kind extends DocumentEvent['kind']> = Extract<DocumentEvent, { readonly kind: Kind }>['payload'];

/** What people are told of the library: of what they follow, of what waits for them, of answers. Whether each may still read it is asked when he is told. */
export class TellOfDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly comments: CommentRepository,
    private readonly collections: CollectionRepository,
    private readonly readings: ReadingRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
  ) {}

  /** Kinds of events that people are told of. */
  readonly kinds: readonly DocumentEvent['kind'][] = ['documents.document-published', 'documents.version-added', 'documents.document-submitted', 'documents.document-sent-back', 'documents.comment-added', 'documents.reading-asked', 'documents.collection-grown'];

  /** Hears an event; heard again, nobody is told twice. */
  async hear({ kind, payload }: DomainEvent): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      switch (kind as DocumentEvent['kind']) {
        case 'documents.document-published':
          return this.published(payload as Heard<'documents.document-published'>);
        case 'documents.version-added':
          return this.versionAdded(payload as Heard<'documents.version-added'>);
        case 'documents.document-submitted':
          return this.submitted(payload as Heard<'documents.document-submitted'>);
        case 'documents.document-sent-back':
          return this.sentBack(payload as Heard<'documents.document-sent-back'>);
        case 'documents.comment-added':
          return this.commented(payload as Heard<'documents.comment-added'>);
        case 'documents.reading-asked':
          return this.readingAsked(payload as Heard<'documents.reading-asked'>);
        case 'documents.collection-grown':
          return this.collectionGrown(payload as Heard<'documents.collection-grown'>);
        default:
          return;
      }
    });
  }

  private async published({ documentId, by }: Heard<'documents.document-published'>): Promise<void> {
    const document = await this.find(documentId);
    if (document?.state !== 'PUBBLICATO') return;
    const { keywords, pillars, title, abstract } = document.fields;
    const subjects = [...keywords.map((id) => ({ kind: 'parola', id })), ...pillars.map((id) => ({ kind: 'pilastro', id }))];
    const [ente] = await this.enti.findByIds([document.enteId]);
    const told: Told = { topic: 'documento.pubblicato', key: `documento-pubblicato:${documentId}`, title: `Nuovo documento: «${title}»${ente ? `, di ${ente.denominazione}` : ''}`, text: abstract, ...about(document) };
    await this.tell(await this.followers(subjects), by, told);
  }

  private async versionAdded({ documentId, number, by }: Heard<'documents.version-added'>): Promise<void> {
    const document = await this.find(documentId);
    const version = document && (await this.documents.versionsOf(document.id)).find((each) => each.number === number);
    // What changes in draft days is told to nobody: it is not for readers yet.
    if (!document || !version || document.state !== 'PUBBLICATO') return;
    await this.tell(await this.followers([{ kind: 'documento', id: documentId }]), by, { topic: 'documento.versione', key: `documento-versione:${documentId}:${number}`, title: `Nuova versione (${number}) di «${document.fields.title}»`, text: version.note, ...about(document) });
  }

  private async submitted({ documentId, revision, by }: Heard<'documents.document-submitted'>): Promise<void> {
    const document = await this.find(documentId);
    if (document?.state !== 'IN_REVISIONE') return;
    const reviewers = (await this.people.ofEnti([document.enteId])).filter(({ actor }) => canReviewDocument(actor, document)).map(({ actor }) => actor.personId);
    await this.tell(atOnce(reviewers), by, { topic: 'documento.revisione', key: `documento-revisione:${documentId}:${revision}`, title: `Aspetta la vostra revisione: «${document.fields.title}»`, text: '', ...about(document) });
  }

  private async sentBack({ documentId, revision, by }: Heard<'documents.document-sent-back'>): Promise<void> {
    const document = await this.find(documentId);
    if (!document) return;
    const reason = (await this.documents.deedsOf(document.id, 20)).find(({ kind }) => kind === 'rimandato')?.detail ?? '';
    await this.tell(atOnce([document.ownerId, document.createdBy]), by, { topic: 'documento.rimandato', key: `documento-rimandato:${documentId}:${revision}`, title: `Rimandato perché lo correggiate: «${document.fields.title}»`, text: reason, ...about(document) });
  }

  private async commented({ commentId }: Heard<'documents.comment-added'>): Promise<void> {
    const [comment] = await this.comments.find([commentId as CommentId]);
    const document = comment && (await this.find(comment.documentId));
    if (!comment || !document || comment.deletedAt !== null) return;
    const inThread = comment.parentId ? await this.comments.authorsIn(comment.parentId) : [];
    const told = [...(await this.followers([{ kind: 'documento', id: document.id }])), ...atOnce([document.ownerId, ...inThread])];
    await this.tell(told, comment.authorId, {
      ...{ topic: 'documento.commento', key: `documento-commento:${commentId}`, title: `${comment.authorName} ${comment.parentId ? 'ha risposto' : 'ha commentato'} su «${document.fields.title}»`, text: comment.text },
      ...{ href: `/documenti/${document.id}#commenti`, subjects: [{ kind: 'commento', id: commentId }] },
    });
  }

  private async readingAsked({ requestId }: Heard<'documents.reading-asked'>): Promise<void> {
    const request = await this.readings.find(requestId as ReadingRequestId);
    const document = request && (await this.find(request.documentId));
    if (request && document && request.closedAt === null) await this.board.post(await readingNotices(this.people, { document, request, targets: targetsOf(request), stage: 'CHIESTA' }));
  }

  private async collectionGrown({ collectionId, documentIds, by }: Heard<'documents.collection-grown'>): Promise<void> {
    const [collection] = await this.collections.find([collectionId as CollectionId]);
    if (!collection) return;
    const followers = await this.followers([{ kind: 'raccolta', id: collectionId }]);
    if (followers.length === 0) return;
    for (const document of await this.documents.find(documentIds as DocumentId[])) {
      const subjects = [{ kind: 'raccolta', id: collectionId }, { kind: 'documento', id: document.id }];
      await this.tell(followers, by, { topic: 'raccolta.documento', key: `raccolta:${collectionId}:${document.id}`, title: `Nella raccolta «${collection.title}» c’è ora «${document.fields.title}»`, text: '', href: `/documenti/raccolte/${collectionId}`, subjects });
    }
  }

  private async find(id: string): Promise<Document | null> {
    const [document] = await this.documents.find([id as DocumentId]);
    return document && document.trashedAt === null ? document : null;
  }

  private async followers(subjects: readonly NoticeSubject[]): Promise<readonly Follower[]> {
    return this.board.followersOf(subjects);
  }

  /** Tells each once, but who did it himself. */
  private async tell(people: readonly Follower[], by: PersonId, told: Told): Promise<void> {
    const each = new Map(people.map((person) => [person.personId, person]));
    each.delete(by);
    await this.board.post([...each.values()].map(({ personId, frequency }) => ({ ...told, personId, frequency })));
  }
}

function about({ id }: Document): Pick<Told, 'href' | 'subjects'> {
  return { href: `/documenti/${id}`, subjects: [{ kind: 'documento', id }] };
}

function atOnce(people: readonly PersonId[]): Follower[] {
  return people.map((personId) => ({ personId, frequency: 'SUBITO' }));
}
