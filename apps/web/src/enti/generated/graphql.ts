/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far a service is. */
export type ComplexityLevel =
  /** Consolidated. */
  | 'AVANZATO'
  /** To start. */
  | 'BASE'
  /** To consolidate or relaunch. */
  | 'INTERMEDIO';

/** Kinds of public body. */
export type EnteKind =
  /** Any other body. */
  | 'ALTRO'
  /** A Comune. */
  | 'COMUNE'
  /** A Provincia of an ordinary-statute region. */
  | 'PROVINCIA'
  /** A Unione di Comuni or Unione Montana. */
  | 'UNIONE'
  /** Unione delle Province d'Italia. */
  | 'UPI';

export type EntePageQueryVariables = Exact<{
  id: string;
}>;


export type EntePageQuery = { __typename: 'Query', ente: { __typename: 'Ente', id: string, kind: EnteKind, nome: string, denominazione: string, codiceIstat: string | null, codiceCatastale: string | null, sigla: string | null, regione: string | null, area: string | null, codiceIpa: string | null, sede: string | null, pec: string | null, popolazione: number | null, anno: number | null, fontePopolazione: string | null, numeroComuni: number | null, validoAl: string | null, provincia: { __typename: 'Ente', id: string, denominazione: string } | null, confluitoIn: { __typename: 'Ente', id: string, denominazione: string } | null } | null, pillars: Array<{ __typename: 'Pillar', key: string, name: string }>, complexityProfiles: Array<{ __typename: 'ComplexityProfile', pillarKey: string, profile: ComplexityLevel, nota: string | null, fonte: string, ente: { __typename: 'Ente', id: string } }>, currentModels: Array<{ __typename: 'ModelVersion', id: string, modelKey: string, title: string, forms: Array<{ __typename: 'AxisOption', value: string, label: string }>, levels: Array<{ __typename: 'AxisOption', value: string, label: string }>, adoptions: Array<{ __typename: 'Adoption', enteId: string, version: string, form: string | null, level: string | null, since: string }> }> };


export const EntePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EntePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ente"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"nome"}},{"kind":"Field","name":{"kind":"Name","value":"denominazione"}},{"kind":"Field","name":{"kind":"Name","value":"codiceIstat"}},{"kind":"Field","name":{"kind":"Name","value":"codiceCatastale"}},{"kind":"Field","name":{"kind":"Name","value":"sigla"}},{"kind":"Field","name":{"kind":"Name","value":"regione"}},{"kind":"Field","name":{"kind":"Name","value":"area"}},{"kind":"Field","name":{"kind":"Name","value":"codiceIpa"}},{"kind":"Field","name":{"kind":"Name","value":"sede"}},{"kind":"Field","name":{"kind":"Name","value":"pec"}},{"kind":"Field","name":{"kind":"Name","value":"popolazione"}},{"kind":"Field","name":{"kind":"Name","value":"anno"}},{"kind":"Field","name":{"kind":"Name","value":"fontePopolazione"}},{"kind":"Field","name":{"kind":"Name","value":"numeroComuni"}},{"kind":"Field","name":{"kind":"Name","value":"validoAl"}},{"kind":"Field","name":{"kind":"Name","value":"provincia"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"denominazione"}}]}},{"kind":"Field","name":{"kind":"Name","value":"confluitoIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"denominazione"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pillars"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"complexityProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ente"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pillarKey"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"nota"}},{"kind":"Field","name":{"kind":"Name","value":"fonte"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentModels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"modelKey"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"forms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"levels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adoptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]}}]} as unknown as DocumentNode<EntePageQuery, EntePageQueryVariables>;