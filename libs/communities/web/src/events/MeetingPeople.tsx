import { Failure, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { MeetingPeopleDocument, NoteAttendanceDocument } from './generated/graphql.js';

const NOTED = { yes: true, no: false, unknown: null } as const;

/** Who takes part and who waits, and who was there: for who arranges the event. */
export function MeetingPeople({ id, started }: { readonly id: string; readonly started: boolean }): ReactElement {
  const t = useMessages('meetings');
  const { data, error, refetch } = useQuery(MeetingPeopleDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const note = useChange(NoteAttendanceDocument, (result) => result.noteAttendance, { refetch: ['MeetingPeople'] });
  const list = data?.meetingPeople;
  return (
    <section aria-labelledby="iscritti" className="mb-4">
      <h2 id="iscritti" className="h4">{t('people.title')}</h2>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={3} />}
      {note.message && <Notice kind="danger"><p>{note.message}</p></Notice>}
      {note.error != null && <Failure error={note.error} />}
      {list?.people.length === 0 && <p className="pc-quiet">{t('people.none')}</p>}
      {list && list.people.length > 0 && (
        <>
          {!started && <p className="pc-quiet">{t('people.fromStart')}</p>}
          <div className="evt-people" role="region" aria-label={t('people.table')} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('people.name')}</th>
                  <th scope="col">{t('people.ente')}</th>
                  <th scope="col">{t('people.state')}</th>
                  {started && <th scope="col">{t('people.presence')}</th>}
                </tr>
              </thead>
              <tbody>
                {list.people.map(({ personId, name, ente, state, attended }) => (
                  <tr key={personId}>
                    <th scope="row">{name}</th>
                    <td>{ente}</td>
                    <td>{t(`people.states.${state}`)}</td>
                    {started && (
                      <td>
                        {state === 'ISCRITTO' && (
                          <select className="pc-input pc-select" aria-label={t('people.presenceOf', { name })} value={attended === null ? 'unknown' : attended ? 'yes' : 'no'} disabled={note.busy} onChange={(event) => void note.run({ id, personId, attended: NOTED[event.target.value as keyof typeof NOTED] })}>
                            {Object.keys(NOTED).map((value) => <option key={value} value={value}>{t(`people.noted.${value}`)}</option>)}
                          </select>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {list && list.words.length > 0 && (
        <>
          <h3 className="h5 mt-3">{t('people.words')}</h3>
          <ul>{list.words.map((words, index) => <li key={index}>{words}</li>)}</ul>
        </>
      )}
    </section>
  );
}
