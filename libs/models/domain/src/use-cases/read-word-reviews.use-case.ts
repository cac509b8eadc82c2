import type { KeptFiles } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { ReviewNotFound, ReviewRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import type { OfferedClause, WordReturn, WordReview } from '../word/word-review.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';
import type { ReviewClauses } from './review-clauses.use-case.js';

/** The round trips of an instance's acts through Word. */
export interface InstanceWordReviews {
  readonly workspace: InstanceWorkspace;
  /** Newest first. */
  readonly sent: readonly WordReview[];
  /** Files that came back and were read, newest first. */
  readonly returns: readonly WordReturn[];
  /** Oldest first. */
  readonly offered: readonly OfferedClause[];
  /** Acts for which nothing can be proposed any more, with the reason. */
  readonly closed: ReadonlyMap<string, string>;
}

/** What went out to Word, and what came back, for the people of the Ente. */
export class ReadWordReviews {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly words: WordReviewRepository,
    private readonly clauses: ReviewClauses,
    private readonly files: KeptFiles,
  ) {}

  /** @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId): Promise<InstanceWordReviews> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forReading(actor, id);
      return {
        workspace,
        // What nobody ever downloaded was kept for a file without our marks.
        sent: (await this.words.ofInstance(id)).filter(({ sha256 }) => sha256 !== null),
        returns: (await this.words.returnsOf(id)).filter(({ outcome }) => outcome !== null),
        offered: await this.words.offeredOf(id),
        closed: await this.clauses.closedActs(workspace),
      };
    });
  }

  /** The bytes of a file that came back. @throws ReviewNotFound, ReviewRefused when they may not be handed out */
  async open(actor: Actor, id: string): Promise<{ readonly file: WordReturn; readonly bytes: AsyncIterable<Uint8Array>; readonly size: number }> {
    const file = await this.transactions.run(databaseAccessOf(actor), () => this.words.findReturn(id));
    if (!file || !canReadInstance(actor, file)) throw new ReviewNotFound();
    const opened = await this.files.open(file.sha256, true);
    if ('refusal' in opened) throw new ReviewRefused(opened.refusal);
    return { file, ...opened };
  }
}
