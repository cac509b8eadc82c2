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
    "mutation AskErasureOf($personId: ID!) {\n  askErasureOf(personId: $personId) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.AskErasureOfDocument,
    "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.ChangeRoleDocument,
    "mutation DisablePerson($input: DisablePersonInput!) {\n  disablePerson(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.DisablePersonDocument,
    "mutation EndMembership($input: MemberInput!) {\n  endMembership(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.EndMembershipDocument,
    "mutation HandOver($input: MemberInput!) {\n  handOver(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.HandOverDocument,
    "mutation InviteColleague($input: InviteColleagueInput!) {\n  inviteColleague(input: $input) {\n    __typename\n    ... on ColleagueInvited {\n      invitation {\n        id\n        email\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.InviteColleagueDocument,
    "query People($enteId: ID!, $offset: Int!, $limit: Int!) {\n  people(enteId: $enteId, offset: $offset, limit: $limit) {\n    total\n    viewerCanManage\n    items {\n      id\n      personId\n      name\n      surname\n      email\n      role\n      validFrom\n      viewerCanCloseAccount\n    }\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n}": typeof types.PeopleDocument,
    "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.WithdrawInvitationDocument,
};
const documents: Documents = {
    "mutation AskErasureOf($personId: ID!) {\n  askErasureOf(personId: $personId) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.AskErasureOfDocument,
    "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.ChangeRoleDocument,
    "mutation DisablePerson($input: DisablePersonInput!) {\n  disablePerson(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.DisablePersonDocument,
    "mutation EndMembership($input: MemberInput!) {\n  endMembership(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.EndMembershipDocument,
    "mutation HandOver($input: MemberInput!) {\n  handOver(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.HandOverDocument,
    "mutation InviteColleague($input: InviteColleagueInput!) {\n  inviteColleague(input: $input) {\n    __typename\n    ... on ColleagueInvited {\n      invitation {\n        id\n        email\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.InviteColleagueDocument,
    "query People($enteId: ID!, $offset: Int!, $limit: Int!) {\n  people(enteId: $enteId, offset: $offset, limit: $limit) {\n    total\n    viewerCanManage\n    items {\n      id\n      personId\n      name\n      surname\n      email\n      role\n      validFrom\n      viewerCanCloseAccount\n    }\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n}": types.PeopleDocument,
    "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.WithdrawInvitationDocument,
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
export function graphql(source: "mutation AskErasureOf($personId: ID!) {\n  askErasureOf(personId: $personId) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation AskErasureOf($personId: ID!) {\n  askErasureOf(personId: $personId) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation ChangeRole($input: ChangeRoleInput!) {\n  changeRole(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DisablePerson($input: DisablePersonInput!) {\n  disablePerson(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation DisablePerson($input: DisablePersonInput!) {\n  disablePerson(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndMembership($input: MemberInput!) {\n  endMembership(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation EndMembership($input: MemberInput!) {\n  endMembership(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation HandOver($input: MemberInput!) {\n  handOver(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation HandOver($input: MemberInput!) {\n  handOver(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation InviteColleague($input: InviteColleagueInput!) {\n  inviteColleague(input: $input) {\n    __typename\n    ... on ColleagueInvited {\n      invitation {\n        id\n        email\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation InviteColleague($input: InviteColleagueInput!) {\n  inviteColleague(input: $input) {\n    __typename\n    ... on ColleagueInvited {\n      invitation {\n        id\n        email\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query People($enteId: ID!, $offset: Int!, $limit: Int!) {\n  people(enteId: $enteId, offset: $offset, limit: $limit) {\n    total\n    viewerCanManage\n    items {\n      id\n      personId\n      name\n      surname\n      email\n      role\n      validFrom\n      viewerCanCloseAccount\n    }\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n}"): (typeof documents)["query People($enteId: ID!, $offset: Int!, $limit: Int!) {\n  people(enteId: $enteId, offset: $offset, limit: $limit) {\n    total\n    viewerCanManage\n    items {\n      id\n      personId\n      name\n      surname\n      email\n      role\n      validFrom\n      viewerCanCloseAccount\n    }\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n  withdrawInvitation(input: $input) {\n    __typename\n    ... on Done {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;