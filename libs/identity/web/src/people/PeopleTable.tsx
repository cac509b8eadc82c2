import { Button, formatDate, useMessages, useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { fullName, type EnteOfPeople, type People, type Person } from './ente-of-people.js';
import { offeredRoles } from './roles.js';

/** What one asks to do with a person of the list. */
export type PersonAction = 'role' | 'end' | 'hand-over' | 'close-account';

interface PeopleTableProps {
  readonly ente: EnteOfPeople;
  readonly people: People;
  readonly onAction: (action: PersonAction, person: Person) => void;
}

export function PeopleTable({ ente, people, onAction }: PeopleTableProps): ReactNode {
  const t = useMessages('identity');
  const viewer = useViewer();
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('ente.caption', { ente: ente.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ente.person')}</th>
            <th scope="col">{t('ente.role')}</th>
            <th scope="col">{t('ente.since')}</th>
            {people.viewerCanManage && <th scope="col">{t('ente.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {people.items.map((person) => (
            <tr key={person.personId}>
              <th scope="row">
                {fullName(person)} {person.personId === viewer?.id && <span className="pc-quiet">{`(${t('ente.you')})`}</span>}
                <div className="pc-quiet"><a href={`mailto:${person.email}`}>{person.email}</a></div>
              </th>
              <td data-label={t('ente.role')}>{t(`role.${person.role}`)}</td>
              <td data-label={t('ente.since')}>{formatDate(person.validFrom)}</td>
              {people.viewerCanManage && (
                <td>
                  <PersonActions ente={ente} person={person} own={person.personId === viewer?.id} inCharge={holdsCharge(people, ente, viewer?.id)} onAction={onAction} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the viewer is the one who can pass on the role in charge; the server checks it again. */
function holdsCharge(people: People, ente: EnteOfPeople, viewerId: string | undefined): boolean {
  return people.items.some((person) => person.personId === viewerId && person.role === offeredRoles(ente.kind)[0]);
}

interface PersonActionsProps {
  readonly ente: EnteOfPeople;
  readonly person: Person;
  readonly own: boolean;
  readonly inCharge: boolean;
  readonly onAction: PeopleTableProps['onAction'];
}

function PersonActions({ ente, person, own, inCharge, onAction }: PersonActionsProps): ReactNode {
  const t = useMessages('identity');
  const name = fullName(person);
  return (
    <div className="pc-row-actions">
      {offeredRoles(ente.kind).length > 1 && <Button color="primary" outline size="xs" aria-label={t('ente.changeRoleOf', { name })} onClick={() => onAction('role', person)}>{t('ente.changeRole')}</Button>}
      {!own && inCharge && <Button color="primary" outline size="xs" aria-label={t('ente.handOverOf', { name })} onClick={() => onAction('hand-over', person)}>{t('ente.handOver')}</Button>}
      <Button color="danger" outline size="xs" aria-label={t('ente.endOf', { name })} onClick={() => onAction('end', person)}>{t('ente.end')}</Button>
      {person.viewerCanCloseAccount && <Button color="danger" outline size="xs" aria-label={t('ente.closeOf', { name })} onClick={() => onAction('close-account', person)}>{t('ente.close')}</Button>}
    </div>
  );
}
