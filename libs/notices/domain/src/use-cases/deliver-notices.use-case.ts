import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import type { NoticeFrequency, NoticeMail, NoticeWording } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type LetterWriter, type Mail, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CHOICES_PATH, digestHtml, digestOf, digestText } from '../mail/digest.js';
import { escaped, letterPage, link, paragraph } from '../mail/html.js';
import { canWait, DEFAULT_QUIET, digestMoment, isWeekend, tellableAt, type QuietHours } from '../mail/quiet-hours.js';
import type { UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import type { Notice } from '../notice.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import type { MailChoiceRepository } from '../ports/mail-choice-repository.port.js';
import type { DueNotices, NoticeRepository } from '../ports/notice-repository.port.js';
import { mayHave, withNames } from '../told-subjects.js';

const AT_ONCE = 50;
const MOST_IN_MAIL = 20;
/** How long notices are kept, in days. */
export const KEPT_DAYS = 180;
/** By this name letters of notices are written again. */
export const LETTERS_OF_NOTICES = 'notices';

/** `CONVERSATION` one notice of a conversation · `TOGETHER` what is told at once · `DIGEST` what is told of a day or a week. */
type LetterForm = 'CONVERSATION' | 'TOGETHER' | 'DIGEST';

/** What is kept of a letter until it is handed over: its notices as they were posted. */
interface ToldNotices {
  readonly form: LetterForm;
  readonly personId: ReachablePerson['actor']['personId'];
  readonly notices: readonly Notice[];
}

type Letter = Omit<Mail, 'to' | 'told'>;
type Readable = Awaited<ReturnType<NoticeSubjectRegistry['readable']>>;

/**
 * Tells people by mail what waits for them, by the rights they have at that moment: at once outside their quiet hours, what is urgent at any hour, or in one digest for each
 * person and period. The platform's own work.
 */
export class DeliverNotices implements LetterWriter {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly notices: NoticeRepository,
    private readonly choices: MailChoiceRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly wordings: NoticeWording,
    private readonly people: PersonReach,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
    private readonly clock: Clock,
    /** Where people reach the product, without a slash at the end. */
    private readonly publicUrl: string,
  ) {}

  /** Sends what is due. Mail and mark are written together: nobody is told twice, whenever this is asked for and however it ends. */
  async tell(frequency: NoticeFrequency): Promise<void> {
    const now = this.clock.now();
    const due: DueNotices = { frequency, now, digest: frequency === 'SUBITO' ? null : digestMoment(frequency, now) };
    for (;;) {
      const told = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const waiting = await this.notices.lockWaiting(due, AT_ONCE);
        const people = await this.people.find(waiting);
        const quiet = await this.choices.quietOf(waiting);
        for (const personId of waiting) await this.tellOne(people.get(personId), await this.notices.untold(personId, due), quiet.get(personId) ?? DEFAULT_QUIET, due);
        return waiting.length;
      });
      if (told < AT_ONCE) return;
    }
  }

  /** Forgets what is older than {@link KEPT_DAYS} days. */
  async tidy(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.transactions.run(SYSTEM_ACCESS, () => this.notices.removeBefore(before));
  }

  /** A letter that waited for the mail server, with those of its notices that its reader may still have, in the words that they have now. */
  async writeAgain(content: object): Promise<Letter | null> {
    const { form, personId, notices } = content as ToldNotices;
    const person = (await this.people.find([personId])).get(personId);
    if (!person) return null;
    // Of a letter from before keys were kept nobody knows what it tells of.
    const words = await this.wordings.wordsNow(personId, notices.flatMap(({ key }) => (key as string | undefined) ?? []));
    // Dates come back as words.
    const told = notices.map((notice) => ({ ...notice, text: words.get(notice.key) ?? notice.text, createdAt: new Date(notice.createdAt) }));
    return this.written(form, person, told, await this.subjects.readable(person.actor, told.flatMap(({ subjects }) => subjects)));
  }

  private async tellOne(person: ReachablePerson | undefined, untold: readonly Notice[], quiet: QuietHours, due: DueNotices): Promise<void> {
    const readable = person ? await this.subjects.readable(person.actor, untold.flatMap(({ subjects }) => subjects)) : new Map();
    const isHis = (notice: Notice): boolean => person !== undefined && mayHave(notice, readable);
    // What he may no longer read is forgotten untold.
    await this.notices.forget(untold.filter((notice) => !isHis(notice)).map(({ id }) => id));
    const his = untold.filter(isHis);
    const told = person ? await (due.digest ? this.digest(person, his, readable, quiet, due.now, due.digest) : this.atOnce(person, his, readable, quiet, due.now)) : his;
    await this.notices.markTold(told.map(({ id }) => id), due.now);
  }

  /** @returns what he is told by now; the rest waits for his quiet hours to end */
  private async atOnce(person: ReachablePerson, his: readonly Notice[], readable: Readable, quiet: QuietHours, now: Date): Promise<readonly Notice[]> {
    const then = tellableAt(now, quiet);
    const waiting = then > now ? his.filter((notice) => notice.readAt === null && canWait(notice, now, then)) : [];
    await this.notices.waitUntil(waiting.map(({ id }) => id), then);
    const told = his.filter((notice) => !waiting.includes(notice));
    const news = unread(told);
    for (const notice of news) if (notice.mail) await this.send('CONVERSATION', person, [notice], readable);
    await this.send('TOGETHER', person, news.filter(({ mail }) => mail === null), readable);
    return told;
  }

  /** @returns what he is told by now: nothing where the weekend is his, or the digest of the period was written */
  private async digest(person: ReachablePerson, his: readonly Notice[], readable: Readable, quiet: QuietHours, now: Date, { before, period }: NonNullable<DueNotices['digest']>): Promise<readonly Notice[]> {
    const news = unread(his);
    if (news.length === 0) return his;
    const isFirst = await this.notices.beginDigest(person.actor.personId, period, now);
    if (!isFirst || (quiet.weekends && isWeekend(before))) return [];
    await this.send('DIGEST', person, news, readable);
    return his;
  }

  private async send(form: LetterForm, person: ReachablePerson, notices: readonly Notice[], readable: Readable): Promise<void> {
    const { personId } = person.actor;
    const letter = this.written(form, person, notices, readable);
    if (letter) await this.mailer.send({ to: person.email, ...letter, told: { writer: LETTERS_OF_NOTICES, content: { form, personId, notices } satisfies ToldNotices } });
  }

  /** The one place where letters are written: when people are told, and again when the mail server takes them. @returns null: nothing of it is for him */
  private written(form: LetterForm, person: ReachablePerson, notices: readonly Notice[], readable: Readable): Letter | null {
    const his = notices.filter((notice) => mayHave(notice, readable)).map((notice) => withNames(notice, readable, this.publicUrl));
    const [first] = his;
    if (!first) return null;
    if (form === 'CONVERSATION') return this.letterOf(first, first.mail!);
    return form === 'DIGEST' ? this.digestLetter(person, his) : this.mailOf(person, his);
  }

  private digestLetter({ actor: { personId } }: ReachablePerson, news: readonly Notice[]): Letter {
    const unsubscribe = this.links.to({ personId, communityId: null });
    const [digest, words] = [digestOf(news), { publicUrl: this.publicUrl, unsubscribe }];
    const subject = news.length === 1 ? news[0]!.title.replace(/\s+/g, ' ').slice(0, 150) : `${news.length} novità da Province & Comuni`;
    return { subject, text: digestText(digest, words), html: digestHtml(digest, words), headers: { autoSubmitted: 'auto-generated', unsubscribe } };
  }

  private letterOf({ personId, title, text, href }: Notice, { subject, messageId, references, answer, place }: NoticeMail): Letter {
    const unsubscribe = this.links.to({ personId, communityId: place.id });
    const page = `${this.publicUrl}${href}`;
    const how = answer ? 'Potete rispondere a questa lettera: la risposta va nella discussione.' : '';
    const end = `Per non ricevere più lettere di questa community: ${unsubscribe}`;
    return {
      subject: subject.replace(/\s+/g, ' ').slice(0, 200),
      text: [answer?.above ?? '', title, text, page, [how, this.footer(), end].filter(Boolean).join('\n')].filter(Boolean).join('\n\n'),
      html: letterPage(`${answer ? `<p>${escaped(answer.above)}</p>` : ''}<h2>${escaped(title)}</h2>${paragraph(text)}<p>${link(page, 'Leggi nella discussione')}</p>${how ? `<p>${how}</p>` : ''}`, [link(`${this.publicUrl}${CHOICES_PATH}`, 'Che cosa ricevere, e dove'), link(`${this.publicUrl}/avvisi?scheda=posta`, 'Quando scrivervi'), link(unsubscribe, 'Non ricevere più lettere di questa community')]),
      headers: { messageId, references, autoSubmitted: 'auto-generated', unsubscribe, ...(references.length > 0 ? { inReplyTo: references.at(-1)! } : {}), ...(answer ? { replyTo: answer.address } : {}) },
    };
  }

  private mailOf({ actor: { personId } }: ReachablePerson, news: readonly Notice[]): Letter {
    const shown = news.slice(0, MOST_IN_MAIL).map(({ title, text, href }) => [`– ${title}`, ...(text ? [text.replace(/^/gm, '  ')] : []), `  ${this.publicUrl}${href}`].join('\n'));
    const rest = news.length - shown.length;
    const unsubscribe = this.links.to({ personId, communityId: null });
    return {
      subject: news.length === 1 ? news[0]!.title.replace(/\s+/g, ' ').slice(0, 150) : `${news.length} avvisi da Province & Comuni`,
      text: [...shown, ...(rest > 0 ? [`… e altri ${rest}.`] : []), this.footer()].join('\n\n'),
      html: letterPage(`<ul>${news.slice(0, MOST_IN_MAIL).map(({ title, text, href }) => `<li>${link(`${this.publicUrl}${href}`, title)}${paragraph(text)}</li>`).join('')}</ul>${rest > 0 ? `<p>… e altri ${rest}.</p>` : ''}`, [link(`${this.publicUrl}/avvisi`, 'Gli avvisi e ciò che seguite'), link(`${this.publicUrl}${CHOICES_PATH}`, 'Che cosa ricevere, e dove'), link(unsubscribe, 'Non ricevere più queste lettere')]),
      headers: { autoSubmitted: 'auto-generated', unsubscribe },
    };
  }

  private footer(): string {
    return `Gli avvisi e ciò che seguite si leggono e si cambiano qui: ${this.publicUrl}/avvisi\nChe cosa ricevere, e dove: ${this.publicUrl}${CHOICES_PATH}`;
  }
}

/** Read in the product already: no letter repeats it. */
function unread(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ readAt }) => readAt === null);
}
