import '../messages.js';
import { Button, Failure, formatDate, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { ReturningMailDocument, TryMailAgainDocument } from '../generated/graphql.js';

/** Why the viewer gets no letters any more, where those to him come back, and how he gets them again. Nothing otherwise. */
export function ReturningMail(): ReactElement {
  const t = useMessages('notices');
  const { data } = useQuery(ReturningMailDocument, { fetchPolicy: 'cache-and-network' });
  const again = useChange(TryMailAgainDocument, (result) => result.tryMailAgain, { refetch: ['ReturningMail'] });
  const [done, setDone] = useState('');
  const mail = data?.returningMail;
  return (
    <>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {mail && (
        <Notice kind="warning">
          <p>{t('returning', { address: mail.address, since: formatDate(mail.since), stopped: formatDate(mail.stoppedAt) })}</p>
          {/* What a server says is mostly English, and of its own kind. */}
          <p>{t('returningSaid')} <span lang="en" className="text-break">{mail.said}</span></p>
          <p>{t('returningHelp')}</p>
          <Button color="primary" outline size="sm" disabled={again.busy} onClick={() => void again.run({}).then((tried) => tried && setDone(t('returningTried', { address: mail.address })))}>{t('returningTry')}</Button>
          {again.error != null && <Failure error={again.error} />}
          {again.message && <p>{again.message}</p>}
        </Notice>
      )}
    </>
  );
}
