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
    "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ... on InvitationAccepted {\n      email\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.AcceptInvitationDocument,
    "query Invitation($token: String!) {\n  invitation(token: $token) {\n    email\n    enteName\n    role\n    expiresAt\n    needsAccount\n  }\n}": typeof types.InvitationDocument,
    "query MailOutbox($offset: Int!, $limit: Int!) {\n  mailOutbox(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      to\n      subject\n      text\n      html\n      headers {\n        name\n        value\n      }\n      createdAt\n    }\n  }\n}": typeof types.MailOutboxDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.RequestPasswordResetDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.ResetPasswordDocument,
    "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.ConfirmSecondFactorDocument,
    "mutation EndOtherSessions {\n  endOtherSessions {\n    __typename\n    ... on OtherSessionsEnded {\n      ended\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.EndOtherSessionsDocument,
    "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.EndSessionDocument,
    "mutation EnrolSecondFactor {\n  enrolSecondFactor {\n    __typename\n    ... on SecondFactorEnrolment {\n      uri\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.EnrolSecondFactorDocument,
    "query MySessions {\n  mySessions {\n    id\n    current\n    createdAt\n    lastSeenAt\n    expiresAt\n    userAgent\n    address\n  }\n}": typeof types.MySessionsDocument,
    "query SignInOptions {\n  signInOptions {\n    externalLabel\n  }\n}": typeof types.SignInOptionsDocument,
};
const documents: Documents = {
    "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ... on InvitationAccepted {\n      email\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.AcceptInvitationDocument,
    "query Invitation($token: String!) {\n  invitation(token: $token) {\n    email\n    enteName\n    role\n    expiresAt\n    needsAccount\n  }\n}": types.InvitationDocument,
    "query MailOutbox($offset: Int!, $limit: Int!) {\n  mailOutbox(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      to\n      subject\n      text\n      html\n      headers {\n        name\n        value\n      }\n      createdAt\n    }\n  }\n}": types.MailOutboxDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.RequestPasswordResetDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.ResetPasswordDocument,
    "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.ConfirmSecondFactorDocument,
    "mutation EndOtherSessions {\n  endOtherSessions {\n    __typename\n    ... on OtherSessionsEnded {\n      ended\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.EndOtherSessionsDocument,
    "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.EndSessionDocument,
    "mutation EnrolSecondFactor {\n  enrolSecondFactor {\n    __typename\n    ... on SecondFactorEnrolment {\n      uri\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.EnrolSecondFactorDocument,
    "query MySessions {\n  mySessions {\n    id\n    current\n    createdAt\n    lastSeenAt\n    expiresAt\n    userAgent\n    address\n  }\n}": types.MySessionsDocument,
    "query SignInOptions {\n  signInOptions {\n    externalLabel\n  }\n}": types.SignInOptionsDocument,
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
export function graphql(source: "mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ... on InvitationAccepted {\n      email\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ... on InvitationAccepted {\n      email\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Invitation($token: String!) {\n  invitation(token: $token) {\n    email\n    enteName\n    role\n    expiresAt\n    needsAccount\n  }\n}"): (typeof documents)["query Invitation($token: String!) {\n  invitation(token: $token) {\n    email\n    enteName\n    role\n    expiresAt\n    needsAccount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MailOutbox($offset: Int!, $limit: Int!) {\n  mailOutbox(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      to\n      subject\n      text\n      html\n      headers {\n        name\n        value\n      }\n      createdAt\n    }\n  }\n}"): (typeof documents)["query MailOutbox($offset: Int!, $limit: Int!) {\n  mailOutbox(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      to\n      subject\n      text\n      html\n      headers {\n        name\n        value\n      }\n      createdAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndOtherSessions {\n  endOtherSessions {\n    __typename\n    ... on OtherSessionsEnded {\n      ended\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation EndOtherSessions {\n  endOtherSessions {\n    __typename\n    ... on OtherSessionsEnded {\n      ended\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EnrolSecondFactor {\n  enrolSecondFactor {\n    __typename\n    ... on SecondFactorEnrolment {\n      uri\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation EnrolSecondFactor {\n  enrolSecondFactor {\n    __typename\n    ... on SecondFactorEnrolment {\n      uri\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MySessions {\n  mySessions {\n    id\n    current\n    createdAt\n    lastSeenAt\n    expiresAt\n    userAgent\n    address\n  }\n}"): (typeof documents)["query MySessions {\n  mySessions {\n    id\n    current\n    createdAt\n    lastSeenAt\n    expiresAt\n    userAgent\n    address\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SignInOptions {\n  signInOptions {\n    externalLabel\n  }\n}"): (typeof documents)["query SignInOptions {\n  signInOptions {\n    externalLabel\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;