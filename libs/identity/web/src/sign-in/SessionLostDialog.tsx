import { useApolloClient } from '@apollo/client/react';
import { Dialog, Skeleton, useMessages, useViewer, useViewerState } from '@province-comuni/shared-ui';
import { sessionLost } from '@province-comuni/shared-web-graphql';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';

const SignInForm = lazy(async () => ({ default: (await import('./SignInForm.js')).SignInForm }));

/** Over any page, when the session ends while somebody works: he signs in again and what he typed is still there. */
export function SessionLostDialog(): ReactNode {
  const t = useMessages('identity');
  const client = useApolloClient();
  const viewer = useViewer();
  const { refresh } = useViewerState();
  const [open, setOpen] = useState(false);
  useEffect(() => sessionLost.subscribe(() => setOpen(true)), []);
  const signedIn = async (email: string): Promise<void> => {
    // Another person must not see what the first had open.
    if (email !== viewer?.email) return window.location.assign('/');
    setOpen(false);
    await client.refetchObservableQueries();
  };
  const giveUp = (): void => {
    setOpen(false);
    void refresh();
  };
  if (!viewer) return null;
  return (
    <Dialog open={open} title={t('signIn.lostTitle')} onClose={giveUp}>
      <p>{t('signIn.lostText')}</p>
      <Suspense fallback={<Skeleton />}>
        <SignInForm email={viewer.email} onSignedIn={(email) => void signedIn(email)} />
      </Suspense>
    </Dialog>
  );
}
