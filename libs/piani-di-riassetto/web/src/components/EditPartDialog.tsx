import { Button, Dialog, Failure, Field, Notice, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { PianoDocumentsDocument, SavePianoDiRiassettoDocument, type PianoDiRiassettoQuery, type PianoFieldsFragment, type SavePianoInput } from '../generated/graphql.js';
import { RowsEditor, type EditedColumn, type EditedRow } from './RowsEditor.js';

export type EditedPart = 'stato' | 'atti' | 'scelte' | 'traguardi' | 'dup';

const STATI = ['NESSUNO', 'IN_REDAZIONE', 'ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO'];
const ORGANI = ['CONSIGLIO_PROVINCIALE', 'PRESIDENTE', 'ASSEMBLEA_DEI_SINDACI'];
const ORGANIZZAZIONI = ['NON_SVOLTO', 'UFFICIO_PROVINCIALE', 'UFFICIO_COMUNE', 'CONVENZIONE', 'IN_HOUSE', 'PPP', 'ALTRO'];

interface Props {
  readonly piano: PianoFieldsFragment;
  readonly pillars: PianoDiRiassettoQuery['pillars'];
  readonly part: EditedPart;
  readonly onClose: () => void;
}

/** One part of the plan, changed whole; what was typed stays through a refusal. */
export function EditPartDialog({ piano, pillars, part, onClose }: Props): ReactElement {
  const t = useMessages('piani');
  const [stato, setStato] = useState(piano.stato ?? 'NESSUNO');
  const [note, setNote] = useState(piano.note);
  const [rows, setRows] = useState<readonly EditedRow[]>(() => rowsOf(piano, part));
  const documents = useQuery(PianoDocumentsDocument, { variables: { enteId: piano.enteId }, skip: part !== 'atti' && part !== 'dup' }).data?.documents.items ?? [];
  const save = useChange(SavePianoDiRiassettoDocument, (data) => data.savePianoDiRiassetto, { refetch: ['PianoDiRiassetto'] });
  const [conflict, setConflict] = useState<string | null>(null);
  const words = (group: string, keys: readonly string[]): { value: string; label: string }[] => keys.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const document: EditedColumn = { name: 'documentId', kind: 'choice', empty: t('page.noDocument'), options: documents.map(({ id, title }) => ({ value: id, label: title })) };
  const act: EditedColumn[] = [
    { name: 'organo', kind: 'choice', required: true, options: words('organi', ORGANI) },
    { name: 'numero', kind: 'text', required: true },
    { name: 'data', kind: 'date', required: true },
  ];
  const columns: Record<Exclude<EditedPart, 'stato'>, readonly EditedColumn[]> = {
    atti: [...act, document, { name: 'note', kind: 'text' }],
    scelte: [
      { name: 'pilastro', kind: 'choice', required: true, options: pillars.map(({ key, name }) => ({ value: key, label: name })) },
      { name: 'organizzazione', kind: 'choice', required: true, options: words('organizzazioni', ORGANIZZAZIONI) },
      { name: 'livello', kind: 'choice', empty: '—', options: words('livelli', ['base', 'intermedio', 'avanzato']) },
      { name: 'personale', kind: 'number' },
      { name: 'comuniServiti', kind: 'number' },
      { name: 'note', kind: 'text' },
    ],
    traguardi: [
      { name: 'titolo', kind: 'text', required: true },
      { name: 'entro', kind: 'date', required: true },
      { name: 'raggiunto', kind: 'date' },
    ],
    dup: [{ name: 'dal', kind: 'number', required: true }, ...act, document],
  };

  async function submit(): Promise<void> {
    const outcome = await save.run({ input: { enteId: piano.enteId, seenRevision: piano.revision, ...inputOf(part, stato, note, rows) } });
    if (outcome?.__typename === 'PianoConflict') setConflict(outcome.by ?? t('page.someone'));
    else if (outcome) onClose();
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('page.editOf', { part: t(`page.${part}`) })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button color="primary" disabled={save.busy} onClick={() => void submit()}>
            {t('page.save')}
          </Button>
        </>
      }
    >
      {conflict && <Notice kind="warning">{t('page.conflict', { by: conflict })}</Notice>}
      {(save.message ?? (Object.keys(save.problems).length > 0 ? t('page.problems') : null)) && <Notice kind="danger">{save.message ?? t('page.problems')}</Notice>}
      {save.error != null && <Failure error={save.error} />}
      {part === 'stato' ? (
        <>
          <Field id="stato" label={t('fields.stato')} required error={save.problems['stato']}>
            <Select value={stato} onChange={setStato} placeholder={null} options={words('stati', STATI)} />
          </Field>
          <Field id="note" label={t('fields.note')} error={save.problems['note']}>
            <TextArea value={note} onChange={setNote} />
          </Field>
        </>
      ) : (
        <RowsEditor part={part} columns={columns[part]} rows={rows} onChange={setRows} problems={save.problems} />
      )}
    </Dialog>
  );
}

function rowsOf(piano: PianoFieldsFragment, part: EditedPart): EditedRow[] {
  if (part === 'stato') return [];
  return (piano[part] as readonly object[]).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null || value === undefined ? '' : typeof value === 'number' ? String(value).replace('.', ',') : String(value)])));
}

/** What is sent. A number that is none becomes one that the server refuses, at its field. */
function inputOf(part: EditedPart, stato: string, note: string, rows: readonly EditedRow[]): Partial<SavePianoInput> {
  const text = (row: EditedRow, name: string): string => row[name]?.trim() ?? '';
  const number = (row: EditedRow, name: string): number | null => {
    const typed = text(row, name);
    if (typed === '') return null;
    return /^\d{1,6}([.,]\d{1,3})?$/.test(typed) ? Number(typed.replace(',', '.')) : -1;
  };
  const whole = (row: EditedRow, name: string): number | null => {
    const value = number(row, name);
    return value === null || Number.isInteger(value) ? value : -1;
  };
  const act = (row: EditedRow): { organo: string; numero: string; data: string; documentId: string | null } => ({ organo: text(row, 'organo'), numero: text(row, 'numero'), data: text(row, 'data'), documentId: text(row, 'documentId') || null });
  switch (part) {
    case 'stato':
      return { stato, note };
    case 'atti':
      return { atti: rows.map((row) => ({ ...act(row), note: text(row, 'note') })) };
    case 'scelte':
      return { scelte: rows.map((row) => ({ pilastro: text(row, 'pilastro'), organizzazione: text(row, 'organizzazione'), forma: text(row, 'forma') || null, livello: text(row, 'livello') || null, personale: number(row, 'personale'), comuniServiti: whole(row, 'comuniServiti'), note: text(row, 'note') })) };
    case 'traguardi':
      return { traguardi: rows.map((row) => ({ titolo: text(row, 'titolo'), entro: text(row, 'entro'), raggiunto: text(row, 'raggiunto') || null })) };
    case 'dup':
      return { dup: rows.map((row) => ({ ...act(row), dal: whole(row, 'dal') ?? -1 })) };
  }
}
