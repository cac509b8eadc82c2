import type { ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { useFieldAttributes } from './field-context.js';

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A longer text. */
export function TextArea({ value, onChange, className = '', rows = 4, ...rest }: TextAreaProps): ReactNode {
  return <textarea {...useFieldAttributes()} {...rest} rows={rows} className={`pc-input ${className}`} value={value} onChange={(event) => onChange(event.target.value)} />;
}
