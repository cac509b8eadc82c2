import { useId, type ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import type { Choice } from './choice.js';

interface ChoiceCardProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A radio or a check box with its explanation; a refused one says why, and stays readable. */
export function ChoiceCard({ type, name, choice, checked, disabled, onChange }: ChoiceCardProps): ReactNode {
  const t = useMessages('ui');
  const id = useId();
  const described = choice.description || choice.refusal ? `${id}-more` : undefined;
  return (
    <div className={`pc-choice${checked ? ' pc-choice--checked' : ''}${choice.refusal ? ' pc-choice--refused' : ''}`}>
      <input id={id} type={type} name={name} value={choice.value} checked={checked} disabled={disabled || Boolean(choice.refusal)} aria-describedby={described} onChange={(event) => onChange(event.target.checked)} />
      <div>
        <label htmlFor={id}>{choice.label}</label>
        {described && (
          <div id={described} className="pc-choice__more">
            {choice.description}
            {choice.refusal && (
              <p className="pc-choice__refusal">
                <strong>{t('notAvailable')}</strong> {choice.refusal}
              </p>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
