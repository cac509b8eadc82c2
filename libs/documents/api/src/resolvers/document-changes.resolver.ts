import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, GraphQLISODateTime, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { AddDocuments, ChangeDocument, ConfirmSources, CurateDocument, DocumentNotFound, DocumentStepRefused, GuestLinks, KeepAtHand, KeepVocabulary, ReadDocuments, TRANSITIONS, type Document, type DocumentChange, type DocumentId } from '@province-comuni/documents-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { AddDocumentsGqlInput, DocumentFieldsGqlInput, SeenDocumentGqlInput } from '../graphql/document.input.js';
import { AddDocumentsResult, ChangeDocumentResult, CreateGuestLinkResult, DocumentChangeKept, DocumentDeedDone, DocumentDeedResult, DocumentsAdded, GuestLinkCreated, KeywordSaved, SaveKeywordResult } from '../graphql/document.result.js';
import { presentDocument, typedFields } from '../presenters/document.presenter.js';

/** Changing the library: who writes for an Ente, and UPI's curators. Each use case asks its policy. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('signed-in')
export class DocumentChangesResolver {
  constructor(
    @Inject(AddDocuments) private readonly add: AddDocuments,
    @Inject(ChangeDocument) private readonly change: ChangeDocument,
    @Inject(CurateDocument) private readonly curate: CurateDocument,
    @Inject(ConfirmSources) private readonly confirm: ConfirmSources,
    @Inject(ReadDocuments) private readonly read: ReadDocuments,
    @Inject(KeepAtHand) private readonly atHand: KeepAtHand,
    @Inject(GuestLinks) private readonly links: GuestLinks,
    @Inject(KeepVocabulary) private readonly keepVocabulary: KeepVocabulary,
  ) {}

  @Mutation(() => AddDocumentsResult, { description: 'Makes documents of files that have arrived: all of them, or none with every reason. Asked again, it answers with the same documents.' })
  async addDocuments(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AddDocumentsGqlInput }) input: AddDocumentsGqlInput): Promise<DocumentsAdded> {
    const ids = await this.add.execute(actor, { ...input, items: input.items.map(({ uploadId, fields }) => ({ uploadId, fields: typedFields(fields) })) });
    const types = await this.read.types();
    const documents = await Promise.all(ids.map((id) => this.read.open(actor, id)));
    return Object.assign(new DocumentsAdded(), { documents: documents.map((document) => presentDocument(actor, document, types)) });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'Says something else of a document.' })
  changeDocumentFields(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('fields', { type: () => DocumentFieldsGqlInput }) fields: DocumentFieldsGqlInput): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: 'fields', fields: typedFields(fields) });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'Says who may read a document.' })
  shareDocument(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('visibility', { type: () => String }) visibility: string, @Args('sharedWith', { type: () => [ID], defaultValue: [] }) sharedWith: string[]): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: 'sharing', visibility, sharedWith });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'A step in the life of a document: `submit`, `publish`, `sendBack` (with a reason), `withdraw`.' })
  moveDocument(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('step', { type: () => String }) step: string, @Args('reason', { type: () => String, defaultValue: '' }) reason: string): Promise<DocumentChangeKept> {
    const known = TRANSITIONS.find((transition) => transition.step === step);
    if (!known) throw new DocumentStepRefused('Questo passaggio non c’è.');
    return this.make(actor, document, { kind: 'step', step: known.step, reason });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'A file that has arrived becomes the newest version.' })
  addDocumentVersion(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('uploadId', { type: () => ID }) uploadId: string, @Args('note', { type: () => String }) note: string): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: 'version', uploadId, note });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'The file of an earlier version becomes the newest one.' })
  restoreDocumentVersion(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('number', { type: () => Int }) number: number): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: 'restoreVersion', number });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'Pins the version that the Ente holds for approved; without a number, none.' })
  approveDocumentVersion(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('number', { type: () => Int, nullable: true }) number: number | null): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: 'approve', number: number ?? null });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'Puts a document in the trash, or takes it out again; after 30 days there it is deleted for good.' })
  trashDocument(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('trashed', { type: () => Boolean }) trashed: boolean): Promise<DocumentChangeKept> {
    return this.make(actor, document, { kind: trashed ? 'trash' : 'untrash' });
  }

  @Mutation(() => ChangeDocumentResult, { description: 'Says that a document holds as it is after what it rests on changed: who writes for its Ente.' })
  async confirmDocumentSources(@CurrentActor() actor: SignedInActor, @Args('document', { type: () => SeenDocumentGqlInput }) document: SeenDocumentGqlInput, @Args('until', { type: () => GraphQLISODateTime, description: 'Moment of the last change that was seen: a later one waits.' }) until: Date): Promise<DocumentChangeKept> {
    return this.present(actor, await this.confirm.execute(actor, idOf(document.id), document.seenRevision, until));
  }

  @Access('staff')
  @Mutation(() => ChangeDocumentResult, { description: 'Puts a document in evidence, or says that UPI checked it; what is left out stays as it is.' })
  async curateDocument(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('featured', { type: () => Boolean, nullable: true }) featured: boolean | null, @Args('verified', { type: () => Boolean, nullable: true }) verified: boolean | null): Promise<DocumentChangeKept> {
    return this.present(actor, await this.curate.execute(actor, idOf(id), { ...(featured == null ? {} : { featured }), ...(verified == null ? {} : { verified }) }));
  }

  @Mutation(() => DocumentDeedResult, { description: 'Keeps a document at hand, or no longer.' })
  async keepDocumentAtHand(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('keep', { type: () => Boolean }) keep: boolean): Promise<DocumentDeedDone> {
    await this.atHand.execute(actor, idOf(id), keep);
    return done();
  }

  @Access('public')
  @Mutation(() => DocumentDeedResult, { description: 'Counts a look at a document, and remembers it for the list of what one saw last.' })
  async lookAtDocument(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<DocumentDeedDone> {
    await this.read.look(actor, idOf(id));
    return done();
  }

  @Mutation(() => CreateGuestLinkResult, { description: 'Makes a link by which somebody without an account reads the document, for 1 to 90 days.' })
  async createGuestLink(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('note', { type: () => String, defaultValue: '' }) note: string, @Args('days', { type: () => Int }) days: number): Promise<GuestLinkCreated> {
    const { link, secret } = await this.links.create(actor, idOf(id), { note, days });
    return Object.assign(new GuestLinkCreated(), { link, path: `/documenti/ospite/${secret}` });
  }

  @Mutation(() => DocumentDeedResult, { description: 'Takes a link away: it opens nothing any more.' })
  async revokeGuestLink(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('linkId', { type: () => ID }) linkId: string): Promise<DocumentDeedDone> {
    await this.links.revoke(actor, idOf(id), linkId);
    return done();
  }

  @Access('staff')
  @Mutation(() => SaveKeywordResult, { description: 'Adds a word to the controlled list (without a key), or changes the one with the key.' })
  async saveDocumentKeyword(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String, nullable: true }) key: string | null, @Args('label', { type: () => String }) label: string, @Args('alsoWritten', { type: () => [String], defaultValue: [] }) alsoWritten: string[], @Args('retired', { type: () => Boolean, defaultValue: false }) retired: boolean): Promise<KeywordSaved> {
    const keyword = await this.keepVocabulary.saveKeyword(actor, { key: key ?? null, label, alsoWritten, retired });
    return Object.assign(new KeywordSaved(), { keyword: { ...keyword, alsoWritten: [...keyword.alsoWritten] } });
  }

  private async make(actor: SignedInActor, { id, seenRevision }: SeenDocumentGqlInput, change: DocumentChange): Promise<DocumentChangeKept> {
    return this.present(actor, await this.change.execute(actor, idOf(id), seenRevision, change));
  }

  private async present(actor: Actor, document: Document): Promise<DocumentChangeKept> {
    return Object.assign(new DocumentChangeKept(), { document: presentDocument(actor, document, (await this.read.types())) });
  }
}

function done(): DocumentDeedDone {
  return Object.assign(new DocumentDeedDone(), { done: true });
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function idOf(text: string): DocumentId {
  if (!isUuid(text)) throw new DocumentNotFound();
  return text as DocumentId;
}
