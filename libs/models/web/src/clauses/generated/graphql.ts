/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A clause of a model, or one that a Provincia added to an instance of it. */
export type ClauseKey = {
  clauseId: string;
  modelKey: string;
};

/** By what results are narrowed and counted. */
export type SearchFacet =
  /** Years. */
  | 'ANNO'
  /** Ids of Enti. */
  | 'ENTE'
  /** Forms of management. */
  | 'FORMA'
  /** Levels of the service. */
  | 'LIVELLO'
  /** Keys of pillars. */
  | 'PILASTRO'
  /** Names of regions. */
  | 'REGIONE'
  /** Kind within the kind: type of document, kind of Ente, act of a clause. */
  | 'TIPO';

/** Values of one facet. */
export type SearchFacetChoice = {
  /** The facet. */
  name: SearchFacet;
  /** One of these; none does not narrow. */
  values: Array<string>;
};

/** A search. */
export type SearchInputType = {
  /** Words are looked for as written: none is corrected. */
  exact?: boolean;
  /** Narrows the results. */
  facets?: Array<SearchFacetChoice>;
  /** Only this kind: `modello`, `clausola`, `ente`, … */
  kind?: string | null | undefined;
  /** Results shown, from 1 to 50. */
  limit?: number;
  /** Results passed over, at most 1,000. */
  offset?: number;
  /** How they are sorted. */
  order?: SearchOrder;
  /** As written: words, "phrases", -exclusions, numbers of laws and acts. At most 300 characters. */
  query: string;
};

/** How results are sorted. */
export type SearchOrder =
  /** Newest first, no date last. */
  | 'DATA'
  /** Best first. */
  | 'RILEVANZA'
  /** By title. */
  | 'TITOLO';

export type ClauseSearchQueryVariables = Exact<{
  model: SearchInputType;
  own: SearchInputType;
}>;


export type ClauseSearchQuery = { __typename: 'Query', ofModels:
    | { __typename: 'InvalidInput', problems: Array<{ __typename: 'FieldProblem', field: string, message: string }> }
    | { __typename: 'Refused', message: string }
    | { __typename: 'SearchPage', totalCount: number, hits: Array<{ __typename: 'SearchHitType', id: string }>, facets: Array<{ __typename: 'SearchFacetCounts', name: SearchFacet, values: Array<{ __typename: 'SearchValueCount', value: string, label: string | null, count: number }> }> }
  , own:
    | { __typename: 'InvalidInput' }
    | { __typename: 'Refused' }
    | { __typename: 'SearchPage', totalCount: number, hits: Array<{ __typename: 'SearchHitType', id: string }>, facets: Array<{ __typename: 'SearchFacetCounts', name: SearchFacet, values: Array<{ __typename: 'SearchValueCount', value: string, label: string | null, count: number }> }> }
   };

export type ClausesBesideQueryVariables = Exact<{
  clauses: Array<ClauseKey> | ClauseKey;
}>;


export type ClausesBesideQuery = { __typename: 'Query', clausesBeside: Array<{ __typename: 'ClauseBeside', modelKey: string, modelTitle: string, clauseId: string, label: string, actKey: string, actName: string, lock: string | null, model: { __typename: 'ModelWording', version: string, heading: unknown, body: unknown } | null, texts: Array<{ __typename: 'ClauseTextBeside', instanceId: string, ente: string, title: string, state: string, changedPermille: number, heading: unknown, body: unknown, viewerCanOpen: boolean }>, names: Array<{ __typename: 'DeviationName', key: string, label: string }> }> };


export const ClauseSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClauseSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchInputType"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"own"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchInputType"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"ofModels"},"name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SearchPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"hits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"own"},"name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"own"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SearchPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"hits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClauseSearchQuery, ClauseSearchQueryVariables>;
export const ClausesBesideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClausesBeside"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clauses"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClauseKey"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clausesBeside"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clauses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clauses"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelKey"}},{"kind":"Field","name":{"kind":"Name","value":"modelTitle"}},{"kind":"Field","name":{"kind":"Name","value":"clauseId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"actKey"}},{"kind":"Field","name":{"kind":"Name","value":"actName"}},{"kind":"Field","name":{"kind":"Name","value":"lock"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instanceId"}},{"kind":"Field","name":{"kind":"Name","value":"ente"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"changedPermille"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanOpen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"names"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<ClausesBesideQuery, ClausesBesideQueryVariables>;