import { createHash, randomUUID } from 'node:crypto';
import { plainTextOf, type DiscussionId, type PostText } from '@province-comuni/communities-contract';
import { MOST_ATTACHMENTS, type TypedAttachment } from '@province-comuni/documents-contract';
import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import { MailRefused, SYSTEM_ACCESS, type Mail, type Mailer, type MailReader, type MailReturns, type ReadMail, type TransactionRunner } from '@province-comuni/platform-ports';
import { storableText, type Clock } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import { CommunityClosed, CommunityInvalid, CommunityNotFound, DiscussionClosed, GuidelinesChanged, MembersWrite, WritingSuspended } from '../errors.js';
import { answerOf, isBroken, postOf } from '../mail/answer-text.js';
import { isForged, machineReason, senderOf, type IncomingMail, type IncomingMailOutcome, type IncomingMailReason } from '../mail/incoming-mail.js';
import { attachmentsLetter, refusalLetter, type LeftFile } from '../mail/letters-to-senders.js';
import type { ReadReplyAddress, ReplyAddresses } from '../mail/reply-address.js';
import { undelivered } from '../mail/undelivered.js';
import { discussionHref } from '../notices/community-subjects.js';
import { canRead } from '../policies/community.policy.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { IncomingMailRepository } from '../ports/incoming-mail-repository.port.js';
import type { AnswerDiscussion } from './answer-discussion.use-case.js';
import type { KeepDraft } from './keep-draft.use-case.js';

/** Largest message taken, in bytes. */
export const LARGEST_MAIL = 36 * 1024 * 1024;
/** Files of one mail that are taken, and their bytes in all. */
const MOST_FILES_BYTES = 25_000_000;
/** Mails of one person in an hour: more of them come from a machine that does not say so. */
const MOST_IN_AN_HOUR = 30;
const HOUR_MS = 3_600_000;
/** Bytes of a message too large to be read of which headers are read, to say whose it was. */
const HEAD = 256 * 1024;

/** A message as the mail server handed it over. */
export interface ArrivedMail {
  /** The first {@link LARGEST_MAIL} bytes at most. */
  readonly bytes: Uint8Array;
  /** False: there were more. */
  readonly isWhole: boolean;
  /** Sender of the envelope, where the mail server says it. */
  readonly envelopeFrom: string | null;
}

/** What is known of a mail while it is judged: where it leads, and whose it is once that is proved. */
interface Judged {
  readonly outcome: IncomingMailOutcome;
  readonly reason: IncomingMailReason;
  readonly letter: Mail | null;
}

/**
 * A letter is answered by mail: the answer becomes a post of who was written to, with the rights he has now. Only what was sent from his own address to the address made
 * for him does anything; whoever else wrote is told nothing, for what a mail says of its sender may be a lie. The platform's own work.
 */
export class AnswerByMail {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly reader: MailReader,
    private readonly addresses: ReplyAddresses,
    private readonly people: PersonReach,
    private readonly answers: AnswerDiscussion,
    private readonly drafts: KeepDraft,
    private readonly documents: PostDocuments,
    private readonly discussions: DiscussionRepository,
    private readonly incoming: IncomingMailRepository,
    private readonly mailer: Mailer,
    private readonly returns: MailReturns,
    private readonly clock: Clock,
    private readonly settings: { readonly publicUrl: string; readonly domain: string },
  ) {}

  /** Does what the mail asks for, once: the same one again finds what was done. @throws MailRefused BUSY, to be sent again */
  async execute(arrived: ArrivedMail): Promise<Pick<IncomingMail, 'outcome' | 'reason'>> {
    const digest = createHash('sha256').update(arrived.bytes).digest('hex');
    const mail = await this.read(arrived);
    if (!mail) return this.note(refusedInSilence('ILLEGGIBILE'), { key: `sha256 ${digest}`, from: '', subject: '', personId: null, discussionId: null });
    const facts = { from: storableText(senderOf(mail) ?? mail.from.join(', ')).slice(0, 320), subject: storableText(mail.subject).slice(0, 300) };
    const { address, person } = await this.whose(mail);
    const proved = address && person?.actor && address.isFor(person.actor.personId) ? { address, person } : null;
    // Keys of what is not proved are no message ids: nobody blocks another's answer by writing first.
    const key = proved ? `mail ${proved.person.actor.personId} ${hash(mail.messageId ?? digest)}` : `sha256 ${digest}`;
    const done = await this.transactions.run(SYSTEM_ACCESS, () => this.incoming.byKey(key));
    if (done) return done;
    const judged = await this.judge(arrived, mail, { address, person, isProved: proved !== null, key });
    return this.note(judged, { key, ...facts, personId: proved?.person.actor.personId ?? null, discussionId: proved?.address.discussionId ?? null });
  }

  private async read({ bytes, isWhole }: ArrivedMail): Promise<ReadMail | null> {
    try {
      return await this.reader.read(isWhole ? bytes : bytes.subarray(0, HEAD));
    } catch (error) {
      if (error instanceof MailRefused && error.problem === 'UNREADABLE') return null;
      throw error;
    }
  }

  private async whose(mail: ReadMail): Promise<{ readonly address: ReadReplyAddress | null; readonly person: ReachablePerson | null }> {
    const address = mail.recipients.map((recipient) => this.addresses.read(recipient)).find((read) => read !== null) ?? null;
    const sender = senderOf(mail);
    return { address, person: sender === null ? null : await this.transactions.run(SYSTEM_ACCESS, () => this.people.byAddress(sender)) };
  }

  private async judge(arrived: ArrivedMail, mail: ReadMail, { address, person, isProved, key }: { readonly address: ReadReplyAddress | null; readonly person: ReachablePerson | null; readonly isProved: boolean; readonly key: string }): Promise<Judged> {
    if (await this.cameBack(mail)) return { outcome: 'IGNORATA', reason: 'MANCATO_RECAPITO', letter: null };
    const machine = machineReason(mail, `@${this.settings.domain}>`);
    if (machine) return { outcome: 'IGNORATA', reason: machine, letter: null };
    const sender = senderOf(mail);
    if (!address) return refusedInSilence('INDIRIZZO');
    if (sender === null) return refusedInSilence('MITTENTE');
    if (isForged(mail, sender, arrived.envelopeFrom)) return refusedInSilence('MITTENTE_FALSO');
    if (!person) return refusedInSilence('MITTENTE_SCONOSCIUTO');
    if (!isProved) return refusedInSilence('INDIRIZZO_DI_ALTRI');
    const now = this.clock.now();
    if ((await this.transactions.run(SYSTEM_ACCESS, () => this.incoming.countOf(person.actor.personId, new Date(now.getTime() - HOUR_MS)))) >= MOST_IN_AN_HOUR) return refusedInSilence('TROPPE');
    const about = { to: person.email, link: await this.linkTo(person, address.discussionId), answers: mail.messageId, left: mail.attachments.map((file): LeftFile => ({ ...file, why: '' })) };
    const refused = (reason: IncomingMailReason, detail?: string): Judged => ({ outcome: 'RIFIUTATA', reason, letter: refusalLetter(reason, about, detail) });
    if (now >= address.until) return refused('SCADUTO');
    if (!arrived.isWhole) return refused('TROPPO_GRANDE');
    if (mail.text === null) return refused('SENZA_TESTO');
    const answer = answerOf(mail.text);
    if (isBroken(answer)) return refused('CODIFICA');
    if (answer === '') return refused('VUOTA');
    try {
      const text = postOf(answer);
      const { attachments, left } = await this.filesOf(person, mail, key);
      const { outcome, reason } = await this.answer(person, address.discussionId, text, attachments, key);
      if (outcome === 'IN_ATTESA') return { outcome, reason, letter: refusalLetter('MODERAZIONE', { ...about, left }) };
      return { outcome, reason: left.length > 0 ? 'ALLEGATI' : reason, letter: left.length > 0 ? attachmentsLetter({ ...about, left }) : null };
    } catch (error) {
      if (error instanceof DiscussionClosed || error instanceof CommunityClosed) return { outcome: 'BOZZA', reason: 'DISCUSSIONE_CHIUSA', letter: refusalLetter('DISCUSSIONE_CHIUSA', about) };
      if (error instanceof WritingSuspended) return { outcome: 'BOZZA', reason: 'SOSPESO', letter: refusalLetter('SOSPESO', about, suspendedText(error.details.until)) };
      if (error instanceof GuidelinesChanged) return { outcome: 'BOZZA', reason: 'REGOLE', letter: refusalLetter('REGOLE', about) };
      if (error instanceof CommunityInvalid) return refused('TESTO', error.details.problems.map(({ message }) => message).join(' '));
      if (error instanceof CommunityNotFound || error instanceof MembersWrite) return refused('NON_AMMESSO');
      throw error;
    }
  }

  /** Whether it says that a letter of ours never arrives, which is counted for its address. Anybody may write that: it counts by the letter, which only its reader has. */
  private async cameBack(mail: ReadMail): Promise<boolean> {
    const letter = undelivered(mail);
    return letter !== null && this.transactions.run(SYSTEM_ACCESS, () => this.returns.returned(letter, this.clock.now()));
  }

  /** Takes the files that came with it in, as a page does: those of a mail that is refused after all are swept like any that nobody uses. */
  private async filesOf({ actor }: ReachablePerson, mail: ReadMail, key: string): Promise<{ readonly attachments: readonly TypedAttachment[]; readonly left: readonly LeftFile[] }> {
    const [attachments, left]: [TypedAttachment[], LeftFile[]] = [[], []];
    let total = 0;
    for (const [at, { fileName, bytes, content }] of mail.attachments.entries()) {
      const leave = (why: string): void => void left.push({ fileName, bytes, why });
      if (at >= MOST_ATTACHMENTS || !content) leave(`gli allegati sono al massimo ${MOST_ATTACHMENTS}`);
      else if (total + content.length > MOST_FILES_BYTES) leave('gli allegati di una lettera sono al massimo 25 MB in tutto');
      else {
        const brought = await this.documents.bring(actor, { fileName, bytes: content, key: uuidOf(`${key} ${at}`) });
        if ('refusal' in brought) {
          leave(brought.refusal);
          continue;
        }
        total += content.length;
        attachments.push({ documentId: null, uploadId: brought.uploadId, title: fileName.replace(/\.[a-z0-9]{1,5}$/i, '') });
      }
    }
    return { attachments, left };
  }

  /** @throws DiscussionClosed, CommunityClosed, WritingSuspended and GuidelinesChanged once it is kept as a draft, CommunityNotFound, MembersWrite, CommunityInvalid */
  private async answer({ actor }: ReachablePerson, discussionId: DiscussionId, text: PostText, attachments: readonly TypedAttachment[], key: string): Promise<Pick<Judged, 'outcome' | 'reason'>> {
    try {
      const { held } = await this.answers.execute(actor, { discussionId, text, attachments, clientKey: uuidOf(key), keepsDraft: true });
      return held ? { outcome: 'IN_ATTESA', reason: 'MODERAZIONE' } : { outcome: 'PUBBLICATA', reason: 'NESSUNO' };
    } catch (error) {
      if (!(error instanceof DiscussionClosed || error instanceof CommunityClosed || error instanceof WritingSuspended || error instanceof GuidelinesChanged)) throw error;
      const begun = await this.drafts.read(actor, { discussionId });
      // What he has begun on the page stays above; a mail that comes again is there already.
      if (!begun || !plainTextOf(begun.text).includes(plainTextOf(text))) await this.drafts.keep(actor, { discussionId }, { kind: null, title: '', text: { type: 'doc', content: [...(begun?.text.content ?? []), ...text.content] } });
      throw error;
    }
  }

  /** Where it is read now, for who may read it there: the name of a community that he is not to know is in its address. */
  private async linkTo({ actor }: ReachablePerson, id: DiscussionId): Promise<string> {
    const view = await this.transactions.run(SYSTEM_ACCESS, () => this.discussions.view(id, null));
    return `${this.settings.publicUrl}${view && canRead(actor, view.community) ? discussionHref(view.community.key, view.discussion.id) : '/community'}`;
  }

  /** Notes it with its letter: whoever handles the same mail at the same time writes neither. */
  private async note({ outcome, reason, letter }: Judged, facts: Pick<IncomingMail, 'key' | 'from' | 'subject' | 'personId' | 'discussionId'>): Promise<Pick<IncomingMail, 'outcome' | 'reason'>> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const isFirst = await this.incoming.add({ id: randomUUID(), ...facts, receivedAt: this.clock.now(), outcome, reason });
      if (isFirst && letter) await this.mailer.send(letter);
    });
    return { outcome, reason };
  }
}

function refusedInSilence(reason: IncomingMailReason): Judged {
  return { outcome: 'RIFIUTATA', reason, letter: null };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same key gives the same identifier: an answer whose note was lost with its process is not written twice. */
function uuidOf(key: string): string {
  return hash(key).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
}

function suspendedText(until: Date): string {
  return `Siete sospesi dalla scrittura fino al ${until.toLocaleDateString('it-IT', { dateStyle: 'long', timeZone: 'Europe/Rome' })}: potete leggere, non rispondere. Il motivo, e come chiedere un riesame, sono nella pagina «Moderazione: ciò che vi riguarda». Ciò che avete scritto è fra le vostre bozze, nella pagina della discussione.`;
}
