import { EmptyState, Failure, Field, Page, Select, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
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
  const [search, setSearch] = useSearchParams();
  const [savedHere, setSavedHere] = useState<string | null>(null);
  const [session, setSession] = useState(0);
  const sessionKey = useRef('');
  const [enteId, scenarioId] = [search.get('ente'), search.get('scenario')];
  // What is saved under a new address stays as it is on the page; any other address begins anew.
  if (scenarioId === null || scenarioId !== savedHere) sessionKey.current = `${session} ${enteId ?? ''} ${scenarioId ?? ''}`;
  const show = (ente: string, id: string | null): void => setSearch({ ente, ...(id ? { scenario: id } : {}) }, { preventScrollReset: true });
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} wide>
      <Session
        key={sessionKey.current}
        enteId={enteId}
        scenarioId={scenarioId}
        onEnte={(ente) => show(ente, null)}
        onSaved={(ente, id) => {
          if (id === scenarioId) return;
          setSavedHere(id);
          show(ente, id);
        }}
        onOpen={(ente, id) => {
          setSavedHere(null);
          setSession(session + 1);
          show(ente, id);
        }}
      />
    </Page>
  );
}

interface SessionProps {
  readonly enteId: string | null;
  readonly scenarioId: string | null;
  readonly onEnte: (enteId: string) => void;
  readonly onSaved: (enteId: string, id: string) => void;
  readonly onOpen: (enteId: string, id: string | null) => void;
}

/** One scenario from its opening on, whatever address it gets meanwhile. */
function Session({ enteId, scenarioId, onEnte, onSaved, onOpen }: SessionProps): ReactElement {
  const t = useMessages('costs');
  const memberships = useViewer()?.memberships ?? [];
  const [openedId] = useState(scenarioId);
  const sources = useQuery(CostSchemesDocument);
  const scenario = useQuery(CostScenarioDocument, { variables: { id: openedId ?? '' }, skip: openedId === null, fetchPolicy: 'no-cache' });
  const opened = scenario.data?.costScenario ?? null;
  const province = memberships.filter(({ enteKind, enteId: id }, index) => enteKind === 'PROVINCIA' && memberships.findIndex((other) => other.enteId === id) === index);
  const ente = province.find((each) => each.enteId === (opened?.enteId ?? enteId)) ?? province[0];
  if (!ente) return <EmptyState title={t('notForYou')} />;
  const error = sources.error ?? scenario.error;
  if (error) return <Failure error={error} retry={() => (sources.error ? sources.refetch() : scenario.refetch())} />;
  if (!sources.data || (openedId !== null && scenario.loading)) return <Skeleton lines={12} />;
  if (openedId !== null && !opened) return <EmptyState title={t('notFound')} />;
  return (
    <>
      {province.length > 1 && !opened && (
        <Field id="ente" label={t('ente')}>
          <Select value={ente.enteId} onChange={onEnte} placeholder={null} options={province.map((each) => ({ value: each.enteId, label: each.ente }))} />
        </Field>
      )}
      <Simulator
        ente={ente}
        canWrite={memberships.some(({ enteId: id, role }) => id === ente.enteId && ['REFERENTE', 'REDATTORE'].includes(role))}
        sources={sources.data.costSchemes}
        opened={opened}
        onSaved={(id) => onSaved(ente.enteId, id)}
        onOpen={(id) => onOpen(ente.enteId, id)}
      />
    </>
  );
}
