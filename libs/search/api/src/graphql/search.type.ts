import { createUnionType, Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, Refused } from '@province-comuni/platform-graphql';
import type { FacetName } from '@province-comuni/platform-ports';
import { SearchFacetEnum } from './search.input.js';

@ObjectType({ description: 'A place in a text, in UTF-16 units.' })
export class TextMark {
  @Field(() => Int, { description: 'First unit.' })
  start!: number;

  @Field(() => Int, { description: 'The unit after the last one.' })
  end!: number;
}

@ObjectType({ description: 'A text, never HTML, with the places that hold what was looked for.' })
export class MarkedTextType {
  @Field(() => String, { description: 'The text, or a stretch of it between ellipses.' })
  text!: string;

  @Field(() => [TextMark], { description: 'The places, in order.' })
  marks!: readonly TextMark[];
}

@ObjectType({ description: 'Why something was found, and where in it.' })
export class SearchPassageType {
  @Field(() => String, { description: 'A stretch of the passage.' })
  text!: string;

  @Field(() => [TextMark], { description: 'The places that hold what was looked for.' })
  marks!: readonly TextMark[];

  @Field(() => Int, { description: 'Which passage, from 0.' })
  ordinal!: number;

  @Field(() => Int, { nullable: true, description: 'Page of the file, from 1; null where there are no pages.' })
  page!: number | null;

  @Field(() => String, { description: 'Heading it stands under; empty when there is none.' })
  heading!: string;

  @Field(() => String, { nullable: true, description: 'Address at which it is read; null: that of what was found.' })
  href!: string | null;
}

@ObjectType({ description: 'Something that was found.' })
export class SearchHitType {
  @Field(() => String, { description: 'What it is: `modello`, `clausola`, `ente`, …' })
  kind!: string;

  @Field(() => ID, { description: 'Its id within its kind.' })
  id!: string;

  @Field(() => MarkedTextType, { description: 'Title.' })
  title!: MarkedTextType;

  @Field(() => MarkedTextType, { description: 'What it is about; may be empty.' })
  summary!: MarkedTextType;

  @Field(() => String, { description: 'Address in the product.' })
  href!: string;

  @Field(() => [String], { description: 'Names of the Enti it belongs to.' })
  enti!: string[];

  @Field(() => String, { nullable: true, description: 'Type within the kind, as its facet has it.' })
  tipo!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Date by which it is sorted.' })
  date!: Date | null;

  @Field(() => SearchPassageType, { nullable: true, description: 'Best passage; null when only title or summary have the words.' })
  passage!: SearchPassageType | null;
}

@ObjectType({ description: 'How many results have a value.' })
export class SearchValueCount {
  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'Its name where the value is an id; else null.' })
  label!: string | null;

  @Field(() => Int, { description: 'Results that have it, among those counted.' })
  count!: number;
}

@ObjectType({ description: 'How many results are of a kind.' })
export class SearchKindCount {
  @Field(() => String, { description: 'The kind.' })
  kind!: string;

  @Field(() => String, { description: 'Its name, plural, in Italian.' })
  label!: string;

  @Field(() => Int, { description: 'Results of the kind.' })
  count!: number;
}

@ObjectType({ description: 'The values of a facet.' })
export class SearchFacetCounts {
  @Field(() => SearchFacetEnum, { description: 'The facet.' })
  name!: FacetName;

  @Field(() => Boolean, { description: 'The counts are at least these: there were too many results to count all.' })
  atLeast!: boolean;

  @Field(() => [SearchValueCount], { description: 'Most first; counted as if none of this facet were chosen.' })
  values!: SearchValueCount[];
}

@ObjectType({ description: 'A word as it was written, and others in its place: looked for instead, or proposed.' })
export class SearchCorrection {
  @Field(() => String, { description: 'As written.' })
  typed!: string;

  @Field(() => [String], { description: 'Instead of it.' })
  used!: readonly string[];
}

@ObjectType({ description: 'What a search found, among what the asker may read.' })
export class SearchPage {
  @Field(() => Int, { description: 'How many, at most 1,000.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'There are more than `totalCount`.' })
  more!: boolean;

  @Field(() => Boolean, { description: 'Too few have every word: some have only most of them.' })
  partial!: boolean;

  @Field(() => Boolean, { description: 'False while the index is built for the first time.' })
  ready!: boolean;

  @Field(() => Boolean, { description: 'The engine that usually answers is down or behind: the database answered in its place, less quickly.' })
  degraded!: boolean;

  @Field(() => [SearchCorrection], { description: 'Words read otherwise than they were written.' })
  corrected!: readonly SearchCorrection[];

  @Field(() => [SearchCorrection], { description: 'Words that may have been meant, where little was found: nothing was looked for in their place.' })
  proposed!: readonly SearchCorrection[];

  @Field(() => Boolean, { description: 'The counts of `kinds` are at least these.' })
  kindsAtLeast!: boolean;

  @Field(() => [SearchKindCount], { description: 'Results by kind, as if none were chosen; most first.' })
  kinds!: SearchKindCount[];

  @Field(() => [SearchFacetCounts], { description: 'Facets that have values.' })
  facets!: SearchFacetCounts[];

  @Field(() => [SearchHitType], { description: 'The page asked for.' })
  hits!: SearchHitType[];
}

export const SearchResult = createUnionType({ name: 'SearchResult', description: 'What was found, or why the search was not done.', types: () => [SearchPage, InvalidInput, Refused] as const });

@ObjectType({ description: 'Something whose title has the words written so far.' })
export class SuggestedEntryType {
  @Field(() => ID, { description: 'Its id within its kind.' })
  id!: string;

  @Field(() => MarkedTextType, { description: 'Title.' })
  title!: MarkedTextType;

  @Field(() => String, { description: 'Address in the product.' })
  href!: string;
}

@ObjectType({ description: 'Suggestions of one kind.' })
export class SuggestionGroup {
  @Field(() => String, { description: 'The kind.' })
  kind!: string;

  @Field(() => String, { description: 'Its name, plural, in Italian.' })
  label!: string;

  @Field(() => [SuggestedEntryType], { description: 'At most three, best first.' })
  entries!: SuggestedEntryType[];
}

@ObjectType({ description: 'What one may be writing.' })
export class SearchSuggestionsType {
  @Field(() => [String], { description: 'Endings of the last word, the most used first; at most five.' })
  words!: readonly string[];

  @Field(() => [SuggestionGroup], { description: 'Things by their title, by kind.' })
  groups!: SuggestionGroup[];
}
