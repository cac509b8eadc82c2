import { randomUUID } from 'node:crypto';
import type { DocumentEvent } from '@province-comuni/documents-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, enteIdsOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { cleanText, type FieldProblem } from '../document/read-fields.js';
import { DocumentChanged, DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { readSharing, type TypedSharing } from '../use-cases/read-sharing.js';
import { documentsOf, keepHidden, MOST_DOCUMENTS, MOST_PARTS, type Collection, type CollectionFields, type CollectionId, type CollectionPart, type PartId } from './collection.js';
import { canAddCollection, canCurateCollection, canEditCollection, canReadCollection } from './collection.policy.js';
import type { CollectionRepository } from './collection-repository.port.js';

/** What is said of a collection and who may read it, as typed. */
export interface TypedCollection extends TypedSharing, CollectionFields {
  readonly curated: boolean;
}

/** A part as typed: without an id it is new. */
export interface TypedPart {
  readonly id: string | null;
  readonly title: string;
  readonly documentIds: readonly string[];
}

const TITLE_LENGTH = 200;
const ABSTRACT_LENGTH = 2000;
const PART_TITLE_LENGTH = 120;

/** Making collections and keeping them in order, by who writes for their Ente; nobody's change is overwritten unseen. */
export class KeepCollections {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly collections: CollectionRepository,
    private readonly documents: DocumentRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param documentIds with what it begins. @throws DocumentNotFound (an Ente of others), DocumentNotAllowed, DocumentInputRefused */
  async create(actor: SignedInActor, enteId: string, typed: TypedCollection, documentIds: readonly string[]): Promise<Collection> {
    if (!isUuid(enteId) || !enteIdsOf(actor).includes(enteId as EnteId)) throw new DocumentNotFound();
    if (!canAddCollection(actor, enteId as EnteId)) throw new DocumentNotAllowed();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const now = this.clock.now();
      const said = await this.read(actor, enteId as EnteId, typed);
      const collection: Collection = { id: randomUUID() as CollectionId, enteId: enteId as EnteId, ...said, revision: 1, createdBy: actor.personId, createdAt: now, updatedAt: now };
      await this.collections.add(collection);
      const readable = await this.readable(actor, documentIds);
      await this.collections.arrange(collection.id, [{ id: randomUUID() as PartId, title: '', documentIds: readable.map(({ id }) => id) }]);
      await this.tell(collection.id, readable.map(({ id }) => id), actor);
      return collection;
    });
  }

  /** Says something else of it, or who may read it. @throws DocumentNotFound, DocumentNotAllowed, DocumentChanged, DocumentInputRefused */
  async describe(actor: SignedInActor, id: string, seenRevision: number, typed: TypedCollection): Promise<Collection> {
    return this.change(actor, id, seenRevision, async (collection) => ({ ...collection, ...(await this.read(actor, collection.enteId, typed)) }));
  }

  /** Parts and order anew: documents come in, go and move. @throws DocumentNotFound, DocumentNotAllowed, DocumentChanged, DocumentInputRefused */
  async arrange(actor: SignedInActor, id: string, seenRevision: number, typed: readonly TypedPart[]): Promise<Collection> {
    return this.change(actor, id, seenRevision, async (collection) => {
      const before = await this.collections.partsOf(collection.id);
      const [there, asked] = [documentsOf(before), typed.flatMap(({ documentIds }) => documentIds)];
      const readable = new Set((await this.readable(actor, [...there, ...asked])).map((document) => document.id));
      const wanted = partsOf(typed, before, readable);
      const parts = keepHidden(before, wanted, new Set(there.filter((each) => !readable.has(each))));
      refuseTooMany(parts);
      await this.collections.arrange(collection.id, parts);
      await this.tell(collection.id, documentsOf(wanted).filter((each) => !there.includes(each)), actor);
      return collection;
    });
  }

  /** Puts a document at the end of its first part; one that is there stays where it is. @throws DocumentNotFound, DocumentNotAllowed, DocumentStepRefused when it is full */
  async addDocument(actor: SignedInActor, id: string, documentId: DocumentId): Promise<Collection> {
    return this.change(actor, id, null, async (collection) => {
      const [document] = await this.readable(actor, [documentId]);
      if (!document) throw new DocumentNotFound();
      const before = await this.collections.partsOf(collection.id);
      if (documentsOf(before).includes(documentId)) return collection;
      if (documentsOf(before).length >= MOST_DOCUMENTS) throw new DocumentStepRefused(`Una raccolta tiene al massimo ${MOST_DOCUMENTS} documenti.`);
      const [first = { id: randomUUID() as PartId, title: '', documentIds: [] }, ...rest] = before;
      await this.collections.arrange(collection.id, [{ ...first, documentIds: [...first.documentIds, documentId] }, ...rest]);
      await this.tell(collection.id, [documentId], actor);
      return collection;
    });
  }

  /** Takes the collection away; its documents stay where they are. @throws DocumentNotFound, DocumentNotAllowed */
  async remove(actor: SignedInActor, id: string): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const collection = await this.editable(actor, id);
      await this.collections.remove(collection.id);
      await this.tell(collection.id, [], actor);
    });
  }

  /** @param seenRevision null for a change that fits whatever others did meanwhile */
  private async change(actor: SignedInActor, id: string, seenRevision: number | null, make: (collection: Collection) => Promise<Collection>): Promise<Collection> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.editable(actor, id);
      if (seenRevision !== null && before.revision !== seenRevision) throw new DocumentChanged(before.revision, null);
      const after = await make(before);
      const saved: Collection = { ...after, revision: before.revision + 1, updatedAt: this.clock.now() };
      await this.collections.save(saved);
      await this.outbox.record({ kind: 'documents.collection-changed', payload: { collectionId: saved.id } } satisfies DocumentEvent);
      return saved;
    });
  }

  private async editable(actor: SignedInActor, id: string): Promise<Collection> {
    const [seen] = isUuid(id) ? await this.collections.find([id as CollectionId]) : [];
    if (!seen || !canReadCollection(actor, seen)) throw new DocumentNotFound();
    if (!canEditCollection(actor, seen)) throw new DocumentNotAllowed();
    const collection = await this.collections.lock(seen.id);
    if (!collection) throw new DocumentNotFound();
    return collection;
  }

  private async read(actor: Actor, enteId: EnteId, typed: TypedCollection): Promise<Pick<Collection, 'title' | 'abstract' | 'visibility' | 'sharedWith' | 'curated'>> {
    const [title, abstract] = [cleanText(typed.title).replace(/\s+/g, ' '), cleanText(typed.abstract)];
    const { sharing, problems: sharingProblems } = await readSharing(typed, enteId, this.enti, null);
    const problems: FieldProblem[] = [...sharingProblems];
    if (title === '') problems.push({ field: 'title', message: 'Date un titolo alla raccolta.' });
    if (title.length > TITLE_LENGTH) problems.push({ field: 'title', message: `Al massimo ${TITLE_LENGTH} caratteri.` });
    if (abstract.length > ABSTRACT_LENGTH) problems.push({ field: 'abstract', message: `Al massimo ${ABSTRACT_LENGTH.toLocaleString('it-IT')} caratteri.` });
    if (typed.curated && !canCurateCollection(actor, { enteId })) problems.push({ field: 'curated', message: 'Solo UPI mette le sue raccolte in apertura della biblioteca.' });
    if (typed.curated && sharing.visibility === 'ENTE') problems.push({ field: 'curated', message: 'In apertura della biblioteca sta una raccolta che altri possono leggere.' });
    if (problems.length > 0) throw new DocumentInputRefused(problems);
    return { title, abstract, ...sharing, curated: typed.curated };
  }

  private async readable(actor: Actor, ids: readonly string[]): Promise<Document[]> {
    const asked = [...new Set(ids)].filter(isUuid) as DocumentId[];
    const found = (await this.documents.find(asked)).filter((document) => document.trashedAt === null && canReadDocument(actor, document));
    return asked.flatMap((id) => found.find((document) => document.id === id) ?? []);
  }

  private async tell(collectionId: CollectionId, documentIds: readonly DocumentId[], { personId: by }: SignedInActor): Promise<void> {
    const events: DocumentEvent[] = [{ kind: 'documents.collection-changed', payload: { collectionId } }, ...(documentIds.length > 0 ? [{ kind: 'documents.collection-grown' as const, payload: { collectionId, documentIds, by } }] : [])];
    for (const event of events) await this.outbox.record(event);
  }
}

/** Parts as typed, with what is wrong at its place; each document once, and only readable ones. */
function partsOf(typed: readonly TypedPart[], before: readonly CollectionPart[], readable: ReadonlySet<string>): CollectionPart[] {
  const problems: FieldProblem[] = [];
  const taken = new Set<string>();
  const parts = typed.map(({ id, title: typedTitle, documentIds }, index) => {
    const title = cleanText(typedTitle).replace(/\s+/g, ' ');
    if (index > 0 && title === '') problems.push({ field: `parts[${index}].title`, message: 'Date un titolo alla parte.' });
    if (title.length > PART_TITLE_LENGTH) problems.push({ field: `parts[${index}].title`, message: `Al massimo ${PART_TITLE_LENGTH} caratteri.` });
    const ids = documentIds.filter((each) => readable.has(each) && !taken.has(each) && taken.add(each)) as DocumentId[];
    return { id: before.find((part) => part.id === id)?.id ?? (randomUUID() as PartId), title, documentIds: ids };
  });
  if (parts.length === 0 || parts.length > MOST_PARTS) problems.push({ field: 'parts', message: `Da 1 a ${MOST_PARTS} parti.` });
  if (new Set(parts.map(({ id }) => id)).size !== parts.length) problems.push({ field: 'parts', message: 'La stessa parte compare due volte: ricaricate la pagina.' });
  if (problems.length > 0) throw new DocumentInputRefused(problems);
  return parts;
}

function refuseTooMany(parts: readonly CollectionPart[]): void {
  if (documentsOf(parts).length > MOST_DOCUMENTS) throw new DocumentInputRefused([{ field: 'parts', message: `Una raccolta tiene al massimo ${MOST_DOCUMENTS} documenti.` }]);
}
