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
    "fragment NoticesAbsent on NotFound {\n  message\n}\n\nfragment NoticesRefused on Refused {\n  code\n  message\n}\n\nquery Notices($unreadOnly: Boolean!) {\n  notices(unreadOnly: $unreadOnly) {\n    id\n    topic\n    title\n    href\n    createdAt\n    read\n  }\n}\n\nquery UnreadNotices {\n  notices(unreadOnly: true) {\n    id\n  }\n}\n\nquery Follows {\n  follows {\n    kind\n    subjectId\n    title\n    href\n    frequency\n    since\n  }\n}\n\nmutation MarkNoticesRead($ids: [ID!]) {\n  markNoticesRead(ids: $ids) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation ChangeFollow($kind: String!, $id: ID!, $frequency: NoticeFrequency!) {\n  follow(kind: $kind, id: $id, frequency: $frequency) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation EndFollow($kind: String!, $id: ID!) {\n  unfollow(kind: $kind, id: $id) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}": typeof types.NoticesAbsentFragmentDoc,
};
const documents: Documents = {
    "fragment NoticesAbsent on NotFound {\n  message\n}\n\nfragment NoticesRefused on Refused {\n  code\n  message\n}\n\nquery Notices($unreadOnly: Boolean!) {\n  notices(unreadOnly: $unreadOnly) {\n    id\n    topic\n    title\n    href\n    createdAt\n    read\n  }\n}\n\nquery UnreadNotices {\n  notices(unreadOnly: true) {\n    id\n  }\n}\n\nquery Follows {\n  follows {\n    kind\n    subjectId\n    title\n    href\n    frequency\n    since\n  }\n}\n\nmutation MarkNoticesRead($ids: [ID!]) {\n  markNoticesRead(ids: $ids) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation ChangeFollow($kind: String!, $id: ID!, $frequency: NoticeFrequency!) {\n  follow(kind: $kind, id: $id, frequency: $frequency) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation EndFollow($kind: String!, $id: ID!) {\n  unfollow(kind: $kind, id: $id) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}": types.NoticesAbsentFragmentDoc,
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
export function graphql(source: "fragment NoticesAbsent on NotFound {\n  message\n}\n\nfragment NoticesRefused on Refused {\n  code\n  message\n}\n\nquery Notices($unreadOnly: Boolean!) {\n  notices(unreadOnly: $unreadOnly) {\n    id\n    topic\n    title\n    href\n    createdAt\n    read\n  }\n}\n\nquery UnreadNotices {\n  notices(unreadOnly: true) {\n    id\n  }\n}\n\nquery Follows {\n  follows {\n    kind\n    subjectId\n    title\n    href\n    frequency\n    since\n  }\n}\n\nmutation MarkNoticesRead($ids: [ID!]) {\n  markNoticesRead(ids: $ids) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation ChangeFollow($kind: String!, $id: ID!, $frequency: NoticeFrequency!) {\n  follow(kind: $kind, id: $id, frequency: $frequency) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation EndFollow($kind: String!, $id: ID!) {\n  unfollow(kind: $kind, id: $id) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}"): (typeof documents)["fragment NoticesAbsent on NotFound {\n  message\n}\n\nfragment NoticesRefused on Refused {\n  code\n  message\n}\n\nquery Notices($unreadOnly: Boolean!) {\n  notices(unreadOnly: $unreadOnly) {\n    id\n    topic\n    title\n    href\n    createdAt\n    read\n  }\n}\n\nquery UnreadNotices {\n  notices(unreadOnly: true) {\n    id\n  }\n}\n\nquery Follows {\n  follows {\n    kind\n    subjectId\n    title\n    href\n    frequency\n    since\n  }\n}\n\nmutation MarkNoticesRead($ids: [ID!]) {\n  markNoticesRead(ids: $ids) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation ChangeFollow($kind: String!, $id: ID!, $frequency: NoticeFrequency!) {\n  follow(kind: $kind, id: $id, frequency: $frequency) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}\n\nmutation EndFollow($kind: String!, $id: ID!) {\n  unfollow(kind: $kind, id: $id) {\n    ... on NoticesDone {\n      done\n    }\n    ...NoticesAbsent\n    ...NoticesRefused\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;