import type { EnteId } from '@province-comuni/shared-kernel';

/** An answer that another domain proposes for an instance, in the shape in which answers are stored (`importo` in cents). */
export interface ProposedAnswer {
  readonly key: string;
  readonly value: unknown;
}

/**
 * What a proposed answer would do. CHANGES: another value than now · SAME: it says so already · NO_QUESTION: the model asks nothing of the kind ·
 * NOT_ASKED: the model asks it, but not with the other answers · REFUSED: the question does not take this value.
 */
export type ProposedAnswerState = 'CHANGES' | 'SAME' | 'NO_QUESTION' | 'NOT_ASKED' | 'REFUSED';

export interface PreviewedAnswer {
  readonly key: string;
  /** Label of the question; the key where the model has none. */
  readonly label: string;
  /** The answer now, as acts write it; one line for each row of a table; empty where there is none. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly state: ProposedAnswerState;
  /** Why it is refused. */
  readonly reason: string | null;
  /** Revision of the stored answer; 0 when none was stored. */
  readonly seenRevision: number;
}

/** An instance that takes answers. */
export interface AnswerableInstance {
  readonly id: string;
  readonly enteId: EnteId;
  readonly title: string;
}

export type AnswersWritten =
  | { readonly kind: 'WRITTEN' }
  /** Somebody answered one of them meanwhile: look again. */
  | { readonly kind: 'CHANGED'; readonly by: string | null }
  | { readonly kind: 'REFUSED'; readonly problems: readonly { readonly field: string; readonly message: string }[] };

/**
 * Answers of instances for other domains that know them better; each asks the same policies as the pages of the acts.
 * `Actor` is the signed-in actor of the identity contract, which contracts do not know.
 */
export interface InstanceAnswers<Actor> {
  /** Instances of the Ente that this person may read, last changed first; at most 50. */
  readable(actor: Actor, enteId: EnteId): Promise<readonly AnswerableInstance[]>;
  /** Those into which he may write. */
  writable(actor: Actor, enteId: EnteId): Promise<readonly AnswerableInstance[]>;
  /** What the instance answers to these questions now, defaults of its model included, in the shape in which answers are stored; what is not asked or has no answer is left out. Null when there is no such instance for who asks. */
  read(actor: Actor, instanceId: string, keys: readonly string[]): Promise<{ readonly instance: AnswerableInstance; readonly answers: ReadonlyMap<string, unknown> } | null>;
  /** The instance and what the answers would do, taken together; null when there is none for who asks, or he may not write it. */
  preview(actor: Actor, instanceId: string, proposed: readonly ProposedAnswer[]): Promise<{ readonly instance: AnswerableInstance; readonly answers: readonly PreviewedAnswer[] } | null>;
  /**
   * Writes answers with the revisions that were seen, in the open transaction. After anything but WRITTEN the caller must roll it back.
   * The instance must be one that `preview` gave.
   */
  write(actor: Actor, instanceId: string, answers: readonly (ProposedAnswer & { readonly seenRevision: number })[]): Promise<AnswersWritten>;
}

export const INSTANCE_ANSWERS = Symbol('InstanceAnswers');
