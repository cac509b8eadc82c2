import type { VariableDef } from '@province-comuni/shared-act-tree';
import { Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { numberText } from './typed-number.js';
import { RowList } from './RowList.js';

interface Props {
  readonly variable: VariableDef;
  readonly problem: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** The answer the model proposes. Amounts and numbers are typed as in the interview; what is typed is read by the server. */
export function DefaultAnswer({ variable, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshopParts');
  const value = variable.defaultValue;
  if (variable.type === 'tabella') return <DefaultRows variable={variable} problem={problem} onChange={onChange} />;
  return (
    <Field id="dato-proposta" label={t('variable.defaultValue')} help={t('variable.defaultHelp')} error={problem} group={variable.type === 'scelte'}>
      <Control variable={variable} value={value} onChange={onChange} />
    </Field>
  );
}

function Control({ variable, value, onChange }: { variable: VariableDef; value: unknown; onChange: (value: unknown) => void }): ReactElement {
  const t = useMessages('workshopParts');
  switch (variable.type) {
    case 'scelta':
      return <Select value={(value as string | undefined) ?? ''} onChange={(next) => onChange(next || undefined)} options={variable.options} />;
    case 'si-no':
      return (
        <Select
          value={value === undefined ? '' : value ? 'si' : 'no'}
          onChange={(next) => onChange(next === '' ? undefined : next === 'si')}
          options={[
            { value: 'si', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      );
    case 'scelte': {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
      return (
        <div role="group" aria-labelledby="dato-proposta-label" className="condition-values">
          <label>
            <input type="checkbox" checked={value === 'tutte'} onChange={() => onChange(value === 'tutte' ? undefined : 'tutte')} /> {t('variable.defaultAll')}
          </label>
          {value !== 'tutte' &&
            variable.options.map((option) => (
              <label key={option.value}>
                <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => onChange(variable.options.map((each) => each.value).filter((code) => (code === option.value) !== chosen.includes(code)))} /> {option.label}
              </label>
            ))}
        </div>
      );
    }
    case 'data':
      return <TextInput type="date" value={(value as string | undefined) ?? ''} onChange={(next) => onChange(next || undefined)} />;
    case 'testo-lungo':
      return <TextArea rows={3} value={(value as string | undefined) ?? ''} onChange={(next) => onChange(next || undefined)} />;
    case 'testo':
      return <TextInput value={(value as string | undefined) ?? ''} onChange={(next) => onChange(next || undefined)} />;
    default:
      return <TextInput className="text-end" inputMode="decimal" value={typed(value, variable.type === 'importo')} onChange={(next) => onChange(next || undefined)} />;
  }
}

function DefaultRows({ variable, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshopParts');
  const rows = Array.isArray(variable.defaultValue) ? (variable.defaultValue as readonly Readonly<Record<string, unknown>>[]) : [];
  return (
    <fieldset className="part-fieldset">
      <legend>{t('variable.rows')}</legend>
      {problem && (
        <p className="pc-field__error" role="alert">
          {problem}
        </p>
      )}
      <RowList label={t('variable.rows')} items={rows} nameOf={(n) => `${t('variable.rows')}: ${n}`} addLabel={t('variable.addRow')} removeLabel={(n) => t('variable.removeRow', { n })} blank={(): Readonly<Record<string, unknown>> => ({})} onChange={(next) => onChange(next.length > 0 ? next : undefined)}>
        {(row, change, index) => (
          <div className="part-pair">
            {variable.columns.map((column) => (
              <Field key={column.key} id={`proposta-${index}-${column.key}`} label={column.label}>
                <TextInput type={column.type === 'data' ? 'date' : 'text'} value={typed(row[column.key], column.type === 'importo')} onChange={(next) => change({ ...row, [column.key]: next })} />
              </Field>
            ))}
          </div>
        )}
      </RowList>
    </fieldset>
  );
}

/** A stored value as one would type it; what was typed since stays as it is. Amounts are stored in cents. */
function typed(value: unknown, isAmount: boolean): string {
  if (typeof value === 'number') return isAmount ? numberText(Math.round(value) / 100) : numberText(value);
  return typeof value === 'string' ? value : '';
}
