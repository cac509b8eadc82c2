import type { ReactNode, Ref, SelectHTMLAttributes } from 'react';
import { useMessages } from '../i18n.js';
import { useFieldAttributes } from './field-context.js';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  /** First, empty entry; `null` for none (a choice always stands). */
  readonly placeholder?: string | null;
  readonly ref?: Ref<HTMLSelectElement>;
}

/** One among a few, closed. */
export function Select({ value, onChange, options, placeholder, className = '', ...rest }: SelectProps): ReactNode {
  const t = useMessages('ui');
  return (
    <select {...useFieldAttributes()} {...rest} className={`pc-input pc-select ${className}`} value={value} onChange={(event) => onChange(event.target.value)}>
      {placeholder !== null && <option value="">{placeholder ?? t('choose')}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
