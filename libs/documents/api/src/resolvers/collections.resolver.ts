import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { canCurateCollection, canEditCollection, DocumentNotFound, KeepCollections, ReadCollections, ReadDocuments, type CollectionCard, type CollectionFilter, type DocumentId } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { CollectionGqlInput, CollectionKept, CollectionListType, CollectionPartGqlInput, CollectionResult, OpenCollectionType, SeenCollectionGqlInput, type CollectionType } from '../graphql/collection.type.js';
import { presentDocument } from '../presenters/document.presenter.js';

const MOST_ON_A_PAGE = 50;
const SEEN = { type: () => SeenCollectionGqlInput };

/** Collections of documents: reading them is for whom they are shared with, changing them for who writes for their Ente. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('signed-in')
export class CollectionsResolver {
  constructor(
    @Inject(ReadCollections) private readonly read: ReadCollections,
    @Inject(KeepCollections) private readonly keep: KeepCollections,
    @Inject(ReadDocuments) private readonly documents: ReadDocuments,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Access('public')
  @Query(() => CollectionListType, { description: 'Collections that who asks may read: those in the front of the library first, then the latest.' })
  async collections(
    @CurrentActor() actor: Actor,
    @Args('own', { type: () => Boolean, defaultValue: false, description: 'Only those of the viewer\'s Enti.' }) own: boolean,
    @Args('curated', { type: () => Boolean, nullable: true }) curated: boolean | null,
    @Args('documentId', { type: () => ID, nullable: true, description: 'Only those that hold this document.' }) documentId: string | null,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number,
  ): Promise<CollectionListType> {
    if (documentId && !isUuid(documentId)) return { items: [], total: 0 };
    const filter: CollectionFilter = { ...(own ? { own } : {}), ...(curated == null ? {} : { curated }), ...(documentId ? { documentId: documentId as DocumentId } : {}) };
    const { items, total } = await this.read.list(actor, filter, { limit: Math.min(Math.max(first, 1), MOST_ON_A_PAGE), offset: Math.min(Math.max(offset, 0), 10_000) });
    return { total, items: await this.present(actor, items) };
  }

  @Access('public')
  @Query(() => OpenCollectionType, { nullable: true, description: 'A collection with those of its documents that who asks may read; null where there is none for him.' })
  async collection(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<OpenCollectionType> {
    const { parts, ...card } = await this.read.open(actor, id);
    const types = await this.documents.types();
    const [collection] = await this.present(actor, [card]);
    return { collection: collection!, parts: parts.map(({ id: partId, title, documents }) => ({ id: partId, title, documents: documents.map((document) => presentDocument(actor, document, types)) })) };
  }

  @Mutation(() => CollectionResult, { description: 'Makes a collection for an Ente.' })
  async createCollection(@CurrentActor() actor: SignedInActor, @Args('enteId', { type: () => ID }) enteId: string, @Args('input', { type: () => CollectionGqlInput }) input: CollectionGqlInput, @Args('documentIds', { type: () => [ID], defaultValue: [], description: 'With what it begins.' }) documentIds: string[]): Promise<CollectionKept> {
    return kept(await this.keep.create(actor, enteId, input, documentIds));
  }

  @Mutation(() => CollectionResult, { description: 'Says something else of a collection, or who may read it.' })
  async describeCollection(@CurrentActor() actor: SignedInActor, @Args('collection', SEEN) { id, seenRevision }: SeenCollectionGqlInput, @Args('input', { type: () => CollectionGqlInput }) input: CollectionGqlInput): Promise<CollectionKept> {
    return kept(await this.keep.describe(actor, id, seenRevision, input));
  }

  @Mutation(() => CollectionResult, { description: 'Parts and order of a collection anew. What is hidden from who asks stays where it is.' })
  async arrangeCollection(@CurrentActor() actor: SignedInActor, @Args('collection', SEEN) { id, seenRevision }: SeenCollectionGqlInput, @Args('parts', { type: () => [CollectionPartGqlInput] }) parts: CollectionPartGqlInput[]): Promise<CollectionKept> {
    return kept(await this.keep.arrange(actor, id, seenRevision, parts.map(({ id: partId, title, documentIds }) => ({ id: partId ?? null, title, documentIds }))));
  }

  @Mutation(() => CollectionResult, { description: 'Puts a document at the end of the first part of a collection.' })
  async addToCollection(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('documentId', { type: () => ID }) documentId: string): Promise<CollectionKept> {
    if (!isUuid(documentId)) throw new DocumentNotFound();
    return kept(await this.keep.addDocument(actor, id, documentId as DocumentId));
  }

  @Mutation(() => CollectionResult, { description: 'Takes a collection away; its documents stay where they are.' })
  async deleteCollection(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<CollectionKept> {
    await this.keep.remove(actor, id);
    return kept({ id, revision: 0 });
  }

  private async present(actor: Actor, cards: readonly CollectionCard[]): Promise<CollectionType[]> {
    const ids = [...new Set(cards.flatMap(({ collection }) => [collection.enteId, ...collection.sharedWith]))];
    const names = new Map<string, string>((await this.enti.findByIds(ids as EnteId[])).map(({ id, denominazione }) => [id, denominazione]));
    const named = (id: string): { id: string; denominazione: string } => ({ id, denominazione: names.get(id) ?? '' });
    return cards.map(({ collection, documents }) => {
      const { id, title, abstract, visibility, curated, revision, updatedAt } = collection;
      const edit = canEditCollection(actor, collection);
      return { id, title, abstract, visibility, curated, revision, updatedAt, ente: named(collection.enteId), sharedWith: edit ? collection.sharedWith.map(named) : [], documentCount: documents, viewerCan: { edit, curate: canCurateCollection(actor, collection) } };
    });
  }
}

function kept({ id, revision }: { readonly id: string; readonly revision: number }): CollectionKept {
  return Object.assign(new CollectionKept(), { id, revision });
}
