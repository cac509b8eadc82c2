import { Field, Select, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly ids: readonly string[];
  /** A new choice takes the place of the one before. */
  readonly single: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly nameOf: (id: string) => string;
  readonly problem: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** One or more clauses chosen from the draft. */
export function ClausePicker({ id, label, ids, single, choices, nameOf, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshop');
  return (
    <Field id={id} label={label} required error={problem}>
      {ids.length > 0 && (
        <ul className="workshop-chips">
          {ids.map((each) => (
            <li key={each}>
              {nameOf(each)}{' '}
              <button type="button" aria-label={t('removal.drop', { label: nameOf(each) })} onClick={() => onChange(ids.filter((other) => other !== each))}>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Select value="" onChange={(chosen) => chosen && onChange(single ? [chosen] : [...ids, chosen])} options={choices.filter((choice) => !ids.includes(choice.value))} />
    </Field>
  );
}
