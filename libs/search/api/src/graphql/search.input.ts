import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { FacetName, SearchOrder } from '@province-comuni/platform-ports';

/** Facets as GraphQL names them. */
export const SearchFacetEnum: Readonly<Record<'PILASTRO' | 'TIPO' | 'ENTE' | 'REGIONE' | 'ANNO' | 'FORMA' | 'LIVELLO', FacetName>> = { PILASTRO: 'pilastro', TIPO: 'tipo', ENTE: 'ente', REGIONE: 'regione', ANNO: 'anno', FORMA: 'forma', LIVELLO: 'livello' };

registerEnumType(SearchFacetEnum, {
  name: 'SearchFacet',
  description: 'By what results are narrowed and counted.',
  valuesMap: {
    PILASTRO: { description: 'Keys of pillars.' },
    TIPO: { description: 'Kind within the kind: type of document, kind of Ente, act of a clause.' },
    ENTE: { description: 'Ids of Enti.' },
    REGIONE: { description: 'Names of regions.' },
    ANNO: { description: 'Years.' },
    FORMA: { description: 'Forms of management.' },
    LIVELLO: { description: 'Levels of the service.' },
  },
});

export const SearchOrderEnum: Readonly<Record<SearchOrder, SearchOrder>> = { RILEVANZA: 'RILEVANZA', DATA: 'DATA', TITOLO: 'TITOLO' };

registerEnumType(SearchOrderEnum, {
  name: 'SearchOrder',
  description: 'How results are sorted.',
  valuesMap: { RILEVANZA: { description: 'Best first.' }, DATA: { description: 'Newest first, no date last.' }, TITOLO: { description: 'By title.' } },
});

@InputType({ description: 'Values of one facet.' })
export class SearchFacetChoice {
  @Field(() => SearchFacetEnum, { description: 'The facet.' })
  name!: FacetName;

  @Field(() => [String], { description: 'One of these; none does not narrow.' })
  values!: string[];
}

@InputType({ description: 'A search.' })
export class SearchInputType {
  @Field(() => String, { description: 'As written: words, "phrases", -exclusions, numbers of laws and acts. At most 300 characters.' })
  query!: string;

  @Field(() => String, { nullable: true, description: 'Only this kind: `modello`, `clausola`, `ente`, …' })
  kind?: string | null;

  @Field(() => [SearchFacetChoice], { defaultValue: [], description: 'Narrows the results.' })
  facets!: SearchFacetChoice[];

  @Field(() => SearchOrderEnum, { defaultValue: 'RILEVANZA', description: 'How they are sorted.' })
  order!: SearchOrder;

  @Field(() => Boolean, { defaultValue: false, description: 'Words are looked for as written: none is corrected.' })
  exact!: boolean;

  @Field(() => Int, { defaultValue: 0, description: 'Results passed over, at most 1,000.' })
  offset!: number;

  @Field(() => Int, { defaultValue: 10, description: 'Results shown, from 1 to 50.' })
  limit!: number;
}
