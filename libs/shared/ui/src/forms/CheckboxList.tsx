import type { ReactNode } from 'react';
import type { Choice } from './choice.js';
import { ChoiceCard } from './ChoiceCard.js';
import { useGroupAttributes } from './field-context.js';

export interface CheckboxListProps {
  readonly name: string;
  readonly values: readonly string[];
  /** The chosen values, in the order of the options. */
  readonly onChange: (values: string[]) => void;
  readonly options: readonly Choice[];
  readonly disabled?: boolean;
}

/** Any among a few. Stands in a `Field` with `group`. */
export function CheckboxList({ name, values, onChange, options, disabled = false }: CheckboxListProps): ReactNode {
  const toggle = (value: string, checked: boolean): void => onChange(options.map((option) => option.value).filter((candidate) => (candidate === value ? checked : values.includes(candidate))));
  return (
    <div role="group" className="pc-choices" {...useGroupAttributes()}>
      {options.map((choice) => (
        <ChoiceCard key={choice.value} type="checkbox" name={name} choice={choice} checked={values.includes(choice.value)} disabled={disabled} onChange={(checked) => toggle(choice.value, checked)} />
      ))}
    </div>
  );
}
