/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An act by which a plan was adopted or brought up to date. */
export type AttoDelPianoInput = {
  /** Day, `YYYY-MM-DD`. */
  data: string;
  /** Document of the library that holds it. */
  documentId?: string | null | undefined;
  note?: string;
  /** As printed. */
  numero: string;
  /** `CONSIGLIO_PROVINCIALE`, `PRESIDENTE` or `ASSEMBLEA_DEI_SINDACI`. */
  organo: string;
};

/** The Documento Unico di Programmazione of three years. */
export type DupTriennaleInput = {
  /** First of the three years. */
  dal: number;
  /** Day, `YYYY-MM-DD`. */
  data: string;
  documentId?: string | null | undefined;
  numero: string;
  organo: string;
};

/** To what the national table is narrowed. */
export type PianiFilter = {
  organizzazione?: string | null | undefined;
  /** With `organizzazione`: of which pillar. */
  pilastro?: string | null | undefined;
  regione?: string | null | undefined;
  stato?: string | null | undefined;
};

/** One part of a plan, whole; the others stay as they are. Exactly one of `stato`, `atti`, `scelte`, `traguardi`, `dup` is given. */
export type SavePianoInput = {
  atti?: Array<AttoDelPianoInput> | null | undefined;
  dup?: Array<DupTriennaleInput> | null | undefined;
  enteId: string;
  /** With `stato`. */
  note?: string | null | undefined;
  scelte?: Array<SceltaPerPilastroInput> | null | undefined;
  seenRevision: number;
  stato?: string | null | undefined;
  traguardi?: Array<TraguardoInput> | null | undefined;
};

/** What a plan chose for a pillar. */
export type SceltaPerPilastroInput = {
  comuniServiti?: number | null | undefined;
  forma?: string | null | undefined;
  /** `base`, `intermedio`, `avanzato`. */
  livello?: string | null | undefined;
  note?: string;
  /** `NON_SVOLTO`, `UFFICIO_PROVINCIALE`, `UFFICIO_COMUNE`, `CONVENZIONE`, `IN_HOUSE`, `PPP` or `ALTRO`. */
  organizzazione: string;
  /** People, in full-time units. */
  personale?: number | null | undefined;
  /** Key of the pillar. */
  pilastro: string;
};

/** A milestone of a plan. */
export type TraguardoInput = {
  /** Day by which, `YYYY-MM-DD`. */
  entro: string;
  /** Day on which it was reached. */
  raggiunto?: string | null | undefined;
  titolo: string;
};

export type PianoFieldsFragment = { __typename: 'PianoDiRiassetto', enteId: string, ente: string, sigla: string | null, regione: string | null, comuni: number | null, stato: string | null, note: string, revision: number, updatedAt: string | null, updatedBy: string | null, viewerCanEdit: boolean, solleciti: Array<string>, atti: Array<{ __typename: 'AttoDelPiano', organo: string, numero: string, data: string, note: string, documentId: string | null }>, scelte: Array<{ __typename: 'SceltaPerPilastro', pilastro: string, organizzazione: string, forma: string | null, livello: string | null, personale: number | null, comuniServiti: number | null, note: string }>, traguardi: Array<{ __typename: 'Traguardo', titolo: string, entro: string, raggiunto: string | null }>, dup: Array<{ __typename: 'DupTriennale', dal: number, organo: string, numero: string, data: string, documentId: string | null }> };

export type PianiDiRiassettoQueryVariables = Exact<{
  filter?: PianiFilter | null | undefined;
}>;


export type PianiDiRiassettoQuery = { __typename: 'Query', pianiDiRiassetto: Array<{ __typename: 'PianoDiRiassetto', enteId: string, ente: string, sigla: string | null, regione: string | null, stato: string | null, updatedAt: string | null, atti: Array<{ __typename: 'AttoDelPiano', organo: string, numero: string, data: string }>, scelte: Array<{ __typename: 'SceltaPerPilastro', pilastro: string, organizzazione: string, livello: string | null }>, dup: Array<{ __typename: 'DupTriennale', dal: number }> }>, pillars: Array<{ __typename: 'Pillar', key: string, name: string }> };

export type PianoDiRiassettoQueryVariables = Exact<{
  enteId: string;
}>;


export type PianoDiRiassettoQuery = { __typename: 'Query', pianoDiRiassetto: { __typename: 'PianoDiRiassetto', enteId: string, ente: string, sigla: string | null, regione: string | null, comuni: number | null, stato: string | null, note: string, revision: number, updatedAt: string | null, updatedBy: string | null, viewerCanEdit: boolean, solleciti: Array<string>, atti: Array<{ __typename: 'AttoDelPiano', organo: string, numero: string, data: string, note: string, documentId: string | null }>, scelte: Array<{ __typename: 'SceltaPerPilastro', pilastro: string, organizzazione: string, forma: string | null, livello: string | null, personale: number | null, comuniServiti: number | null, note: string }>, traguardi: Array<{ __typename: 'Traguardo', titolo: string, entro: string, raggiunto: string | null }>, dup: Array<{ __typename: 'DupTriennale', dal: number, organo: string, numero: string, data: string, documentId: string | null }> } | null, pillars: Array<{ __typename: 'Pillar', key: string, name: string }> };

export type PianoDocumentQueryVariables = Exact<{
  id: string;
}>;


export type PianoDocumentQuery = { __typename: 'Query', document: { __typename: 'Document', id: string, title: string } | null };

export type PianoDocumentsQueryVariables = Exact<{
  enteId: string;
}>;


export type PianoDocumentsQuery = { __typename: 'Query', documents: { __typename: 'DocumentList', items: Array<{ __typename: 'Document', id: string, title: string }> } };

export type SavePianoDiRiassettoMutationVariables = Exact<{
  input: SavePianoInput;
}>;


export type SavePianoDiRiassettoMutation = { __typename: 'Mutation', savePianoDiRiassetto:
    | { __typename: 'InvalidInput', problems: Array<{ __typename: 'FieldProblem', field: string, message: string }> }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PianoConflict', currentRevision: number, by: string | null }
    | { __typename: 'PianoSaved', piano: { __typename: 'PianoDiRiassetto', enteId: string, ente: string, sigla: string | null, regione: string | null, comuni: number | null, stato: string | null, note: string, revision: number, updatedAt: string | null, updatedBy: string | null, viewerCanEdit: boolean, solleciti: Array<string>, atti: Array<{ __typename: 'AttoDelPiano', organo: string, numero: string, data: string, note: string, documentId: string | null }>, scelte: Array<{ __typename: 'SceltaPerPilastro', pilastro: string, organizzazione: string, forma: string | null, livello: string | null, personale: number | null, comuniServiti: number | null, note: string }>, traguardi: Array<{ __typename: 'Traguardo', titolo: string, entro: string, raggiunto: string | null }>, dup: Array<{ __typename: 'DupTriennale', dal: number, organo: string, numero: string, data: string, documentId: string | null }> } }
    | { __typename: 'Refused', code: string, message: string }
   };

export const PianoFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PianoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PianoDiRiassetto"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteId"}},{"kind":"Field","name":{"kind":"Name","value":"ente"}},{"kind":"Field","name":{"kind":"Name","value":"sigla"}},{"kind":"Field","name":{"kind":"Name","value":"regione"}},{"kind":"Field","name":{"kind":"Name","value":"comuni"}},{"kind":"Field","name":{"kind":"Name","value":"stato"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanEdit"}},{"kind":"Field","name":{"kind":"Name","value":"solleciti"}},{"kind":"Field","name":{"kind":"Name","value":"atti"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scelte"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pilastro"}},{"kind":"Field","name":{"kind":"Name","value":"organizzazione"}},{"kind":"Field","name":{"kind":"Name","value":"forma"}},{"kind":"Field","name":{"kind":"Name","value":"livello"}},{"kind":"Field","name":{"kind":"Name","value":"personale"}},{"kind":"Field","name":{"kind":"Name","value":"comuniServiti"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"traguardi"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"titolo"}},{"kind":"Field","name":{"kind":"Name","value":"entro"}},{"kind":"Field","name":{"kind":"Name","value":"raggiunto"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dal"}},{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}}]}}]} as unknown as DocumentNode<PianoFieldsFragment, unknown>;
export const PianiDiRiassettoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PianiDiRiassetto"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PianiFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pianiDiRiassetto"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteId"}},{"kind":"Field","name":{"kind":"Name","value":"ente"}},{"kind":"Field","name":{"kind":"Name","value":"sigla"}},{"kind":"Field","name":{"kind":"Name","value":"regione"}},{"kind":"Field","name":{"kind":"Name","value":"stato"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"atti"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scelte"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pilastro"}},{"kind":"Field","name":{"kind":"Name","value":"organizzazione"}},{"kind":"Field","name":{"kind":"Name","value":"livello"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dal"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pillars"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PianiDiRiassettoQuery, PianiDiRiassettoQueryVariables>;
export const PianoDiRiassettoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PianoDiRiassetto"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enteId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pianoDiRiassetto"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"enteId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enteId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PianoFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pillars"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PianoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PianoDiRiassetto"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteId"}},{"kind":"Field","name":{"kind":"Name","value":"ente"}},{"kind":"Field","name":{"kind":"Name","value":"sigla"}},{"kind":"Field","name":{"kind":"Name","value":"regione"}},{"kind":"Field","name":{"kind":"Name","value":"comuni"}},{"kind":"Field","name":{"kind":"Name","value":"stato"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanEdit"}},{"kind":"Field","name":{"kind":"Name","value":"solleciti"}},{"kind":"Field","name":{"kind":"Name","value":"atti"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scelte"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pilastro"}},{"kind":"Field","name":{"kind":"Name","value":"organizzazione"}},{"kind":"Field","name":{"kind":"Name","value":"forma"}},{"kind":"Field","name":{"kind":"Name","value":"livello"}},{"kind":"Field","name":{"kind":"Name","value":"personale"}},{"kind":"Field","name":{"kind":"Name","value":"comuniServiti"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"traguardi"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"titolo"}},{"kind":"Field","name":{"kind":"Name","value":"entro"}},{"kind":"Field","name":{"kind":"Name","value":"raggiunto"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dal"}},{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}}]}}]} as unknown as DocumentNode<PianoDiRiassettoQuery, PianoDiRiassettoQueryVariables>;
export const PianoDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PianoDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<PianoDocumentQuery, PianoDocumentQueryVariables>;
export const PianoDocumentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PianoDocuments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enteId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"documents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"view"},"value":{"kind":"StringValue","value":"MIEI","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"enteId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enteId"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"StringValue","value":"AGGIORNAMENTO","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"offset"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]} as unknown as DocumentNode<PianoDocumentsQuery, PianoDocumentsQueryVariables>;
export const SavePianoDiRiassettoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SavePianoDiRiassetto"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SavePianoInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"savePianoDiRiassetto"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PianoSaved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"piano"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PianoFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PianoConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"by"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PianoFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PianoDiRiassetto"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteId"}},{"kind":"Field","name":{"kind":"Name","value":"ente"}},{"kind":"Field","name":{"kind":"Name","value":"sigla"}},{"kind":"Field","name":{"kind":"Name","value":"regione"}},{"kind":"Field","name":{"kind":"Name","value":"comuni"}},{"kind":"Field","name":{"kind":"Name","value":"stato"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanEdit"}},{"kind":"Field","name":{"kind":"Name","value":"solleciti"}},{"kind":"Field","name":{"kind":"Name","value":"atti"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scelte"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pilastro"}},{"kind":"Field","name":{"kind":"Name","value":"organizzazione"}},{"kind":"Field","name":{"kind":"Name","value":"forma"}},{"kind":"Field","name":{"kind":"Name","value":"livello"}},{"kind":"Field","name":{"kind":"Name","value":"personale"}},{"kind":"Field","name":{"kind":"Name","value":"comuniServiti"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"traguardi"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"titolo"}},{"kind":"Field","name":{"kind":"Name","value":"entro"}},{"kind":"Field","name":{"kind":"Name","value":"raggiunto"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dal"}},{"kind":"Field","name":{"kind":"Name","value":"organo"}},{"kind":"Field","name":{"kind":"Name","value":"numero"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"documentId"}}]}}]}}]} as unknown as DocumentNode<SavePianoDiRiassettoMutation, SavePianoDiRiassettoMutationVariables>;