import { CheckboxList, Field, RadioCards, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { CommunitiesToShareWithDocument, EntiToShareWithDocument } from '../generated/graphql.js';

export interface SharedEnte {
  readonly id: string;
  readonly denominazione: string;
}

export interface SharingState {
  readonly visibility: string;
  /** Enti, or communities where it is shared with them. */
  readonly sharedWith: readonly SharedEnte[];
}

const VISIBILITIES = ['ENTE', 'ENTI', 'COMMUNITY', 'PROVINCE', 'RETE', 'PUBBLICO'];
const SHORTEST = 2;
/** Letters that follow quickly are one search. Milliseconds. */
const PAUSE = 200;

/** Who may read a document, in words; the chosen Enti are found by name. @param communities whether it may be shared with the communities of who looks */
export function SharingFields({ id, sharing, onChange, problems, communities = false }: { readonly communities?: boolean; readonly id: string; readonly sharing: SharingState; readonly onChange: (sharing: SharingState) => void; readonly problems: Readonly<Record<string, string>> }): ReactElement {
  const t = useMessages('documents');
  const viewer = useViewer();
  const { data } = useQuery(CommunitiesToShareWithDocument, { skip: !communities || !viewer });
  const own = (data?.communities ?? []).filter(({ role }) => role !== null);
  const isForCommunities = sharing.visibility === 'COMMUNITY';
  const offered = VISIBILITIES.filter((value) => value !== 'COMMUNITY' || isForCommunities || own.length > 0);
  // Enti are no communities: what was chosen for one is nothing to the other.
  const choose = (visibility: string): void => onChange({ visibility, sharedWith: (visibility === 'COMMUNITY') === isForCommunities ? sharing.sharedWith : [] });
  return (
    <>
      <Field id={`${id}-visibility`} label={t('visibility.label')} group required error={problems['visibility']}>
        <RadioCards name={`${id}-visibility`} value={sharing.visibility} onChange={choose} options={offered.map((value) => ({ value, label: t(`visibility.${value}`) }))} />
      </Field>
      {isForCommunities && (
        <Field id={`${id}-community`} label={t('fields.communities')} group error={problems['sharedWith']}>
          <CheckboxList
            name={`${id}-community`}
            values={sharing.sharedWith.map((each) => each.id)}
            onChange={(ids) => onChange({ ...sharing, sharedWith: ids.map((each) => ({ id: each, denominazione: '' })) })}
            options={[...own.map((community) => ({ value: community.id, label: community.title })), ...sharing.sharedWith.filter((each) => !own.some((community) => community.id === each.id)).map((each) => ({ value: each.id, label: each.denominazione || t('fields.otherCommunity') }))]}
          />
        </Field>
      )}
      {sharing.visibility === 'ENTI' && <ChosenEnti id={id} chosen={sharing.sharedWith} onChange={(sharedWith) => onChange({ ...sharing, sharedWith })} error={problems['sharedWith']} />}
    </>
  );
}

/** Enti found by name and chosen one by one. @param label as for sharing when not given */
export function ChosenEnti({ id, label, chosen, onChange, error }: { readonly id: string; readonly label?: string; readonly chosen: readonly SharedEnte[]; readonly onChange: (chosen: readonly SharedEnte[]) => void; readonly error: string | undefined }): ReactElement {
  const t = useMessages('documents');
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery(EntiToShareWithDocument, { variables: { text }, skip: text.length < SHORTEST });
  const found = text.length < SHORTEST ? [] : (data?.enti.nodes ?? []).filter((ente) => !chosen.some((each) => each.id === ente.id));
  return (
    <Field id={`${id}-enti`} label={label ?? t('fields.sharedWith')} help={t('fields.findEnteHelp')} error={error}>
      <TextInput type="search" value={typed} onChange={setTyped} autoComplete="off" />
      {found.length > 0 && (
        <ul className="doc-found" aria-label={t('fields.findEnte')}>
          {found.map((ente) => (
            <li key={ente.id}>
              <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => (onChange([...chosen, { id: ente.id, denominazione: ente.denominazione }]), setTyped(''))}>
                + {ente.denominazione}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <ul className="doc-chips">
          {chosen.map((ente) => (
            <li key={ente.id}>
              <button type="button" className="doc-chip" aria-label={t('fields.removeEnte', { ente: ente.denominazione })} onClick={() => onChange(chosen.filter(({ id: each }) => each !== ente.id))}>
                {ente.denominazione} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
