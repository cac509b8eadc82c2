import { EmptyState, Failure, Field, Page, Select, Skeleton, useMessages, useViewer, type ViewerMembership } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useRef, useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { Simulator } from '../components/Simulator.js';
import '../costs.css';
import { CostScenarioDocument, CostSchemesDocument } from '../generated/graphql.js';
import '../messages.js';

/** The simulator of tariffs on the Comuni of the viewer's Provincia; the scenario that is open stands in the address. */
export function SimulatorPage(): ReactElement {
  const t = useMessages('costs');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  // What began as new and was saved here stays as it is on the page.
  const [savedHere, setSavedHere] = useState<string | null>(null);
  const [session, setSession] = useState(0);
  const shownKey = useRef('');
  const province = (viewer?.memberships ?? []).filter(({ enteKind, enteId }, index, all) => enteKind === 'PROVINCIA' && all.findIndex((other) => other.enteId === enteId) === index);
  const scenarioId = search.get('scenario');
  const toOpen = scenarioId !== null && scenarioId !== savedHere;
  const sources = useQuery(CostSchemesDocument);
  const scenario = useQuery(CostScenarioDocument, { variables: { id: scenarioId ?? '' }, skip: !toOpen, fetchPolicy: 'no-cache' });
  const opened = toOpen ? (scenario.data?.costScenario ?? null) : null;
  const ente: ViewerMembership | undefined = province.find(({ enteId }) => enteId === (opened?.enteId ?? search.get('ente'))) ?? province[0];
  const canWrite = (viewer?.memberships ?? []).some(({ enteId, role }) => enteId === ente?.enteId && ['REFERENTE', 'REDATTORE'].includes(role));
  const frame = (content: ReactElement): ReactElement => (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} wide>
      {content}
    </Page>
  );
  if (viewer && !ente) return frame(<EmptyState title={t('notForYou')} />);
  const error = sources.error ?? scenario.error;
  if (error) return frame(<Failure error={error} retry={() => void (sources.error ? sources.refetch() : scenario.refetch())} />);
  if (!ente || !sources.data || (toOpen && scenario.loading)) return frame(<Skeleton lines={12} />);
  if (toOpen && !opened) return frame(<EmptyState title={t('notFound')} />);
  const show = (id: string | null): void => setSearch({ ente: ente.enteId, ...(id ? { scenario: id } : {}) }, { preventScrollReset: true });
  if (scenarioId === null || scenarioId !== savedHere) shownKey.current = `${session} ${ente.enteId} ${scenarioId ?? ''}`;
  return frame(
    <>
      {province.length > 1 && !opened && (
        <Field id="ente" label={t('ente')}>
          <Select value={ente.enteId} onChange={(enteId) => setSearch({ ente: enteId })} placeholder={null} options={province.map(({ enteId, ente: label }) => ({ value: enteId, label }))} />
        </Field>
      )}
      <Simulator
        key={shownKey.current}
        ente={ente}
        canWrite={canWrite}
        sources={sources.data.costSchemes}
        opened={opened}
        onSaved={(id) => {
          if (id === scenarioId) return;
          setSavedHere(id);
          show(id);
        }}
        onOpen={(id) => {
          setSavedHere(null);
          setSession(session + 1);
          show(id);
        }}
      />
    </>,
  );
}
