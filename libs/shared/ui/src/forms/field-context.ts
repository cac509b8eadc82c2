import { createContext, useContext } from 'react';

/** What a `Field` tells the control inside it. */
export interface FieldWiring {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

/** Attributes that tie a single control to its label, help and error. */
export function useFieldAttributes(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    ...(field.describedBy ? { 'aria-describedby': field.describedBy } : {}),
    ...(field.invalid ? { 'aria-invalid': true } : {}),
    ...(field.required ? { 'aria-required': true } : {}),
  };
}

/** Attributes that tie a group of controls to its label, help and error. */
export function useGroupAttributes(): { id?: string; 'aria-labelledby'?: string; 'aria-describedby'?: string } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return { id: field.id, 'aria-labelledby': `${field.id}-label`, ...(field.describedBy ? { 'aria-describedby': field.describedBy } : {}) };
}
