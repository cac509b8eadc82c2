import { Button, Disclosure, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';
import { changed, EXPENSES, inputOf, sliderValue, type Draft } from '../scenario-draft.js';

interface Props {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly comuni: Result['comuni'];
  /** The schemes with the supposed change made part of them; null while they are reckoned. */
  readonly adjusted: Result['adjusted'] | null;
  readonly problems: Readonly<Record<string, string>>;
}

/** Expenses, years, and what is supposed: each slider has its typed value beside it. */
export function Assumptions({ draft, onChange, comuni, adjusted, problems }: Props): ReactElement {
  const t = useMessages('costs');
  const slider = (name: 'participation' | 'adjustment' | 'vatRate', least: number, most: number, otherwise: number): ReactElement => (
    <Field id={name} label={t(`suppose.${name}`)} help={t(`suppose.${name}Help`)} error={problems[name]}>
      <span className="costs-slider">
        <input type="range" min={least} max={most} step={1} aria-label={t('suppose.slider', { name: t(`suppose.${name}`) })} value={sliderValue(draft[name], otherwise)} onChange={(event) => onChange({ [name]: event.target.value })} />
        <TextInput value={draft[name]} onChange={(value) => onChange({ [name]: value })} inputMode="decimal" />
      </span>
    </Field>
  );
  return (
    <section className="pc-card costs-side" aria-labelledby="ipotesi">
      <h2 id="ipotesi" className="h5">
        {t('suppose.title')}
      </h2>
      {slider('participation', 0, 100, 100)}
      <Field id="order" label={t('suppose.order')} error={problems['order']}>
        <Select value={draft.order} onChange={(order) => onChange({ order })} placeholder={null} options={['LARGEST_FIRST', 'SMALLEST_FIRST'].map((value) => ({ value, label: t(`orders.${value}`) }))} />
      </Field>
      {slider('adjustment', -90, 200, 0)}
      {adjusted && adjusted.length > 0 && (
        <p>
          <Button color="primary" outline size="xs" type="button" onClick={() => onChange({ schemes: inputOf(adjusted), adjustment: '0' })}>
            {t('suppose.makePart')}
          </Button>
        </p>
      )}
      {slider('vatRate', 0, 30, 22)}
      <h3 className="h6">{t('expenses.title')}</h3>
      <fieldset className="costs-expenses">
        <legend className="visually-hidden">{t('expenses.title')}</legend>
        {draft.expenses.map((expense, index) => {
          const name = t(`expenseKinds.${expense.kind}`);
          return (
            <div key={index} className="costs-expense">
              <Field id={`expenses[${index}].kind`} label={t('expenses.kind', { number: index + 1 })} error={problems[`expenses[${index}].kind`]}>
                <Select value={expense.kind} onChange={(kind) => onChange({ expenses: changed(draft.expenses, index, { kind }) })} placeholder={null} options={EXPENSES.map((value) => ({ value, label: t(`expenseKinds.${value}`) }))} />
              </Field>
              <Field id={`expenses[${index}].amount`} label={<>{t('expenses.amount')} <span className="visually-hidden">{name}</span></>} error={problems[`expenses[${index}].amount`]}>
                <TextInput value={expense.amount} onChange={(amount) => onChange({ expenses: changed(draft.expenses, index, { amount }) })} inputMode="decimal" />
              </Field>
              <Field id={`expenses[${index}].growth`} label={<>{t('expenses.growth')} <span className="visually-hidden">{name}</span></>} error={problems[`expenses[${index}].growth`]}>
                <TextInput value={expense.growth} onChange={(growth) => onChange({ expenses: changed(draft.expenses, index, { growth }) })} inputMode="decimal" />
              </Field>
              <button type="button" className="costs-remove" aria-label={t('expenses.remove', { name })} onClick={() => onChange({ expenses: draft.expenses.filter((_, at) => at !== index) })}>
                <span aria-hidden="true">×</span>
              </button>
            </div>
          );
        })}
        <Button color="primary" outline size="xs" type="button" onClick={() => onChange({ expenses: [...draft.expenses, { kind: 'ALTRO', amount: '0,00', growth: '0' }] })}>
          {t('expenses.add')}
        </Button>
      </fieldset>
      <Field id="years" label={t('suppose.years')} error={problems['years']}>
        <TextInput value={draft.years} onChange={(years) => onChange({ years })} inputMode="numeric" />
      </Field>
      <Field id="workstationsPerThousand" label={t('suppose.workstations')} help={t('suppose.workstationsHelp')} error={problems['workstationsPerThousand']}>
        <TextInput value={draft.workstationsPerThousand} onChange={(workstationsPerThousand) => onChange({ workstationsPerThousand })} inputMode="decimal" />
      </Field>
      <Disclosure summary={t('told.title', { count: draft.workstations.length })}>
        <ToldWorkstations draft={draft} onChange={onChange} comuni={comuni} problems={problems} />
      </Disclosure>
    </section>
  );
}

/** Workstations that Comuni told, in place of the estimate. */
function ToldWorkstations({ draft, onChange, comuni, problems }: Omit<Props, 'adjusted'>): ReactElement {
  const t = useMessages('costs');
  const [chosen, setChosen] = useState('');
  const told = new Set(draft.workstations.map(({ enteId }) => enteId));
  const byName = [...comuni].sort((a, b) => a.nome.localeCompare(b.nome, 'it'));
  const nameOf = (enteId: string): string => comuni.find((comune) => comune.enteId === enteId)?.nome ?? t('told.gone');
  return (
    <>
      {draft.workstations.map(({ enteId, quantity }, index) => (
        <div key={enteId} className="costs-told">
          <Field id={`workstations[${index}].quantity`} label={nameOf(enteId)} error={problems[`workstations[${index}].quantity`]}>
            <TextInput value={quantity} onChange={(value) => onChange({ workstations: changed(draft.workstations, index, { quantity: value }) })} inputMode="numeric" />
          </Field>
          <button type="button" className="costs-remove" aria-label={t('told.remove', { name: nameOf(enteId) })} onClick={() => onChange({ workstations: draft.workstations.filter((_, at) => at !== index) })}>
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      <div className="costs-add">
        <Field id="postazioni-comune" label={t('told.comune')}>
          <Select value={chosen} onChange={setChosen} options={byName.filter(({ enteId }) => !told.has(enteId)).map(({ enteId, nome }) => ({ value: enteId, label: nome }))} />
        </Field>
        <Button
          color="primary"
          outline
          size="xs"
          type="button"
          disabled={!chosen}
          onClick={() => {
            onChange({ workstations: [...draft.workstations, { enteId: chosen, quantity: String(comuni.find(({ enteId }) => enteId === chosen)?.postazioni ?? 1) }] });
            setChosen('');
          }}
        >
          {t('told.add')}
        </Button>
      </div>
    </>
  );
}
