import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskReading, DocumentNotFound, type DocumentId } from '@province-comuni/documents-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { AskReadingGqlInput, DocumentReadingsType, ReadingColleagueType, ReadingDone, ReadingResult, WaitingReadingType } from '../graphql/reading.type.js';

/** "Ho letto": what an Ente asks of others about its documents, and their answers. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('signed-in')
export class ReadingsResolver {
  constructor(@Inject(AskReading) private readonly readings: AskReading) {}

  @Query(() => DocumentReadingsType, { nullable: true, description: 'Readings of a document that are asked for; null where there is none for who asks.' })
  async documentReadings(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<DocumentReadingsType> {
    const mine = await this.readings.askedOf(actor, idOf(id));
    const tables = await this.readings.tables(actor, idOf(id));
    return {
      mine: mine.map(({ request: { id: requestId, askedByName, note, dueOn }, confirmation }) => ({ id: requestId, askedByName, note, dueOn, confirmedAt: confirmation?.at ?? null, confirmedBy: confirmation?.personName ?? null })),
      requests: tables.map(({ request: { id: requestId, version, askedByName, askedAt, note, dueOn, closedAt }, lines }) => ({
        ...{ id: requestId, version, askedByName, askedAt, note, dueOn, closedAt, csv: `/api/documents/${id}/readings/${requestId}.csv` },
        lines: lines.map(({ target, name, confirmation }) => ({ kind: target.kind, targetId: target.id, name, confirmedBy: confirmation?.personName ?? null, confirmedAt: confirmation?.at ?? null })),
      })),
    };
  }

  @Query(() => [ReadingColleagueType], { nullable: true, description: 'People of the document\'s own Ente, to ask them by name; null for who may not ask.' })
  async readingColleagues(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<ReadingColleagueType[]> {
    return (await this.readings.colleagues(actor, idOf(id))).map((colleague) => ({ ...colleague }));
  }

  @Query(() => [WaitingReadingType], { description: 'Documents that who asks is to read and confirm, the first due first; at most 20.' })
  async waitingReadings(@CurrentActor() actor: SignedInActor): Promise<WaitingReadingType[]> {
    return (await this.readings.waiting(actor)).map(({ document, request }) => ({ documentId: document.id, title: document.fields.title, askedByName: request.askedByName, dueOn: request.dueOn }));
  }

  @Mutation(() => ReadingResult, { description: 'Asks Enti and people to confirm that they read a document.' })
  async askReading(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('input', { type: () => AskReadingGqlInput }) input: AskReadingGqlInput): Promise<ReadingDone> {
    await this.readings.ask(actor, idOf(id), input);
    return done();
  }

  @Mutation(() => ReadingResult, { description: '"Ho letto", for himself and for his Enti among those asked.' })
  async confirmReading(@CurrentActor() actor: SignedInActor, @Args('requestId', { type: () => ID }) requestId: string): Promise<ReadingDone> {
    await this.readings.confirm(actor, requestId);
    return done();
  }

  @Mutation(() => ReadingResult, { description: 'Asks nobody any more; who confirmed stays.' })
  async closeReading(@CurrentActor() actor: SignedInActor, @Args('requestId', { type: () => ID }) requestId: string): Promise<ReadingDone> {
    await this.readings.close(actor, requestId);
    return done();
  }
}

function done(): ReadingDone {
  return Object.assign(new ReadingDone(), { done: true });
}

function idOf(text: string): DocumentId {
  if (!isUuid(text)) throw new DocumentNotFound();
  return text as DocumentId;
}
