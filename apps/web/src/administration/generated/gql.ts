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
    "mutation AddEnte($input: AddEnteInput!) {\n  addEnte(input: $input) {\n    __typename\n    ... on EnteAdded {\n      ente {\n        id\n        denominazione\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": typeof types.AddEnteDocument,
    "query EnteName($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    denominazione\n  }\n}": typeof types.EnteNameDocument,
    "query WaitingErasures {\n  waitingErasures {\n    personId\n    name\n    askedAt\n    dueAt\n    byOffice\n    begun\n  }\n}\n\nmutation TakeBackErasureOf($personId: ID!) {\n  takeBackErasureOf(personId: $personId) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}": typeof types.WaitingErasuresDocument,
    "query FindEnti($text: String!, $after: String) {\n  enti(filter: {text: $text}, first: 20, after: $after) {\n    totalCount\n    hasNextPage\n    endCursor\n    nodes {\n      id\n      kind\n      denominazione\n      sigla\n      regione\n    }\n  }\n}": typeof types.FindEntiDocument,
    "query IncomingMail($offset: Int!, $limit: Int!) {\n  incomingMail(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      from\n      subject\n      receivedAt\n      outcome\n      reason\n    }\n  }\n}": typeof types.IncomingMailDocument,
    "query OutgoingMail($offset: Int!, $limit: Int!, $state: OutgoingMailState) {\n  outgoingMail(offset: $offset, limit: $limit, state: $state) {\n    total\n    waiting\n    waitingSince\n    refused\n    lastDeliveredAt\n    stoppedTotal\n    stopped {\n      address\n      firstAt\n      stoppedAt\n      said\n    }\n    items {\n      id\n      to\n      subject\n      state\n      createdAt\n      attempts\n      nextTryAt\n      settledAt\n      problem\n    }\n  }\n}\n\nmutation OfferAllMailAgain {\n  offerAllMailAgain {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}\n\nmutation OfferMailAgain($id: ID!) {\n  offerMailAgain(id: $id) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}": typeof types.OutgoingMailDocument,
    "query ProvinceToChoose {\n  province {\n    id\n    nome\n  }\n}": typeof types.ProvinceToChooseDocument,
};
const documents: Documents = {
    "mutation AddEnte($input: AddEnteInput!) {\n  addEnte(input: $input) {\n    __typename\n    ... on EnteAdded {\n      ente {\n        id\n        denominazione\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}": types.AddEnteDocument,
    "query EnteName($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    denominazione\n  }\n}": types.EnteNameDocument,
    "query WaitingErasures {\n  waitingErasures {\n    personId\n    name\n    askedAt\n    dueAt\n    byOffice\n    begun\n  }\n}\n\nmutation TakeBackErasureOf($personId: ID!) {\n  takeBackErasureOf(personId: $personId) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}": types.WaitingErasuresDocument,
    "query FindEnti($text: String!, $after: String) {\n  enti(filter: {text: $text}, first: 20, after: $after) {\n    totalCount\n    hasNextPage\n    endCursor\n    nodes {\n      id\n      kind\n      denominazione\n      sigla\n      regione\n    }\n  }\n}": types.FindEntiDocument,
    "query IncomingMail($offset: Int!, $limit: Int!) {\n  incomingMail(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      from\n      subject\n      receivedAt\n      outcome\n      reason\n    }\n  }\n}": types.IncomingMailDocument,
    "query OutgoingMail($offset: Int!, $limit: Int!, $state: OutgoingMailState) {\n  outgoingMail(offset: $offset, limit: $limit, state: $state) {\n    total\n    waiting\n    waitingSince\n    refused\n    lastDeliveredAt\n    stoppedTotal\n    stopped {\n      address\n      firstAt\n      stoppedAt\n      said\n    }\n    items {\n      id\n      to\n      subject\n      state\n      createdAt\n      attempts\n      nextTryAt\n      settledAt\n      problem\n    }\n  }\n}\n\nmutation OfferAllMailAgain {\n  offerAllMailAgain {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}\n\nmutation OfferMailAgain($id: ID!) {\n  offerMailAgain(id: $id) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}": types.OutgoingMailDocument,
    "query ProvinceToChoose {\n  province {\n    id\n    nome\n  }\n}": types.ProvinceToChooseDocument,
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
export function graphql(source: "mutation AddEnte($input: AddEnteInput!) {\n  addEnte(input: $input) {\n    __typename\n    ... on EnteAdded {\n      ente {\n        id\n        denominazione\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"): (typeof documents)["mutation AddEnte($input: AddEnteInput!) {\n  addEnte(input: $input) {\n    __typename\n    ... on EnteAdded {\n      ente {\n        id\n        denominazione\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EnteName($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    denominazione\n  }\n}"): (typeof documents)["query EnteName($id: ID!) {\n  ente(id: $id) {\n    id\n    kind\n    denominazione\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WaitingErasures {\n  waitingErasures {\n    personId\n    name\n    askedAt\n    dueAt\n    byOffice\n    begun\n  }\n}\n\nmutation TakeBackErasureOf($personId: ID!) {\n  takeBackErasureOf(personId: $personId) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["query WaitingErasures {\n  waitingErasures {\n    personId\n    name\n    askedAt\n    dueAt\n    byOffice\n    begun\n  }\n}\n\nmutation TakeBackErasureOf($personId: ID!) {\n  takeBackErasureOf(personId: $personId) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindEnti($text: String!, $after: String) {\n  enti(filter: {text: $text}, first: 20, after: $after) {\n    totalCount\n    hasNextPage\n    endCursor\n    nodes {\n      id\n      kind\n      denominazione\n      sigla\n      regione\n    }\n  }\n}"): (typeof documents)["query FindEnti($text: String!, $after: String) {\n  enti(filter: {text: $text}, first: 20, after: $after) {\n    totalCount\n    hasNextPage\n    endCursor\n    nodes {\n      id\n      kind\n      denominazione\n      sigla\n      regione\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query IncomingMail($offset: Int!, $limit: Int!) {\n  incomingMail(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      from\n      subject\n      receivedAt\n      outcome\n      reason\n    }\n  }\n}"): (typeof documents)["query IncomingMail($offset: Int!, $limit: Int!) {\n  incomingMail(offset: $offset, limit: $limit) {\n    total\n    items {\n      id\n      from\n      subject\n      receivedAt\n      outcome\n      reason\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OutgoingMail($offset: Int!, $limit: Int!, $state: OutgoingMailState) {\n  outgoingMail(offset: $offset, limit: $limit, state: $state) {\n    total\n    waiting\n    waitingSince\n    refused\n    lastDeliveredAt\n    stoppedTotal\n    stopped {\n      address\n      firstAt\n      stoppedAt\n      said\n    }\n    items {\n      id\n      to\n      subject\n      state\n      createdAt\n      attempts\n      nextTryAt\n      settledAt\n      problem\n    }\n  }\n}\n\nmutation OfferAllMailAgain {\n  offerAllMailAgain {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}\n\nmutation OfferMailAgain($id: ID!) {\n  offerMailAgain(id: $id) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["query OutgoingMail($offset: Int!, $limit: Int!, $state: OutgoingMailState) {\n  outgoingMail(offset: $offset, limit: $limit, state: $state) {\n    total\n    waiting\n    waitingSince\n    refused\n    lastDeliveredAt\n    stoppedTotal\n    stopped {\n      address\n      firstAt\n      stoppedAt\n      said\n    }\n    items {\n      id\n      to\n      subject\n      state\n      createdAt\n      attempts\n      nextTryAt\n      settledAt\n      problem\n    }\n  }\n}\n\nmutation OfferAllMailAgain {\n  offerAllMailAgain {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}\n\nmutation OfferMailAgain($id: ID!) {\n  offerMailAgain(id: $id) {\n    ... on Done {\n      message\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on Refused {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ProvinceToChoose {\n  province {\n    id\n    nome\n  }\n}"): (typeof documents)["query ProvinceToChoose {\n  province {\n    id\n    nome\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;