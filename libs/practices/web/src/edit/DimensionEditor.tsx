import { Field, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { PracticeTableKind } from '../generated/graphql.js';
import type { Sheet, SheetDimension } from '../words.js';
import { draftOf, sentOf, type DraftDimension, type TableDefinition } from './dimension-draft.js';
import { SaveNotices } from './SaveNotices.js';
import { SourceFields } from './SourceFields.js';
import { TableEditor } from './TableEditor.js';
import { usePartSave } from './usePartSave.js';

interface Props {
  readonly sheet: Sheet;
  readonly dimension: SheetDimension;
  readonly definitions: readonly TableDefinition[];
  /** Begins again with what is saved. */
  readonly onReload: () => void;
}

/** A dimension being written: paragraphs, tables, or why the sources do not say it. */
export function DimensionEditor({ sheet, dimension, definitions, onReload }: Props): ReactElement {
  const t = useMessages('practices');
  const [draft, setDraft] = useState(() => draftOf(dimension));
  const [declared, setDeclared] = useState(dimension.unavailable !== '');
  const [kind, setKind] = useState<string>('');
  const save = usePartSave(sheet.id, dimension.key, dimension.revision);
  const source = { title: t('edit.declared', { ente: sheet.ente }), chapter: '' };
  const set = (next: DraftDimension): void => {
    setDraft(next);
    const { content, problems } = sentOf(next, definitions, t('edit.number'));
    save.changed(content, problems);
  };
  const takeTheirs = (): void => {
    save.giveUp();
    onReload();
  };
  const addTable = (): void => {
    const definition = definitions.find((item) => item.kind === kind);
    if (!definition) return;
    set({ ...draft, tables: [...draft.tables, { id: crypto.randomUUID(), kind: definition.kind, title: definition.label, source, rows: [{}] }] });
    setKind('');
  };
  return (
    <section aria-labelledby="parte-titolo">
      <h2 id="parte-titolo" className="h4">{dimension.label}</h2>
      <p className="pr-quiet">{dimension.help}</p>
      <SaveNotices save={save} onTakeTheirs={takeTheirs} />
      {draft.paragraphs.length === 0 && draft.tables.length === 0 && (
        <p>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            onClick={() => {
              if (declared) set({ ...draft, unavailable: '' });
              setDeclared(!declared);
            }}
          >
            {declared ? t('edit.undeclare') : t('edit.declare')}
          </button>
        </p>
      )}
      {declared ? (
        <Field id="non-disponibile" label={t('edit.unavailable')} help={t('edit.unavailableHelp')} error={save.problems['unavailable']}>
          <TextArea value={draft.unavailable} onChange={(unavailable) => set({ ...draft, unavailable })} rows={3} />
        </Field>
      ) : (
        <>
          {draft.paragraphs.map((paragraph, index) => {
            const path = `paragraphs[${index}]`;
            const replace = (part: Partial<typeof paragraph>): void => set({ ...draft, paragraphs: draft.paragraphs.map((other, at) => (at === index ? { ...other, ...part } : other)) });
            return (
              <div key={index} className="ed-row">
                <Field id={`paragrafo-${index}`} label={t('edit.paragraph', { n: index + 1 })} required error={save.problems[`${path}.text`]}>
                  <TextArea value={paragraph.text} onChange={(text) => replace({ text })} rows={5} />
                </Field>
                <SourceFields id={`paragrafo-${index}`} source={paragraph.source} path={path} problems={save.problems} onChange={(next) => replace({ source: next })} />
                <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => set({ ...draft, paragraphs: draft.paragraphs.filter((_, at) => at !== index) })}>
                  {t('edit.removeParagraph', { n: index + 1 })}
                </button>
              </div>
            );
          })}
          <p>
            <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setDraft({ ...draft, paragraphs: [...draft.paragraphs, { text: '', source }] })}>
              {t('edit.addParagraph')}
            </button>
          </p>
          {draft.tables.map((table, index) => (
            <TableEditor
              key={table.id}
              table={table}
              definition={definitions.find((item) => item.kind === table.kind)!}
              path={`tables[${index}]`}
              problems={save.problems}
              onChange={(next) => set({ ...draft, tables: draft.tables.map((other, at) => (at === index ? next : other)) })}
              onRemove={() => set({ ...draft, tables: draft.tables.filter((_, at) => at !== index) })}
            />
          ))}
          <div className="pr-actions">
            <Field id="tipo-tabella" label={t('edit.tableKind')}>
              <Select value={kind} onChange={(value) => setKind(value as PracticeTableKind)} options={definitions.map((item) => ({ value: item.kind, label: item.label }))} />
            </Field>
            <button type="button" className="btn btn-outline-primary btn-sm" disabled={kind === ''} onClick={addTable}>
              {t('edit.addTable')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
