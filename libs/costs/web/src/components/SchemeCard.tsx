import { Button, Disclosure, Field, formatAmount, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';
import { changed, emptyService, type DraftScheme, type Source } from '../scenario-draft.js';
import { ServiceEditor } from './ServiceEditor.js';

interface Props {
  readonly index: number;
  readonly scheme: DraftScheme;
  readonly isToday: boolean;
  readonly outcome: Result['schemes'][number] | undefined;
  readonly source: Source | undefined;
  readonly onChange: (change: Partial<DraftScheme>) => void;
  readonly onRemove: (() => void) | null;
  readonly onAdopt: (() => void) | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
}

/** A scheme to compare: what it comes to, its tariffs, where it comes from. */
export function SchemeCard({ index, scheme, isToday, outcome, source, onChange, onRemove, onAdopt, problems, disabled }: Props): ReactElement {
  const t = useMessages('costs');
  const path = `schemes[${index}]`;
  const wrong = Object.keys(problems).filter((field) => field.startsWith(path)).length;
  return (
    <section className={`pc-card costs-scheme costs-scheme--${index}`} aria-labelledby={`${path}-heading`}>
      <h3 id={`${path}-heading`} className="h6 costs-scheme__title">
        <span className={`costs-mark costs-mark--${index}`} aria-hidden="true" /> {scheme.title || t('scheme.untitled')} {isToday && <span className="pc-badge pc-badge--info">{t('scheme.today')}</span>}
      </h3>
      {outcome && (
        <dl className="costs-facts">
          <div>
            <dt>{t('scheme.net')}</dt>
            <dd>{formatAmount(outcome.net)}</dd>
          </div>
          <div>
            <dt>{t('scheme.vat')}</dt>
            <dd>{formatAmount(outcome.vat)}</dd>
          </div>
          <div>
            <dt>{t('scheme.gross')}</dt>
            <dd>{formatAmount(outcome.gross)}</dd>
          </div>
        </dl>
      )}
      {outcome && outcome.services.length > 1 && (
        <Disclosure summary={t('scheme.byService')}>
          <dl className="costs-facts">
            {outcome.services.map(({ service, amount }, at) => (
              <div key={at}>
                <dt>{service}</dt>
                <dd>{formatAmount(amount)}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      {outcome?.against && <p className="costs-against">{t('scheme.against', outcome.against)}</p>}
      {wrong > 0 && <p className="pc-field__error">{t('scheme.wrong', { count: wrong })}</p>}
      <Disclosure summary={t('scheme.tariffs')} open={!source}>
        <Field id={`${path}.title`} label={t('scheme.name')} error={problems[`${path}.title`]}>
          <TextInput value={scheme.title} onChange={(title) => onChange({ title })} disabled={disabled} />
        </Field>
        {scheme.services.map((service, at) => (
          <ServiceEditor key={at} path={`${path}.services[${at}]`} number={at + 1} service={service} onChange={(change) => onChange({ services: changed(scheme.services, at, change) })} onRemove={scheme.services.length > 1 ? () => onChange({ services: scheme.services.filter((_, other) => other !== at) }) : null} problems={problems} disabled={disabled} />
        ))}
        {problems[`${path}.services`] && <p className="pc-field__error">{problems[`${path}.services`]}</p>}
        {!disabled && (
          <Button color="primary" outline size="xs" type="button" onClick={() => onChange({ services: [...scheme.services, emptyService('')] })}>
            {t('service.add')}
          </Button>
        )}
        <div className="costs-vat">
          <Field id={`${path}.vatRegime`} label={t('scheme.vatRegime')} error={problems[`${path}.vatRegime`]}>
            <Select value={scheme.vatRegime} onChange={(vatRegime) => onChange({ vatRegime, vatRate: scheme.vatRate === '0' && vatRegime !== 'NON_SOGGETTA' ? '22' : scheme.vatRate })} placeholder={null} disabled={disabled} options={['IVA_ESCLUSA', 'IVA_COMPRESA', 'NON_SOGGETTA'].map((value) => ({ value, label: t(`vat.${value}`) }))} />
          </Field>
          {scheme.vatRegime !== 'NON_SOGGETTA' && (
            <Field id={`${path}.vatRate`} label={t('scheme.vatRate')} error={problems[`${path}.vatRate`]}>
              <TextInput value={scheme.vatRate} onChange={(vatRate) => onChange({ vatRate })} inputMode="decimal" disabled={disabled} />
            </Field>
          )}
        </div>
      </Disclosure>
      {source && (
        <Disclosure summary={t('scheme.source')}>
          <p>{source.citation}.</p>
          <ul>
            {source.corrections.map((correction) => (
              <li key={correction}>{correction}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <div className="costs-scheme__actions">
        {onAdopt && (
          <Button color="primary" size="xs" type="button" onClick={onAdopt} aria-label={`${t('scheme.adopt')}: ${scheme.title}`}>
            {t('scheme.adopt')}
          </Button>
        )}
        {onRemove && !disabled && (
          <Button color="primary" outline size="xs" type="button" onClick={onRemove} aria-label={`${t('scheme.remove')}: ${scheme.title}`}>
            {t('scheme.remove')}
          </Button>
        )}
      </div>
    </section>
  );
}
