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
    "fragment DeskInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment DeskAbsent on NotFound {\n  message\n}\n\nfragment DeskRefused on Refused {\n  code\n  message\n}\n\nquery QuestionDesk($discussionId: ID!) {\n  questionDesk(discussionId: $discussionId) {\n    escalatedAt\n    asked {\n      personId\n      name\n      ente\n      askedByName\n      at\n      declinedAt\n      answered\n    }\n    asksLeft\n    askedBy\n  }\n}\n\nquery AnswerSuggestions($discussionId: ID!) {\n  answerSuggestions(discussionId: $discussionId) {\n    personId\n    name\n    ente\n    reason\n    href\n  }\n}\n\nquery UnansweredQuestions($after: String, $first: Int!) {\n  unansweredQuestions(after: $after, first: $first) {\n    nodes {\n      discussionId\n      communityKey\n      communityTitle\n      title\n      text\n      authorName\n      authorEnte\n      askedAt\n      escalatedAt\n      workingDays\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nquery AnswerDays($key: String!) {\n  answerDays(key: $key) {\n    workingDays\n    revision\n  }\n}\n\nmutation AskForAnswer($input: AskForAnswerInput!) {\n  askForAnswer(input: $input) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation DeclineToAnswer($discussionId: ID!) {\n  declineToAnswer(discussionId: $discussionId) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation SetAnswerDays($key: String!, $seenRevision: Int!, $workingDays: Int!) {\n  setAnswerDays(key: $key, seenRevision: $seenRevision, workingDays: $workingDays) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}": typeof types.DeskInvalidFragmentDoc,
};
const documents: Documents = {
    "fragment DeskInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment DeskAbsent on NotFound {\n  message\n}\n\nfragment DeskRefused on Refused {\n  code\n  message\n}\n\nquery QuestionDesk($discussionId: ID!) {\n  questionDesk(discussionId: $discussionId) {\n    escalatedAt\n    asked {\n      personId\n      name\n      ente\n      askedByName\n      at\n      declinedAt\n      answered\n    }\n    asksLeft\n    askedBy\n  }\n}\n\nquery AnswerSuggestions($discussionId: ID!) {\n  answerSuggestions(discussionId: $discussionId) {\n    personId\n    name\n    ente\n    reason\n    href\n  }\n}\n\nquery UnansweredQuestions($after: String, $first: Int!) {\n  unansweredQuestions(after: $after, first: $first) {\n    nodes {\n      discussionId\n      communityKey\n      communityTitle\n      title\n      text\n      authorName\n      authorEnte\n      askedAt\n      escalatedAt\n      workingDays\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nquery AnswerDays($key: String!) {\n  answerDays(key: $key) {\n    workingDays\n    revision\n  }\n}\n\nmutation AskForAnswer($input: AskForAnswerInput!) {\n  askForAnswer(input: $input) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation DeclineToAnswer($discussionId: ID!) {\n  declineToAnswer(discussionId: $discussionId) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation SetAnswerDays($key: String!, $seenRevision: Int!, $workingDays: Int!) {\n  setAnswerDays(key: $key, seenRevision: $seenRevision, workingDays: $workingDays) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}": types.DeskInvalidFragmentDoc,
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
export function graphql(source: "fragment DeskInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment DeskAbsent on NotFound {\n  message\n}\n\nfragment DeskRefused on Refused {\n  code\n  message\n}\n\nquery QuestionDesk($discussionId: ID!) {\n  questionDesk(discussionId: $discussionId) {\n    escalatedAt\n    asked {\n      personId\n      name\n      ente\n      askedByName\n      at\n      declinedAt\n      answered\n    }\n    asksLeft\n    askedBy\n  }\n}\n\nquery AnswerSuggestions($discussionId: ID!) {\n  answerSuggestions(discussionId: $discussionId) {\n    personId\n    name\n    ente\n    reason\n    href\n  }\n}\n\nquery UnansweredQuestions($after: String, $first: Int!) {\n  unansweredQuestions(after: $after, first: $first) {\n    nodes {\n      discussionId\n      communityKey\n      communityTitle\n      title\n      text\n      authorName\n      authorEnte\n      askedAt\n      escalatedAt\n      workingDays\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nquery AnswerDays($key: String!) {\n  answerDays(key: $key) {\n    workingDays\n    revision\n  }\n}\n\nmutation AskForAnswer($input: AskForAnswerInput!) {\n  askForAnswer(input: $input) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation DeclineToAnswer($discussionId: ID!) {\n  declineToAnswer(discussionId: $discussionId) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation SetAnswerDays($key: String!, $seenRevision: Int!, $workingDays: Int!) {\n  setAnswerDays(key: $key, seenRevision: $seenRevision, workingDays: $workingDays) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}"): (typeof documents)["fragment DeskInvalid on InvalidInput {\n  problems {\n    field\n    message\n  }\n}\n\nfragment DeskAbsent on NotFound {\n  message\n}\n\nfragment DeskRefused on Refused {\n  code\n  message\n}\n\nquery QuestionDesk($discussionId: ID!) {\n  questionDesk(discussionId: $discussionId) {\n    escalatedAt\n    asked {\n      personId\n      name\n      ente\n      askedByName\n      at\n      declinedAt\n      answered\n    }\n    asksLeft\n    askedBy\n  }\n}\n\nquery AnswerSuggestions($discussionId: ID!) {\n  answerSuggestions(discussionId: $discussionId) {\n    personId\n    name\n    ente\n    reason\n    href\n  }\n}\n\nquery UnansweredQuestions($after: String, $first: Int!) {\n  unansweredQuestions(after: $after, first: $first) {\n    nodes {\n      discussionId\n      communityKey\n      communityTitle\n      title\n      text\n      authorName\n      authorEnte\n      askedAt\n      escalatedAt\n      workingDays\n    }\n    hasNextPage\n    endCursor\n  }\n}\n\nquery AnswerDays($key: String!) {\n  answerDays(key: $key) {\n    workingDays\n    revision\n  }\n}\n\nmutation AskForAnswer($input: AskForAnswerInput!) {\n  askForAnswer(input: $input) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation DeclineToAnswer($discussionId: ID!) {\n  declineToAnswer(discussionId: $discussionId) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}\n\nmutation SetAnswerDays($key: String!, $seenRevision: Int!, $workingDays: Int!) {\n  setAnswerDays(key: $key, seenRevision: $seenRevision, workingDays: $workingDays) {\n    ... on CommunityDone {\n      id\n    }\n    ...DeskInvalid\n    ...DeskAbsent\n    ...DeskRefused\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;