import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { Problem, SheetCard } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { subjectKey, type NoticeSubject, type ReadableSubjects } from '@province-comuni/notices-contract';
import type { ActExporter, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDate, italianDay, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';
import { readableView, writableView } from '../use-cases/readable-view.js';
import { ANSWER_SUBJECT, type AnswerSheets } from './answer-sheets.js';
import { canMakeSheet } from './desk.policy.js';
import { markOfAnswer, namedIn, sheetAsAct, type CitedThing, type SolvedQuestion } from './sheet.js';

/** The sheet of a question, as who looks may see it. */
export interface AnswerSheet {
  /** Null: nobody made one, or it is not for who looks. */
  readonly card: SheetCard | null;
  /** Who looks may make one now. */
  readonly canMake: boolean;
}

interface Composed {
  readonly solved: SolvedQuestion;
  readonly cites: readonly NoticeSubject[];
  readonly bytes: (title: string) => Promise<Uint8Array>;
}

/** The answer that solved a question becomes a sheet of the library, and its newer words a version of it. */
export class KeepSheet {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly sheets: AnswerSheets,
    private readonly documents: PostDocuments,
    private readonly subjects: ReadableSubjects<Actor>,
    private readonly exporters: readonly ActExporter[],
  ) {}

  /** @throws CommunityNotFound also for what is not for him */
  async read(actor: Actor, id: DiscussionId): Promise<AnswerSheet> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const view = await readableView(this.discussions, actor, id);
      const card = await this.sheets.of(actor, ANSWER_SUBJECT, id);
      return { card, canMake: card === null && actor.kind === 'person' && (await this.mayMake(actor, view)) !== null };
    });
  }

  /**
   * Makes the sheet, shared with the community.
   * @param input.clientKey minted by the page: the same key is the same sheet
   * @returns the document
   * @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityNotAllowed, CommunityInvalid
   */
  async make(actor: SignedInActor, { discussionId, title, abstract, clientKey }: { readonly discussionId: DiscussionId; readonly title: string; readonly abstract: string; readonly clientKey: string }): Promise<string> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const name = title.trim();
    if (name.length < 3 || name.length > 300) throw new CommunityInvalid({ field: 'title', message: 'Da 3 a 300 caratteri.' });
    const { solved, cites, bytes } = await this.compose(actor, discussionId);
    const uploadId = await this.bring(actor, await bytes(name), clientKey);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      // Whoever makes one at the same time waits here, and finds it made.
      await this.discussions.lock(discussionId);
      await this.refuseOthers(actor, discussionId, solved);
      const card = await this.sheets.of(actor, ANSWER_SUBJECT, discussionId);
      const outcome = await this.sheets.make(actor, { uploadId, title: name, abstract: abstract.trim(), communityId: solved.question.communityId, origin: { kind: ANSWER_SUBJECT, id: discussionId }, cites });
      const documentId = madeOrRefused(outcome);
      if (card && card.documentId !== documentId) throw new CommunityNotAllowed('C’è già una scheda di questa risposta: potete aggiornarla.');
      return documentId;
    });
  }

  /** What the question and the answer say now becomes the newest version. @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityNotAllowed, CommunityInvalid */
  async renew(actor: SignedInActor, discussionId: DiscussionId, note: string, clientKey: string): Promise<string> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const card = await this.transactions.read(databaseAccessOf(actor), () => this.sheets.of(actor, ANSWER_SUBJECT, discussionId));
    if (!card) throw new CommunityNotFound();
    if (!card.canRenew) throw new CommunityNotAllowed('Questa scheda la cambia chi scrive per il suo Ente.');
    const { solved, cites, bytes } = await this.compose(actor, discussionId);
    const uploadId = await this.bring(actor, await bytes(card.title), clientKey, card.enteId as EnteId);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.discussions.lock(discussionId);
      await this.refuseOthers(actor, discussionId, solved);
      return madeOrRefused(await this.sheets.renew(actor, card.documentId, { uploadId, note, origin: { kind: ANSWER_SUBJECT, id: discussionId }, cites }));
    });
  }

  /** What a sheet would say now. */
  private async compose(actor: SignedInActor, id: DiscussionId): Promise<Composed> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const view = await writableView(this.discussions, actor, id);
      const solved = await this.mayMake(actor, view);
      if (!solved) throw new CommunityNotAllowed('Fa una scheda chi modera la community o ha scritto la soluzione, quando la domanda è risolta e porta documenti per un Ente.');
      const attached = [...(await this.discussions.attachmentsOf([solved.question.id, solved.answer.id])).values()].flat().filter(({ isWithheld }) => !isWithheld);
      const named = new Map([...attached.map(({ documentId }) => ({ kind: 'documento', id: documentId })), ...namedIn(solved)].map((subject) => [subjectKey(subject), subject]));
      const cites = [...named.values()].filter(({ kind, id: cited }) => !(kind === 'discussione' && cited === id));
      // The file goes to everybody in the community: it names what all of them may read.
      const cards = await this.subjects.readable(anybodyOf(view.community.id), cites);
      const shown = cites.flatMap((subject): CitedThing[] => {
        const card = cards.get(subjectKey(subject));
        return card ? [{ ...subject, label: card.label ?? '', title: card.title }] : [];
      });
      return { solved, cites, bytes: (title) => this.write(title, solved, shown) };
    });
  }

  private async mayMake(actor: SignedInActor, { community, own, discussion }: DiscussionView): Promise<SolvedQuestion | null> {
    if (discussion.solvedSequence === null) return null;
    const posts = new Map((await this.discussions.posts(discussion.id, [1, discussion.solvedSequence], null)).map((post) => [post.sequence, post]));
    const [question, answer] = [posts.get(1), posts.get(discussion.solvedSequence)];
    const isRead = [question, answer].every((post) => post && post.withdrawnAt === null && post.hiddenAt === null);
    return question && answer && isRead && canMakeSheet(actor, community, own, answer) && this.sheets.canMake(actor) ? { community, discussion, question, answer } : null;
  }

  /** The file was made of what was read before: it must still be what is there. */
  private async refuseOthers(actor: SignedInActor, id: DiscussionId, before: SolvedQuestion): Promise<void> {
    const solved = await this.mayMake(actor, await writableView(this.discussions, actor, id));
    if (!solved || markOfAnswer(solved) !== markOfAnswer(before)) throw new CommunityNotAllowed('La risposta è cambiata in questo momento: rileggetela e riprovate.');
  }

  private async write(title: string, solved: SolvedQuestion, cited: readonly CitedThing[]): Promise<Uint8Array> {
    const docx = this.exporters.find(({ format }) => format === 'DOCX');
    if (!docx) throw new Error('no exporter writes DOCX');
    // Of when it was written, not of now: the same words are the same file, also when they are sent twice.
    const written = solved.answer.editedAt ?? solved.answer.createdAt;
    const provenance = `Scheda, ${solved.community.title}, ${italianDate(italianDay(written))}`;
    return (await docx.export(sheetAsAct(title, solved, cited), { title, author: solved.answer.author.ente || 'Province & Comuni', provenance, draft: false, createdAt: written })).bytes;
  }

  private async bring(actor: SignedInActor, bytes: Uint8Array, key: string, enteId?: EnteId): Promise<string> {
    const brought = await this.documents.bring(actor, { fileName: 'scheda.docx', bytes, key, ...(enteId ? { enteId } : {}) });
    if ('refusal' in brought) throw new CommunityNotAllowed(`La scheda non è entrata nella biblioteca: ${brought.refusal}`);
    return brought.uploadId;
  }
}

function madeOrRefused(outcome: { readonly documentId: string } | { readonly problems: readonly Problem[] }): string {
  if ('problems' in outcome) throw new CommunityInvalid(...outcome.problems);
  return outcome.documentId;
}

/** Somebody of the community, of whom nothing else is known than that he has a role in an Ente. */
function anybodyOf(id: CommunityId): SignedInActor {
  const nobody = '00000000-0000-0000-0000-000000000000';
  return { kind: 'person', personId: nobody as PersonId, name: '', memberships: [{ enteId: nobody as EnteId, enteKind: 'COMUNE', role: 'LETTORE' }], communityIds: [id] };
}
