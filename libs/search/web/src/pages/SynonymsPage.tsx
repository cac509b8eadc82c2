import '../messages.js';
import '../search.css';
import { Button, Dialog, EmptyState, Failure, Field, Notice, Page, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { AddSynonymsDocument, ChangeSynonymsDocument, RemoveSynonymsDocument, SynonymsDocument, type SynonymsQuery } from '../generated/graphql.js';

type Group = SynonymsQuery['synonyms'][number];

const REFETCH = ['Synonyms'];

/** The words that mean the same for the search: curators keep them. */
export function SynonymsPage(): ReactNode {
  const t = useMessages('synonyms');
  const { data, error, refetch } = useQuery(SynonymsDocument, { fetchPolicy: 'cache-and-network' });
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const [removed, setRemoved] = useState<Group | null>(null);
  const [done, setDone] = useState('');
  const [filter, setFilter] = useState('');
  const groups = (data?.synonyms ?? []).filter(({ forms }) => forms.some((form) => form.toLowerCase().includes(filter.trim().toLowerCase())));
  const closed = (message: string) => (): void => {
    setEdited(null);
    setRemoved(null);
    setDone(message);
  };
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Button color="primary" onClick={() => setEdited('new')}>{t('add')}</Button>}>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <Field id="trova-gruppo" label={t('filter')}>
            <TextInput type="search" value={filter} onChange={setFilter} />
          </Field>
          {groups.length === 0 ? <EmptyState title={data.synonyms.length === 0 ? t('empty') : t('none')} /> : (
            <ul className="search-synonyms">
              {groups.map((group) => (
                <li key={group.id}>
                  <span>{group.forms.join(' · ')}</span>
                  <span className="pc-row-actions">
                    <Button color="primary" outline size="sm" aria-label={t('editOf', { form: group.forms[0] })} onClick={() => setEdited(group)}>{t('edit')}</Button>{' '}
                    <Button color="danger" outline size="sm" aria-label={t('removeOf', { form: group.forms[0] })} onClick={() => setRemoved(group)}>{t('remove')}</Button>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {edited && <EditDialog group={edited === 'new' ? null : edited} onSaved={closed(t('saved'))} onClose={() => setEdited(null)} />}
      {removed && <RemoveDialog group={removed} onRemoved={closed(t('removed'))} onClose={() => setRemoved(null)} />}
    </Page>
  );
}

function EditDialog({ group, onSaved, onClose }: { readonly group: Group | null; readonly onSaved: () => void; readonly onClose: () => void }): ReactNode {
  const t = useMessages('synonyms');
  const [text, setText] = useState(group ? group.forms.join('\n') : '');
  const add = useChange(AddSynonymsDocument, (data) => data.addSynonyms, { refetch: REFETCH });
  const change = useChange(ChangeSynonymsDocument, (data) => data.changeSynonyms, { refetch: REFETCH });
  const used = group ? change : add;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const forms = text.split('\n').filter((line) => line.trim() !== '');
    const saved = group ? await change.run({ id: group.id, revision: group.revision, forms }) : await add.run({ forms });
    if (saved) onSaved();
  };
  return (
    <Dialog
      open
      title={group ? t('editOf', { form: group.forms[0] }) : t('add')}
      onClose={onClose}
      footer={
        <>
          <Button color="secondary" outline onClick={onClose}>{t('cancel')}</Button>
          <Button color="primary" type="submit" form="sinonimi" disabled={used.busy}>{t('save')}</Button>
        </>
      }
    >
      <form id="sinonimi" onSubmit={(event) => void submit(event)} noValidate>
        {Boolean(used.error) && <Failure error={used.error} />}
        {used.message && <Notice kind="danger"><p>{used.message}</p></Notice>}
        <Field id="forme" label={t('forms')} help={t('formsHelp')} error={used.problems['forms']} required>
          <TextArea rows={6} value={text} onChange={setText} />
        </Field>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ group, onRemoved, onClose }: { readonly group: Group; readonly onRemoved: () => void; readonly onClose: () => void }): ReactNode {
  const t = useMessages('synonyms');
  const remove = useChange(RemoveSynonymsDocument, (data) => data.removeSynonyms, { refetch: REFETCH });
  const run = async (): Promise<void> => {
    if (await remove.run({ id: group.id })) onRemoved();
  };
  return (
    <Dialog
      open
      title={t('removeOf', { form: group.forms[0] })}
      onClose={onClose}
      footer={
        <>
          <Button color="secondary" outline onClick={onClose}>{t('cancel')}</Button>
          <Button color="danger" disabled={remove.busy} onClick={() => void run()}>{t('remove')}</Button>
        </>
      }
    >
      {Boolean(remove.error) && <Failure error={remove.error} />}
      {remove.message && <Notice kind="danger"><p>{remove.message}</p></Notice>}
      <p>{t('confirm', { forms: group.forms.join(' · ') })}</p>
    </Dialog>
  );
}
