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
    "fragment PianoFields on PianoDiRiassetto {\n  enteId\n  ente\n  sigla\n  regione\n  comuni\n  stato\n  note\n  revision\n  updatedAt\n  updatedBy\n  viewerCanEdit\n  solleciti\n  atti {\n    organo\n    numero\n    data\n    note\n    documentId\n  }\n  scelte {\n    pilastro\n    organizzazione\n    forma\n    livello\n    personale\n    comuniServiti\n    note\n  }\n  traguardi {\n    titolo\n    entro\n    raggiunto\n  }\n  dup {\n    dal\n    organo\n    numero\n    data\n    documentId\n  }\n}\n\nquery PianiDiRiassetto($filter: PianiFilter) {\n  pianiDiRiassetto(filter: $filter) {\n    enteId\n    ente\n    sigla\n    regione\n    stato\n    updatedAt\n    atti {\n      organo\n      numero\n      data\n    }\n    scelte {\n      pilastro\n      organizzazione\n      livello\n    }\n    dup {\n      dal\n    }\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDiRiassetto($enteId: ID!) {\n  pianoDiRiassetto(enteId: $enteId) {\n    ...PianoFields\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDocument($id: ID!) {\n  document(id: $id) {\n    id\n    title\n  }\n}\n\nquery PianoDocuments($enteId: ID!) {\n  documents(\n    filter: {view: \"MIEI\", enteId: $enteId}\n    sort: \"AGGIORNAMENTO\"\n    first: 100\n    offset: 0\n  ) {\n    items {\n      id\n      title\n    }\n  }\n}\n\nmutation SavePianoDiRiassetto($input: SavePianoInput!) {\n  savePianoDiRiassetto(input: $input) {\n    ... on PianoSaved {\n      piano {\n        ...PianoFields\n      }\n    }\n    ... on PianoConflict {\n      currentRevision\n      by\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n  }\n}": typeof types.PianoFieldsFragmentDoc,
};
const documents: Documents = {
    "fragment PianoFields on PianoDiRiassetto {\n  enteId\n  ente\n  sigla\n  regione\n  comuni\n  stato\n  note\n  revision\n  updatedAt\n  updatedBy\n  viewerCanEdit\n  solleciti\n  atti {\n    organo\n    numero\n    data\n    note\n    documentId\n  }\n  scelte {\n    pilastro\n    organizzazione\n    forma\n    livello\n    personale\n    comuniServiti\n    note\n  }\n  traguardi {\n    titolo\n    entro\n    raggiunto\n  }\n  dup {\n    dal\n    organo\n    numero\n    data\n    documentId\n  }\n}\n\nquery PianiDiRiassetto($filter: PianiFilter) {\n  pianiDiRiassetto(filter: $filter) {\n    enteId\n    ente\n    sigla\n    regione\n    stato\n    updatedAt\n    atti {\n      organo\n      numero\n      data\n    }\n    scelte {\n      pilastro\n      organizzazione\n      livello\n    }\n    dup {\n      dal\n    }\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDiRiassetto($enteId: ID!) {\n  pianoDiRiassetto(enteId: $enteId) {\n    ...PianoFields\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDocument($id: ID!) {\n  document(id: $id) {\n    id\n    title\n  }\n}\n\nquery PianoDocuments($enteId: ID!) {\n  documents(\n    filter: {view: \"MIEI\", enteId: $enteId}\n    sort: \"AGGIORNAMENTO\"\n    first: 100\n    offset: 0\n  ) {\n    items {\n      id\n      title\n    }\n  }\n}\n\nmutation SavePianoDiRiassetto($input: SavePianoInput!) {\n  savePianoDiRiassetto(input: $input) {\n    ... on PianoSaved {\n      piano {\n        ...PianoFields\n      }\n    }\n    ... on PianoConflict {\n      currentRevision\n      by\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n  }\n}": types.PianoFieldsFragmentDoc,
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
export function graphql(source: "fragment PianoFields on PianoDiRiassetto {\n  enteId\n  ente\n  sigla\n  regione\n  comuni\n  stato\n  note\n  revision\n  updatedAt\n  updatedBy\n  viewerCanEdit\n  solleciti\n  atti {\n    organo\n    numero\n    data\n    note\n    documentId\n  }\n  scelte {\n    pilastro\n    organizzazione\n    forma\n    livello\n    personale\n    comuniServiti\n    note\n  }\n  traguardi {\n    titolo\n    entro\n    raggiunto\n  }\n  dup {\n    dal\n    organo\n    numero\n    data\n    documentId\n  }\n}\n\nquery PianiDiRiassetto($filter: PianiFilter) {\n  pianiDiRiassetto(filter: $filter) {\n    enteId\n    ente\n    sigla\n    regione\n    stato\n    updatedAt\n    atti {\n      organo\n      numero\n      data\n    }\n    scelte {\n      pilastro\n      organizzazione\n      livello\n    }\n    dup {\n      dal\n    }\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDiRiassetto($enteId: ID!) {\n  pianoDiRiassetto(enteId: $enteId) {\n    ...PianoFields\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDocument($id: ID!) {\n  document(id: $id) {\n    id\n    title\n  }\n}\n\nquery PianoDocuments($enteId: ID!) {\n  documents(\n    filter: {view: \"MIEI\", enteId: $enteId}\n    sort: \"AGGIORNAMENTO\"\n    first: 100\n    offset: 0\n  ) {\n    items {\n      id\n      title\n    }\n  }\n}\n\nmutation SavePianoDiRiassetto($input: SavePianoInput!) {\n  savePianoDiRiassetto(input: $input) {\n    ... on PianoSaved {\n      piano {\n        ...PianoFields\n      }\n    }\n    ... on PianoConflict {\n      currentRevision\n      by\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n  }\n}"): (typeof documents)["fragment PianoFields on PianoDiRiassetto {\n  enteId\n  ente\n  sigla\n  regione\n  comuni\n  stato\n  note\n  revision\n  updatedAt\n  updatedBy\n  viewerCanEdit\n  solleciti\n  atti {\n    organo\n    numero\n    data\n    note\n    documentId\n  }\n  scelte {\n    pilastro\n    organizzazione\n    forma\n    livello\n    personale\n    comuniServiti\n    note\n  }\n  traguardi {\n    titolo\n    entro\n    raggiunto\n  }\n  dup {\n    dal\n    organo\n    numero\n    data\n    documentId\n  }\n}\n\nquery PianiDiRiassetto($filter: PianiFilter) {\n  pianiDiRiassetto(filter: $filter) {\n    enteId\n    ente\n    sigla\n    regione\n    stato\n    updatedAt\n    atti {\n      organo\n      numero\n      data\n    }\n    scelte {\n      pilastro\n      organizzazione\n      livello\n    }\n    dup {\n      dal\n    }\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDiRiassetto($enteId: ID!) {\n  pianoDiRiassetto(enteId: $enteId) {\n    ...PianoFields\n  }\n  pillars {\n    key\n    name\n  }\n}\n\nquery PianoDocument($id: ID!) {\n  document(id: $id) {\n    id\n    title\n  }\n}\n\nquery PianoDocuments($enteId: ID!) {\n  documents(\n    filter: {view: \"MIEI\", enteId: $enteId}\n    sort: \"AGGIORNAMENTO\"\n    first: 100\n    offset: 0\n  ) {\n    items {\n      id\n      title\n    }\n  }\n}\n\nmutation SavePianoDiRiassetto($input: SavePianoInput!) {\n  savePianoDiRiassetto(input: $input) {\n    ... on PianoSaved {\n      piano {\n        ...PianoFields\n      }\n    }\n    ... on PianoConflict {\n      currentRevision\n      by\n    }\n    ... on InvalidInput {\n      problems {\n        field\n        message\n      }\n    }\n    ... on Refused {\n      code\n      message\n    }\n    ... on NotFound {\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;