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
import type { DocumentId } from '../document/document.js';
import { audienceOf } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

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
      { kind: 'documento', followable: true, cards: (ids) => this.documentCards(ids) },
      { kind: 'commento', followable: false, cards: (ids) => this.commentCards(ids) },
      { kind: 'raccolta', followable: true, cards: (ids) => this.collectionCards(ids) },
      { kind: 'parola', followable: true, cards: (ids) => this.keywordCards(ids) },
      { kind: 'pilastro', followable: true, cards: (ids) => this.pillarCards(ids) },
    ];
  }

  private async documentCards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const documents = await this.documents.find(ids.filter(isUuid) as DocumentId[]);
    return new Map(documents.filter(({ trashedAt }) => trashedAt === null).map((document) => [document.id, { title: document.fields.title, href: `/documenti/${document.id}`, audience: audienceOf(document) }]));
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
