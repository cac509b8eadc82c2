import type { VariableDef } from '@province-comuni/shared-act-tree';
import { CheckboxList, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { NumberField } from '../parts/NumberField.js';

/** Tables, calculated values and what a hand writes at signature take no sample answer. */
export function canBeTried(variable: VariableDef): boolean {
  return variable.type !== 'tabella' && variable.type !== 'calcolata' && variable.scope !== 'firma';
}

interface Props {
  readonly variable: VariableDef;
  /** Undefined: what the model proposes, or an invented answer. */
  readonly value: unknown;
  /** What an empty field stands for; of itself what the model proposes. */
  readonly emptyHelp?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** A sample answer, in its JSON shape. */
export function SampleAnswer({ variable, value, emptyHelp, onChange }: Props): ReactElement {
  const t = useMessages('workshop');
  const id = `prova-${variable.key.replaceAll('.', '-')}`;
  const choices = (options: readonly { readonly value: string; readonly label: string }[], chosen: string, decode: (text: string) => unknown): ReactElement => (
    <Select value={chosen} placeholder={emptyHelp ?? t('sample.proposed')} onChange={(text) => onChange(text === '' ? undefined : decode(text))} options={options} />
  );
  switch (variable.type) {
    case 'scelta':
      return <Field id={id} label={variable.label}>{choices(variable.options, typeof value === 'string' ? value : '', (text) => text)}</Field>;
    case 'si-no':
      return (
        <Field id={id} label={variable.label}>
          {choices([{ value: 'si', label: t('yes') }, { value: 'no', label: t('no') }], value === true ? 'si' : value === false ? 'no' : '', (text) => text === 'si')}
        </Field>
      );
    case 'scelte':
      return (
        <Field id={id} label={variable.label} group help={value === undefined ? (emptyHelp ?? t('sample.proposedMany')) : undefined}>
          <CheckboxList name={id} values={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} options={variable.options.map((option) => ({ value: option.value, label: option.label }))} />
        </Field>
      );
    case 'intero':
    case 'decimale':
    case 'importo': {
      // Amounts are kept in cents. A number half typed stays as text, which the preview leaves aside.
      const scale = variable.type === 'importo' ? 100 : 1;
      return (
        <Field id={id} label={variable.label} help={emptyHelp ?? t('sample.empty')}>
          <NumberField value={typeof value === 'number' ? value / scale : (value as number | undefined)} onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * scale * 1e6) / 1e6 : next)} />
        </Field>
      );
    }
    default:
      return (
        <Field id={id} label={variable.label} help={emptyHelp ?? t('sample.empty')}>
          <TextInput type={variable.type === 'data' ? 'date' : 'text'} value={typeof value === 'string' ? value : ''} onChange={(text) => onChange(text || undefined)} />
        </Field>
      );
  }
}
