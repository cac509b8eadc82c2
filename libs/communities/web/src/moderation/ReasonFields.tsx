import { Field, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ReportReason } from './generated/graphql.js';

const REASONS: readonly ReportReason[] = ['SPAM', 'OFFESA', 'DATI_PERSONALI', 'FUORI_TEMA', 'ALTRO'];

/** The reason that the person reads. @param id of the field: there may be several on a page */
export function ReasonField({ id, value, onChange, error, required = true }: { readonly id: string; readonly value: string; readonly onChange: (value: string) => void; readonly error: string | undefined; readonly required?: boolean }): ReactElement {
  const t = useMessages('moderation');
  return (
    <Field id={id} label={t('reason')} help={t('reasonHelp')} error={error} required={required}>
      <TextArea value={value} onChange={onChange} rows={3} maxLength={2000} />
    </Field>
  );
}

/** What it is about. @param label default: what others read in place of the message */
export function CategoryField({ id, value, onChange, error, label }: { readonly id: string; readonly value: ReportReason | ''; readonly onChange: (value: ReportReason) => void; readonly error: string | undefined; readonly label?: string }): ReactElement {
  const t = useMessages('moderation');
  return (
    <Field id={id} label={label ?? t('category')} help={label ? undefined : t('categoryHelp')} error={error} required>
      <Select value={value} onChange={(next) => onChange(next as ReportReason)} options={REASONS.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))} />
    </Field>
  );
}
