import type { EnteRegistry } from '@province-comuni/enti-contract';
import { NETWORK_AUDIENCE, PUBLIC_AUDIENCE } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { audienceOfCollection } from '../collections/collection.policy.js';
import type { CollectionId } from '../collections/collection.js';
import type { CollectionRepository } from '../collections/collection-repository.port.js';
import type { CommentId } from '../comments/comment.js';
import type { CommentRepository } from '../comments/comment-repository.port.js';
import type { Document, DocumentId } from '../document/document.js';
import { audienceOf } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

const STATES = { BOZZA: 'Bozza', IN_REVISIONE: 'In revisione', PUBBLICATO: 'Pubblicato' } as const;

/** What of the library people may follow, and what stands for who may hear of it. */
export class DocumentSubjects {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly comments: CommentRepository,
    private readonly collections: CollectionRepository,
    private readonly enti: EnteRegistry,
  ) {}

  all(): NoticeSubjectSource[] {
    return [
      {
        ...{ kind: 'documento', followable: true, cards: (ids) => this.documentCards(ids) },
        marks: { follows: ['documents.document-changed'], concerned: ({ payload }) => [(payload as { readonly documentId: string }).documentId], of: (ids) => this.documentMarks(ids) },
      },
      { kind: 'commento', followable: false, cards: (ids) => this.commentCards(ids) },
      { kind: 'raccolta', followable: true, cards: (ids) => this.collectionCards(ids) },
      { kind: 'parola', followable: true, cards: (ids) => this.keywordCards(ids) },
      { kind: 'pilastro', followable: true, cards: (ids) => this.pillarCards(ids) },
    ];
  }

  /** By their newest version. */
  private async documentMarks(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.there(ids)).map(({ id, currentVersion }) => [id, `versione ${currentVersion}`]));
  }

  private async there(ids: readonly string[]): Promise<Document[]> {
    return (await this.documents.find(ids.filter(isUuid) as DocumentId[])).filter(({ trashedAt }) => trashedAt === null);
  }

  private async documentCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const there = await this.there(ids);
    const enti = new Map((await this.enti.findByIds([...new Set(there.map(({ enteId }) => enteId))])).map(({ id, denominazione }) => [id, denominazione]));
    return new Map(there.map((document) => [document.id, { title: document.fields.title, href: `/documenti/${document.id}`, audience: audienceOf(document), label: 'Documento', place: enti.get(document.enteId) ?? '', state: STATES[document.state] }]));
  }

  /** Comments that were not deleted. What colleagues say of a document that is public is for the network. */
  private async commentCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const comments = (await this.comments.find(ids.filter(isUuid) as CommentId[])).filter(({ deletedAt }) => deletedAt === null);
    const documents = await this.documentCards(comments.map(({ documentId }) => documentId));
    return new Map(
      comments.flatMap(({ id, documentId }) => {
        const card = documents.get(documentId);
        return card ? [[id, { ...card, audience: card.audience.map((word) => (word === PUBLIC_AUDIENCE ? NETWORK_AUDIENCE : word)) }] as const] : [];
      }),
    );
  }

  private async collectionCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const collections = await this.collections.find(ids.filter(isUuid) as CollectionId[]);
    return new Map(collections.map((collection) => [collection.id, { title: collection.title, href: `/documenti/raccolte/${collection.id}`, audience: audienceOfCollection(collection) }]));
  }

  private async keywordCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const keywords = (await this.transactions.run({ enteIds: [] }, () => this.documents.keywords())).filter(({ key }) => ids.includes(key));
    return new Map(keywords.map(({ key, label }) => [key, { title: label, href: `/documenti?parola=${encodeURIComponent(key)}`, audience: [PUBLIC_AUDIENCE] }]));
  }

  private async pillarCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const keys = (await this.enti.pillarKeys()).filter((key) => ids.includes(key));
    return new Map(keys.map((key) => [key, { title: key, href: `/documenti?pilastro=${encodeURIComponent(key)}`, audience: [PUBLIC_AUDIENCE] }]));
  }
}
