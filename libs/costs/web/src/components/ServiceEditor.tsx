import { Button, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { KINDS, type DraftService } from '../scenario-draft.js';
import { BandsEditor } from './BandsEditor.js';

interface Props {
  readonly path: string;
  readonly number: number;
  readonly service: DraftService;
  readonly onChange: (change: Partial<DraftService>) => void;
  readonly onRemove: (() => void) | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
}

/** A service of a scheme and its price: only the fields that its kind needs. */
export function ServiceEditor({ path, number, service, onChange, onRemove, problems, disabled }: Props): ReactElement {
  const t = useMessages('costs');
  const { kind } = service;
  const text = (name: 'service' | 'rate' | 'amount' | 'maximum' | 'unit' | 'quantity', label: string, decimal = true): ReactElement => (
    <Field id={`${path}.${name}`} label={label} error={problems[`${path}.${name}`]}>
      <TextInput value={service[name]} onChange={(value) => onChange({ [name]: value })} inputMode={decimal ? 'decimal' : undefined} disabled={disabled} />
    </Field>
  );
  const places = kind === 'PER_POSTAZIONE' ? ['CONNETTIVITA', 'POSTA', 'APPLICATIVI'] : kind === 'PER_DIMENSIONE' ? ['CANONI_INTERMEDI', 'CANONI_AVANZATI'] : [];
  return (
    <fieldset className="costs-service">
      <legend className="costs-service__title">{t('service.title', { number })}</legend>
      {text('service', t('service.name'), false)}
      <Field id={`${path}.kind`} label={t('service.kind')} error={problems[`${path}.kind`]}>
        <Select value={kind} onChange={(next) => onChange({ kind: next, place: null })} placeholder={null} disabled={disabled} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Field>
      {(kind === 'PER_ABITANTE' || kind === 'PER_POSTAZIONE' || kind === 'PER_PARAMETRO') && text('rate', t(`service.rate.${kind}`))}
      {kind === 'PER_FASCIA' && <BandsEditor path={`${path}.bands`} bands={service.bands} onChange={(bands) => onChange({ bands })} problems={problems} disabled={disabled} />}
      {(kind === 'FISSO' || kind === 'RIPARTO' || kind === 'PER_DIMENSIONE') && text('amount', t(`service.amount.${kind}`))}
      {kind === 'PER_DIMENSIONE' && text('maximum', t('service.maximum'))}
      {kind === 'RIPARTO' && (
        <Field id={`${path}.by`} label={t('service.by')} error={problems[`${path}.by`]}>
          <Select value={service.by} onChange={(by) => onChange({ by })} placeholder={null} disabled={disabled} options={['ABITANTI', 'POSTAZIONI'].map((value) => ({ value, label: t(`bases.${value}`) }))} />
        </Field>
      )}
      {kind === 'PER_PARAMETRO' && (
        <>
          {text('unit', t('service.unit'), false)}
          {text('quantity', t('service.quantity'))}
        </>
      )}
      {places.length > 0 && (
        <Field id={`${path}.place`} label={t('service.place')} error={problems[`${path}.place`]}>
          <Select value={service.place ?? ''} onChange={(place) => onChange({ place: place || null })} placeholder={t('service.noPlace')} disabled={disabled} options={places.map((value) => ({ value, label: t(`places.${value}`) }))} />
        </Field>
      )}
      {onRemove && !disabled && (
        <Button color="primary" outline size="xs" type="button" onClick={onRemove}>
          {t('service.remove', { number })}
        </Button>
      )}
    </fieldset>
  );
}
