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
    "fragment BulkImportCard on BulkImport {\n  id\n  enteId\n  fileName\n  state\n  problem\n  notices\n  done\n  total\n  createdAt\n  updatedAt\n}\n\nquery BulkImports {\n  bulkImports {\n    ...BulkImportCard\n  }\n  bulkImportColumns {\n    name\n    required\n    meaning\n    example\n  }\n}\n\nquery BulkImport($id: ID!) {\n  bulkImport(id: $id) {\n    bulkImport {\n      ...BulkImportCard\n    }\n    counts {\n      state\n      count\n    }\n  }\n}\n\nquery BulkImportRows($id: ID!, $states: [String!]!, $offset: Int!) {\n  bulkImportRows(id: $id, states: $states, offset: $offset, first: 50) {\n    id\n    line\n    path\n    title\n    state\n    problems {\n      column\n      message\n    }\n    same {\n      documentId\n      title\n      line\n    }\n    documentId\n  }\n}\n\nmutation StartBulkImport($uploadId: ID!) {\n  startBulkImport(uploadId: $uploadId) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation RunBulkImport($input: RunBulkImportInput!) {\n  runBulkImport(input: $input) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkInvalid\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation DiscardBulkImport($id: ID!) {\n  discardBulkImport(id: $id) {\n    __typename\n    ... on BulkImportDiscarded {\n      id\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nfragment BulkInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment BulkRefused on Refused {\n  code\n  message\n}\n\nfragment BulkAbsent on NotFound {\n  message\n}": typeof types.BulkImportCardFragmentDoc,
};
const documents: Documents = {
    "fragment BulkImportCard on BulkImport {\n  id\n  enteId\n  fileName\n  state\n  problem\n  notices\n  done\n  total\n  createdAt\n  updatedAt\n}\n\nquery BulkImports {\n  bulkImports {\n    ...BulkImportCard\n  }\n  bulkImportColumns {\n    name\n    required\n    meaning\n    example\n  }\n}\n\nquery BulkImport($id: ID!) {\n  bulkImport(id: $id) {\n    bulkImport {\n      ...BulkImportCard\n    }\n    counts {\n      state\n      count\n    }\n  }\n}\n\nquery BulkImportRows($id: ID!, $states: [String!]!, $offset: Int!) {\n  bulkImportRows(id: $id, states: $states, offset: $offset, first: 50) {\n    id\n    line\n    path\n    title\n    state\n    problems {\n      column\n      message\n    }\n    same {\n      documentId\n      title\n      line\n    }\n    documentId\n  }\n}\n\nmutation StartBulkImport($uploadId: ID!) {\n  startBulkImport(uploadId: $uploadId) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation RunBulkImport($input: RunBulkImportInput!) {\n  runBulkImport(input: $input) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkInvalid\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation DiscardBulkImport($id: ID!) {\n  discardBulkImport(id: $id) {\n    __typename\n    ... on BulkImportDiscarded {\n      id\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nfragment BulkInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment BulkRefused on Refused {\n  code\n  message\n}\n\nfragment BulkAbsent on NotFound {\n  message\n}": types.BulkImportCardFragmentDoc,
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
export function graphql(source: "fragment BulkImportCard on BulkImport {\n  id\n  enteId\n  fileName\n  state\n  problem\n  notices\n  done\n  total\n  createdAt\n  updatedAt\n}\n\nquery BulkImports {\n  bulkImports {\n    ...BulkImportCard\n  }\n  bulkImportColumns {\n    name\n    required\n    meaning\n    example\n  }\n}\n\nquery BulkImport($id: ID!) {\n  bulkImport(id: $id) {\n    bulkImport {\n      ...BulkImportCard\n    }\n    counts {\n      state\n      count\n    }\n  }\n}\n\nquery BulkImportRows($id: ID!, $states: [String!]!, $offset: Int!) {\n  bulkImportRows(id: $id, states: $states, offset: $offset, first: 50) {\n    id\n    line\n    path\n    title\n    state\n    problems {\n      column\n      message\n    }\n    same {\n      documentId\n      title\n      line\n    }\n    documentId\n  }\n}\n\nmutation StartBulkImport($uploadId: ID!) {\n  startBulkImport(uploadId: $uploadId) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation RunBulkImport($input: RunBulkImportInput!) {\n  runBulkImport(input: $input) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkInvalid\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation DiscardBulkImport($id: ID!) {\n  discardBulkImport(id: $id) {\n    __typename\n    ... on BulkImportDiscarded {\n      id\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nfragment BulkInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment BulkRefused on Refused {\n  code\n  message\n}\n\nfragment BulkAbsent on NotFound {\n  message\n}"): (typeof documents)["fragment BulkImportCard on BulkImport {\n  id\n  enteId\n  fileName\n  state\n  problem\n  notices\n  done\n  total\n  createdAt\n  updatedAt\n}\n\nquery BulkImports {\n  bulkImports {\n    ...BulkImportCard\n  }\n  bulkImportColumns {\n    name\n    required\n    meaning\n    example\n  }\n}\n\nquery BulkImport($id: ID!) {\n  bulkImport(id: $id) {\n    bulkImport {\n      ...BulkImportCard\n    }\n    counts {\n      state\n      count\n    }\n  }\n}\n\nquery BulkImportRows($id: ID!, $states: [String!]!, $offset: Int!) {\n  bulkImportRows(id: $id, states: $states, offset: $offset, first: 50) {\n    id\n    line\n    path\n    title\n    state\n    problems {\n      column\n      message\n    }\n    same {\n      documentId\n      title\n      line\n    }\n    documentId\n  }\n}\n\nmutation StartBulkImport($uploadId: ID!) {\n  startBulkImport(uploadId: $uploadId) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation RunBulkImport($input: RunBulkImportInput!) {\n  runBulkImport(input: $input) {\n    __typename\n    ... on BulkImportGoesOn {\n      bulkImport {\n        ...BulkImportCard\n      }\n    }\n    ...BulkInvalid\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nmutation DiscardBulkImport($id: ID!) {\n  discardBulkImport(id: $id) {\n    __typename\n    ... on BulkImportDiscarded {\n      id\n    }\n    ...BulkRefused\n    ...BulkAbsent\n  }\n}\n\nfragment BulkInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment BulkRefused on Refused {\n  code\n  message\n}\n\nfragment BulkAbsent on NotFound {\n  message\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;