import { Button, Failure, Field, Notice, Select, useMessages } from '@province-comuni/shared-ui';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { CostActsDocument, CostActSchemeDocument } from '../generated/graphql.js';
import type { Result } from '../hooks/useSimulation.js';
import { changed, emptyService, inputOf, MOST_SCHEMES, schemeFor, type Draft, type DraftScheme, type Source } from '../scenario-draft.js';
import { SchemeCard } from './SchemeCard.js';

interface Props {
  readonly enteId: string;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly sources: readonly Source[];
  readonly result: Result | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onAdopt: ((scheme: DraftScheme) => void) | null;
  readonly disabled: boolean;
}

/** The schemes side by side, which of them is that of today, and the way to one more. */
export function Schemes({ enteId, draft, onChange, sources, result, problems, onAdopt, disabled }: Props): ReactElement {
  const t = useMessages('costs');
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const client = useApolloClient();
  const acts = useQuery(CostActsDocument, { variables: { enteId }, fetchPolicy: 'no-cache' }).data?.costActs ?? [];
  const { schemes, todayKey } = draft;
  const blank: DraftScheme = { key: 'nostro', title: t('schemes.blankTitle'), source: null, vatRegime: 'IVA_ESCLUSA', vatRate: '22', services: [emptyService(t('schemes.blankService'))] };
  const choices = [...sources.map(({ scheme }) => ({ value: scheme.key, label: scheme.title })), { value: 'nostro', label: t('schemes.blank') }, ...schemes.map(({ key, title }) => ({ value: `copia ${key}`, label: t('schemes.copy', { title }) })), ...acts.map(({ id, title }) => ({ value: `atto ${id}`, label: t('schemes.ofAct', { title }) }))];

  async function schemeOfAct(instanceId: string): Promise<DraftScheme | undefined> {
    const { data } = await client.query({ query: CostActSchemeDocument, variables: { instanceId }, fetchPolicy: 'no-cache' });
    const read = data?.costActScheme;
    if (!read?.scheme) setReason(read?.reason ?? t('adopt.notFound'));
    return read?.scheme ?? undefined;
  }

  async function add(): Promise<void> {
    setReason(null);
    setError(null);
    const copied = schemes.find(({ key }) => `copia ${key}` === chosen);
    const picked = copied ? { ...copied, title: t('schemes.copyTitle', { title: copied.title }) } : chosen.startsWith('atto ') ? await schemeOfAct(chosen.slice('atto '.length)) : (sources.find(({ scheme }) => scheme.key === chosen)?.scheme ?? (chosen === 'nostro' ? blank : undefined));
    if (!picked) return;
    onChange({ schemes: [...schemes, schemeFor(draft, inputOf(picked))] });
    setChosen('');
  }

  return (
    <section aria-labelledby="schemi">
      <h2 id="schemi" className="h5">
        {t('schemes.title')}
      </h2>
      <div className="costs-choose">
        <Field id="todayKey" label={t('schemes.today')} help={t('schemes.todayHelp')} error={problems['todayKey']}>
          <Select value={todayKey ?? ''} onChange={(key) => onChange({ todayKey: key || null })} placeholder={t('schemes.noToday')} options={schemes.map(({ key, title }) => ({ value: key, label: title }))} />
        </Field>
        {schemes.length < MOST_SCHEMES && (
          <div className="costs-add">
            <Field id="nuovo-schema" label={t('schemes.add')}>
              <Select value={chosen} onChange={setChosen} options={choices} />
            </Field>
            <Button color="primary" outline size="sm" type="button" disabled={!chosen} onClick={() => void add().catch(setError)}>
              {t('schemes.addButton')}
            </Button>
          </div>
        )}
      </div>
      {reason && <Notice kind="warning">{reason}</Notice>}
      {error != null && <Failure error={error} />}
      <div className="costs-schemes">
        {schemes.map((scheme, index) => (
          <SchemeCard
            key={scheme.key}
            index={index}
            scheme={scheme}
            isToday={scheme.key === todayKey}
            outcome={result?.schemes.find(({ key }) => key === scheme.key)}
            source={sources.find((source) => source.scheme.key === scheme.source)}
            onChange={(change) => onChange({ schemes: changed(schemes, index, change) })}
            onRemove={schemes.length > 1 ? () => onChange({ schemes: schemes.filter((_, at) => at !== index), todayKey: todayKey === scheme.key ? null : todayKey }) : null}
            onAdopt={onAdopt && (() => onAdopt(scheme))}
            problems={problems}
            disabled={disabled}
          />
        ))}
      </div>
    </section>
  );
}
