import type { ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import { FieldContext } from './field-context.js';

export interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it. */
  readonly error?: string | null | undefined;
  readonly required?: boolean;
  /** The control is a group (radio cards, check boxes): the label names the group. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** Label, help and error around a control, tied to it. */
export function Field({ id, label, help, error, required = false, group = false, children }: FieldProps): ReactNode {
  const t = useMessages('ui');
  const describedBy = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const words = (
    <>
      {label}
      {required && <span className="pc-field__required">{` (${t('required')})`}</span>}
    </>
  );
  return (
    <div className={error ? 'pc-field pc-field--invalid' : 'pc-field'}>
      {group ? (
        <div id={`${id}-label`} className="pc-field__label">
          {words}
        </div>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className="pc-field__label">
          {words}
        </label>
      )}
      {help && (
        <div id={`${id}-help`} className="pc-field__help">
          {help}
        </div>
      )}
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {error && (
        <p id={`${id}-error`} className="pc-field__error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
