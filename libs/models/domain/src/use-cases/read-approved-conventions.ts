import type { AdhesionAnswers, AdhesionQuestion, ApprovedActWriter, ApprovedConvention, ApprovedConventions, ApprovedFile, ApprovedService, ApprovedTariff, ModelContent } from '@province-comuni/models-contract';
import type { ActExporter } from '@province-comuni/platform-ports';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { isOptionAdmitted, isRelevant, parseAnswer, readVariable, type Environment, type RenderedAct, type VariableDef } from '@province-comuni/shared-act-tree';
import { isDay, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { isSettled, stateOn, type ActApproval } from '../approval/act-approval.js';
import { WAY_VARIABLES } from '../approval/opinion-of.js';
import type { InstanceId } from '../instance/instance.js';
import type { ScopedAnswers } from '../instance/instance-environment.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import { fileNameOf } from './export-acts.use-case.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';

/** Key of the act that Enti adhere to. */
const CONVENTION = 'convenzione';
/** Least notice of a recesso (Report sui Servizi di Innovazione, Annex A, art. 7), where a text says nothing. */
const LEAST_NOTICE_DAYS = 90;

/** Approved conventions from the texts that approvals kept. */
export class ReadApprovedConventions implements ApprovedConventions {
  private readonly exporters: ReadonlyMap<string, ActExporter>;

  constructor(
    private readonly workspaces: InstanceWorkspaces,
    private readonly approvals: ApprovalRepository,
    private readonly enti: EnteRegistry,
    exporters: readonly ActExporter[],
    private readonly clock: Clock,
  ) {
    this.exporters = new Map(exporters.map((exporter) => [exporter.format, exporter]));
  }

  async find(approvalIds: readonly string[], isFor: (enteId: EnteId) => boolean = () => true): Promise<ApprovedConvention[]> {
    return this.describe((await this.approvals.find(approvalIds)).filter((approval) => isAdherable(approval) && isFor(approval.enteId)));
  }

  async currentOf(instanceId: string, isFor: (enteId: EnteId) => boolean): Promise<ApprovedConvention | null> {
    const [newest] = newestByInstance((await this.approvals.ofInstance(instanceId as InstanceId)).filter((approval) => isAdherable(approval) && isFor(approval.enteId)));
    return newest ? (await this.describe([newest]))[0]! : null;
  }

  async inForceOf(instanceId: string, isFor: (enteId: EnteId) => boolean): Promise<ApprovedConvention | null> {
    const approved = (await this.approvals.ofInstance(instanceId as InstanceId)).filter((approval) => isAdherable(approval) && isFor(approval.enteId));
    const today = italianDay(this.clock.now());
    const [inForce] = newestByInstance(approved.filter((approval) => ['IN_VIGORE', 'IN_SCADENZA'].includes(stateOn(approval, today))));
    return inForce ? (await this.describe([inForce]))[0]! : this.currentOf(instanceId, isFor);
  }

  async currentOfEnti(enteIds: readonly EnteId[]): Promise<ApprovedConvention[]> {
    if (enteIds.length === 0) return [];
    const all = await Promise.all((await this.approvals.newestOf(enteIds)).filter(({ actKey }) => actKey === CONVENTION).map(({ instanceId }) => this.approvals.ofInstance(instanceId)));
    return this.describe(newestByInstance(all.flat().filter(isAdherable)));
  }

  async readAnswers(approvalId: string, typed: AdhesionAnswers): Promise<{ values: AdhesionAnswers; problems: { field: string; message: string }[] }> {
    const [approval] = (await this.approvals.find([approvalId])).filter(isAdherable);
    const workspace = approval && (await this.open(approval, {}));
    const values: Record<string, unknown> = {};
    const problems: { field: string; message: string }[] = [];
    for (const variable of workspace ? workspace.content.variables.filter(isAsked(workspace.environment)) : []) {
      if (!Object.hasOwn(typed, variable.key)) continue;
      const parsed = parseAnswer(variable, typed[variable.key], workspace!.environment, italianDay(this.clock.now()));
      if (parsed.ok) values[variable.key] = parsed.value;
      else problems.push(...parsed.problems.map(({ message }) => ({ field: `answers.${variable.key}`, message })));
    }
    return { values, problems };
  }

  async render(approvalId: string, actKey: string, answers: AdhesionAnswers): Promise<RenderedAct | null> {
    const [approval] = (await this.approvals.find([approvalId])).filter(isAdherable);
    const workspace = approval && (await this.open(approval, answers));
    return workspace?.act(actKey) ?? null;
  }

  async write(approvalId: string, actKey: string, answers: AdhesionAnswers, format: string): Promise<ApprovedFile | null> {
    return (await this.writerOf(approvalId, actKey))?.write(answers, format) ?? null;
  }

  async writerOf(approvalId: string, actKey: string): Promise<ApprovedActWriter | null> {
    const [approval] = (await this.approvals.find([approvalId])).filter(isAdherable);
    const workspace = approval && (await this.open(approval, {}));
    if (!approval || !workspace?.act(actKey)) return null;
    const [ente] = await this.enti.findByIds([approval.enteId]);
    const { instance, content } = workspace;
    const facts = { author: ente?.denominazione ?? '', provenance: `Modello nazionale «${content.title}» ${content.version} · testo approvato, revisione ${instance.dataRevision}`, draft: false, createdAt: instance.updatedAt };
    return {
      write: async (answers, format) => {
        const exporter = this.exporters.get(format);
        const act = workspace.filledWith(scopedAnswers(approval, answers)).act(actKey)!;
        if (!exporter) return null;
        const file = await exporter.export(act, { title: act.title, ...facts });
        return { fileName: `${fileNameOf(act.shortName, false)}.${file.extension}`, mediaType: file.mediaType, bytes: file.bytes };
      },
    };
  }

  private async open(approval: ActApproval, answers: AdhesionAnswers): Promise<InstanceWorkspace | null> {
    const snapshot = await this.approvals.snapshotOf(approval.instanceId, approval.dataRevision);
    return snapshot && this.workspaces.frozen(snapshot.instance, scopedAnswers(approval, answers));
  }

  private async describe(approvals: readonly ActApproval[]): Promise<ApprovedConvention[]> {
    const today = italianDay(this.clock.now());
    const described: ApprovedConvention[] = [];
    for (const approval of approvals) {
      const workspace = await this.open(approval, {});
      if (workspace) described.push(describeOne(approval, workspace, today));
    }
    return described;
  }
}

/** What fills the text for one Ente: the deliberation of the Provincia, then what the Ente itself says. */
function scopedAnswers({ approval }: ActApproval, answers: AdhesionAnswers): ScopedAnswers {
  const signed = approval ? [['firma.delibera_provincia_numero', approval.number] as const, ['firma.delibera_provincia_data', approval.date] as const] : [];
  return new Map<string, unknown>([...signed, ...Object.entries(answers)]);
}

function isAdherable(approval: ActApproval): boolean {
  return approval.actKey === CONVENTION && isSettled(approval);
}

function newestByInstance(approvals: readonly ActApproval[]): ActApproval[] {
  const newest = new Map<string, ActApproval>();
  for (const approval of approvals) if ((newest.get(approval.instanceId)?.number ?? 0) < approval.number) newest.set(approval.instanceId, approval);
  return [...newest.values()];
}

function describeOne(approval: ActApproval, { instance, content, environment }: InstanceWorkspace, today: string): ApprovedConvention {
  const label = (axis: string): string | null => content.variables.find((variable) => variable.key === axis)?.options.find((option) => option.value === readVariable(axis, environment))?.label ?? null;
  const day = (key: string): string | null => {
    const value = readVariable(key, environment);
    return typeof value === 'string' && isDay(value) ? value : null;
  };
  const notice = readVariable(WAY_VARIABLES.noticeDays, environment);
  return {
    approvalId: approval.id,
    instanceId: instance.id,
    enteId: instance.enteId,
    title: instance.title,
    modelTitle: content.title,
    modelVersion: content.version,
    form: label(content.formAxis),
    level: label(content.levelAxis),
    state: stateOn(approval, today),
    approvedBy: approval.approval && { number: approval.approval.number, date: approval.approval.date },
    startsOn: approval.inForceFrom ?? day(WAY_VARIABLES.startsOn),
    expiresOn: approval.expiresOn ?? day(WAY_VARIABLES.expiresOn),
    recessoNoticeDays: typeof notice === 'number' ? Math.max(notice, LEAST_NOTICE_DAYS) : LEAST_NOTICE_DAYS,
    questions: content.variables.filter(isAsked(environment)).map((variable): AdhesionQuestion => ({ key: variable.key, type: variable.type, label: variable.label, question: variable.question, help: variable.help, unit: variable.unit ?? null, options: variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map(({ value, label: name }) => ({ value, label: name })) })),
    services: servicesOf(content, environment),
    tariff: tariffOf(environment),
  };
}

/** Whether the Ente that adheres is asked for this: what the registry knows is not asked. */
function isAsked(environment: Environment): (variable: VariableDef) => boolean {
  return (variable) => variable.scope === 'adesione' && variable.registry === undefined && isRelevant(variable, environment);
}

/** The services that the text offers, with what the model says of each. */
function servicesOf({ variables }: ModelContent, environment: Environment): ApprovedService[] {
  const offered = readVariable('servizi', environment);
  if (!Array.isArray(offered)) return [];
  const options = variables.find(({ key }) => key === 'servizi')?.options ?? [];
  return options.filter(({ value }) => offered.includes(value)).map(({ value, label, description }) => ({ code: value, name: label, description: description ?? '' }));
}

/** What the text itself says an Ente pays by its inhabitants; what depends on workstations or single services is not in the text. */
function tariffOf(environment: Environment): ApprovedTariff {
  const read = (key: string): unknown => readVariable(key, environment);
  const scheme = read('schema_tariffario');
  const byBand = scheme === 'PER_FASCIA' || (scheme === 'MISTO' && read('misto_base') === 'FASCIA');
  const byHead = scheme === 'PER_ABITANTE' || (scheme === 'MISTO' && read('misto_base') !== 'FASCIA');
  const perHead = read('tariffa_per_abitante');
  const bands = read('fasce');
  const vat = read('aliquota_iva');
  return {
    perInhabitant: byHead && typeof perHead === 'number' ? perHead : null,
    bands: byBand && Array.isArray(bands) ? bands.map((band: { fino_a?: unknown; canone?: unknown }) => ({ upTo: typeof band.fino_a === 'number' ? band.fino_a : null, fee: typeof band.canone === 'number' ? band.canone : 0 })) : null,
    vatPercent: read('regime_iva') === 'IVA_ESCLUSA' && typeof vat === 'number' ? vat : 0,
  };
}
