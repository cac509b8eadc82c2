import { randomUUID } from 'node:crypto';
import type { DocumentEvent } from '@province-comuni/documents-contract';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type Actor, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { cleanText, type FieldProblem } from '../document/read-fields.js';
import { DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { readerOf } from '../use-cases/library-reader.js';
import { canAskReading, enteMayRead, targetsOfActor } from './reading.policy.js';
import type { ReadingRepository } from './reading-repository.port.js';
import { sameTarget, targetsOf, type ReadingConfirmation, type ReadingRequest, type ReadingRequestId, type ReadingTarget } from './reading-request.js';

/** What a person is asked to confirm of a document. */
export interface AskedOfMe {
  readonly request: ReadingRequest;
  /** The confirmation for him or his Ente; null: it waits. */
  readonly confirmation: ReadingConfirmation | null;
}

/** One line of the table: who was asked, and who confirmed when. */
export interface ReadingLine {
  readonly target: ReadingTarget;
  readonly name: string;
  readonly confirmation: ReadingConfirmation | null;
}

/** A request with everybody it asks, for who asked. */
export interface ReadingTable {
  readonly request: ReadingRequest;
  readonly lines: readonly ReadingLine[];
}

/** What waits for a person, with the document's title. */
export interface WaitingReading {
  readonly document: Document;
  readonly request: ReadingRequest;
}

/** What is asked, as typed. */
export interface TypedReading {
  readonly enti: readonly string[];
  readonly people: readonly string[];
  readonly dueOn: string;
  readonly note: string;
}

const MOST_ASKED = 500;
const MOST_WAITING = 20;

/** An Ente asks others to confirm that they read one of its documents; they say "Ho letto". */
export class AskReading {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly readings: ReadingRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DocumentNotFound, DocumentNotAllowed, DocumentStepRefused while it is not published, DocumentInputRefused */
  async ask(actor: SignedInActor, id: DocumentId, typed: TypedReading): Promise<ReadingRequest> {
    const document = await this.transactions.run(databaseAccessOf(actor), () => this.askable(actor, id));
    if (document.state !== 'PUBBLICATO' || document.trashedAt) throw new DocumentStepRefused('Si chiede di leggere un documento pubblicato: prima pubblicatelo.');
    const [enti, people] = [[...new Set(typed.enti)] as EnteId[], [...new Set(typed.people)] as PersonId[]];
    await this.refuseWrong(document, { ...typed, enti, people });
    const now = this.clock.now();
    const request: ReadingRequest = { id: randomUUID() as ReadingRequestId, documentId: id, version: document.currentVersion, note: cleanText(typed.note).slice(0, 1000), dueOn: typed.dueOn, enti, people, askedBy: actor.personId, askedByName: actor.name, askedAt: now, closedAt: null };
    await this.transactions.run(databaseAccessOf(actor), async () => {
      await this.readings.add(request);
      await this.documents.note(id, { kind: 'lettura chiesta', detail: '', personId: actor.personId, personName: actor.name, at: now });
      await this.outbox.record({ kind: 'documents.reading-asked', payload: { requestId: request.id } } satisfies DocumentEvent);
    });
    return request;
  }

  /** "Ho letto", for himself and for his Enti among those asked. Again: the same. @throws DocumentNotFound, DocumentStepRefused when nobody is asked any more */
  async confirm(actor: SignedInActor, requestId: string): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const request = isUuid(requestId) ? await this.readings.find(requestId as ReadingRequestId) : null;
      const [document] = request ? await this.documents.find([request.documentId]) : [];
      const targets = request && document ? targetsOfActor(actor, document, request) : [];
      if (!request || targets.length === 0) throw new DocumentNotFound();
      if (request.closedAt) throw new DocumentStepRefused('La richiesta è stata chiusa: non serve più confermare.');
      await this.readings.confirm(targets.map((target) => ({ requestId: request.id, target, personId: actor.personId, personName: actor.name, at: this.clock.now() })));
    });
  }

  /** Asks nobody any more; who confirmed stays. @throws DocumentNotFound, DocumentNotAllowed */
  async close(actor: SignedInActor, requestId: string): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const request = isUuid(requestId) ? await this.readings.find(requestId as ReadingRequestId) : null;
      if (!request) throw new DocumentNotFound();
      await this.askable(actor, request.documentId);
      await this.readings.close(request.id, this.clock.now());
    });
  }

  /** What is asked of the actor about this document, newest first. @throws DocumentNotFound */
  async askedOf(actor: Actor, id: DocumentId): Promise<AskedOfMe[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const document = await this.readable(actor, id);
      const requests = (await this.readings.ofDocument(id)).filter(({ closedAt }) => closedAt === null).map((request) => ({ request, targets: targetsOfActor(actor, document, request) }));
      const confirmations = await this.readings.confirmationsOf(requests.map(({ request }) => request.id));
      return requests
        .filter(({ targets }) => targets.length > 0)
        .map(({ request, targets }) => {
          const given = targets.map((target) => confirmations.find((each) => each.requestId === request.id && sameTarget(each.target, target)) ?? null);
          return { request, confirmation: given.every((each) => each !== null) ? (given[0] ?? null) : null };
        });
    });
  }

  /** Who has and who has not, for who writes for its Ente; empty for others. @throws DocumentNotFound */
  async tables(actor: Actor, id: DocumentId): Promise<ReadingTable[]> {
    const { requests, confirmations } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const found = canAskReading(actor, await this.readable(actor, id)) ? await this.readings.ofDocument(id) : [];
      return { requests: found, confirmations: await this.readings.confirmationsOf(found.map((request) => request.id)) };
    });
    const names = await this.namesOf(requests);
    return requests.map((request) => ({
      request,
      lines: targetsOf(request)
        .map((target) => ({ target, name: names.get(target.id) ?? '', confirmation: confirmations.find((each) => each.requestId === request.id && sameTarget(each.target, target)) ?? null }))
        .sort((a, b) => a.name.localeCompare(b.name, 'it')),
    }));
  }

  /** People of the document's own Ente, whom one may ask by name. @throws DocumentNotFound, DocumentNotAllowed */
  async colleagues(actor: SignedInActor, id: DocumentId): Promise<{ readonly id: PersonId; readonly name: string }[]> {
    const { enteId } = await this.transactions.run(databaseAccessOf(actor), () => this.askable(actor, id));
    return this.peopleOf(enteId);
  }

  /** What waits for the actor, of documents he may read. */
  async waiting(actor: SignedInActor): Promise<WaitingReading[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const requests = await this.readings.waitingFor(readerOf(actor), actor.personId, MOST_WAITING);
      const documents = new Map((await this.documents.find(requests.map(({ documentId }) => documentId))).filter((document) => document.trashedAt === null && canReadDocument(actor, document)).map((document) => [document.id, document]));
      return requests.flatMap((request) => (documents.has(request.documentId) ? [{ request, document: documents.get(request.documentId)! }] : []));
    });
  }

  private async refuseWrong(document: Document, { enti, people, dueOn }: TypedReading & { readonly enti: readonly EnteId[]; readonly people: readonly PersonId[] }): Promise<void> {
    const problems: FieldProblem[] = [];
    const today = italianDay(this.clock.now());
    if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn) || Number.isNaN(Date.parse(dueOn)) || dueOn < today) problems.push({ field: 'dueOn', message: 'Scegliete un giorno, da oggi in poi.' });
    else if (Date.parse(dueOn) - Date.parse(today) > 366 * 86_400_000) problems.push({ field: 'dueOn', message: 'Al più tardi fra un anno.' });
    if (enti.length + people.length === 0) problems.push({ field: 'enti', message: 'Scegliete a chi chiederlo.' });
    if (enti.length + people.length > MOST_ASKED) problems.push({ field: 'enti', message: `Al massimo ${MOST_ASKED} fra Enti e persone.` });
    const cards = enti.every(isUuid) && enti.length <= MOST_ASKED ? await this.enti.findByIds(enti) : [];
    if (cards.length !== enti.length) problems.push({ field: 'enti', message: 'Uno degli Enti scelti non c’è.' });
    const shut = cards.filter((ente) => !enteMayRead(document, ente));
    if (shut.length > 0) problems.push({ field: 'enti', message: `Non possono leggerlo: ${shut.slice(0, 5).map(({ denominazione }) => denominazione).join(', ')}. Prima condividetelo con loro.` });
    const own = new Set<string>((people.length > 0 ? await this.peopleOf(document.enteId) : []).map(({ id }) => id));
    if (!people.every((id) => own.has(id))) problems.push({ field: 'people', message: 'Si scelgono per nome le persone del vostro Ente.' });
    if (problems.length > 0) throw new DocumentInputRefused(problems);
  }

  private async peopleOf(enteId: EnteId): Promise<{ readonly id: PersonId; readonly name: string }[]> {
    const people = await this.transactions.run(SYSTEM_ACCESS, () => this.people.ofEnti([enteId]));
    return people.map(({ actor: { personId, name } }) => ({ id: personId, name })).sort((a, b) => a.name.localeCompare(b.name, 'it'));
  }

  private async namesOf(requests: readonly ReadingRequest[]): Promise<ReadonlyMap<string, string>> {
    const enti: EnteCard[] = await this.enti.findByIds([...new Set(requests.flatMap((request) => request.enti))]);
    const ids = [...new Set(requests.flatMap((request) => request.people))];
    const people = ids.length > 0 ? await this.transactions.run(SYSTEM_ACCESS, () => this.people.find(ids)) : new Map();
    return new Map<string, string>([...enti.map(({ id, denominazione }) => [id, denominazione] as const), ...[...people].map(([id, person]) => [id, person.actor.name] as const)]);
  }

  private async askable(actor: Actor, id: DocumentId): Promise<Document> {
    const document = await this.readable(actor, id);
    if (!canAskReading(actor, document)) throw new DocumentNotAllowed();
    return document;
  }

  private async readable(actor: Actor, id: DocumentId): Promise<Document> {
    const [document] = await this.documents.find([id]);
    if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
    return document;
  }
}
