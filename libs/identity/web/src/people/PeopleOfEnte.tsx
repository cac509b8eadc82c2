import '../page-messages.js';
import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, Failure, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactNode } from 'react';
import { Pager } from '../Pager.js';
import { ChangeRoleDialog } from './ChangeRoleDialog.js';
import { CloseAccountDialog } from './CloseAccountDialog.js';
import { EndRoleDialog } from './EndRoleDialog.js';
import type { EnteOfPeople, Person } from './ente-of-people.js';
import { PeopleDocument } from './generated/graphql.js';
import { HandOverDialog } from './HandOverDialog.js';
import { Invitations } from './Invitations.js';
import { InviteDialog } from './InviteDialog.js';
import { PeopleTable, type PersonAction } from './PeopleTable.js';

const PAGE = 50;

type Opened = { readonly kind: 'invite' } | { readonly kind: PersonAction; readonly person: Person } | null;

/** Who works for an Ente, and what the person in charge may change of it. */
export function PeopleOfEnte({ ente }: { readonly ente: EnteOfPeople }): ReactNode {
  const t = useMessages('identity');
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<Opened>(null);
  const [said, setSaid] = useState('');
  const { data, error, refetch } = useQuery(PeopleDocument, { variables: { enteId: ente.id, offset, limit: PAGE }, fetchPolicy: 'cache-and-network' });
  const done = (message: string): void => {
    setOpened(null);
    setSaid(message);
  };
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={6} />;
  const { people } = data;
  if (!people) return <EmptyState title={t('ente.refused')}><p>{t('ente.refusedText')}</p></EmptyState>;
  const invite = people.viewerCanManage && <Button color="primary" size="sm" onClick={() => setOpened({ kind: 'invite' })}>{t('ente.invite')}</Button>;
  return (
    <>
      {said && <Notice kind="success"><p>{said}</p></Notice>}
      <section aria-labelledby="people-of-ente" className="pc-section">
        <div className="pc-section__head">
          <h2 id="people-of-ente">{t('ente.people')}</h2>
          {people.items.length > 0 && invite}
        </div>
        {people.items.length === 0 ? <EmptyState title={t('ente.empty')} action={invite}><p>{t('ente.emptyText')}</p></EmptyState> : <PeopleTable ente={ente} people={people} onAction={(kind, person) => setOpened({ kind, person })} />}
        <Pager label={t('ente.pages')} offset={offset} limit={PAGE} total={people.total} onChange={setOffset} />
      </section>
      {people.invitations.length > 0 && <Invitations ente={ente} invitations={people.invitations} onDone={setSaid} />}
      {opened?.kind === 'invite' && <InviteDialog ente={ente} onClose={() => setOpened(null)} onDone={done} />}
      {opened?.kind === 'role' && <ChangeRoleDialog ente={ente} person={opened.person} onClose={() => setOpened(null)} onDone={done} />}
      {opened?.kind === 'end' && <EndRoleDialog ente={ente} person={opened.person} onClose={() => setOpened(null)} onDone={done} />}
      {opened?.kind === 'close-account' && <CloseAccountDialog ente={ente} person={opened.person} onClose={() => setOpened(null)} onDone={done} />}
      {opened?.kind === 'hand-over' && <HandOverDialog ente={ente} person={opened.person} onClose={() => setOpened(null)} onDone={done} />}
    </>
  );
}
