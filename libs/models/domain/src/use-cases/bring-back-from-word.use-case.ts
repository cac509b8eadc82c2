import { randomUUID } from 'node:crypto';
import type { KeptFiles, TakenFile } from '@province-comuni/documents-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelsEvent } from '@province-comuni/models-contract';
import { DocumentRefused, type Outbox, type TrackedDocument, type TrackedDocumentReader, type TransactionRunner } from '@province-comuni/platform-ports';
import { RichTextProblem } from '@province-comuni/shared-act-tree';
import { isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { InstanceNotFound, ReviewInputRefused, ReviewRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canSuggestOn } from '../policies/review.policy.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import { clauseBookmark, readSeal } from '../word/review-marks.js';
import { findingsOf, type SentAct, type WordFindings } from '../word/word-findings.js';
import type { WordMatch, WordReturn, WordReturnId, WordReview } from '../word/word-review.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import { keepSnapshot } from './keep-snapshot.js';
import type { OfferWordFindings } from './offer-word-findings.js';
import type { ReviewClauses } from './review-clauses.use-case.js';
import { newWordReview } from './send-to-word.use-case.js';

/** A file that was brought back. */
export interface BroughtBack {
  readonly returnId: WordReturnId;
  /** The same file had come back before: nothing was done again. */
  readonly again: boolean;
}

/** Under this share of lines found again, a file without our marks is another document. */
const SAME_ACT = 0.5;

/**
 * Takes in a DOCX that comes back from a revision: its tracked changes become suggestions, its comments comments, new clauses are offered. The file is kept first; what
 * it says is written in one transaction, so that a process that ends in between leaves a file that is read when it is brought again.
 */
export class BringBackFromWord {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly approvals: ApprovalRepository,
    private readonly words: WordReviewRepository,
    private readonly clauses: ReviewClauses,
    private readonly offer: OfferWordFindings,
    private readonly files: KeptFiles,
    private readonly reader: TrackedDocumentReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param uploadId of a file that arrived whole @throws InstanceNotFound, NotAllowed, ReviewRefused, ReviewInputRefused */
  async execute(actor: SignedInActor, instanceId: InstanceId, actKey: string, uploadId: string): Promise<BroughtBack> {
    const arrived = await this.transactions.run(databaseAccessOf(actor), () => this.arrive(actor, instanceId, actKey, uploadId));
    if (arrived.outcome) return { returnId: arrived.id, again: true };
    try {
      const document = await this.read(arrived);
      return await this.transactions.run(databaseAccessOf(actor), () => this.take(actor, arrived, document));
    } catch (error) {
      if (error instanceof ReviewInputRefused || error instanceof ReviewRefused) await this.transactions.run(databaseAccessOf(actor), () => this.words.removeReturn(arrived.id));
      throw error;
    }
  }

  private async arrive(actor: SignedInActor, instanceId: InstanceId, actKey: string, uploadId: string): Promise<WordReturn> {
    const workspace = await this.open(actor, instanceId, actKey);
    const file = await this.files.take(uploadId);
    if (!file) throw refusedFile('Il file non è arrivato intero, o è già stato usato: sceglietelo di nuovo.');
    refuseOtherFiles(file, this.reader.maxBytes);
    const { id, enteId } = workspace.instance;
    return this.words.keepReturn({ id: randomUUID() as WordReturnId, instanceId: id, enteId, actKey, ...file, personId: actor.personId, personName: actor.name, at: this.clock.now(), outcome: null });
  }

  /** @throws InstanceNotFound, NotAllowed, ReviewRefused */
  private async open(actor: SignedInActor, instanceId: InstanceId, actKey: string): Promise<InstanceWorkspace> {
    const workspace = await this.workspaces.forWriting(actor, instanceId, canSuggestOn);
    if (!workspace.act(actKey)) throw new InstanceNotFound();
    const closed = await this.clauses.closed(workspace, actKey);
    if (closed) throw new ReviewRefused(closed);
    return workspace;
  }

  private async read({ sha256 }: WordReturn): Promise<TrackedDocument> {
    const opened = await this.files.open(sha256, true);
    if ('refusal' in opened) throw refusedFile(opened.refusal);
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.bytes) chunks.push(chunk);
    try {
      return await this.reader.read(Buffer.concat(chunks));
    } catch (error) {
      if (error instanceof DocumentRefused) throw refusedFile(error.message);
      throw error;
    }
  }

  private async take(actor: SignedInActor, arrived: WordReturn, document: TrackedDocument): Promise<BroughtBack> {
    const workspace = await this.open(actor, arrived.instanceId, arrived.actKey);
    const held = await this.words.lockReturn(arrived.id);
    if (!held) throw refusedFile('Il file è stato tolto mentre lo si leggeva: sceglietelo di nuovo.');
    if (held.outcome) return { returnId: held.id, again: true };
    const { review, match } = await this.reviewOf(actor, workspace, held, document);
    const findings = await this.findings(review, match, document);
    const outcome = await this.offer.execute(actor, workspace, held, { review, match, findings, notices: document.notices });
    await this.words.saveOutcome(held.id, outcome);
    await this.outbox.record({ kind: 'models.reviewed', payload: { what: 'WORD_FILE', id: held.id, instanceId: held.instanceId, enteId: held.enteId, personId: actor.personId } } satisfies ModelsEvent);
    return { returnId: held.id, again: false };
  }

  /** What the file went out as: by its marks; without them the newest text of the act that went out, or the one of now. @throws ReviewInputRefused for a file of another act */
  private async reviewOf(actor: SignedInActor, workspace: InstanceWorkspace, { actKey, instanceId }: WordReturn, { properties }: TrackedDocument): Promise<{ review: WordReview; match: WordMatch }> {
    const seal = readSeal(properties);
    if (!seal) {
      const [sent] = (await this.words.ofInstance(instanceId)).filter((review) => review.actKey === actKey);
      return { match: 'WORDS', review: sent ?? (await this.sentNow(actor, workspace, actKey)) };
    }
    const review = isUuid(seal.reviewId) ? await this.words.find(seal.reviewId) : null;
    if (!review || review.instanceId !== instanceId) throw refusedFile('Il file è di un altro atto: non è stato scaricato da questi atti.');
    if (review.actKey !== actKey) throw refusedFile(`Il file è di un altro atto: portatelo in «${workspace.act(review.actKey)?.shortName ?? review.actKey}».`);
    return { review, match: 'MARKS' };
  }

  private async sentNow(actor: SignedInActor, workspace: InstanceWorkspace, actKey: string): Promise<WordReview> {
    await keepSnapshot(this.approvals, workspace);
    return this.words.keep(newWordReview(actor, workspace, workspace.act(actKey)!, this.clock.now()));
  }

  private async findings(review: WordReview, match: WordMatch, document: TrackedDocument): Promise<WordFindings> {
    const snapshot = await this.approvals.snapshotOf(review.instanceId, review.dataRevision);
    if (!snapshot?.acts[review.actKey]) throw new InstanceNotFound();
    const sent = sentActOf(await this.workspaces.frozen(snapshot.instance), snapshot.acts[review.actKey]!, italianDay(this.clock.now()));
    try {
      const findings = findingsOf(document, sent);
      if (match === 'WORDS' && findings.found < SAME_ACT) throw refusedFile('Il file non somiglia a questo atto: partite da «Scarica per la revisione in Word», o portatelo nell’atto giusto.');
      return findings;
    } catch (error) {
      if (error instanceof RichTextProblem) throw refusedFile(`Una clausola del file non si può leggere: ${error.message}`);
      throw error;
    }
  }
}

function sentActOf(workspace: InstanceWorkspace, act: SentAct['act'], day: string): SentAct {
  const { content, environment } = workspace;
  const clauses = workspace.clausesOf(act.key);
  const byMark = new Map(clauses.map(({ id }) => [clauseBookmark(id), id]));
  const locks = new Map(content.acts.flatMap((each) => each.clauses).map(({ id, lock }) => [id, lock]));
  const labels = new Map(content.variables.map(({ key, label }) => [key, label]));
  return { act, clauses, environment, day, clauseOf: (bookmark) => byMark.get(bookmark), lockOf: (clauseId) => locks.get(clauseId) ?? null, labelOf: (key) => labels.get(key) ?? key };
}

function refuseOtherFiles({ name, size }: TakenFile, maxBytes: number): void {
  if (!/\.docx$/i.test(name)) throw refusedFile('Il file non è un documento DOCX: salvatelo da Word o da LibreOffice come «Documento di Word (.docx)» e riprovate.');
  if (size > maxBytes) throw refusedFile('Il file è troppo grande: al massimo 10 MB.');
}

function refusedFile(message: string): ReviewInputRefused {
  return new ReviewInputRefused([{ field: 'uploadId', message }]);
}
