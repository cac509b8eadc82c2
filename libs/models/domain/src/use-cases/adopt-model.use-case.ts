import { randomUUID } from 'node:crypto';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isAnswered } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { AnswerRefused, CellNotAdmitted, ModelVersionNotFound, NotAllowed } from '../errors.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import { canAdoptFor } from '../policies/instance.policy.js';
import type { AnswerChange, InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

export interface AdoptModelInput {
  readonly enteId: EnteId;
  readonly modelVersionId: ModelVersionId;
  readonly form: string;
  readonly level: string;
  /** How the Provincia will call it; empty = title of the model. A Provincia may hold several conventions. */
  readonly title: string;
  /** Minted by the client: the same key twice is one adoption. */
  readonly clientKey: string;
}

/** A key that a browser mints is an identifier. */
const LONGEST_CLIENT_KEY = 100;

/** A Provincia takes over a published model: its own copy is made, with what the registry already knows. */
export class AdoptModel {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAllowed, ModelVersionNotFound, CellNotAdmitted, AnswerRefused */
  async execute(actor: SignedInActor, input: AdoptModelInput): Promise<InstanceId> {
    if (!canAdoptFor(actor, input.enteId)) throw new NotAllowed();
    if (input.clientKey.length > LONGEST_CLIENT_KEY) throw new AnswerRefused('clientKey', [{ message: `La chiave è troppo lunga: al massimo ${LONGEST_CLIENT_KEY} caratteri.` }]);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const existing = await this.instances.claimClientKey(input.enteId, input.clientKey);
      if (existing) return existing;
      const version = await this.models.find(input.modelVersionId);
      if (version?.status !== 'PUBLISHED') throw new ModelVersionNotFound();
      const content = await this.models.contentOf(version.id);
      refuseOtherCells(content, input.form, input.level);
      const [provincia] = await this.enti.findByIds([input.enteId]);
      if (!provincia) throw new NotAllowed();
      const title = input.title.trim() || content.title;
      if (title.length > 200) throw new AnswerRefused('title', [{ message: 'Il nome è troppo lungo: al massimo 200 caratteri.' }]);
      const now = this.clock.now();
      const id = randomUUID() as InstanceId;
      const chosen = [content.formAxis, content.levelAxis].map((key): AnswerChange => ({ key, value: key === content.formAxis ? input.form : input.level, origin: 'PERSONA', answeredBy: actor.name, answeredAt: now }));
      await this.instances.add(
        { id, enteId: input.enteId, modelVersionId: version.id, title, parameterDate: italianDay(now), createdBy: actor.personId, createdAt: now, updatedAt: now },
        [...chosen, ...registryAnswers(content, provincia, now)],
        content.acts.flatMap((act) => act.clauses.map((clause) => ({ clauseId: clause.id, actKey: act.template.key, baseVersionId: version.id }))),
        input.clientKey,
      );
      await this.instances.appendEvent(id, { kind: 'ADOTTATO', subject: version.id, before: null, after: { form: input.form, level: input.level }, personId: actor.personId, personName: actor.name, at: now });
      await this.instances.saveAdoption({ instanceId: id, enteId: input.enteId, modelKey: content.key, version: content.version, form: input.form, level: input.level, since: now });
      await this.outbox.record({ kind: 'models.instance-created', payload: { instanceId: id, enteId: input.enteId, modelVersionId: version.id } });
      return id;
    });
  }
}

/** Refuses a pair of form and level that the model does not have. @throws CellNotAdmitted */
export function refuseOtherCells(content: ModelContent, form: string, level: string): void {
  const cell = content.cells.find((candidate) => candidate.form === form && candidate.level === level);
  if (!cell) throw new CellNotAdmitted('Scegliete una forma di gestione e un livello fra quelli del modello.');
  if (!cell.admitted) throw new CellNotAdmitted(cell.refusal);
}

/** What the registry knows is pinned at adoption: a later census does not change an act under discussion. */
export function registryAnswers(content: ModelContent, provincia: EnteCard, now: Date): AnswerChange[] {
  const known: Readonly<Record<string, unknown>> = {
    'provincia.denominazione': provincia.denominazione,
    'provincia.sigla': provincia.sigla,
    'provincia.regione': provincia.regione,
    'provincia.numero_comuni': provincia.numeroComuni,
    'provincia.popolazione': provincia.popolazione,
    'provincia.anno_popolazione': provincia.annoPopolazione,
    'provincia.codice_istat': provincia.codiceIstat,
    'provincia.sede': provincia.sede,
  };
  return content.variables
    .filter((variable) => variable.scope === 'istanza' && variable.registry && isAnswered(known[variable.registry]))
    .map((variable) => ({ key: variable.key, value: known[variable.registry!], origin: 'REGISTRO' as const, answeredBy: null, answeredAt: now }));
}
