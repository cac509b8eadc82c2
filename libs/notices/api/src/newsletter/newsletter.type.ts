import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NewsletterReaders, NewsletterSample, NewsletterState } from '@province-comuni/notices-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

export const NewsletterStateEnum: Readonly<Record<NewsletterState, NewsletterState>> = { BOZZA: 'BOZZA', PROGRAMMATA: 'PROGRAMMATA', IN_INVIO: 'IN_INVIO', INVIATA: 'INVIATA' };
export const NewsletterReadersEnum: Readonly<Record<NewsletterReaders, NewsletterReaders>> = { TUTTI: 'TUTTI', PROVINCE: 'PROVINCE', COMUNI: 'COMUNI' };
export const NewsletterSampleEnum: Readonly<Record<NewsletterSample, NewsletterSample>> = { PROVINCIA: 'PROVINCIA', COMUNE: 'COMUNE', PUBBLICO: 'PUBBLICO' };

registerEnumType(NewsletterStateEnum, { name: 'NewsletterState', description: 'How far an issue is: being composed, planned, being sent, sent.' });
registerEnumType(NewsletterReadersEnum, {
  name: 'NewsletterReaders',
  description: 'To whom an issue goes.',
  valuesMap: { TUTTI: { description: 'Everybody with a role in an Ente.' }, PROVINCE: { description: 'People of Province and of UPI.' }, COMUNI: { description: 'People of Comuni and other Enti.' } },
});
registerEnumType(NewsletterSampleEnum, { name: 'NewsletterSample', description: 'As whom an issue is looked at before it goes: somebody of a Provincia, of a Comune, or whoever finds it in the archive.' });

@ObjectType({ description: 'Something that an issue names.' })
export class NewsletterItemType {
  @Field(() => String, { description: '`discussione`, `documento`, `raccolta`, `evento`, `pratica`.' }) kind!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What UPI says of it; may be empty.' }) note!: string;
  @Field(() => String, { nullable: true, description: 'Null: it is there no more, or is not for who looks.' }) title!: string | null;
  @Field(() => String, { nullable: true, description: 'Address in the product, as for the title.' }) href!: string | null;
  @Field(() => Int, { description: 'How often its link was opened from letters; 0 before it goes.' }) openings!: number;
}

@ObjectType({ description: 'A part of an issue.' })
export class NewsletterSectionType {
  @Field(() => String) heading!: string;
  @Field(() => [NewsletterItemType]) items!: NewsletterItemType[];
}

@ObjectType({ description: 'How an issue was received; nobody is followed.' })
export class NewsletterFiguresType {
  @Field(() => Int, { description: 'Letters written.' }) written!: number;
  @Field(() => Int, { description: 'People who want no newsletter, or no letters at all.' }) unwanted!: number;
  @Field(() => Int, { description: 'People whose account was closed meanwhile.' }) unreachable!: number;
  @Field(() => Int, { description: 'Letters that are still to be written.' }) waiting!: number;
}

@ObjectType({ description: 'An issue in the list of who composes it.' })
export class NewsletterListed {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Null until it goes.' }) number!: number | null;
  @Field(() => String) title!: string;
  @Field(() => NewsletterStateEnum) state!: NewsletterState;
  @Field(() => GraphQLISODateTime, { nullable: true }) sendAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) sentAt!: Date | null;
  @Field(() => String) changedBy!: string;
  @Field(() => GraphQLISODateTime) changedAt!: Date;
}

@ObjectType({ description: 'Issues for who composes them, last changed first.' })
export class NewsletterListPage {
  @Field(() => [NewsletterListed]) items!: NewsletterListed[];
  @Field(() => Boolean) hasMore!: boolean;
}

@ObjectType('Newsletter', { description: 'An issue for who composes it.' })
export class NewsletterType extends NewsletterListed {
  @Field(() => String, { description: 'Paragraphs, parted by empty lines.' }) intro!: string;
  @Field(() => NewsletterReadersEnum) readers!: NewsletterReaders;
  @Field(() => [NewsletterSectionType]) sections!: NewsletterSectionType[];
  @Field(() => Int) revision!: number;
  @Field(() => NewsletterFiguresType, { nullable: true, description: 'Null until it goes.' }) figures!: NewsletterFiguresType | null;
}

@ObjectType({ description: 'A letter as a reader gets it.' })
export class NewsletterPreviewType {
  @Field(() => String) subject!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'A whole page, without anything to fetch.' }) html!: string;
  @Field(() => [String], { description: 'Titles of what this reader does not see.' }) left!: string[];
  @Field(() => Int, { description: 'How many more he does not see that are gone, or not for who composes either.' }) unknown!: number;
}

@ObjectType({ description: 'An issue in the archive.' })
export class NewsletterIssueListed {
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => GraphQLISODateTime) sentAt!: Date;
}

@ObjectType({ description: 'The archive, newest first.' })
export class NewsletterArchivePage {
  @Field(() => [NewsletterIssueListed]) items!: NewsletterIssueListed[];
  @Field(() => Boolean) hasMore!: boolean;
}

@ObjectType({ description: 'Something that an issue names and that who looks may read.' })
export class NewsletterIssueItem {
  @Field(() => String, { description: '`discussione`, `documento`, `raccolta`, `evento`, `pratica`.' }) kind!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Address in the product.' }) href!: string;
  @Field(() => String, { description: 'What UPI says of it; may be empty.' }) note!: string;
}

@ObjectType({ description: 'A part of an issue, with what who looks may read.' })
export class NewsletterIssueSection {
  @Field(() => String) heading!: string;
  @Field(() => [NewsletterIssueItem]) items!: NewsletterIssueItem[];
}

@ObjectType({ description: 'An issue that was sent, with what of it who looks may read.' })
export class NewsletterIssue extends NewsletterIssueListed {
  @Field(() => String, { description: 'Paragraphs, parted by empty lines.' }) intro!: string;
  @Field(() => [NewsletterIssueSection]) sections!: NewsletterIssueSection[];
}

@InputType()
export class NewsletterItemInput {
  @Field(() => String, { description: '`discussione`, `documento`, `raccolta`, `evento`, `pratica`.' }) kind!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'At most 600 characters.' }) note!: string;
}

@InputType()
export class NewsletterSectionInput {
  @Field(() => String, { description: 'At most 120 characters.' }) heading!: string;
  @Field(() => [NewsletterItemInput], { description: 'At most 12.' }) items!: NewsletterItemInput[];
}

@InputType({ description: 'What an issue says.' })
export class NewsletterInput {
  @Field(() => String, { description: 'At most 150 characters.' }) title!: string;
  @Field(() => String, { description: 'Paragraphs, parted by empty lines; at most 6,000 characters.' }) intro!: string;
  @Field(() => String, { description: '`TUTTI`, `PROVINCE`, `COMUNI`.' }) readers!: string;
  @Field(() => [NewsletterSectionInput], { description: 'At most 8.' }) sections!: NewsletterSectionInput[];
}

@InputType({ description: 'An issue as the page saw it.' })
export class SeenNewsletter {
  @Field(() => ID) id!: string;
  @Field(() => Int) seenRevision!: number;
}

@ObjectType({ description: 'It is kept; the issue as it stands now.' })
export class NewsletterKept {
  @Field(() => ID) id!: string;
  @Field(() => Int) revision!: number;
  @Field(() => NewsletterStateEnum) state!: NewsletterState;
}

export const NewsletterResult = createUnionType({ name: 'NewsletterResult', description: 'It is kept, or why not.', types: () => [NewsletterKept, InvalidInput, NotFound, Refused] as const });
