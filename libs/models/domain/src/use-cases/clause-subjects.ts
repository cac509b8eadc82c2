import { createHash } from 'node:crypto';
import type { ModelContent } from '@province-comuni/models-contract';
import type { NoticeSubjectSource, SubjectCard, SubjectMarks } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import type { SearchableClauses } from './searchable-clauses.js';

interface KnownClauses {
  readonly version: string;
  readonly cards: ReadonlyMap<string, SubjectCard>;
  readonly marks: ReadonlyMap<string, string>;
}
const NOTHING: KnownClauses = { version: '', cards: new Map(), marks: new Map() };

/** Clauses of the national models as texts refer to them, `model:clause`: as they read in the version that holds, which says so. Nobody follows one. */
export class ClauseSubjects implements NoticeSubjectSource {
  readonly kind = 'clausola';
  readonly followable = false;
  readonly marks: SubjectMarks = {
    follows: ['models.version-published'],
    concerned: () => null,
    of: (ids) => this.among(ids, ({ marks }) => marks),
  };
  /** By model: a published version never changes, and its clauses take a while to be printed. */
  private readonly known = new Map<string, KnownClauses>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clauses: SearchableClauses,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    return this.among(ids, ({ cards }) => cards);
  }

  private async among<T>(ids: readonly string[], choose: (known: KnownClauses) => ReadonlyMap<string, T>): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>();
    for (const [modelKey, ofModel] of Map.groupBy(ids, (id) => id.slice(0, id.indexOf(':')))) {
      const values = choose(await this.transactions.read({ enteIds: [] }, () => this.ofModel(modelKey)));
      for (const id of ofModel) if (values.has(id)) found.set(id, values.get(id)!);
    }
    return found;
  }

  private async ofModel(modelKey: string): Promise<KnownClauses> {
    const model = await this.clauses.ofCurrent(modelKey);
    if (!model) return NOTHING;
    const { current } = model;
    const known = this.known.get(modelKey);
    if (known?.version === current.id) return known;
    const cards = new Map((await model.entries()).map(({ id, title, href, audience, summary }) => [id, { title, href, audience, label: 'Clausola', place: summary, state: `Versione ${current.version}` }]));
    const read = { version: current.id, cards, marks: marksOfClauses(modelKey, await model.content()) };
    this.known.set(modelKey, read);
    return read;
  }
}

/** A clause is another one when its words change, when it holds under another condition, or when one of those inside it does. */
function marksOfClauses(modelKey: string, { acts }: ModelContent): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { clauses } of acts) {
    const inside = Map.groupBy(clauses, ({ parentId }) => parentId);
    const wordsOf = ({ id, heading, body, when }: ClauseRevision): unknown => [heading, body, when, (inside.get(id) ?? []).map(wordsOf)];
    for (const clause of clauses) marks.set(`${modelKey}:${clause.id}`, createHash('sha256').update(canonicalJson(wordsOf(clause))).digest('hex').slice(0, 32));
  }
  return marks;
}
