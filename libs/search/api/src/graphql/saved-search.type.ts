import { createUnionType, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { FacetName } from '@province-comuni/platform-ports';
import type { AlertFrequency } from '@province-comuni/search-domain';
import { SearchFacetChoice, SearchFacetEnum } from './search.input.js';

export const AlertFrequencyEnum: Readonly<Record<AlertFrequency, AlertFrequency>> = { SUBITO: 'SUBITO', GIORNALIERA: 'GIORNALIERA', SETTIMANALE: 'SETTIMANALE' };

registerEnumType(AlertFrequencyEnum, {
  name: 'AlertFrequency',
  description: 'When a person is told of what his saved search finds anew.',
  valuesMap: { SUBITO: { description: 'At once.' }, GIORNALIERA: { description: 'Every morning.' }, SETTIMANALE: { description: 'On Mondays.' } },
});

@InputType({ description: 'A search to be kept.' })
export class SaveSearchInputType {
  @Field(() => String, { defaultValue: '', description: 'Its name; empty: the words of the search.' })
  name!: string;

  @Field(() => String, { description: 'As written, at most 300 characters.' })
  query!: string;

  @Field(() => String, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;

  @Field(() => [SearchFacetChoice], { defaultValue: [], description: 'Narrows the results.' })
  facets!: SearchFacetChoice[];

  @Field(() => AlertFrequencyEnum, { description: 'When to be told.' })
  frequency!: AlertFrequency;
}

@ObjectType({ description: 'Values of a facet of a saved search.' })
export class SavedSearchFacet {
  @Field(() => SearchFacetEnum, { description: 'The facet.' })
  name!: FacetName;

  @Field(() => [String], { description: 'One of these.' })
  values!: readonly string[];
}

@ObjectType({ description: 'Something that a saved search found after it was saved, and that may still be read.' })
export class SavedSearchMatchType {
  @Field(() => String, { description: 'What it is.' })
  kind!: string;

  @Field(() => String, { description: 'Its title when it was found.' })
  title!: string;

  @Field(() => String, { description: 'Address in the product.' })
  href!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was found.' })
  foundAt!: Date;
}

@ObjectType({ description: 'A search that the person keeps.' })
export class SavedSearchType {
  @Field(() => ID, { description: 'The saved search.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'As written.' })
  query!: string;

  @Field(() => String, { nullable: true, description: 'Only this kind.' })
  kind!: string | null;

  @Field(() => [SavedSearchFacet], { description: 'Its filters.' })
  facets!: SavedSearchFacet[];

  @Field(() => AlertFrequencyEnum, { description: 'When the person is told.' })
  frequency!: AlertFrequency;

  @Field(() => GraphQLISODateTime, { description: 'When it was saved.' })
  createdAt!: Date;

  @Field(() => [SavedSearchMatchType], { description: 'What it found since, newest first; at most ten.' })
  matches!: SavedSearchMatchType[];
}

@ObjectType({ description: 'The search is kept.' })
export class SearchSaved {
  @Field(() => SavedSearchType, { description: 'The saved search.' })
  search!: SavedSearchType;
}

@ObjectType({ description: 'The saved search was changed, or is gone.' })
export class SavedSearchDone {
  @Field(() => ID, { description: 'The saved search.' })
  id!: string;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const SaveSearchResult = createUnionType({ name: 'SaveSearchResult', description: 'The saved search, or why not.', types: () => [SearchSaved, ...REFUSALS] as const });

export const SavedSearchResult = createUnionType({ name: 'SavedSearchResult', description: 'Done, or why not.', types: () => [SavedSearchDone, ...REFUSALS] as const });
