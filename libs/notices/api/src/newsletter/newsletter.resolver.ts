import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, GraphQLISODateTime, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { READABLE_SUBJECTS, subjectKey, type ReadableSubjects } from '@province-comuni/notices-contract';
import { itemsOf, KeepMailChoices, KeepNewsletters, NewsletterNotFound, ReadNewsletters, TryNewsletter, type Newsletter, type NewsletterId, type NewsletterSample } from '@province-comuni/notices-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { SYSTEM_ACCESS, TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import { NoticesDone, NoticesResult } from '../notice.type.js';
import { NewsletterRefusalsInterceptor } from './newsletter-refusals.interceptor.js';
import { NewsletterArchivePage, NewsletterInput, NewsletterIssue, NewsletterKept, NewsletterListPage, NewsletterPreviewType, NewsletterResult, NewsletterSampleEnum, NewsletterType, SeenNewsletter } from './newsletter.type.js';

/** The newsletter: UPI's staff compose it, everybody reads its archive. */
@Resolver()
@UseInterceptors(NewsletterRefusalsInterceptor)
export class NewsletterResolver {
  constructor(
    @Inject(KeepNewsletters) private readonly keep: KeepNewsletters,
    @Inject(TryNewsletter) private readonly trying: TryNewsletter,
    @Inject(ReadNewsletters) private readonly read: ReadNewsletters,
    @Inject(KeepMailChoices) private readonly choices: KeepMailChoices,
    @Inject(READABLE_SUBJECTS) private readonly subjects: ReadableSubjects<Actor>,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
  ) {}

  @Access('public')
  @Query(() => NewsletterArchivePage, { description: 'The archive of what was sent, newest first, twenty at a time.' })
  async newsletterArchive(@CurrentActor() actor: Actor, @Args('before', { type: () => Int, nullable: true, description: 'Numbers under this one.' }) before: number | null): Promise<NewsletterArchivePage> {
    const { items, hasMore } = await this.read.list(actor, before ?? null);
    return { items: [...items], hasMore };
  }

  @Access('public')
  @Query(() => NewsletterIssue, { nullable: true, description: 'An issue that was sent, with what of it who looks may read.' })
  async newsletterIssue(@CurrentActor() actor: Actor, @Args('number', { type: () => Int }) number: number): Promise<NewsletterIssue> {
    const { title, intro, sections, sentAt } = await this.read.open(actor, number);
    return { number, title, intro, sentAt, sections: sections.map(({ heading, items }) => ({ heading, items: items.map(({ kind, title: what, href, note }) => ({ kind, title: what, href, note })) })) };
  }

  @Access('staff')
  @Query(() => NewsletterListPage, { nullable: true, description: 'Issues for who composes them, last changed first, thirty at a time.' })
  async newsletters(@CurrentActor() actor: Actor, @Args('before', { type: () => GraphQLISODateTime, nullable: true, description: 'Changed before this moment.' }) before: Date | null): Promise<NewsletterListPage> {
    const { items, hasMore } = await this.keep.list(actor, before ?? null);
    return { items: items.map(({ id, number, title, state, sendAt, sentAt, changedBy, changedAt }) => ({ id, number, title, state, sendAt, sentAt, changedBy, changedAt })), hasMore };
  }

  @Access('staff')
  @Query(() => NewsletterType, { nullable: true, description: 'An issue for who composes it.' })
  async newsletter(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<NewsletterType> {
    const { newsletter, figures } = await this.keep.open(actor, idOf(id));
    // Read by the platform, shown by the words of audience of who composes.
    const cards = await this.transactions.read(SYSTEM_ACCESS, () => this.subjects.readable(actor, itemsOf(newsletter)));
    let place = 0;
    const sections = newsletter.sections.map(({ heading, items }) => ({
      heading,
      items: items.map((item) => ({ kind: item.kind, id: item.id, note: item.note, title: cards.get(subjectKey(item))?.title ?? null, href: cards.get(subjectKey(item))?.href ?? null, openings: figures?.openings[place++] ?? 0 })),
    }));
    const { number, title, intro, readers, state, sendAt, sentAt, revision, changedBy, changedAt } = newsletter;
    return { id, number, title, intro, readers, state, sendAt, sentAt, revision, changedBy, changedAt, sections, figures };
  }

  @Access('staff')
  @Query(() => NewsletterPreviewType, { nullable: true, description: 'The letter as a reader will get it.' })
  async newsletterPreview(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('sample', { type: () => NewsletterSampleEnum }) sample: NewsletterSample): Promise<NewsletterPreviewType> {
    const { letter, left, unknown } = await this.trying.preview(actor, idOf(id), sample);
    return { subject: letter.subject, text: letter.text, html: letter.html ?? '', left: [...left], unknown };
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Begins an issue.' })
  async createNewsletter(@CurrentActor() actor: Actor, @Args('input', { type: () => NewsletterInput }) input: NewsletterInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same issue.' }) clientKey: string): Promise<NewsletterKept> {
    return kept(await this.keep.create(actor, input, clientKey));
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Writes what a draft says.' })
  async saveNewsletter(@CurrentActor() actor: Actor, @Args('newsletter', { type: () => SeenNewsletter }) { id, seenRevision }: SeenNewsletter, @Args('input', { type: () => NewsletterInput }) input: NewsletterInput): Promise<NewsletterKept> {
    return kept(await this.keep.save(actor, idOf(id), seenRevision, input));
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Plans when an issue goes.' })
  async planNewsletter(@CurrentActor() actor: Actor, @Args('newsletter', { type: () => SeenNewsletter }) { id, seenRevision }: SeenNewsletter, @Args('sendAt', { type: () => String, nullable: true, description: 'Day and hour in Italy, `2026-12-01T09:00`; null: now.' }) sendAt: string | null): Promise<NewsletterKept> {
    return kept(await this.keep.plan(actor, idOf(id), seenRevision, sendAt ?? null));
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Takes a planned issue back into draft, until letters are written.' })
  async recallNewsletter(@CurrentActor() actor: Actor, @Args('newsletter', { type: () => SeenNewsletter }) { id, seenRevision }: SeenNewsletter): Promise<NewsletterKept> {
    return kept(await this.keep.recall(actor, idOf(id), seenRevision));
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Sends an issue to who composes it, to see it in his mail.' })
  async tryNewsletter(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<NewsletterKept> {
    await this.trying.send(actor, idOf(id));
    return kept((await this.keep.open(actor, idOf(id))).newsletter);
  }

  @Access('staff')
  @Mutation(() => NewsletterResult, { description: 'Throws a draft away.' })
  async removeNewsletter(@CurrentActor() actor: Actor, @Args('newsletter', { type: () => SeenNewsletter }) { id, seenRevision }: SeenNewsletter): Promise<NewsletterKept> {
    await this.keep.remove(actor, idOf(id), seenRevision);
    return Object.assign(new NewsletterKept(), { id, revision: seenRevision, state: 'BOZZA' as const });
  }

  @Access('signed-in')
  @Mutation(() => NoticesResult, { description: 'Wants the newsletter, or no longer.' })
  async turnNewsletter(@CurrentActor() actor: Actor, @Args('on', { type: () => Boolean }) on: boolean): Promise<NoticesDone> {
    await this.choices.turnNewsletter(actor, on);
    return Object.assign(new NoticesDone(), { done: true });
  }
}

function kept({ id, revision, state }: Newsletter): NewsletterKept {
  return Object.assign(new NewsletterKept(), { id, revision, state });
}

/** @throws NewsletterNotFound for what is no id of ours */
function idOf(id: string): NewsletterId {
  if (!isUuid(id)) throw new NewsletterNotFound();
  return id as NewsletterId;
}
