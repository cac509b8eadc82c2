/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query EntePage($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    nome\n    denominazione\n    codiceIstat\n    codiceCatastale\n    sigla\n    regione\n    area\n    codiceIpa\n    sede\n    pec\n    popolazione\n    anno\n    fontePopolazione\n    numeroComuni\n    validoAl\n    provincia {\n      id\n      denominazione\n    }\n    confluitoIn {\n      id\n      denominazione\n    }\n  }\n  pillars {\n    key\n    name\n  }\n  complexityProfiles {\n    ente {\n      id\n    }\n    pillarKey\n    profile\n    nota\n    fonte\n  }\n  currentModels {\n    id\n    modelKey\n    title\n    forms {\n      value\n      label\n    }\n    levels {\n      value\n      label\n    }\n    adoptions {\n      enteId\n      version\n      form\n      level\n      since\n    }\n  }\n}": typeof types.EntePageDocument,
};
const documents: Documents = {
    "query EntePage($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    nome\n    denominazione\n    codiceIstat\n    codiceCatastale\n    sigla\n    regione\n    area\n    codiceIpa\n    sede\n    pec\n    popolazione\n    anno\n    fontePopolazione\n    numeroComuni\n    validoAl\n    provincia {\n      id\n      denominazione\n    }\n    confluitoIn {\n      id\n      denominazione\n    }\n  }\n  pillars {\n    key\n    name\n  }\n  complexityProfiles {\n    ente {\n      id\n    }\n    pillarKey\n    profile\n    nota\n    fonte\n  }\n  currentModels {\n    id\n    modelKey\n    title\n    forms {\n      value\n      label\n    }\n    levels {\n      value\n      label\n    }\n    adoptions {\n      enteId\n      version\n      form\n      level\n      since\n    }\n  }\n}": types.EntePageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EntePage($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    nome\n    denominazione\n    codiceIstat\n    codiceCatastale\n    sigla\n    regione\n    area\n    codiceIpa\n    sede\n    pec\n    popolazione\n    anno\n    fontePopolazione\n    numeroComuni\n    validoAl\n    provincia {\n      id\n      denominazione\n    }\n    confluitoIn {\n      id\n      denominazione\n    }\n  }\n  pillars {\n    key\n    name\n  }\n  complexityProfiles {\n    ente {\n      id\n    }\n    pillarKey\n    profile\n    nota\n    fonte\n  }\n  currentModels {\n    id\n    modelKey\n    title\n    forms {\n      value\n      label\n    }\n    levels {\n      value\n      label\n    }\n    adoptions {\n      enteId\n      version\n      form\n      level\n      since\n    }\n  }\n}"): (typeof documents)["query EntePage($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    nome\n    denominazione\n    codiceIstat\n    codiceCatastale\n    sigla\n    regione\n    area\n    codiceIpa\n    sede\n    pec\n    popolazione\n    anno\n    fontePopolazione\n    numeroComuni\n    validoAl\n    provincia {\n      id\n      denominazione\n    }\n    confluitoIn {\n      id\n      denominazione\n    }\n  }\n  pillars {\n    key\n    name\n  }\n  complexityProfiles {\n    ente {\n      id\n    }\n    pillarKey\n    profile\n    nota\n    fonte\n  }\n  currentModels {\n    id\n    modelKey\n    title\n    forms {\n      value\n      label\n    }\n    levels {\n      value\n      label\n    }\n    adoptions {\n      enteId\n      version\n      form\n      level\n      since\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;