import { useQuery } from '@apollo/client/react';
import { ViewerContextProvider, type Viewer, type ViewerState } from '@province-comuni/shared-ui';
import { MeDocument, type ViewerFieldsFragment } from '@province-comuni/shared-web-graphql';
import { useMemo, type ReactNode } from 'react';

/** Asks the server who looks, and makes it known to every page. */
export function ViewerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { data, loading, error, refetch } = useQuery(MeDocument);
  const state = useMemo<ViewerState>(
    () => ({ viewer: data?.me ? toViewer(data.me) : null, loading: loading && !data, error, refresh: () => refetch() }),
    [data, loading, error, refetch],
  );
  return <ViewerContextProvider state={state}>{children}</ViewerContextProvider>;
}

function toViewer({ id, name, surname, email, secondFactor, canReadMailOutbox, memberships }: ViewerFieldsFragment): Viewer {
  return { id, name, surname, email, secondFactor, canReadMailOutbox, memberships: memberships.map(({ enteId, enteKind, enteName, role }) => ({ enteId, enteKind, ente: enteName, role })) };
}
