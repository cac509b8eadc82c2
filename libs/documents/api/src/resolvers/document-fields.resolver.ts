import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { COMMUNITY_DIRECTORY, type CommunityDirectory } from '@province-comuni/communities-contract';
import { GuestLinks, ReadDocuments, ReadSources, type DocumentId } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { CurrentActor, requestLoader, type RequestContext } from '@province-comuni/platform-graphql';
import { communityIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import DataLoader from 'dataloader';
import { DocumentCommunityType, DocumentDeedType, DocumentEnteType, DocumentGqlType, DocumentSourceType, DocumentUseType, DocumentVersionType, GuestLinkType } from '../graphql/document.type.js';
import { presentVersion } from '../presenters/document.presenter.js';

/** Relations of a document: those of lists take as many statements whatever the length of the list; what is for its own Ente only is not asked for others. */
@Resolver(() => DocumentGqlType)
export class DocumentFieldsResolver {
  constructor(
    @Inject(ReadDocuments) private readonly read: ReadDocuments,
    @Inject(ReadSources) private readonly sourcesOf: ReadSources,
    @Inject(GuestLinks) private readonly guestLinks: GuestLinks,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
    @Inject(COMMUNITY_DIRECTORY) private readonly communities: CommunityDirectory,
  ) {}

  @ResolveField(() => DocumentEnteType, { description: 'The Ente whose document it is.' })
  async ente(@Parent() document: DocumentGqlType, @Context() context: RequestContext): Promise<DocumentEnteType> {
    return (await this.enteLoader(context).load(document.enteId)) ?? { id: document.enteId, denominazione: '' };
  }

  @ResolveField(() => DocumentEnteType, { nullable: true, description: 'Territory it is about, when it is not that of its Ente.' })
  async territory(@Parent() document: DocumentGqlType, @Context() context: RequestContext): Promise<DocumentEnteType | null> {
    return document.territoryId ? this.enteLoader(context).load(document.territoryId) : null;
  }

  @ResolveField(() => [DocumentEnteType], { description: 'With visibility `ENTI`: whom it is shared with; told to who may change it.' })
  async sharedWith(@Parent() document: DocumentGqlType, @Context() context: RequestContext): Promise<DocumentEnteType[]> {
    if (!document.viewerCan.edit || document.visibility !== 'ENTI') return [];
    return (await this.enteLoader(context).loadMany(document.sharedWithIds)).filter((ente): ente is DocumentEnteType => ente !== null && !(ente instanceof Error));
  }

  @ResolveField(() => [DocumentCommunityType], { description: 'With visibility `COMMUNITY`: the communities it is shared with; told to who may change it.' })
  async sharedCommunities(@Parent() document: DocumentGqlType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<DocumentCommunityType[]> {
    if (!document.viewerCan.edit || document.visibility !== 'COMMUNITY') return [];
    const loader = requestLoader(context, 'document-communities', () => new DataLoader<string, string>(async (ids) => {
      // Of one that he does not belong to he is not told the name.
      const titles = await this.communities.titlesOf(ids.filter((id) => communityIdsOf(actor).includes(id)));
      return ids.map((id) => titles.get(id) ?? '');
    }));
    const titles = await loader.loadMany(document.sharedWithIds);
    return document.sharedWithIds.map((id, index) => ({ id, title: typeof titles[index] === 'string' ? titles[index] : '' }));
  }

  @ResolveField(() => DocumentVersionType, { description: 'The newest version.' })
  async currentVersion(@Parent() document: DocumentGqlType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<DocumentVersionType> {
    const loader = requestLoader(
      context,
      'documents.current-version',
      () =>
        new DataLoader(async (ids: readonly string[]) => {
          const versions = new Map((await this.read.currentVersions(actor, ids as DocumentId[])).map((version) => [version.documentId as string, presentVersion(version)]));
          return ids.map((id) => versions.get(id)!);
        }),
    );
    return loader.load(document.id);
  }

  @ResolveField(() => [DocumentVersionType], { description: 'Every version, newest first.' })
  async versions(@Parent() document: DocumentGqlType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<DocumentVersionType[]> {
    const loader = requestLoader(
      context,
      'documents.versions',
      () =>
        new DataLoader(async (ids: readonly string[]) => {
          const versions = Map.groupBy(await this.read.versions(actor, ids as DocumentId[]), ({ documentId }) => documentId as string);
          return ids.map((id) => (versions.get(id) ?? []).map(presentVersion));
        }),
    );
    return loader.load(document.id);
  }

  @ResolveField(() => [DocumentSourceType], { description: 'What it was made from and what it rests on, in order; empty for most documents.' })
  async sources(@Parent() document: DocumentGqlType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<DocumentSourceType[]> {
    const loader = requestLoader(
      context,
      'documents.sources',
      () =>
        new DataLoader(async (ids: readonly string[]) => {
          const sources = Map.groupBy(await this.sourcesOf.execute(actor, ids as DocumentId[]), ({ documentId }) => documentId as string);
          return ids.map((id) => (sources.get(id) ?? []).map(({ kind, card, isOrigin, state, changedAt }) => ({ kind, title: card?.title ?? null, href: card?.href ?? null, label: card?.label ?? null, place: card?.place || null, isOrigin, state, changedAt })));
        }),
    );
    return loader.load(document.id);
  }

  @ResolveField(() => Boolean, { description: 'Whether who looks keeps it at hand.' })
  async isFavourite(@Parent() document: DocumentGqlType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<boolean> {
    const loader = requestLoader(
      context,
      'documents.favourite',
      () =>
        new DataLoader(async (ids: readonly string[]) => {
          const favourites = await this.read.favourites(actor, ids as DocumentId[]);
          return ids.map((id) => favourites.has(id as DocumentId));
        }),
    );
    return loader.load(document.id);
  }

  @ResolveField(() => [DocumentDeedType], { description: 'Who did what, newest first (at most 100); for who writes for its Ente.' })
  async history(@Parent() document: DocumentGqlType, @CurrentActor() actor: Actor): Promise<DocumentDeedType[]> {
    if (!document.viewerCan.edit) return [];
    return (await this.read.history(actor, document.id as DocumentId)).map(({ kind, detail, personName, at }) => ({ kind, detail, personName, at }));
  }

  @ResolveField(() => DocumentUseType, { nullable: true, description: 'How much it is used; for who writes for its Ente.' })
  async use(@Parent() document: DocumentGqlType, @CurrentActor() actor: Actor): Promise<DocumentUseType | null> {
    return document.viewerCan.edit ? this.read.use(actor, document.id as DocumentId) : null;
  }

  @ResolveField(() => [GuestLinkType], { description: 'Links for people without an account that still hold; for who writes for its Ente.' })
  async guestLinksThatHold(@Parent() document: DocumentGqlType, @CurrentActor() actor: Actor): Promise<GuestLinkType[]> {
    return document.viewerCan.edit ? this.guestLinks.list(actor, document.id as DocumentId) : [];
  }

  private enteLoader(context: RequestContext): DataLoader<string, DocumentEnteType | null> {
    return requestLoader(
      context,
      'documents.ente',
      () =>
        new DataLoader(async (ids: readonly string[]) => {
          const cards = new Map((await this.enti.findByIds([...new Set(ids)] as EnteId[])).map(({ id, denominazione }) => [id as string, { id, denominazione }]));
          return ids.map((id) => cards.get(id) ?? null);
        }),
    );
  }
}
