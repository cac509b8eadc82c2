import { fieldProblems, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  AcceptSureProposalsDocument,
  ConventionImportDocument,
  DecideImportedAnswerDocument,
  DecideImportedClauseDocument,
  DecideMissingClauseDocument,
  type ConventionImportQuery,
  type DecideImportedClauseInput,
} from '../imports/generated/graphql.js';

export type ImportData = NonNullable<ConventionImportQuery['conventionImport']>;
export type ImportedClauseData = ImportData['clauses'][number];
export type MissingClauseData = ImportData['missing'][number];
export type ImportedAnswerData = ImportData['answers'][number];
export type ClauseChoice = Pick<DecideImportedClauseInput, 'choice'> & { readonly modelClauseId?: string; readonly keepText?: boolean; readonly reason?: string };

/** Why the last choice was not kept; `conflict`: somebody else had decided, and his choices are on the page now. */
export type ImportTrouble = { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'conflict' | 'failed' };

export interface ImportWork {
  readonly imported: ImportData | null | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
  readonly busy: boolean;
  readonly trouble: ImportTrouble | null;
  decideClause(clauseId: string, choice: ClauseChoice): Promise<boolean>;
  decideMissing(clauseId: string, suppress: boolean): Promise<boolean>;
  decideAnswer(key: string, value: unknown, refused: boolean): Promise<boolean>;
  acceptSure(): Promise<boolean>;
}

type Outcome = { readonly __typename: string };

/** An import and the choices about it. Every choice answers with the whole import, so that the page is never a mix of two states. */
export function useConventionImport(id: string): ImportWork {
  const { data, error, refetch } = useQuery(ConventionImportDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [decideOne, one] = useMutation(DecideImportedClauseDocument);
  const [decideLack, lack] = useMutation(DecideMissingClauseDocument);
  const [decideValue, value] = useMutation(DecideImportedAnswerDocument);
  const [accept, sure] = useMutation(AcceptSureProposalsDocument);
  const [trouble, setTrouble] = useState<ImportTrouble | null>(null);
  const imported = data?.conventionImport;
  const seen = { importId: id, seenRevision: imported?.revision ?? 0 };

  async function keep(ask: () => Promise<Outcome>): Promise<boolean> {
    try {
      const outcome = await ask();
      const refusal = refusalOf(outcome);
      setTrouble(outcome.__typename === 'ImportConflict' ? { kind: 'conflict' } : refusal ? { kind: 'refused', message: refusalMessage(refusal) ?? Object.values(fieldProblems(refusal)).join(' ') } : null);
      if (outcome.__typename === 'ImportConflict') await refetch();
      return outcome.__typename === 'ConventionImportChanged';
    } catch {
      setTrouble({ kind: 'failed' });
      return false;
    }
  }

  return {
    imported,
    error,
    retry: refetch,
    busy: one.loading || lack.loading || value.loading || sure.loading,
    trouble,
    decideClause: (clauseId, { choice, modelClauseId, keepText, reason }) => keep(async () => (await decideOne({ variables: { input: { ...seen, clauseId, choice, modelClauseId: modelClauseId ?? null, keepText: keepText ?? false, reason: reason ?? '' } } })).data!.decideImportedClause),
    decideMissing: (clauseId, suppress) => keep(async () => (await decideLack({ variables: { input: { ...seen, clauseId, suppress } } })).data!.decideMissingClause),
    decideAnswer: (key, typed, refused) => keep(async () => (await decideValue({ variables: { input: { ...seen, key, value: typed, refused } } })).data!.decideImportedAnswer),
    acceptSure: () => keep(async () => (await accept({ variables: seen })).data!.acceptSureProposals),
  };
}
