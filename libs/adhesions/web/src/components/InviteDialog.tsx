import { Button, Dialog, Failure, Field, formatNumber, Notice, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { InviteEntiDocument, type AdhesionBoardFieldsFragment } from '../generated/graphql.js';

const SMALL = 5_000;

/** Which Comuni to invite, with where their letters go. What was typed stays through a refusal. */
export function InviteDialog({ board, onDone, onClose }: { board: AdhesionBoardFieldsFragment; onDone: (count: number, letters: number) => void; onClose: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const [size, setSize] = useState('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(board.notInvited.map(({ id }) => id)));
  const [contacts, setContacts] = useState<Readonly<Record<string, string>>>({});
  const [message, setMessage] = useState('');
  const invite = useChange(InviteEntiDocument, (data) => data.inviteEnti, { refetch: ['AdhesionBoard'] });
  const shown = board.notInvited.filter(({ popolazione }) => size === 'all' || (size === 'small') === ((popolazione ?? 0) <= SMALL));
  const invitees = shown.filter(({ id }) => chosen.has(id));

  async function go(): Promise<void> {
    const outcome = await invite.run({ input: { instanceId: board.convention.instanceId, invitees: invitees.map(({ id }) => ({ enteId: id, contact: contacts[id] ?? '', standsFor: [] })), message } });
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
            <span role="status">{t('invite.selected', { count: invitees.length })}</span>
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
                  const problem = invite.problems[`invitees[${invitees.indexOf(ente)}].contact`] ?? invite.problems[`invitees[${invitees.indexOf(ente)}].enteId`];
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
          <Field id="parole" label={t('invite.message')} error={invite.problems['message']}>
            <TextArea value={message} onChange={setMessage} />
          </Field>
        </>
      )}
    </Dialog>
  );
}
