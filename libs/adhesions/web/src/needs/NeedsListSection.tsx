import { Button, CheckboxList, Dialog, Failure, Field, formatDate, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { MakeNeedsListDocument, type NeedsBoardFieldsFragment } from '../generated/graphql.js';
import { AdoptListDialog } from './AdoptListDialog.js';
import { quantity } from './words.js';

/** Next year's list of services: made of what the Enti asked, kept with the sheet, taken into an act. */
export function NeedsListSection({ board }: { board: NeedsBoardFieldsFragment }): ReactElement | null {
  const t = useMessages('needs');
  const { list, sheet, viewerCanKeep } = board;
  const [open, setOpen] = useState<'make' | 'adopt' | null>(null);
  if (!list && (!viewerCanKeep || sheet.state === 'PROGRAMMATA')) return null;
  return (
    <section aria-labelledby="elenco-dei-servizi">
      <h2 id="elenco-dei-servizi" className="h5">
        {t('list.title', { year: sheet.year })}
      </h2>
      {list && (
        <>
          <p>{t('list.madeBy', { who: list.madeBy, date: formatDate(list.madeAt), threshold: list.threshold })}</p>
          <ul className="needs-list">
            {list.services.map(({ key, name, unit, wanted, quantity: asked }) => (
              <li key={key}>{t('list.item', { name, count: wanted, quantity: unit === '' || asked === 0 ? '' : t('list.quantityOf', { quantity: quantity(asked), unit }) })}</li>
            ))}
          </ul>
        </>
      )}
      {viewerCanKeep && (
        <div className="needs-bar">
          <Button color="primary" outline={list !== null} size="sm" type="button" onClick={() => setOpen('make')}>
            {list ? t('list.again') : t('list.make', { year: sheet.year })}
          </Button>
          {list && (
            <Button color="primary" size="sm" type="button" onClick={() => setOpen('adopt')}>
              {t('list.adopt')}
            </Button>
          )}
        </div>
      )}
      {open === 'make' && <MakeListDialog board={board} onClose={() => setOpen(null)} />}
      {open === 'adopt' && <AdoptListDialog sheetId={sheet.id} onClose={() => setOpen(null)} />}
    </section>
  );
}

function MakeListDialog({ board, onClose }: { board: NeedsBoardFieldsFragment; onClose: () => void }): ReactElement {
  const t = useMessages('needs');
  const { sheet, summary, list } = board;
  const reaching = (threshold: number): string[] => summary.filter(({ wanted }) => wanted >= threshold).map(({ service }) => service.key);
  const [threshold, setThreshold] = useState(String(list?.threshold ?? 1));
  const [chosen, setChosen] = useState<readonly string[]>(list?.services.map(({ key }) => key) ?? reaching(1));
  const [changed, setChanged] = useState(false);
  const make = useChange(MakeNeedsListDocument, (data) => data.makeNeedsList, { refetch: ['NeedsBoard'] });

  async function go(): Promise<void> {
    const outcome = await make.run({ input: { sheetId: sheet.id, services: [...chosen], threshold: /^\d+$/.test(threshold) ? Number(threshold) : -1, seenRevision: list?.revision ?? 0 } });
    if (outcome?.__typename === 'AdhesionChanged') setChanged(true);
    if (outcome?.__typename === 'NeedsSheetKept') onClose();
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('list.title', { year: sheet.year })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={make.busy} onClick={() => void go()}>
            {t('list.save')}
          </Button>
        </>
      }
    >
      {changed && <Notice kind="warning">{t('changed')}</Notice>}
      {make.message && <Notice kind="danger">{make.message}</Notice>}
      {make.error != null && <Failure error={make.error} />}
      <p>{t('list.lead')}</p>
      <Field id="soglia" label={t('list.threshold')} error={make.problems['threshold']}>
        <TextInput
          value={threshold}
          inputMode="numeric"
          onChange={(typed) => {
            setThreshold(typed);
            if (/^\d+$/.test(typed)) setChosen(reaching(Number(typed)));
          }}
        />
      </Field>
      <Field id="servizi-scelti" label={t('list.services')} group error={make.problems['services']}>
        <CheckboxList name="servizi-scelti" values={[...chosen]} onChange={setChosen} options={summary.map(({ service, wanted }) => ({ value: service.key, label: t('list.wanted', { name: service.name, count: wanted }) }))} />
      </Field>
    </Dialog>
  );
}
