import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { ChangelogEntry, ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { clauseNeeds, inReadingOrder, rowField, type ClauseRevision, type VariableDef } from '@province-comuni/shared-act-tree';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { mayShowWording, textHash, type ClauseWords } from '../deviation/deviation.js';
import { DraftChangeRefused, InstanceNotFound } from '../errors.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import { changeDraft } from '../model-draft/change-draft.js';
import { partOf } from '../model-draft/draft-part.js';
import type { PartChange, WordingOrigin } from '../model-draft/model-draft.js';
import { clausesById } from '../model-version/clause-lineage.js';
import { canReadDeviations } from '../policies/deviation.policy.js';
import { canWorkOnModels } from '../policies/model-draft.policy.js';
import type { DeviationRepository, StoredWording } from '../ports/deviation-repository.port.js';
import type { ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import type { ModelDraftWorkspaces } from './model-draft-workspace.js';
import type { OpenModelDraft } from './open-model-draft.use-case.js';

/** A curator takes a Provincia's wording of a clause into the next version of the model, with where it comes from. */
export class PromoteWording {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly deviations: DeviationRepository,
    private readonly models: ModelRepository,
    private readonly drafts: ModelDraftRepository,
    private readonly workspaces: ModelDraftWorkspaces,
    private readonly opening: OpenModelDraft,
    private readonly enti: EnteRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * Into the open draft of the model, or a new one. The same words twice are one change.
   * @param seenHash hash of the text the person saw ({@link textHash})
   * @returns the draft
   * @throws InstanceNotFound (also where the words may not be shown), DraftChangeRefused with the reason, PartRefused
   */
  async execute(actor: SignedInActor, instanceId: InstanceId, clauseId: string, seenHash: string): Promise<ModelVersionId> {
    if (!canReadDeviations(actor) || !canWorkOnModels(actor)) throw new InstanceNotFound();
    // One transaction under the platform's access: the words are of another Ente, and only those that may be shown are read.
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const wording = await this.deviations.wording(instanceId, clauseId);
      if (!wording || !mayShowWording(wording) || wording.state === 'STANDARD') throw new InstanceNotFound();
      if (wording.state === 'SOPPRESSA') throw new DraftChangeRefused('La Provincia ha tolto la clausola: non c’è un testo da portare nel modello. Nel laboratorio potete toglierla voi, dicendo che fine fa.');
      const words = await this.wordsOf(wording);
      if (textHash(words) !== seenHash) throw new DraftChangeRefused('Nel frattempo la Provincia ha cambiato il testo: guardatelo di nuovo.');
      const [ente] = await this.enti.findByIds([wording.enteId as EnteId]);
      const origin: WordingOrigin = { enteId: wording.enteId, ente: ente?.denominazione ?? '', instanceId, title: wording.title, dataRevision: wording.dataRevision, clauseId };
      const draftId = (await this.drafts.findOf(wording.modelKey))?.id ?? (await this.opening.fromPublished(actor, wording.modelKey));
      const { content } = await this.workspaces.forWriting(actor, draftId);
      const { content: after, changes } = promote(content, wording, words, origin);
      if (changes.length > 0) {
        await this.drafts.save(draftId, content, after);
        await this.drafts.appendEvent(draftId, { changes, undoes: null, origin, personId: actor.personId, personName: actor.name, at: this.clock.now() });
      }
      return draftId;
    });
  }

  private async wordsOf(wording: StoredWording): Promise<ClauseWords> {
    const base = clausesById(await this.models.contentOf(wording.baseVersionId)).get(wording.clauseId);
    return { heading: wording.heading ?? base?.heading ?? [], body: wording.body ?? base?.body ?? { type: 'doc', content: [] } };
  }
}

/** The draft with the wording in it and the reason in its changelog; no changes when it says so already. @throws DraftChangeRefused, PartRefused */
export function promote(content: ModelContent, wording: Pick<StoredWording, 'clauseId' | 'actKey' | 'state' | 'localVariables' | 'reason'>, words: ClauseWords, origin: WordingOrigin): { content: ModelContent; changes: PartChange[] } {
  refuseOwnThings(content, wording, words);
  const part = { kind: 'clause', id: wording.clauseId } as const;
  const clause = partOf(content, part)?.value as ClauseRevision | undefined;
  if (!clause && wording.state !== 'AGGIUNTA') throw new DraftChangeRefused('La bozza non ha più questa clausola: cercate dove è finito il suo contenuto e scrivetelo lì.');
  const told = clause ? changeDraft(content, { kind: 'save', part, value: { ...clause, ...words } }) : changeDraft(content, { kind: 'add', part, value: newClause(wording, words, origin, lastOf(content, wording.actKey)?.kind ?? 'articolo'), afterId: lastOf(content, wording.actKey)?.id ?? null });
  if (told.changes.length === 0) return { content, changes: [] };
  const entry: ChangelogEntry = {
    subject: wording.clauseId,
    subjectKind: 'clausola',
    kind: clause ? 'adattamento' : 'aggiunta',
    text: `${clause ? 'Testo ripreso da' : 'Clausola ripresa da'} ${origin.ente}.`,
    reason: wording.reason ?? 'Il testo della Provincia è stato scelto per il modello nazionale.',
    source: `${origin.ente}, «${origin.title}», revisione ${origin.dataRevision}`,
    legalSources: [],
  };
  // The last wording taken over is the one that counts: an earlier note of the same kind about the clause makes room.
  const earlier = content.changelog.filter((each) => each.subject !== entry.subject || !each.text.includes('ripres'));
  const noted = changeDraft(told.content, { kind: 'save', part: { kind: 'changelog', id: 'changelog' }, value: [...earlier, entry] });
  return { content: noted.content, changes: [...told.changes, ...noted.changes] };
}

/** What only the Provincia has cannot stand in the national model. */
function refuseOwnThings(content: ModelContent, { localVariables }: Pick<StoredWording, 'localVariables'>, words: ClauseWords): void {
  const variables = new Map<string, VariableDef>(content.variables.map((variable) => [variable.key, variable]));
  const needs = clauseNeeds({ ...words });
  const own = [...needs.variables].find((key) => !variables.has(key) && !rowField(variables, key));
  if (own !== undefined) {
    const label = localVariables.get(own);
    throw new DraftChangeRefused(label ? `Il testo usa il dato «${label}», che è solo di questa Provincia: aggiungetelo prima al modello, o scrivete il testo senza.` : `Il testo usa il dato «${own}», che il modello non ha: aggiungetelo prima al modello, o scrivete il testo senza.`);
  }
  const clauses = clausesById(content);
  if ([...needs.clauses].some((id) => !clauses.has(id))) throw new DraftChangeRefused('Il testo rimanda a una clausola che il modello non ha: è una clausola propria della Provincia. Scrivete il testo senza il rimando.');
}

function newClause({ clauseId, actKey, reason }: Pick<StoredWording, 'clauseId' | 'actKey' | 'reason'>, words: ClauseWords, origin: WordingOrigin, kind: ClauseRevision['kind']): unknown {
  return { id: clauseId, actKey, parentId: null, orderKey: 'm', kind, ...words, when: null, lock: 'libera', contents: [], legalRefs: [], source: `${origin.ente}, «${origin.title}»`, guidance: reason ?? '' };
}

/** Behind which clause a new one goes, and of what kind it is: the last article, or the last of what the act is made of. */
function lastOf(content: ModelContent, actKey: string): ClauseRevision | undefined {
  const top = inReadingOrder(content.acts.find((act) => act.template.key === actKey)?.clauses ?? []).filter((clause) => clause.parentId === null && clause.kind !== 'gruppo');
  return top.findLast((clause) => clause.kind === 'articolo') ?? top.at(-1);
}
