import { Button, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

/** A column of rows that a person edits: how it is typed. */
export interface EditedColumn {
  readonly name: string;
  readonly kind: 'text' | 'date' | 'number' | 'choice';
  readonly required?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** With a choice that may stay empty: what empty means. */
  readonly empty?: string;
}

export type EditedRow = Readonly<Record<string, string>>;

interface Props {
  /** Name of the part: problems come at `part[row].column`. */
  readonly part: string;
  readonly columns: readonly EditedColumn[];
  readonly rows: readonly EditedRow[];
  readonly onChange: (rows: readonly EditedRow[]) => void;
  readonly problems: Readonly<Record<string, string>>;
}

/** Rows of a few fields: each can be changed, taken out, and new ones added; what is wrong stands at its field. */
export function RowsEditor({ part, columns, rows, onChange, problems }: Props): ReactElement {
  const t = useMessages('piani');
  const set = (index: number, name: string, value: string): void => onChange(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  return (
    <>
      <ol className="piani-rows">
        {rows.map((row, index) => (
          <li key={index}>
            <fieldset>
              <legend className="h6">{t('page.row', { row: index + 1 })}</legend>
              <div className="piani-row">
                {columns.map(({ name, kind, required = false, options = [], empty }) => (
                  <Field key={name} id={`${part}-${index}-${name}`} label={t(`fields.${name}`)} required={required} error={problems[`${part}[${index}].${name}`]}>
                    {kind === 'choice' ? (
                      <Select value={row[name] ?? ''} onChange={(value) => set(index, name, value)} options={options} {...(empty === undefined ? {} : { placeholder: empty })} />
                    ) : (
                      <TextInput value={row[name] ?? ''} onChange={(value) => set(index, name, value)} type={kind === 'date' ? 'date' : 'text'} inputMode={kind === 'number' ? 'decimal' : undefined} />
                    )}
                  </Field>
                ))}
              </div>
              <Button color="primary" outline size="sm" type="button" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
                {t('page.remove', { row: index + 1 })}
              </Button>
            </fieldset>
          </li>
        ))}
      </ol>
      {problems[part] && (
        <p className="pc-field__error" role="alert">
          {problems[part]}
        </p>
      )}
      <Button color="primary" outline size="sm" type="button" onClick={() => onChange([...rows, {}])}>
        {t('page.add')}
      </Button>
    </>
  );
}
