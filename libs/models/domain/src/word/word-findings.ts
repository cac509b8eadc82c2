import type { TrackedComment, TrackedDocument } from '@province-comuni/platform-ports';
import { formatAnswer, isAnswered, parseWrittenAnswer, redline, RichTextProblem, type ClauseKind, type ClauseLock, type EffectiveClause, type Environment, type Inline, type RenderedAct } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { ReviewedText } from '../review/reviewed-text.js';
import { changedOnlyBy, independentAuthors, touchingAuthors } from './by-author.js';
import { addedText, editClause, type ClauseEdit } from './clause-edit.js';
import { returnedAct, type ReturnedAct, type ReturnedAddition, type ReturnedClause } from './returned-act.js';
import { sentLines, type SentLine } from './sent-lines.js';

/** What was sent out, as it was then. */
export interface SentAct {
  readonly act: RenderedAct;
  readonly clauses: readonly EffectiveClause[];
  readonly environment: Environment;
  /** The clause whose bookmark has this name. */
  readonly clauseOf: (bookmark: string) => string | undefined;
  /** How far a clause may go; null for one the Provincia added. */
  readonly lockOf: (clauseId: string) => ClauseLock | null;
  /** Day on which written dates are read (`YYYY-MM-DD`). */
  readonly day: string;
  /** What people read for a variable. */
  readonly labelOf: (key: string) => string;
}

/** Words put in or taken out under tracking. Name and ISO instant as the word processor wrote them; empty and null where it did not. */
export interface WordChange {
  readonly author: string;
  readonly at: string | null;
  readonly kind: 'added' | 'removed';
  readonly text: string;
}

/** Who made changes, and when the last was; names and instant as the word processor wrote them. */
export interface WordAuthors {
  readonly names: readonly string[];
  /** ISO instant; null where the file has none. */
  readonly at: string | null;
  /** Something was changed without tracking: nobody is named for it. */
  readonly untracked: boolean;
  /** One by one, in the order of the text. */
  readonly changes: readonly WordChange[];
}

/** Another text for a clause, or that it be taken out (null). */
export interface WordProposal extends WordAuthors {
  readonly clauseId: string;
  readonly base: ReviewedText;
  readonly proposed: ReviewedText | null;
  /** What the official should know of it, in Italian. */
  readonly notes: readonly string[];
}

export interface WordAddition extends WordAuthors {
  readonly afterClauseId: string | null;
  readonly kind: ClauseKind;
  readonly text: ReviewedText;
}

/** A comment of the file, or what the product says of a change that no text can hold. */
export interface WordRemark extends WordAuthors {
  readonly clauseId: string;
  readonly quote: string | null;
  readonly text: string;
  readonly answers: readonly { readonly author: string; readonly at: string | null; readonly text: string }[];
  /** `comment` was written at the margin; the others say what of the text was changed and why it is no proposal. */
  readonly about: 'comment' | 'value' | 'locked' | 'moved';
  /** It was settled in the word processor. */
  readonly settled: boolean;
}

export interface WordFindings {
  readonly proposals: readonly WordProposal[];
  readonly additions: readonly WordAddition[];
  readonly remarks: readonly WordRemark[];
  /** Words of the file that have no place among the clauses. */
  readonly unplaced: readonly { readonly text: string; readonly reason: string }[];
  /** Tracked changes of look alone. */
  readonly formatting: number;
  /** How many of the lines sent were found again, from 0 to 1. */
  readonly found: number;
}

/** Reads a document that came back against what was sent: every change is a proposal, a remark or is told as not placed. Equal documents give equal findings. */
export function findingsOf(document: TrackedDocument, sent: SentAct): WordFindings {
  const lines = sentLines(sent.act, sent.clauses, sent.environment);
  const read = (each: TrackedDocument): ReturnedAct => returnedAct(each, sent.act, sent.clauses, lines, sent.clauseOf);
  const back = read(document);
  const reader = new FindingsReader(document, sent, back, read);
  for (const clause of back.clauses) reader.clause(clause);
  for (const addition of back.additions) reader.addition(addition);
  reader.comments();
  return { proposals: reader.proposals, additions: reader.additions, remarks: reader.remarks, unplaced: [...document.unread, ...reader.unplaced], formatting: document.formatting, found: back.found };
}

class FindingsReader {
  readonly proposals: WordProposal[] = [];
  readonly additions: WordAddition[] = [];
  readonly remarks: WordRemark[] = [];
  readonly unplaced: { text: string; reason: string }[] = [];
  /** Clauses that are gone from their place, by their words: one with the same words elsewhere was moved. */
  private readonly moved = new Map<string, { readonly clauseId: string; readonly withdraw: () => void }>();
  /** The file as some authors alone would have left it, by their names: read once for all clauses. */
  private readonly alone = new Map<string, { readonly document: TrackedDocument; readonly back: ReturnedAct }>();

  constructor(
    private readonly document: TrackedDocument,
    private readonly sent: SentAct,
    private readonly back: ReturnedAct,
    private readonly read: (document: TrackedDocument) => ReturnedAct,
  ) {}

  clause(returned: ReturnedClause): void {
    const clause = this.sent.clauses.find(({ id }) => id === returned.clauseId)!;
    if (returned.sent.length === 0 || isUnchanged(returned)) return;
    const authors = this.authorsOf(returned.paragraphs, returned.untracked);
    const base = { heading: clause.heading, body: clause.body };
    if (returned.lines.every(({ line }) => line.text === '')) return this.gone(returned, base, authors);
    const edit = editClause(clause, returned, this.document);
    this.values(returned.clauseId, edit, authors);
    if (sameJson(edit.text, base)) return;
    if (this.sent.lockOf(clause.id) === 'vincolata') return void this.remark(clause.id, 'locked', authors, `${LOCKED}\n${redlineWords(base, edit.text)}`);
    this.proposals.push(...this.proposalsOf(clause, returned, edit, authors));
  }

  /** One proposal for each author whose changes stand by themselves. What was changed without tracking is of nobody: then they stay one. */
  private proposalsOf(clause: EffectiveClause, returned: ReturnedClause, whole: ClauseEdit, authors: WordAuthors): WordProposal[] {
    const base = { heading: clause.heading, body: clause.body };
    const proposal = (edit: ClauseEdit, of: WordAuthors): WordProposal => ({ ...of, clauseId: clause.id, base, proposed: edit.text, notes: edit.removed.map((inline) => `Con le parole toglie ${this.nameOf(inline)}.`) });
    const names = [...new Set(this.revisionsOf(returned.paragraphs).map(({ author }) => author))];
    const groups = returned.untracked ? [names] : independentAuthors(names, touchingAuthors(this.document, returned.paragraphs), base, whole.text, (group) => this.editBy(clause, group)?.text ?? null);
    if (groups.length === 1 && groups[0]!.length === names.length) return [proposal(whole, authors)];
    return groups.map((group) => proposal(this.editBy(clause, group)!, this.authorsOf(returned.paragraphs, false, new Set(group))));
  }

  /** What the clause would be with the changes of some authors alone; null where that is no text: nothing is left of it, or it cannot be read. */
  private editBy(clause: EffectiveClause, authors: readonly string[]): ClauseEdit | null {
    const key = JSON.stringify([...authors].sort());
    const document = this.alone.get(key)?.document ?? changedOnlyBy(this.document, new Set(authors));
    const back = this.alone.get(key)?.back ?? this.read(document);
    this.alone.set(key, { document, back });
    const returned = back.clauses.find(({ clauseId }) => clauseId === clause.id)!;
    if (returned.lines.every(({ line }) => line.text === '')) return null;
    try {
      return editClause(clause, returned, document);
    } catch (error) {
      if (error instanceof RichTextProblem) return null;
      throw error;
    }
  }

  /** What the words would be as an answer to the question, as far as they are one. */
  private readAs(key: string, words: string): string {
    const variable = this.sent.environment.variables.get(key);
    if (!variable || variable.type === 'calcolata') return 'È un dato calcolato da altre risposte.';
    const parsed = parseWrittenAnswer(variable, words, this.sent.environment, this.sent.day);
    return parsed.ok && isAnswered(parsed.value) ? `Come risposta si legge: ${formatAnswer(variable, parsed.value)}.` : 'Così come è scritta non è una risposta che la domanda ammette.';
  }

  /** Rows of an answer, values and counted numbers: the text keeps them, the official changes the answer. */
  private values(clauseId: string, edit: ClauseEdit, authors: WordAuthors): void {
    for (const { inline, before, after } of edit.changed) {
      const where = inline.type === 'variable' ? `${this.readAs(inline.attrs.key, after)} Si cambia nelle risposte, e il testo la segue ovunque.` : 'Il numero lo conta l’atto: si cambia il rimando nella clausola.';
      this.remark(clauseId, 'value', authors, `Proposta sul valore: ${this.nameOf(inline)} — «${after}» al posto di «${before}». ${where}`, before);
    }
    for (const { before, after } of edit.ofAnswers) {
      const what = before === '' ? `aggiunge «${after}»` : after === '' ? `toglie «${before}»` : `scrive «${after}» al posto di «${before}»`;
      this.remark(clauseId, 'value', authors, `Proposta sui valori: il file ${what} fra le righe che l’atto prende dalle risposte. Si cambia nelle risposte.`, before === '' ? null : before);
    }
  }

  private gone(returned: ReturnedClause, base: ReviewedText, authors: WordAuthors): void {
    const { clauseId, sent } = returned;
    const lock = this.sent.lockOf(clauseId);
    const [list, entry]: [unknown[], object] =
      lock === null || lock === 'libera'
        ? [this.proposals, { ...authors, clauseId, base, proposed: null, notes: [] } satisfies WordProposal]
        : [this.remarks, this.remarkOf(clauseId, 'locked', authors, 'Il file toglie questa clausola. Non si può togliere: la legge o il modello la richiedono.')];
    list.push(entry);
    this.moved.set(wordsOfSent(sent), { clauseId, withdraw: () => list.splice(list.indexOf(entry), 1) });
  }

  addition({ afterClauseId, kind, lines }: ReturnedAddition): void {
    const authors = this.authorsOf(lines.flatMap(({ paragraphs }) => paragraphs), lines.some(({ pieces }) => pieces.some((piece) => piece.kept && /\S/.test(piece.text))));
    const moved = this.moved.get(lines.map(({ text }) => text).join('\n'));
    if (moved) {
      moved.withdraw();
      const after = afterClauseId === null ? 'all’inizio dell’atto' : `dopo «${this.titleOf(afterClauseId)}»`;
      return void this.remark(moved.clauseId, 'moved', authors, `Il file sposta questa clausola ${after}. Spostatela con i suoi comandi, se siete d’accordo.`);
    }
    this.additions.push({ ...authors, afterClauseId, kind, text: addedText(lines, this.document, kind === 'articolo' || kind === 'sezione') });
  }

  comments(): void {
    const roots = this.document.comments.filter(({ answerTo }) => answerTo === null);
    for (const comment of roots) {
      const clauseId = comment.paragraph === null ? undefined : this.clauseNear(comment.paragraph);
      if (clauseId === undefined) {
        this.unplaced.push({ text: `${comment.author}: ${comment.text}`, reason: 'È un commento che non sta accanto a nessuna clausola.' });
        continue;
      }
      const answers = this.answersTo(comment.id);
      this.remarks.push({ names: [comment.author], at: comment.at, untracked: false, changes: [], clauseId, quote: comment.quote === '' ? null : comment.quote, text: comment.text, answers, about: 'comment', settled: comment.resolved });
    }
  }

  /** Answers to answers are told one after the other. */
  private answersTo(id: string, depth = 0): WordRemark['answers'] {
    if (depth > 20) return [];
    return this.document.comments.filter(({ answerTo, id: own }) => answerTo === id && own !== id).flatMap((answer: TrackedComment) => [{ author: answer.author, at: answer.at, text: answer.text }, ...this.answersTo(answer.id, depth + 1)]);
  }

  private clauseNear(paragraph: number): string | undefined {
    for (let at = paragraph; at >= 0; at -= 1) {
      const found = this.back.clauseAt.get(at);
      if (found !== undefined) return found;
    }
    return this.back.clauses[0]?.clauseId;
  }

  /** @param among of these authors alone; absent: of all */
  private authorsOf(paragraphs: readonly number[], untracked: boolean, among?: ReadonlySet<string>): WordAuthors {
    const revisions = this.revisionsOf(paragraphs).filter(({ author }) => among?.has(author) ?? true);
    const at = revisions.flatMap((revision) => revision.at ?? []).sort().at(-1) ?? null;
    const changes = this.changesOf(paragraphs).filter(({ author }) => among?.has(author) ?? true);
    return { names: [...new Set(revisions.map(({ author }) => author).filter((name) => name !== ''))], at, untracked, changes };
  }

  private revisionsOf(paragraphs: readonly number[]): TrackedDocument['revisions'][number][] {
    const used = new Set<number>();
    const note = ({ inserted, deleted }: { readonly inserted: number | null; readonly deleted: number | null }): void => [inserted, deleted].forEach((index) => index !== null && used.add(index));
    for (const index of paragraphs) {
      const { pieces, end, cell } = this.document.paragraphs[index]!;
      for (const state of [...pieces, end, ...(cell ? [cell] : [])]) note(state);
    }
    return [...used].map((index) => this.document.revisions[index]!);
  }

  private changesOf(paragraphs: readonly number[]): WordChange[] {
    const changes: WordChange[] = [];
    for (const { text, inserted, deleted } of paragraphs.flatMap((index) => this.document.paragraphs[index]!.pieces)) {
      // What was put in and taken out again is in nobody's text.
      if ((inserted === null) === (deleted === null) || text.trim() === '') continue;
      const change: WordChange = { ...this.document.revisions[(inserted ?? deleted)!]!, kind: inserted === null ? 'removed' : 'added', text: text.trim() };
      changes.push(change);
    }
    return changes;
  }

  private remark(clauseId: string, about: WordRemark['about'], authors: WordAuthors, text: string, quote: string | null = null): void {
    this.remarks.push(this.remarkOf(clauseId, about, authors, text, quote));
  }

  private remarkOf(clauseId: string, about: WordRemark['about'], authors: WordAuthors, text: string, quote: string | null = null): WordRemark {
    return { ...authors, clauseId, quote, text, answers: [], about, settled: false };
  }

  private nameOf(inline: Inline): string {
    switch (inline.type) {
      case 'variable':
        return `il dato «${this.sent.labelOf(inline.attrs.key)}»`;
      case 'clauseRef':
        return `il rimando a «${this.titleOf(inline.attrs.clauseId)}»`;
      case 'legalRef':
        return `la norma «${inline.attrs.label}»`;
      case 'text':
        return `«${inline.text}»`;
    }
  }

  private titleOf(clauseId: string): string {
    const clause = this.sent.act.clauses.find(({ id }) => id === clauseId);
    if (!clause) return clauseId;
    const lines = this.back.clauses.find((each) => each.clauseId === clauseId)?.sent ?? [];
    const title = clause.heading === '' ? (lines[0]?.text ?? clause.label) : clause.label;
    return title.length > 80 ? `${title.slice(0, 80)}…` : title;
  }
}

const LOCKED = 'Il testo di questa clausola è vincolato: lo fissa la legge o il modello nazionale. Modifica proposta nel file:';

function isUnchanged({ sent, lines }: ReturnedClause): boolean {
  const kept = lines.filter(({ line }) => line.text !== '' || line.cell);
  const wanted = sent.filter(({ text, label, place }) => text !== '' || label !== '' || place.kind === 'cell');
  return kept.length === wanted.length && kept.every(({ line, sent: from }, index) => from === wanted[index] && line.text === `${from!.label} ${from!.text}`.trim());
}

function wordsOfSent(sent: readonly SentLine[]): string {
  return sent.map(({ text, label }) => `${label} ${text}`.trim()).join('\n');
}

/** What was taken out and put in, in words: a remark has no colours. */
function redlineWords(before: ReviewedText, after: ReviewedText): string {
  const words = (content: readonly Inline[]): string => content.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'legalRef' ? inline.attrs.label : '…')).join('');
  const doc = ({ heading, body }: ReviewedText): ReviewedText['body'] => ({ type: 'doc', content: [{ type: 'paragraph', content: heading }, ...body.content] });
  return redline(doc(before), doc(after))
    .filter((line) => line.some((part) => part.change !== 'same'))
    .map((line) => line.map(({ change, content }) => (change === 'removed' ? `[tolto: ${words(content)}]` : change === 'added' ? `[aggiunto: ${words(content)}]` : words(content))).join(''))
    .join('\n');
}
