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
    "query ClauseSearch($model: SearchInputType!, $own: SearchInputType!) {\n  ofModels: search(input: $model) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      message\n    }\n  }\n  own: search(input: $own) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n  }\n}\n\nquery ClausesBeside($clauses: [ClauseKey!]!) {\n  clausesBeside(clauses: $clauses) {\n    modelKey\n    modelTitle\n    clauseId\n    label\n    actKey\n    actName\n    lock\n    model {\n      version\n      heading\n      body\n    }\n    texts {\n      instanceId\n      ente\n      title\n      state\n      changedPermille\n      heading\n      body\n      viewerCanOpen\n    }\n    names {\n      key\n      label\n    }\n  }\n}": typeof types.ClauseSearchDocument,
};
const documents: Documents = {
    "query ClauseSearch($model: SearchInputType!, $own: SearchInputType!) {\n  ofModels: search(input: $model) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      message\n    }\n  }\n  own: search(input: $own) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n  }\n}\n\nquery ClausesBeside($clauses: [ClauseKey!]!) {\n  clausesBeside(clauses: $clauses) {\n    modelKey\n    modelTitle\n    clauseId\n    label\n    actKey\n    actName\n    lock\n    model {\n      version\n      heading\n      body\n    }\n    texts {\n      instanceId\n      ente\n      title\n      state\n      changedPermille\n      heading\n      body\n      viewerCanOpen\n    }\n    names {\n      key\n      label\n    }\n  }\n}": types.ClauseSearchDocument,
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
export function graphql(source: "query ClauseSearch($model: SearchInputType!, $own: SearchInputType!) {\n  ofModels: search(input: $model) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      message\n    }\n  }\n  own: search(input: $own) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n  }\n}\n\nquery ClausesBeside($clauses: [ClauseKey!]!) {\n  clausesBeside(clauses: $clauses) {\n    modelKey\n    modelTitle\n    clauseId\n    label\n    actKey\n    actName\n    lock\n    model {\n      version\n      heading\n      body\n    }\n    texts {\n      instanceId\n      ente\n      title\n      state\n      changedPermille\n      heading\n      body\n      viewerCanOpen\n    }\n    names {\n      key\n      label\n    }\n  }\n}"): (typeof documents)["query ClauseSearch($model: SearchInputType!, $own: SearchInputType!) {\n  ofModels: search(input: $model) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      message\n    }\n  }\n  own: search(input: $own) {\n    ... on SearchPage {\n      totalCount\n      hits {\n        id\n      }\n      facets {\n        name\n        values {\n          value\n          label\n          count\n        }\n      }\n    }\n  }\n}\n\nquery ClausesBeside($clauses: [ClauseKey!]!) {\n  clausesBeside(clauses: $clauses) {\n    modelKey\n    modelTitle\n    clauseId\n    label\n    actKey\n    actName\n    lock\n    model {\n      version\n      heading\n      body\n    }\n    texts {\n      instanceId\n      ente\n      title\n      state\n      changedPermille\n      heading\n      body\n      viewerCanOpen\n    }\n    names {\n      key\n      label\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;