import { Button, Dialog, Failure, Field, Notice, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { SaveSearchDocument, type AlertFrequency } from '../generated/graphql.js';
import type { SearchPlace } from '../search-address.js';

export const FREQUENCIES: readonly AlertFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE'];

/** Gives the search a name and says when to be told. */
export function SaveSearchDialog({ place, onSaved, onClose }: { readonly place: SearchPlace; readonly onSaved: () => void; readonly onClose: () => void }): ReactNode {
  const t = useMessages('search');
  const [name, setName] = useState(place.query.slice(0, 120));
  const [frequency, setFrequency] = useState<AlertFrequency>('GIORNALIERA');
  const save = useChange(SaveSearchDocument, (data) => data.saveSearch, { refetch: [] });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { query, kind, facets } = place;
    if (await save.run({ input: { name, query, kind, facets: facets.map((facet) => ({ name: facet.name, values: [...facet.values] })), frequency } })) onSaved();
  };
  return (
    <Dialog
      open
      title={t('save')}
      onClose={onClose}
      footer={
        <>
          <Button color="secondary" outline onClick={onClose}>{t('cancel')}</Button>
          <Button color="primary" type="submit" form="salva-ricerca" disabled={save.busy}>{t('saveNow')}</Button>
        </>
      }
    >
      <form id="salva-ricerca" onSubmit={(event) => void submit(event)} noValidate>
        {Boolean(save.error) && <Failure error={save.error} />}
        {(save.message || save.problems['query']) && <Notice kind="danger"><p>{save.message ?? save.problems['query']}</p></Notice>}
        <p>{t('saveLead')}</p>
        <Field id="nome-ricerca" label={t('saveName')} error={save.problems['name']}>
          <TextInput value={name} maxLength={120} onChange={setName} />
        </Field>
        <Field id="frequenza" label={t('frequency')}>
          <Select value={frequency} placeholder={null} onChange={(value) => setFrequency(value as AlertFrequency)} options={FREQUENCIES.map((value) => ({ value, label: t(`frequency_${value}`) }))} />
        </Field>
      </form>
    </Dialog>
  );
}
