import type { Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { DraftNotFound } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import type { ModelDraft } from '../model-draft/model-draft.js';
import { judgeSuccession, type Succession } from '../model-version/succession.js';
import { canWorkOnModels } from '../policies/model-draft.policy.js';
import type { ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { publishedVersions } from './published-versions.js';

/** A draft beside the versions it follows: what the workshop shows, what publishing decides by. */
export class ModelDraftWorkspace {
  private judged: Succession | undefined;

  constructor(
    readonly draft: ModelDraft,
    /** Oldest first. */
    readonly published: readonly ModelContent[],
    private readonly fromLatest: boolean,
  ) {}

  get content(): ModelContent {
    return this.draft.content;
  }

  /** The version the draft is compared with; null for a first one. */
  get previous(): ModelContent | null {
    return this.published.at(-1) ?? null;
  }

  /** The same draft saying something else. */
  with(content: ModelContent): ModelDraftWorkspace {
    return new ModelDraftWorkspace({ ...this.draft, content }, this.published, this.fromLatest);
  }

  succession(): Succession {
    this.judged ??= this.judge();
    return this.judged;
  }

  private judge(): Succession {
    const judged = judgeSuccession(this.published, this.content);
    if (this.fromLatest) return judged;
    const problem = { code: 'NOT_FROM_THE_LATEST' as const, subject: this.content.key, message: `Mentre lavoravate è stata pubblicata la versione ${this.previous?.version}: ciò che è cambiato là andrebbe perso. Scaricate questa bozza come pacchetto, scartatela e portate il pacchetto in una bozza nuova: il confronto con la ${this.previous?.version} mostrerà clausola per clausola che cosa riprendere.` };
    return { ...judged, problems: [problem, ...judged.problems] };
  }
}

/** Opens drafts for use cases: asks the policy, gives the same answer for "not for you" and "does not exist". */
export class ModelDraftWorkspaces {
  constructor(
    private readonly drafts: ModelDraftRepository,
    private readonly models: ModelRepository,
  ) {}

  /** @throws DraftNotFound */
  async forReading(actor: Actor, id: ModelVersionId): Promise<ModelDraftWorkspace> {
    return this.open(actor, () => this.drafts.find(id));
  }

  /** Opens and keeps other writers waiting. @throws DraftNotFound */
  async forWriting(actor: Actor, id: ModelVersionId): Promise<ModelDraftWorkspace> {
    return this.open(actor, () => this.drafts.lock(id));
  }

  private async open(actor: Actor, read: () => Promise<ModelDraft | null>): Promise<ModelDraftWorkspace> {
    const draft = canWorkOnModels(actor) ? await read() : null;
    if (!draft) throw new DraftNotFound();
    const [latest] = await this.models.listPublishedOf(draft.content.key);
    return new ModelDraftWorkspace(draft, await publishedVersions(this.models, draft.content.key), (latest?.id ?? null) === draft.parentId);
  }
}
