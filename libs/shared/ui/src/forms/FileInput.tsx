import type { ReactNode } from 'react';
import { useFieldAttributes } from './field-context.js';

export interface FileInputProps {
  /** Extensions and types that the browser offers first: `.csv,.zip`. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onChange: (file: File | null) => void;
}

/** One file. The browser's own control does the work: keyboard and screen readers know it. */
export function FileInput({ accept, disabled = false, onChange }: FileInputProps): ReactNode {
  return <input {...useFieldAttributes()} type="file" className="pc-file" accept={accept} disabled={disabled} onChange={(event) => onChange(event.target.files?.[0] ?? null)} />;
}
