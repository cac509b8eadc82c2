import { Button, Dialog, Disclosure, Failure, Field, formatNumber, Notice, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { InviteEntiDocument, type AdhesionBoardFieldsFragment } from '../generated/graphql.js';
import { OtherInvitees, type ChosenOthers } from './OtherInvitees.js';

const SMALL = 5_000;

/** Which Comuni, Unioni and other Enti to invite, with where their letters go. What was typed stays through a refusal. */
export function InviteDialog({ board, onDone, onClose }: { board: AdhesionBoardFieldsFragment; onDone: (count: number, letters: number) => void; onClose: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const [size, setSize] = useState('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(board.notInvited.map(({ id }) => id)));
  const [others, setOthers] = useState<ChosenOthers>({});
  const [contacts, setContacts] = useState<Readonly<Record<string, string>>>({});
  const [message, setMessage] = useState('');
  const invite = useChange(InviteEntiDocument, (data) => data.inviteEnti, { refetch: ['AdhesionBoard'] });
  // For whom a Unione answers is not invited alone as well.
  const represented = new Set(Object.values(others).flat());
  const shown = board.notInvited.filter(({ id, popolazione }) => !represented.has(id) && (size === 'all' || (size === 'small') === ((popolazione ?? 0) <= SMALL)));
  const comuni = shown.filter(({ id }) => chosen.has(id));
  const invitees = [...comuni.map(({ id }) => ({ id, standsFor: [] as readonly string[] })), ...Object.entries(others).map(([id, standsFor]) => ({ id, standsFor }))];
  // Problems are of what was sent: its places are remembered, whatever is ticked afterwards.
  const [sent, setSent] = useState<readonly string[]>([]);
  const problemOf = (id: string, field: string): string | undefined => invite.problems[`invitees[${sent.indexOf(id)}].${field}`];

  async function go(): Promise<void> {
    setSent(invitees.map(({ id }) => id));
    const outcome = await invite.run({ input: { instanceId: board.convention.instanceId, invitees: invitees.map(({ id, standsFor }) => ({ enteId: id, contact: contacts[id] ?? '', standsFor: [...standsFor] })), message } });
    if (outcome?.__typename === 'EntiReached') onDone(outcome.count, outcome.letters);
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('invite.title')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={invite.busy || invitees.length === 0} onClick={() => void go()}>
            {t('invite.go')}
          </Button>
        </>
      }
    >
      {(invite.message ?? invite.problems['invitees'] ?? (Object.keys(invite.problems).length > 0 ? t('problems') : null)) && <Notice kind="danger">{invite.message ?? invite.problems['invitees'] ?? t('problems')}</Notice>}
      {invite.error != null && <Failure error={invite.error} />}
      <p>{t('invite.lead')}</p>
      {board.notInvited.length === 0 && <p>{t('invite.nobody')}</p>}
      {board.notInvited.length > 0 && (
        <>
          <Field id="quali" label={t('invite.size')}>
            <Select value={size} onChange={setSize} placeholder={null} options={['all', 'small', 'large'].map((value) => ({ value, label: t(`invite.sizes.${value}`) }))} />
          </Field>
          <div className="adhesion-bar">
            <span role="status">{t('invite.selected', { count: comuni.length })}</span>
            <Button color="primary" outline size="xs" type="button" onClick={() => setChosen(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
              {t('invite.everyone')}
            </Button>
            <Button color="primary" outline size="xs" type="button" onClick={() => setChosen(new Set([...chosen].filter((id) => !shown.some((ente) => ente.id === id))))}>
              {t('invite.noOne')}
            </Button>
          </div>
          <div className="table-responsive" tabIndex={0} role="region" aria-label={t('invite.list')}>
            <table className="table table-sm adhesion-invitees">
              <caption className="visually-hidden">{t('invite.list')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('board.ente')}</th>
                  <th scope="col" className="adhesion-number">
                    {t('board.inhabitants')}
                  </th>
                  <th scope="col">{t('invite.contactHead')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((ente) => {
                  const problem = problemOf(ente.id, 'contact') ?? problemOf(ente.id, 'enteId');
                  return (
                    <tr key={ente.id}>
                      <th scope="row">
                        <label>
                          <input type="checkbox" checked={chosen.has(ente.id)} onChange={(event) => setChosen(new Set(event.target.checked ? [...chosen, ente.id] : [...chosen].filter((id) => id !== ente.id)))} /> {ente.nome}
                        </label>
                      </th>
                      <td className="adhesion-number">{ente.popolazione === null ? '—' : formatNumber(ente.popolazione)}</td>
                      <td>
                        <input type="email" className="pc-input" aria-label={t('invite.contact', { name: ente.nome })} aria-invalid={problem !== undefined} value={contacts[ente.id] ?? ''} onChange={(event) => setContacts({ ...contacts, [ente.id]: event.target.value })} />
                        {problem && (
                          <p className="pc-field__error" role="alert">
                            {problem}
                          </p>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
      <Disclosure summary={t('invite.others')} lazy>
        <OtherInvitees board={board} chosen={others} contacts={contacts} problemOf={problemOf} onChoose={setOthers} onContact={(id, contact) => setContacts({ ...contacts, [id]: contact })} />
      </Disclosure>
      <Field id="parole" label={t('invite.message')} error={invite.problems['message']}>
        <TextArea value={message} onChange={setMessage} />
      </Field>
    </Dialog>
  );
}
