import { Button, Dialog, Failure, Field, Notice, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { KeepNeedsSheetDocument, type NeedsSheetFieldsFragment, type NeedsSheetsQuery } from '../generated/graphql.js';

type Service = NeedsSheetFieldsFragment['services'][number];

interface Props {
  readonly instanceId: string;
  readonly sheets: NonNullable<NeedsSheetsQuery['needsSheets']>;
  /** Null for a new one. */
  readonly sheet: NeedsSheetFieldsFragment | null;
  readonly onDone: (sheetId: string) => void;
  readonly onClose: () => void;
}

/** Opens a sheet or changes it. What was typed stays through a refusal. */
export function SheetDialog({ instanceId, sheets, sheet, onDone, onClose }: Props): ReactElement {
  const t = useMessages('needs');
  // The same id through every try: sent twice, it is one sheet.
  const [id] = useState(() => sheet?.id ?? crypto.randomUUID());
  const [year, setYear] = useState(String(sheet?.year ?? sheets.nextYear));
  // Each December for the year that comes (Report sui Servizi di Innovazione, CST of Lecco).
  const [opensOn, setOpensOn] = useState(sheet?.opensOn ?? `${sheets.nextYear - 1}-12-01`);
  const [closesOn, setClosesOn] = useState(sheet?.closesOn ?? `${sheets.nextYear - 1}-12-31`);
  const [text, setText] = useState(sheet?.text ?? '');
  const [services, setServices] = useState<readonly Service[]>(sheet?.services ?? sheets.proposed);
  const [changed, setChanged] = useState(false);
  const keep = useChange(KeepNeedsSheetDocument, (data) => data.keepNeedsSheet, { refetch: ['NeedsSheets', 'NeedsBoard'] });
  const fixed = sheet !== null && sheet.state !== 'PROGRAMMATA';
  const put = (index: number, change: Partial<Service>): void => setServices(services.map((service, at) => (at === index ? { ...service, ...change } : service)));

  async function go(): Promise<void> {
    setChanged(false);
    const input = { id, instanceId, year: Number(year) || 0, opensOn, closesOn, text, seenRevision: sheet?.revision ?? 0, services: services.map(({ key, code, name, unit, description }) => ({ key, code, name, unit, description })) };
    const outcome = await keep.run({ input });
    if (outcome?.__typename === 'AdhesionChanged') setChanged(true);
    if (outcome?.__typename === 'NeedsSheetKept') onDone(outcome.board.sheet.id);
  }

  const refusal = keep.message ?? keep.problems['services'] ?? (Object.keys(keep.problems).length > 0 ? t('problems') : null);
  return (
    <Dialog
      open
      size="lg"
      title={t(sheet ? 'sheet.changeTitle' : 'sheet.openTitle')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={keep.busy} onClick={() => void go()}>
            {t('sheet.save')}
          </Button>
        </>
      }
    >
      {changed && <Notice kind="warning">{t('changed')}</Notice>}
      {refusal && <Notice kind="danger">{refusal}</Notice>}
      {keep.error != null && <Failure error={keep.error} />}
      <p>{t('sheet.lead')}</p>
      <Field id="scheda-anno" label={t('sheet.year')} error={keep.problems['year']}>
        <TextInput value={year} onChange={setYear} inputMode="numeric" disabled={fixed} />
      </Field>
      <div className="needs-service__fields">
        <Field id="scheda-dal" label={t('sheet.opensOn')} error={keep.problems['opensOn']}>
          <TextInput type="date" value={opensOn} onChange={setOpensOn} disabled={fixed} />
        </Field>
        <Field id="scheda-al" label={t('sheet.closesOn')} error={keep.problems['closesOn']}>
          <TextInput type="date" value={closesOn} onChange={setClosesOn} />
        </Field>
      </div>
      <Field id="scheda-parole" label={t('sheet.text')} error={keep.problems['text']}>
        <TextArea value={text} onChange={setText} />
      </Field>
      {!fixed && (
        <>
          <h3 className="h5">{t('sheet.services')}</h3>
          {services.map((service, index) => (
            <ServiceFields key={service.key} service={service} index={index} problems={keep.problems} onChange={(change) => put(index, change)} onRemove={() => setServices(services.filter((_, at) => at !== index))} />
          ))}
          <Button color="primary" outline size="xs" type="button" onClick={() => setServices([...services, { __typename: 'NeedsService', key: crypto.randomUUID(), code: null, name: '', unit: '', description: '' }])}>
            {t('sheet.add')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function ServiceFields({ service, index, problems, onChange, onRemove }: { service: Service; index: number; problems: Readonly<Record<string, string>>; onChange: (change: Partial<Service>) => void; onRemove: () => void }): ReactElement {
  const t = useMessages('needs');
  const path = `services[${index}]`;
  return (
    <fieldset className="needs-service">
      <legend>{service.name || t('sheet.service', { number: index + 1 })}</legend>
      <div className="needs-service__fields">
        <Field id={`servizio-${index}-nome`} label={t('sheet.name')} error={problems[`${path}.name`]}>
          <TextInput value={service.name} onChange={(name) => onChange({ name })} />
        </Field>
        <Field id={`servizio-${index}-unita`} label={t('sheet.unit')} help={index === 0 ? t('sheet.unitHelp') : undefined} error={problems[`${path}.unit`]}>
          <TextInput value={service.unit} onChange={(unit) => onChange({ unit })} />
        </Field>
      </div>
      <Field id={`servizio-${index}-descrizione`} label={t('sheet.description')} error={problems[`${path}.description`]}>
        <TextArea value={service.description} rows={2} onChange={(description) => onChange({ description })} />
      </Field>
      <Button color="primary" outline size="xs" type="button" aria-label={t('sheet.removeOf', { name: service.name || t('sheet.service', { number: index + 1 }) })} onClick={onRemove}>
        {t('sheet.remove')}
      </Button>
    </fieldset>
  );
}
