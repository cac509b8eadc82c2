import { createHash, randomUUID } from 'node:crypto';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ActExporter, TransactionRunner } from '@province-comuni/platform-ports';
import type { RenderedAct } from '@province-comuni/shared-act-tree';
import type { Clock } from '@province-comuni/shared-kernel';
import { ClauseRefused, InstanceNotFound } from '../errors.js';
import { mayBeFinal } from '../instance/checks.js';
import type { InstanceId } from '../instance/instance.js';
import { canExportInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import { revisionMarks } from '../word/review-marks.js';
import type { WordReview, WordReviewId } from '../word/word-review.js';
import { fileNameOf, provenanceOf, type ExportedBundle } from './export-acts.use-case.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import { keepSnapshot } from './keep-snapshot.js';
import { actTextHash } from './read-approvals.use-case.js';

/** Takes an act out as a DOCX for revision: its clauses are marked, Word tracks changes from the start, and what it says now is kept to read the file against when it comes back. */
export class SendToWord {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly approvals: ApprovalRepository,
    private readonly words: WordReviewRepository,
    private readonly enti: EnteRegistry,
    private readonly exporters: readonly ActExporter[],
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, ClauseRefused when there is no such act */
  async execute(actor: SignedInActor, instanceId: InstanceId, actKey: string): Promise<ExportedBundle> {
    const writer = this.exporters.find(({ format }) => format === 'DOCX');
    if (!writer) throw new ClauseRefused('Il formato DOCX non è disponibile.');
    // As for exports: the text is kept in one transaction, the file written outside, its record in another.
    const { workspace, act, author, review } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const opened = await this.workspaces.forReading(actor, instanceId);
      if (!canExportInstance(actor, opened.instance)) throw new InstanceNotFound();
      const rendered = opened.act(actKey);
      if (!rendered) throw new ClauseRefused('Questo atto non c’è nel modello.');
      const [ente] = await this.enti.findByIds([opened.instance.enteId]);
      return { workspace: opened, act: rendered, author: ente?.denominazione ?? '', review: await this.keep(actor, opened, rendered) };
    });
    const { instance } = workspace;
    const draft = !mayBeFinal(workspace.checks(), actKey);
    const marks = revisionMarks({ reviewId: review.id, instanceId, actKey, dataRevision: review.dataRevision, textSha256: review.textSha256 }, workspace.clausesOf(actKey).map(({ id }) => id));
    const file = await writer.export(act, { title: act.title, author, provenance: provenanceOf(workspace), draft, createdAt: instance.updatedAt, revision: marks });
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await this.transactions.run(databaseAccessOf(actor), async () => {
      await this.words.noteFile(review.id, sha256);
      await this.instances.addExport({
        ...{ instanceId, enteId: instance.enteId, actKeys: [actKey], format: 'DOCX', draft, sha256, textSha256: review.textSha256 },
        ...{ modelVersion: `${workspace.content.key} ${workspace.content.version}`, dataRevision: instance.dataRevision, conformance: null, personId: actor.personId, personName: actor.name, at: this.clock.now() },
      });
    });
    return { fileName: `${fileNameOf(act.shortName, draft)}-revisione.${file.extension}`, mediaType: file.mediaType, bytes: file.bytes };
  }

  private async keep(actor: SignedInActor, workspace: InstanceWorkspace, act: RenderedAct): Promise<WordReview> {
    await keepSnapshot(this.approvals, workspace);
    return this.words.keep(newWordReview(actor, workspace, act, this.clock.now()));
  }
}

/** The act as it goes out now, or as it would. */
export function newWordReview(actor: SignedInActor, { instance }: InstanceWorkspace, act: RenderedAct, at: Date): WordReview {
  return { id: randomUUID() as WordReviewId, instanceId: instance.id, enteId: instance.enteId, actKey: act.key, dataRevision: instance.dataRevision, textSha256: actTextHash(act), sha256: null, personId: actor.personId, personName: actor.name, at };
}
