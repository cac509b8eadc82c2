import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import type { NoticeFrequency, NoticeMail } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Mail, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Notice } from '../notice.js';
import { subjectKey, type NoticeSubjectRegistry } from '../notice-subject-registry.js';
import type { NoticeRepository } from '../ports/notice-repository.port.js';

const AT_ONCE = 50;
const MOST_IN_MAIL = 20;
/** How long notices are kept, in days. */
export const KEPT_DAYS = 180;

/** Tells people by mail what waits for them, one letter for each person, by the rights he has at that moment. The platform's own work. */
export class DeliverNotices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly notices: NoticeRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly people: PersonReach,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    /** Where people reach the product, without a slash at the end. */
    private readonly publicUrl: string,
  ) {}

  /** Sends what waits. Mail and mark are written together: nobody is told twice. */
  async tell(frequency: NoticeFrequency): Promise<void> {
    for (;;) {
      const told = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const waiting = await this.notices.lockWaiting(frequency, AT_ONCE);
        const people = await this.people.find(waiting);
        for (const personId of waiting) await this.tellOne(people.get(personId), await this.notices.untold(personId, frequency), frequency);
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

  private async tellOne(person: ReachablePerson | undefined, untold: readonly Notice[], frequency: NoticeFrequency): Promise<void> {
    const readable = person ? await this.subjects.readable(person.actor, untold.flatMap(({ subjects }) => subjects)) : new Map();
    const isHis = ({ subjects }: Notice): boolean => person !== undefined && subjects.every((subject) => readable.has(subjectKey(subject)));
    // What he may no longer read is forgotten untold.
    await this.notices.forget(untold.filter((notice) => !isHis(notice)).map(({ id }) => id));
    const told = untold.filter(isHis);
    // Read in the product already: no letter repeats it.
    const news = told.filter(({ readAt }) => readAt === null);
    if (person) for (const letter of this.lettersOf(news, frequency)) await this.mailer.send({ to: person.email, ...letter });
    await this.notices.markTold(told.map(({ id }) => id), this.clock.now());
  }

  /** What is part of a conversation is told by a letter of its own; the rest together. */
  private lettersOf(news: readonly Notice[], frequency: NoticeFrequency): Omit<Mail, 'to'>[] {
    const alone = frequency === 'SUBITO' ? news.filter(({ mail }) => mail !== null) : [];
    const together = news.filter((notice) => !alone.includes(notice));
    return [...alone.map((notice) => this.letterOf(notice, notice.mail!)), ...(together.length > 0 ? [this.mailOf(together)] : [])];
  }

  private letterOf({ title, text, href }: Notice, { subject, messageId, references, answer }: NoticeMail): Omit<Mail, 'to'> {
    const how = answer ? 'Potete rispondere a questa lettera: la risposta va nella discussione.' : '';
    return {
      subject: subject.replace(/\s+/g, ' ').slice(0, 200),
      text: [answer?.above ?? '', title, text, `${this.publicUrl}${href}`, [how, this.footer()].filter(Boolean).join('\n')].filter(Boolean).join('\n\n'),
      headers: { messageId, references, autoSubmitted: 'auto-generated', ...(references.length > 0 ? { inReplyTo: references.at(-1)! } : {}), ...(answer ? { replyTo: answer.address } : {}) },
    };
  }

  private footer(): string {
    return `Gli avvisi e ciò che seguite si leggono e si cambiano qui: ${this.publicUrl}/avvisi`;
  }

  private mailOf(news: readonly Notice[]): Omit<Mail, 'to'> {
    const shown = news.slice(0, MOST_IN_MAIL).map(({ title, text, href }) => [`– ${title}`, ...(text ? [text.replace(/^/gm, '  ')] : []), `  ${this.publicUrl}${href}`].join('\n'));
    const rest = news.length - shown.length;
    return {
      subject: news.length === 1 ? news[0]!.title.replace(/\s+/g, ' ').slice(0, 150) : `${news.length} avvisi da Province & Comuni`,
      text: [...shown, ...(rest > 0 ? [`… e altri ${rest}.`] : []), this.footer()].join('\n\n'),
      headers: { autoSubmitted: 'auto-generated' },
    };
  }
}
