import { Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DraftTable, TableDefinition } from './dimension-draft.js';
import { SourceFields } from './SourceFields.js';
import type { TypedRow } from './typed-cells.js';

interface Props {
  readonly table: DraftTable;
  readonly definition: TableDefinition;
  /** Path of the table: `tables[0]`. */
  readonly path: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (table: DraftTable) => void;
  readonly onRemove: () => void;
}

/** A table with its rows: added, moved, taken away, each cell with its own control. */
export function TableEditor({ table, definition, path, problems, onChange, onRemove }: Props): ReactElement {
  const t = useMessages('practices');
  const id = `tabella-${table.id}`;
  const setRows = (rows: readonly TypedRow[]): void => onChange({ ...table, rows });
  const move = (from: number, to: number): void => {
    const rows = [...table.rows];
    rows.splice(to, 0, ...rows.splice(from, 1));
    setRows(rows);
  };
  return (
    <section className="ed-table" aria-labelledby={`${id}-nome`}>
      <h3 id={`${id}-nome`} className="h5">{table.title || definition.label}</h3>
      <Field id={`${id}-titolo`} label={t('edit.tableTitle')} required error={problems[`${path}.title`]}>
        <TextInput value={table.title} onChange={(title) => onChange({ ...table, title })} />
      </Field>
      <SourceFields id={id} source={table.source} path={path} problems={problems} onChange={(source) => onChange({ ...table, source })} />
      {table.rows.map((row, index) => (
        <div key={index} className="ed-row">
          <h4>
            {t('edit.row', { n: index + 1 })}
            <span className="pr-actions">
              <button type="button" className="btn btn-outline-primary btn-xs" disabled={index === 0} aria-label={t('edit.moveUp', { n: index + 1 })} onClick={() => move(index, index - 1)}>↑</button>
              <button type="button" className="btn btn-outline-primary btn-xs" disabled={index === table.rows.length - 1} aria-label={t('edit.moveDown', { n: index + 1 })} onClick={() => move(index, index + 1)}>↓</button>
              <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('edit.removeRow', { n: index + 1 })} onClick={() => setRows(table.rows.filter((_, other) => other !== index))}>×</button>
            </span>
          </h4>
          <div className="ed-cells">
            {definition.columns.map((column) => (
              <Field key={column.key} id={`${id}-${index}-${column.key}`} label={column.type === 'cents' ? `${column.label} (€)` : column.label} required={column.required} error={problems[`${path}.rows[${index}].${column.key}`]}>
                <CellInput column={column} value={row[column.key] ?? ''} onChange={(value) => setRows(table.rows.map((other, at) => (at === index ? { ...other, [column.key]: value } : other)))} />
              </Field>
            ))}
          </div>
        </div>
      ))}
      <span className="pr-actions">
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setRows([...table.rows, {}])}>
          {t('edit.addRow')}
        </button>
        <button type="button" className="btn btn-outline-danger btn-sm" onClick={onRemove}>
          {t('edit.removeTable', { name: table.title || definition.label })}
        </button>
      </span>
    </section>
  );
}

function CellInput({ column, value, onChange }: { column: TableDefinition['columns'][number]; value: string; onChange: (value: string) => void }): ReactElement {
  const t = useMessages('practices');
  if (column.type === 'option') return <Select value={value} onChange={onChange} options={column.options} />;
  if (column.type === 'yesNo') return <Select value={value} onChange={onChange} options={[{ value: 'true', label: t('edit.yes') }, { value: 'false', label: t('edit.no') }]} />;
  if (column.type === 'longText') return <TextArea value={value} onChange={onChange} rows={2} />;
  return <TextInput value={value} onChange={onChange} inputMode={column.type === 'text' ? 'text' : 'decimal'} />;
}
