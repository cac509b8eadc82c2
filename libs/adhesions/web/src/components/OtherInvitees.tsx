import { useQuery } from '@apollo/client/react';
import { CheckboxList, Failure, Field, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { OtherEntiOfProvinciaDocument, type AdhesionBoardFieldsFragment } from '../generated/graphql.js';

/** An Ente other than a Comune, with the Comuni for which it would answer. */
export type ChosenOthers = Readonly<Record<string, readonly string[]>>;

interface Props {
  readonly board: AdhesionBoardFieldsFragment;
  readonly chosen: ChosenOthers;
  readonly contacts: Readonly<Record<string, string>>;
  /** What was refused, by Ente and by field of the invitee. */
  readonly problemOf: (enteId: string, field: string) => string | undefined;
  readonly onChoose: (chosen: ChosenOthers) => void;
  readonly onContact: (enteId: string, contact: string) => void;
}

/** Unioni and other bodies of the Provincia; a Unione answers for the Comuni that are ticked. */
export function OtherInvitees({ board, chosen, contacts, problemOf, onChoose, onContact }: Props): ReactElement {
  const t = useMessages('adhesions');
  const { data, error, refetch } = useQuery(OtherEntiOfProvinciaDocument, { variables: { provinciaId: board.convention.provinciaId } });
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={2} />;
  const there = new Set(board.rows.map(({ ente }) => ente.id));
  const enti = data.enti.nodes.filter(({ id }) => !there.has(id));
  if (enti.length === 0) return <p>{t('invite.noOthers')}</p>;
  return (
    <>
      {enti.map(({ id, kind, denominazione }) => {
        const standsFor = chosen[id];
        const represented = new Set(Object.entries(chosen).flatMap(([other, comuni]) => (other === id ? [] : comuni)));
        return (
          <fieldset key={id} className="adhesion-other">
            <legend className="visually-hidden">{denominazione}</legend>
            <label>
              <input type="checkbox" checked={standsFor !== undefined} onChange={(event) => onChoose(event.target.checked ? { ...chosen, [id]: [] } : Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== id)))} /> {denominazione}
            </label>
            {problemOf(id, 'enteId') && (
              <p className="pc-field__error" role="alert">
                {problemOf(id, 'enteId')}
              </p>
            )}
            {standsFor && (
              <>
                <Field id={`posta-${id}`} label={t('invite.contact', { name: denominazione })} error={problemOf(id, 'contact')}>
                  <TextInput type="email" value={contacts[id] ?? ''} onChange={(contact) => onContact(id, contact)} />
                </Field>
                {kind === 'UNIONE' && (
                  <Field id={`comuni-${id}`} label={t('invite.standsFor', { name: denominazione })} help={t('invite.standsForHelp')} error={problemOf(id, 'standsFor')} group>
                    <CheckboxList name={`comuni-${id}`} values={standsFor} onChange={(comuni) => onChoose({ ...chosen, [id]: comuni })} options={board.notInvited.filter((comune) => !represented.has(comune.id)).map((comune) => ({ value: comune.id, label: comune.nome }))} />
                  </Field>
                )}
              </>
            )}
          </fieldset>
        );
      })}
    </>
  );
}
