import { createHash } from 'node:crypto';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ActExporter, ExportedFile, ExportFormat, TransactionRunner } from '@province-comuni/platform-ports';
import { actToPlainText, normaliseText, type RenderedAct } from '@province-comuni/shared-act-tree';
import type { Clock } from '@province-comuni/shared-kernel';
import { strToU8, zipSync } from 'fflate';
import { isSettled } from '../approval/act-approval.js';
import { ClauseRefused, InstanceNotFound } from '../errors.js';
import { mayBeFinal } from '../instance/checks.js';
import type { InstanceId } from '../instance/instance.js';
import { canExportInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';

export interface ExportInput {
  readonly instanceId: InstanceId;
  /** Acts to write; empty = the whole bundle. */
  readonly actKeys: readonly string[];
  /** One act in one format is a file; anything more is a ZIP. */
  readonly formats: readonly ExportFormat[];
  /** Fills the delibera di adesione for this Comune. */
  readonly comuneId?: string;
  /** The acts as this approval kept them, instead of as they are now. */
  readonly approvalId?: string;
}

export interface ExportedBundle {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Takes acts out as files. With errors among the checks they leave as BOZZA. Every export is recorded; the same data revision gives the same text. */
export class ExportActs {
  private readonly exporters: ReadonlyMap<ExportFormat, ActExporter>;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly approvals: ApprovalRepository,
    private readonly enti: EnteRegistry,
    exporters: readonly ActExporter[],
    private readonly clock: Clock,
  ) {
    this.exporters = new Map(exporters.map((exporter) => [exporter.format, exporter]));
  }

  /** @throws InstanceNotFound, ClauseRefused when there is no such act or format */
  async execute(actor: SignedInActor, input: ExportInput): Promise<ExportedBundle> {
    // Writing files takes time: the text is read in one transaction, the record written in another, and no connection waits in between.
    const { workspace, author, acts, settled } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const opened = await this.workspaces.forReading(actor, input.instanceId, input.comuneId);
      if (!canExportInstance(actor, opened.instance)) throw new InstanceNotFound();
      const [ente] = await this.enti.findByIds([opened.instance.enteId]);
      const named = { author: ente?.denominazione ?? '' };
      return input.approvalId === undefined ? { ...named, workspace: opened, acts: chosenActs(opened, input.actKeys), settled: false } : { ...named, ...(await this.kept(input.instanceId, input.approvalId)) };
    });
    const failed = workspace.checks();
    const files: { name: string; act: RenderedAct; format: ExportFormat; draft: boolean; file: ExportedFile }[] = [];
    for (const act of acts) {
      const draft = !settled && !mayBeFinal(failed, act.key);
      for (const format of input.formats) {
        const exporter = this.exporters.get(format);
        if (!exporter) throw new ClauseRefused('Questo formato non è disponibile.');
        const file = await exporter.export(act, { title: act.title, author, provenance: provenanceOf(workspace), draft, createdAt: workspace.instance.updatedAt });
        files.push({ name: `${fileNameOf(act.shortName, draft)}.${file.extension}`, act, format, draft, file });
      }
    }
    await this.record(actor, workspace, files);
    if (files.length === 1) return { fileName: files[0]!.name, mediaType: files[0]!.file.mediaType, bytes: files[0]!.file.bytes };
    const zip = zipSync(Object.fromEntries([...files.map(({ name, file }) => [name, file.bytes] as const), ['LEGGIMI.txt', strToU8(manifestOf(workspace, author, files))]]), { mtime: workspace.instance.updatedAt, level: 6 });
    return { fileName: `${fileNameOf(workspace.instance.title, files.some((entry) => entry.draft))}.zip`, mediaType: 'application/zip', bytes: zip };
  }

  /** The text an approval is about: final once it was approved, whatever the checks of today would say. */
  private async kept(instanceId: InstanceId, approvalId: string): Promise<{ workspace: InstanceWorkspace; acts: RenderedAct[]; settled: boolean }> {
    const [approval] = await this.approvals.find([approvalId]);
    const snapshot = approval?.instanceId === instanceId ? await this.approvals.snapshotOf(instanceId, approval.dataRevision) : null;
    const act = snapshot?.acts[approval!.actKey];
    if (!snapshot || !act) throw new InstanceNotFound();
    return { workspace: await this.workspaces.frozen(snapshot.instance), acts: [act], settled: isSettled(approval!) };
  }

  private async record(actor: SignedInActor, workspace: InstanceWorkspace, files: readonly { act: RenderedAct; format: ExportFormat; draft: boolean; file: ExportedFile }[]): Promise<void> {
    const at = this.clock.now();
    const { instance, content } = workspace;
    await this.transactions.run(databaseAccessOf(actor), async () => {
      for (const { act, format, draft, file } of files) {
        await this.instances.addExport({
          instanceId: instance.id,
          enteId: instance.enteId,
          actKeys: [act.key],
          format,
          modelVersion: `${content.key} ${content.version}`,
          dataRevision: instance.dataRevision,
          draft,
          sha256: sha256(file.bytes),
          textSha256: sha256(normaliseText(actToPlainText(act))),
          conformance: file.conformance ?? null,
          personId: actor.personId,
          personName: actor.name,
          at,
        });
      }
    });
  }
}

function chosenActs(workspace: InstanceWorkspace, actKeys: readonly string[]): RenderedAct[] {
  if (actKeys.length === 0) return workspace.acts();
  return actKeys.map((key) => {
    const act = workspace.act(key);
    if (!act) throw new ClauseRefused('Questo atto non c’è nel modello.');
    return act;
  });
}

/** The line at the foot of every page. */
export function provenanceOf({ instance, content }: InstanceWorkspace): string {
  return `Modello nazionale «${content.title}» ${content.version} · revisione ${instance.dataRevision}`;
}

function manifestOf(workspace: InstanceWorkspace, author: string, files: readonly { name: string; file: ExportedFile; draft: boolean }[]): string {
  const lines = files.map(({ name, file, draft }) => `${name}\n  SHA-256 ${sha256(file.bytes)}${file.conformance ? `\n  ${file.conformance}` : ''}${draft ? '\n  BOZZA: i controlli segnalano errori' : ''}`);
  return `${workspace.instance.title}\n${author}\n${provenanceOf(workspace)}\n\n${lines.join('\n\n')}\n`;
}

/** A name that every file system takes: letters, digits and dashes. */
export function fileNameOf(title: string, draft: boolean): string {
  const plain = title.normalize('NFD').replace(/[^\p{ASCII}]/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
  return `${plain || 'atto'}${draft ? '-BOZZA' : ''}`;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
