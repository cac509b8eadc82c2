import { randomUUID } from 'node:crypto';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { italianDate, italianDay, sameJson, type Clock } from '@province-comuni/shared-kernel';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import type { WordReviewRepository } from '../ports/word-review-repository.port.js';
import { LONGEST_QUOTE, LONGEST_REASON, type ClauseComment, type ClauseCommentId, type ClauseSuggestion, type ClauseSuggestionId, type ReviewAuthor, type ReviewPlace } from '../review/review.js';
import { reviewedTextHash } from '../review/reviewed-text.js';
import { weighSuggestion } from '../review/weigh-suggestion.js';
import type { WordAddition, WordAuthors, WordFindings, WordProposal, WordRemark } from '../word/word-findings.js';
import type { OfferedClause, OfferedClauseId, WordMatch, WordOutcome, WordReturn, WordReview } from '../word/word-review.js';
import type { InstanceWorkspace } from './instance-workspace.js';
import { currentText } from './review-clauses.use-case.js';

/** What was read of a file, and against what. */
export interface ReadReturn {
  readonly review: WordReview;
  readonly match: WordMatch;
  readonly findings: WordFindings;
  readonly notices: readonly string[];
}

/** Puts what a Word file says beside the clauses, in the open transaction: what an earlier file brought, or the act says by now, is not offered again. */
export class OfferWordFindings {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly words: WordReviewRepository,
    private readonly clock: Clock,
  ) {}

  async execute(actor: SignedInActor, workspace: InstanceWorkspace, brought: WordReturn, { review, match, findings, notices }: ReadReturn): Promise<WordOutcome> {
    const id = brought.instanceId;
    const there = { suggestions: await this.reviews.suggestionsOf(id), comments: await this.reviews.commentsOf(id), offered: await this.words.offeredOf(id) };
    const desk = new ReturnDesk(actor, workspace, brought, there, this.reviews, this.words, this.clock.now());
    const proposals = await count(findings.proposals, (proposal) => desk.propose(proposal));
    const comments = await count(findings.remarks, (remark) => desk.remark(remark));
    const additions = await count(findings.additions, (addition) => desk.offer(addition));
    const all = findings.proposals.length + findings.remarks.length + findings.additions.length;
    return {
      ...{ match, reviewId: review.id, proposals, comments, additions, already: all - proposals - comments - additions },
      untracked: new Set([...findings.proposals, ...findings.remarks].filter((each) => each.untracked).map(({ clauseId }) => clauseId)).size + findings.additions.filter((each) => each.untracked).length,
      ...{ formatting: findings.formatting, unplaced: findings.unplaced, notices },
    };
  }
}

async function count<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const item of items) if (await work(item)) done += 1;
  return done;
}

/** Nobody is named for a change that was not tracked, nor where the file names nobody. */
const UNTRACKED = 'Modifica non tracciata';
const UNNAMED = 'Autore non indicato nel file';
/** Of the words of one change, what its reason tells. */
const LONGEST_CHANGE = 80;

/** What is beside the clauses before the file is taken in. */
interface AlreadyThere {
  readonly suggestions: readonly ClauseSuggestion[];
  readonly comments: readonly ClauseComment[];
  readonly offered: readonly OfferedClause[];
}

class ReturnDesk {
  constructor(
    private readonly actor: SignedInActor,
    private readonly workspace: InstanceWorkspace,
    private readonly brought: WordReturn,
    private readonly there: AlreadyThere,
    private readonly reviews: ReviewRepository,
    private readonly words: WordReviewRepository,
    private readonly now: Date,
  ) {}

  async propose(proposal: WordProposal): Promise<boolean> {
    const { clauseId, base, proposed } = proposal;
    const baseHash = reviewedTextHash(base);
    const current = currentText(this.workspace, clauseId);
    const said = current ? weighSuggestion({ base, baseHash, proposed }, current).kind === 'THERE_ALREADY' : proposed === null;
    const known = this.there.suggestions.some((each) => each.author.origin === 'word' && each.clauseId === clauseId && each.baseHash === baseHash && sameJson(each.proposed, proposed));
    if (said || known) return false;
    return this.reviews.addSuggestion({ ...this.place(clauseId), id: randomUUID() as ClauseSuggestionId, base, baseHash, proposed, reason: this.reasonOf(proposal), author: this.author(proposal), state: 'open', createdAt: this.instantOf(proposal.at), decided: null });
  }

  async remark(remark: WordRemark): Promise<boolean> {
    const { clauseId, text, answers } = remark;
    const quote = remark.quote !== null && remark.quote.length > LONGEST_QUOTE ? `${remark.quote.slice(0, LONGEST_QUOTE - 1)}…` : remark.quote;
    const same = this.there.comments.find((each) => each.author.origin === 'word' && each.clauseId === clauseId && each.parentId === null && each.text === text && each.quote === quote && each.author.name === this.author(remark).name);
    const resolved = remark.settled ? { at: this.now, by: this.author(remark).name } : null;
    const root: ClauseComment = same ?? { ...this.place(clauseId), id: randomUUID() as ClauseCommentId, quote, text, author: this.author(remark), parentId: null, createdAt: this.instantOf(remark.at), resolved };
    let added = same ? false : await this.reviews.addComment(root);
    for (const [index, answer] of answers.entries()) {
      // Word tells the minute: answers of the same minute stay in their order.
      const after = new Date(Math.max(this.instantOf(answer.at).getTime(), root.createdAt.getTime() + index + 1));
      if (this.there.comments.some((each) => each.parentId === root.id && each.text === answer.text && each.author.name === answer.author)) continue;
      added = (await this.reviews.addComment({ ...root, id: randomUUID() as ClauseCommentId, quote: null, text: answer.text, author: { ...root.author, name: answer.author || UNNAMED }, parentId: root.id, createdAt: after, resolved: null })) || added;
    }
    return added;
  }

  async offer(addition: WordAddition): Promise<boolean> {
    const { afterClauseId, kind, text, untracked } = addition;
    if (this.there.offered.some((each) => each.actKey === this.brought.actKey && each.afterClauseId === afterClauseId && sameJson(each.text, text))) return false;
    const { instanceId, enteId, actKey } = this.brought;
    await this.words.addOffered({ id: randomUUID() as OfferedClauseId, returnId: this.brought.id, instanceId, enteId, actKey, afterClauseId, kind, text, authorName: this.author(addition).name, untracked, createdAt: this.instantOf(addition.at), state: 'open', decided: null });
    return true;
  }

  private place(clauseId: string): ReviewPlace {
    const { instanceId, enteId, actKey } = this.brought;
    return { instanceId, enteId, actKey, clauseId };
  }

  private author({ names, untracked }: Pick<WordAuthors, 'names' | 'untracked'>): ReviewAuthor {
    return { origin: 'word', personId: this.actor.personId, guestLinkId: null, name: names.filter((name) => name !== '').join(', ').slice(0, 200) || (untracked ? UNTRACKED : UNNAMED) };
  }

  /** Word writes the clock of its computer: what it says of the future is when the file came. */
  private instantOf(at: string | null): Date {
    const instant = at === null ? this.now : new Date(at);
    return instant > this.now ? this.now : instant;
  }

  /** Each change with who made it and when; the words themselves are in the comparison. */
  private reasonOf({ changes, untracked, notes }: WordProposal): string {
    const tracked = changes.reduce<{ who: string; what: string[] }[]>((lines, change) => {
      const who = `${change.author || UNNAMED}${change.at === null ? '' : ` (${italianDate(italianDay(new Date(change.at)))})`}`;
      const what = `${change.kind === 'added' ? 'aggiunge' : 'toglie'} «${change.text.length > LONGEST_CHANGE ? `${change.text.slice(0, LONGEST_CHANGE)}…` : change.text}»`;
      return lines.at(-1)?.who === who ? [...lines.slice(0, -1), { who, what: [...lines.at(-1)!.what, what] }] : [...lines, { who, what: [what] }];
    }, []);
    const lines = tracked.map(({ who, what }) => `${who}: ${what.join(', ')}.`);
    const whole = [`Dal file «${this.brought.name}».`, ...notes, ...(untracked ? [lines.length > 0 ? 'Contiene anche modifiche non tracciate.' : 'Sono modifiche non tracciate.'] : []), ...lines].join('\n');
    return whole.length > LONGEST_REASON ? `${whole.slice(0, LONGEST_REASON - 1)}…` : whole;
  }
}
