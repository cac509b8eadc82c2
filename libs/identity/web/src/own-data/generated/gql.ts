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
    "query OwnData {\n  ownData {\n    copy {\n      id\n      state\n      partsDone\n      partsAll\n      size\n      askedAt\n      readyAt\n      expiresAt\n    }\n    erasure {\n      askedAt\n      dueAt\n    }\n    held {\n      title\n      items {\n        title\n        fate\n        reason\n      }\n    }\n  }\n}\n\nmutation AskPersonalCopy {\n  askPersonalCopy {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation AskErasure($input: AskErasureInput!) {\n  askErasure(input: $input) {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation TakeBackErasure {\n  takeBackErasure {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nfragment OwnDataInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment OwnDataAbsent on NotFound {\n  message\n}\n\nfragment OwnDataRefused on Refused {\n  code\n  message\n}": typeof types.OwnDataDocument,
};
const documents: Documents = {
    "query OwnData {\n  ownData {\n    copy {\n      id\n      state\n      partsDone\n      partsAll\n      size\n      askedAt\n      readyAt\n      expiresAt\n    }\n    erasure {\n      askedAt\n      dueAt\n    }\n    held {\n      title\n      items {\n        title\n        fate\n        reason\n      }\n    }\n  }\n}\n\nmutation AskPersonalCopy {\n  askPersonalCopy {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation AskErasure($input: AskErasureInput!) {\n  askErasure(input: $input) {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation TakeBackErasure {\n  takeBackErasure {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nfragment OwnDataInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment OwnDataAbsent on NotFound {\n  message\n}\n\nfragment OwnDataRefused on Refused {\n  code\n  message\n}": types.OwnDataDocument,
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
export function graphql(source: "query OwnData {\n  ownData {\n    copy {\n      id\n      state\n      partsDone\n      partsAll\n      size\n      askedAt\n      readyAt\n      expiresAt\n    }\n    erasure {\n      askedAt\n      dueAt\n    }\n    held {\n      title\n      items {\n        title\n        fate\n        reason\n      }\n    }\n  }\n}\n\nmutation AskPersonalCopy {\n  askPersonalCopy {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation AskErasure($input: AskErasureInput!) {\n  askErasure(input: $input) {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation TakeBackErasure {\n  takeBackErasure {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nfragment OwnDataInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment OwnDataAbsent on NotFound {\n  message\n}\n\nfragment OwnDataRefused on Refused {\n  code\n  message\n}"): (typeof documents)["query OwnData {\n  ownData {\n    copy {\n      id\n      state\n      partsDone\n      partsAll\n      size\n      askedAt\n      readyAt\n      expiresAt\n    }\n    erasure {\n      askedAt\n      dueAt\n    }\n    held {\n      title\n      items {\n        title\n        fate\n        reason\n      }\n    }\n  }\n}\n\nmutation AskPersonalCopy {\n  askPersonalCopy {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation AskErasure($input: AskErasureInput!) {\n  askErasure(input: $input) {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nmutation TakeBackErasure {\n  takeBackErasure {\n    ... on Done {\n      message\n    }\n    ...OwnDataInvalid\n    ...OwnDataAbsent\n    ...OwnDataRefused\n  }\n}\n\nfragment OwnDataInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment OwnDataAbsent on NotFound {\n  message\n}\n\nfragment OwnDataRefused on Refused {\n  code\n  message\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;