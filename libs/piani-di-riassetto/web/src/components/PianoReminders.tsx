import { Notice, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PianoDiRiassettoDocument } from '../generated/graphql.js';
import '../messages.js';

/** What the viewer's Provincia might look after in its plan. Nothing when all is in order. */
export default function PianoReminders(): ReactElement | null {
  const t = useMessages('piani');
  const provincia = useViewer()?.memberships.find(({ enteKind, role }) => enteKind === 'PROVINCIA' && ['REFERENTE', 'REDATTORE'].includes(role));
  const { data } = useQuery(PianoDiRiassettoDocument, { variables: { enteId: provincia?.enteId ?? '' }, skip: !provincia });
  const due = data?.pianoDiRiassetto?.solleciti ?? [];
  if (!provincia || due.length === 0) return null;
  return (
    <Notice kind="info" title={t('title')}>
      {due.map((sollecito) => (
        <p key={sollecito}>{t(`solleciti.${sollecito}`)}</p>
      ))}
      <Link to={`/piani/${provincia.enteId}`}>{t('mine')}</Link>
    </Notice>
  );
}
