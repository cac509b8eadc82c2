import type { ReactNode } from 'react';
import type { Choice } from './choice.js';
import { ChoiceCard } from './ChoiceCard.js';
import { useGroupAttributes } from './field-context.js';

export interface RadioCardsProps {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly options: readonly Choice[];
  readonly disabled?: boolean;
}

/** One among a few, each explained. Stands in a `Field` with `group`. */
export function RadioCards({ name, value, onChange, options, disabled = false }: RadioCardsProps): ReactNode {
  return (
    <div role="radiogroup" className="pc-choices" {...useGroupAttributes()}>
      {options.map((choice) => (
        <ChoiceCard key={choice.value} type="radio" name={name} choice={choice} checked={choice.value === value} disabled={disabled} onChange={() => onChange(choice.value)} />
      ))}
    </div>
  );
}
