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
    "query NationalModels {\n  currentModels {\n    id\n    modelKey\n    title\n    version\n    summary\n    acts {\n      key\n    }\n    adoptions {\n      enteId\n      ente\n    }\n  }\n}": typeof types.NationalModelsDocument,
    "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      viewer {\n        ...ViewerFields\n      }\n    }\n    ... on SecondFactorRequired {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.SignInDocument,
    "mutation SignOut {\n  signOut {\n    __typename\n  }\n}": typeof types.SignOutDocument,
    "query Me {\n  me {\n    ...ViewerFields\n  }\n}\n\nfragment ViewerFields on Viewer {\n  id\n  name\n  surname\n  email\n  locale\n  secondFactor\n  canReadMailOutbox\n  memberships {\n    id\n    enteId\n    enteKind\n    enteName\n    role\n  }\n}": typeof types.MeDocument,
    "query Instances($first: Int!, $offset: Int!) {\n  instances(first: $first, offset: $offset) {\n    total\n    items {\n      id\n      title\n      ente\n      modelTitle\n      modelVersion\n      upgradeTo\n      updatedAt\n      createdAt\n    }\n  }\n}": typeof types.InstancesDocument,
};
const documents: Documents = {
    "query NationalModels {\n  currentModels {\n    id\n    modelKey\n    title\n    version\n    summary\n    acts {\n      key\n    }\n    adoptions {\n      enteId\n      ente\n    }\n  }\n}": types.NationalModelsDocument,
    "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      viewer {\n        ...ViewerFields\n      }\n    }\n    ... on SecondFactorRequired {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.SignInDocument,
    "mutation SignOut {\n  signOut {\n    __typename\n  }\n}": types.SignOutDocument,
    "query Me {\n  me {\n    ...ViewerFields\n  }\n}\n\nfragment ViewerFields on Viewer {\n  id\n  name\n  surname\n  email\n  locale\n  secondFactor\n  canReadMailOutbox\n  memberships {\n    id\n    enteId\n    enteKind\n    enteName\n    role\n  }\n}": types.MeDocument,
    "query Instances($first: Int!, $offset: Int!) {\n  instances(first: $first, offset: $offset) {\n    total\n    items {\n      id\n      title\n      ente\n      modelTitle\n      modelVersion\n      upgradeTo\n      updatedAt\n      createdAt\n    }\n  }\n}": types.InstancesDocument,
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
export function graphql(source: "query NationalModels {\n  currentModels {\n    id\n    modelKey\n    title\n    version\n    summary\n    acts {\n      key\n    }\n    adoptions {\n      enteId\n      ente\n    }\n  }\n}"): (typeof documents)["query NationalModels {\n  currentModels {\n    id\n    modelKey\n    title\n    version\n    summary\n    acts {\n      key\n    }\n    adoptions {\n      enteId\n      ente\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      viewer {\n        ...ViewerFields\n      }\n    }\n    ... on SecondFactorRequired {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ... on SignedIn {\n      viewer {\n        ...ViewerFields\n      }\n    }\n    ... on SecondFactorRequired {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOut {\n  signOut {\n    __typename\n  }\n}"): (typeof documents)["mutation SignOut {\n  signOut {\n    __typename\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    ...ViewerFields\n  }\n}\n\nfragment ViewerFields on Viewer {\n  id\n  name\n  surname\n  email\n  locale\n  secondFactor\n  canReadMailOutbox\n  memberships {\n    id\n    enteId\n    enteKind\n    enteName\n    role\n  }\n}"): (typeof documents)["query Me {\n  me {\n    ...ViewerFields\n  }\n}\n\nfragment ViewerFields on Viewer {\n  id\n  name\n  surname\n  email\n  locale\n  secondFactor\n  canReadMailOutbox\n  memberships {\n    id\n    enteId\n    enteKind\n    enteName\n    role\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Instances($first: Int!, $offset: Int!) {\n  instances(first: $first, offset: $offset) {\n    total\n    items {\n      id\n      title\n      ente\n      modelTitle\n      modelVersion\n      upgradeTo\n      updatedAt\n      createdAt\n    }\n  }\n}"): (typeof documents)["query Instances($first: Int!, $offset: Int!) {\n  instances(first: $first, offset: $offset) {\n    total\n    items {\n      id\n      title\n      ente\n      modelTitle\n      modelVersion\n      upgradeTo\n      updatedAt\n      createdAt\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;