import { useQuery } from '@apollo/client/react';
import { Button, Failure, Field, Notice, Page, RadioCards, Select, TextInput, useMessages, useSettled } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { AddEnteDocument, ProvinceToChooseDocument, type AddedEnteKind } from '../generated/graphql.js';
import { AlikeEnti } from './AlikeEnti.js';
import './messages.js';

const KINDS: readonly AddedEnteKind[] = ['UNIONE', 'ALTRO'];
const OPTIONAL = ['nome', 'codiceIpa', 'sede', 'pec'] as const;

/** UPI adds a body that ISTAT's list does not have; what is there already shows while its name is typed. */
export function AddEntePage(): ReactNode {
  const t = useMessages('registry');
  const shell = useMessages('shell');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [kind, setKind] = useState<AddedEnteKind>('UNIONE');
  const [denominazione, setDenominazione] = useState(search.get('nome') ?? '');
  const [provinciaId, setProvinciaId] = useState('');
  const [more, setMore] = useState({ nome: '', codiceIpa: '', sede: '', pec: '' });
  const add = useChange(AddEnteDocument, (data) => data.addEnte);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await add.run({ input: { kind, denominazione, provinciaId: provinciaId || null, ...more } });
    // Its people come next: without a first referente nobody of the Ente can enter.
    if (outcome) void navigate(`/amministrazione/enti/${outcome.ente.id}`, { state: { said: t('add.done', { ente: outcome.ente.denominazione }) } });
  };
  return (
    <Page title={t('add.title')} lead={t('add.lead')} crumbs={[{ label: shell('admin.title'), to: '/amministrazione' }, { label: t('add.title') }]}>
      <form onSubmit={(event) => void submit(event)} noValidate className="pc-narrow">
        {add.error ? <Failure error={add.error} /> : add.message && <Notice kind="danger"><p>{add.message}</p></Notice>}
        <Field id="ente-denominazione" label={t('add.denominazione')} help={t('add.denominazioneHelp')} error={add.problems['denominazione']} required>
          <TextInput autoComplete="off" maxLength={200} value={denominazione} onChange={setDenominazione} />
        </Field>
        <AlikeEnti text={useSettled(denominazione.trim(), 250)} />
        <Field id="ente-kind" label={t('add.kind')} group>
          <RadioCards name="ente-kind" value={kind} onChange={(value) => setKind(value as AddedEnteKind)} options={KINDS.map((value) => ({ value, label: t(`add.kinds.${value}`), description: t(`add.kindHelp.${value}`) }))} />
        </Field>
        <Field id="ente-provincia" label={t('add.provincia')} help={t('add.provinciaHelp')} error={add.problems['provinciaId']}>
          <ProvinciaSelect value={provinciaId} onChange={setProvinciaId} />
        </Field>
        {OPTIONAL.map((name) => (
          <Field key={name} id={`ente-${name}`} label={t(`add.${name}`)} help={t(`add.${name}Help`)} error={add.problems[name]}>
            <TextInput autoComplete="off" maxLength={200} value={more[name]} onChange={(value) => setMore({ ...more, [name]: value })} />
          </Field>
        ))}
        <div className="pc-buttons">
          <Button type="submit" color="primary" disabled={add.busy}>{t('add.submit')}</Button>
        </div>
      </form>
    </Page>
  );
}

function ProvinciaSelect({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }): ReactNode {
  const t = useMessages('registry');
  const { data } = useQuery(ProvinceToChooseDocument);
  return <Select value={value} onChange={onChange} placeholder={t('add.noProvincia')} options={(data?.province ?? []).map(({ id, nome }) => ({ value: id, label: nome }))} />;
}
