import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { GuestLinks, LANGUAGES, LICENCES, MOST_AT_ONCE, ProposeFromFiles, ReadDocuments, type DocumentFilter, type DocumentId, type DocumentSort, type DocumentView } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { DocumentsFilterGqlInput } from '../graphql/document.input.js';
import { DocumentFacetsType, type DocumentFacetCountType, DocumentGqlType, DocumentListType, DocumentTextType, DocumentVocabularyType, GuestDocumentType, ProposedDocumentType } from '../graphql/document.type.js';
import { presentDocument, presentFile, presentProposal } from '../presenters/document.presenter.js';

const MOST_ON_A_PAGE = 100;
const FARTHEST = 10_000;
const VIEWS: readonly DocumentView[] = ['TUTTI', 'MIEI', 'BOZZE', 'PREFERITI', 'RECENTI', 'CESTINO'];
const SORTS: readonly DocumentSort[] = ['PUBBLICAZIONE', 'AGGIORNAMENTO', 'TITOLO', 'SCARICATI'];

/** Reading the library. What is public is for everybody; the rest as the policy of each document says. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('public')
export class DocumentsResolver {
  constructor(
    @Inject(ReadDocuments) private readonly read: ReadDocuments,
    @Inject(ProposeFromFiles) private readonly propose: ProposeFromFiles,
    @Inject(GuestLinks) private readonly links: GuestLinks,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => DocumentListType, { description: 'Documents that who asks may read.' })
  async documents(
    @CurrentActor() actor: Actor,
    @Args('filter', { type: () => DocumentsFilterGqlInput, nullable: true }) filter: DocumentsFilterGqlInput | null,
    @Args('sort', { type: () => String, defaultValue: 'PUBBLICAZIONE', description: '`PUBBLICAZIONE`, `AGGIORNAMENTO`, `TITOLO` or `SCARICATI`.' }) sort: string,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('offset', { type: () => Int, defaultValue: 0, description: 'At most 10,000.' }) offset: number,
  ): Promise<DocumentListType> {
    const order = SORTS.find((each) => each === sort) ?? 'PUBBLICAZIONE';
    const page = await this.read.list(actor, filterOf(filter), order, { limit: Math.min(Math.max(first, 1), MOST_ON_A_PAGE), offset: Math.min(Math.max(offset, 0), FARTHEST) });
    const types = await this.read.types();
    return { total: page.total, items: page.items.map(({ document }) => presentDocument(actor, document, types)) };
  }

  @Query(() => DocumentFacetsType, { description: 'By what the same list can be narrowed.' })
  async documentFacets(@CurrentActor() actor: Actor, @Args('filter', { type: () => DocumentsFilterGqlInput, nullable: true }) filter: DocumentsFilterGqlInput | null): Promise<DocumentFacetsType> {
    const { types, pillars, enti, years } = await this.read.facets(actor, filterOf(filter));
    const names = new Map<string, string>([...(await this.read.types()).map(({ key, label }) => [key, label] as const), ...(await this.enti.findByIds(enti.map(({ value }) => value as EnteId))).map(({ id, denominazione }) => [id, denominazione] as const)]);
    const named = (counts: typeof types): DocumentFacetCountType[] => counts.map(({ value, count }) => ({ value, count, label: names.get(value) ?? '' }));
    return { kinds: named(types), pillars: named(pillars), enti: named(enti), years: named(years) };
  }

  @Query(() => DocumentGqlType, { nullable: true, description: 'A document; null where there is none for who asks.' })
  async document(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<DocumentGqlType | null> {
    if (!isUuid(id)) return null;
    const [document, types] = await Promise.all([this.read.open(actor, id as DocumentId), this.read.types()]);
    return presentDocument(actor, document, types);
  }

  @Query(() => DocumentTextType, { nullable: true, description: 'Pages of the text of a version (without a number, the newest one), in reading order.' })
  async documentText(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('number', { type: () => Int, nullable: true }) number: number | null,
    @Args('from', { type: () => Int, defaultValue: 0, description: 'Ordinal of the first page.' }) from: number,
    @Args('page', { type: () => Int, nullable: true, description: 'Instead of `from`: the printed page to begin at.' }) page: number | null,
    @Args('first', { type: () => Int, defaultValue: 10, description: 'At most 50.' }) first: number,
  ): Promise<DocumentTextType | null> {
    if (!isUuid(id)) return null;
    const { version, file, pages } = await this.read.text(actor, id as DocumentId, number ?? null, { from, page: page ?? null }, first);
    return { number: version.number, state: file.text.state, pages: pages.map((page) => ({ ...page })) };
  }

  @Query(() => DocumentVocabularyType, { description: 'What the fields of documents may name.' })
  async documentVocabulary(): Promise<DocumentVocabularyType> {
    const { types, keywords } = await this.read.vocabulary();
    return { kinds: types.map((type) => ({ ...type })), keywords: keywords.map((keyword) => ({ ...keyword, alsoWritten: [...keyword.alsoWritten] })), licences: LICENCES.map((licence) => ({ ...licence })), languages: [...LANGUAGES] };
  }

  @Access('signed-in')
  @Query(() => [ProposedDocumentType], { description: 'What the viewer\'s files that have arrived propose, and which of them are here already.' })
  async proposedDocuments(@CurrentActor() actor: SignedInActor, @Args('uploadIds', { type: () => [ID] }) uploadIds: string[]): Promise<ProposedDocumentType[]> {
    return (await this.propose.execute(actor, uploadIds.slice(0, MOST_AT_ONCE))).map(presentProposal);
  }

  @Query(() => GuestDocumentType, { nullable: true, description: 'What a link for people without an account opens; null when it is none of ours, over or taken away.' })
  async guestDocument(@Args('secret', { type: () => String }) secret: string): Promise<GuestDocumentType | null> {
    const { document, version, file, link } = await this.links.open(secret);
    const [ente] = await this.enti.findByIds([document.enteId]);
    return { title: document.fields.title, abstract: document.fields.abstract, ente: ente?.denominazione ?? '', fileName: version.fileName, file: presentFile(file), expiresAt: link.expiresAt };
  }
}

function filterOf(input: DocumentsFilterGqlInput | null): DocumentFilter {
  const { view, kind, pillar, enteId, year, keyword, featured, communityId } = input ?? {};
  return {
    view: VIEWS.find((each) => each === view) ?? 'TUTTI',
    ...(kind ? { typeKey: kind } : {}),
    ...(pillar ? { pillar } : {}),
    // What can be no identifier belongs to nobody.
    ...(enteId ? { enteId: (isUuid(enteId) ? enteId : '00000000-0000-0000-0000-000000000000') as EnteId } : {}),
    ...(year ? { year } : {}),
    ...(keyword ? { keyword } : {}),
    ...(featured == null ? {} : { featured }),
    ...(communityId ? { communityId: isUuid(communityId) ? communityId : '00000000-0000-0000-0000-000000000000' } : {}),
  };
}
