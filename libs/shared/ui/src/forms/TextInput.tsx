import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { useFieldAttributes } from './field-context.js';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A line of text, a date, a password… */
export function TextInput({ value, onChange, className = '', type = 'text', ...rest }: TextInputProps): ReactNode {
  return <input {...useFieldAttributes()} {...rest} type={type} className={`pc-input ${className}`} value={value} onChange={(event) => onChange(event.target.value)} />;
}
