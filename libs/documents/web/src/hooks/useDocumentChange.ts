import { useApolloClient } from '@apollo/client/react';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { fieldProblems, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useState } from 'react';
import type { DocumentPageFieldsFragment } from '../generated/graphql.js';

/** How the last change ended. `conflict`: somebody else was quicker, and what he did is on the page now. */
export interface LastChange {
  readonly problems: Readonly<Record<string, string>>;
  readonly message: string | null;
  readonly conflict: { readonly by: string | null } | null;
  readonly error: unknown;
}

const NOTHING: LastChange = { problems: {}, message: null, conflict: null, error: null };

type Outcome = { readonly __typename: string; readonly by?: string | null };

export interface DocumentChanges {
  readonly last: LastChange;
  readonly busy: boolean;
  /** @returns whether it was kept */
  make<Variables extends OperationVariables>(document: TypedDocumentNode<unknown, Variables>, variables: Omit<Variables, 'document'>): Promise<boolean>;
  clear(): void;
}

/** Changes of the document on the page: each says which revision was seen, and answers with the whole document. */
export function useDocumentChange(document: Pick<DocumentPageFieldsFragment, 'id' | 'revision'>, refetch: () => Promise<unknown>): DocumentChanges {
  const client = useApolloClient();
  const [last, setLast] = useState<LastChange>(NOTHING);
  const [busy, setBusy] = useState(false);
  return {
    last,
    busy,
    clear: () => setLast(NOTHING),
    make: async (mutation, variables) => {
      setBusy(true);
      try {
        const { data } = await client.mutate({ mutation: mutation as TypedDocumentNode<{ change: Outcome }, OperationVariables>, variables: { ...variables, document: { id: document.id, seenRevision: document.revision } } });
        const outcome = data!.change;
        const refusal = refusalOf(outcome);
        if (outcome.__typename === 'DocumentConflict') await refetch();
        setLast({ problems: fieldProblems(refusal), message: refusalMessage(refusal), conflict: outcome.__typename === 'DocumentConflict' ? { by: outcome.by ?? null } : null, error: null });
        return outcome.__typename === 'DocumentChangeKept';
      } catch (error) {
        setLast({ ...NOTHING, error });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
