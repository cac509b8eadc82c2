import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { DraftConflict, NothingToUndo } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import { changeDraft, undoChanges, type DraftChange } from '../model-draft/change-draft.js';
import { partOf, seenMark } from '../model-draft/draft-part.js';
import type { DraftEvent } from '../model-draft/model-draft.js';
import type { ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import type { ModelDraftWorkspace, ModelDraftWorkspaces } from './model-draft-workspace.js';

/** How far back an undo looks for the actor's own last action. */
const UNDO_REACH = 200;

/** A curator changes one part of a draft. Two curators never overwrite each other unseen: who writes says what he saw. */
export class ChangeModelDraft {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: ModelDraftWorkspaces,
    private readonly drafts: ModelDraftRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param seen mark of the part as the person saw it ({@link seenMark}); null for a new one
   * @throws DraftNotFound, PartRefused, DraftChangeRefused, DraftConflict
   */
  async execute(actor: SignedInActor, id: ModelVersionId, change: DraftChange, seen: string | null): Promise<ModelDraftWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, id);
      const standing = partOf(workspace.content, change.part);
      if (change.kind !== 'add' && (standing ? seenMark(standing.value) : null) !== seen) throw new DraftConflict(change.part, standing?.value ?? null, await this.lastToChange(id, change));
      const { content, changes } = changeDraft(workspace.content, change);
      return changes.length === 0 ? workspace : this.keep(actor, workspace, content, changes, null);
    });
  }

  /** Takes back the actor's own last action that still stands. @throws DraftNotFound, NothingToUndo */
  async undo(actor: SignedInActor, id: ModelVersionId): Promise<ModelDraftWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, id);
      const events = await this.drafts.eventsOf(id, { limit: UNDO_REACH });
      const undone = new Set(events.map((event) => event.undoes));
      const last = events.find((event) => event.personId === actor.personId && event.undoes === null && !undone.has(event.sequence));
      if (!last) throw new NothingToUndo('Non c’è nulla da annullare.');
      const result = undoChanges(workspace.content, last.changes);
      if (!result) throw new NothingToUndo('Dopo di voi qualcun altro ha cambiato la stessa parte: guardate la storia.');
      return this.keep(actor, workspace, result.content, result.changes, last.sequence);
    });
  }

  private async keep(actor: SignedInActor, workspace: ModelDraftWorkspace, content: ModelDraftWorkspace['content'], changes: DraftEvent['changes'], undoes: number | null): Promise<ModelDraftWorkspace> {
    const { id } = workspace.draft;
    await this.drafts.save(id, workspace.content, content);
    await this.drafts.appendEvent(id, { changes, undoes, origin: null, personId: actor.personId, personName: actor.name, at: this.clock.now() });
    return workspace.with(content);
  }

  private async lastToChange(id: ModelVersionId, { part }: DraftChange): Promise<string | null> {
    const events = await this.drafts.eventsOf(id, { limit: UNDO_REACH });
    return events.find((event) => event.changes.some((change) => change.part.kind === part.kind && change.part.id === part.id))?.personName ?? null;
  }
}
