import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Badge, Button, EmptyState, Failure, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { useMemo, useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { RedlineView } from '../components/RedlineView.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import '../messages.js';
import '../models.css';
import './deviations.css';
import './messages.js';
import { percent } from './deviation-words.js';
import { ClauseWordingsDocument, PromoteWordingDocument, type ClauseWordingsQuery } from './generated/graphql.js';

type WordingsData = NonNullable<ClauseWordingsQuery['clauseWordings']>;
type WordingData = WordingsData['wordings'][number];

/** For UPI: how the Province write a clause, beside the model; any of these may be taken into its next version. */
export function WordingsPage(): ReactElement {
  const t = useMessages('deviations');
  const tm = useMessages('models');
  const { key = '', clauseId = '' } = useParams();
  const { data, error, refetch } = useQuery(ClauseWordingsDocument, { variables: { modelKey: key, clauseId }, fetchPolicy: 'cache-and-network' });
  const wordings = data?.clauseWordings;
  return (
    <Page
      title={wordings ? t('wordingsTitle', { label: wordings.label }) : t('title')}
      wide
      lead={t('wordingsLead')}
      crumbs={[{ label: tm('models.title'), to: '/modelli' }, { label: wordings?.modelTitle ?? key, to: `/modelli/${key}` }, { label: t('crumb'), to: `/modelli/${key}/scostamenti` }, { label: wordings?.label ?? t('clause') }]}
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {wordings === null && <EmptyState title={t('notFound')} action={<Link to={`/modelli/${key}/scostamenti`}>{t('back')}</Link>} />}
      {wordings && <Wordings data={wordings} />}
    </Page>
  );
}

function Wordings({ data }: { readonly data: WordingsData }): ReactElement {
  const t = useMessages('deviations');
  const labels = useMemo((): ChipLabels => {
    const variables = new Map(data.variableNames.map((name) => [name.key, name.label]));
    const clauses = new Map(data.clauseNames.map((name) => [name.key, name.label]));
    return { variable: (key) => variables.get(key) ?? key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (id) => clauses.get(id) ?? id };
  }, [data]);
  const model = data.model ? whole(data.model) : null;
  return (
    <>
      <p role="status">
        {data.wordings.length === 0 && t('wordingsNone')} {t('wordingsNumbers', { count: data.numbersOnly })}
      </p>
      <div className="deviation-wordings">
        {data.model && model && (
          <section className="deviation-wording" aria-labelledby="testo-modello">
            <h2 id="testo-modello" className="h6">
              {t(data.model.inModel ? 'modelText' : 'modelGone', { version: data.model.version })}
            </h2>
            <RedlineView before={model} after={model} labels={labels} />
          </section>
        )}
        {data.wordings.map((wording) => (
          <Wording key={`${wording.state} ${wording.hash}`} wording={wording} model={model} clauseId={data.clauseId} labels={labels} />
        ))}
      </div>
    </>
  );
}

function Wording({ wording, model, clauseId, labels }: { readonly wording: WordingData; readonly model: RichText | null; readonly clauseId: string; readonly labels: ChipLabels }): ReactElement {
  const t = useMessages('deviations');
  const title = `testo-${wording.hash.slice(0, 12)}`;
  const text = whole(wording);
  return (
    <section className="deviation-wording" aria-labelledby={title}>
      <h2 id={title} className="h6">
        {t('used', { count: wording.instances.length })} <Badge>{t(`state.${wording.state}`)}</Badge> {wording.state === 'ADATTATA' && <span className="models-facts">{t('percent', { share: percent(wording.changedPermille) })}</span>}
      </h2>
      {wording.state === 'SOPPRESSA' ? <p>{t('suppressedText')}</p> : <RedlineView before={model ?? text} after={text} labels={labels} />}
      <ul>
        {wording.instances.map((use) => (
          <li key={use.instanceId}>
            {t('use', { ente: use.ente, title: use.title, version: use.baseVersion })}
            {use.reason && <div className="models-facts">{t('reason', { reason: use.reason })}</div>}
          </li>
        ))}
      </ul>
      {wording.state !== 'SOPPRESSA' && <Promote wording={wording} clauseId={clauseId} title={title} />}
    </section>
  );
}

function Promote({ wording, clauseId, title }: { readonly wording: WordingData; readonly clauseId: string; readonly title: string }): ReactElement {
  const t = useMessages('deviations');
  const [promote, { loading }] = useMutation(PromoteWordingDocument);
  const [outcome, setOutcome] = useState<{ readonly draftId: string } | { readonly trouble: string } | null>(null);
  async function run(): Promise<void> {
    try {
      const { data } = await promote({ variables: { instanceId: wording.instances[0]!.instanceId, clauseId, seenHash: wording.hash } });
      const done = data?.promoteWording;
      if (done?.__typename === 'WordingPromoted') setOutcome({ draftId: done.draftId });
      else setOutcome({ trouble: done?.__typename === 'InvalidInput' ? done.problems.map((problem) => problem.message).join(' ') : (done?.message ?? t('failed')) });
    } catch {
      setOutcome({ trouble: t('failed') });
    }
  }
  if (outcome && 'draftId' in outcome) {
    return (
      <Notice kind="success">
        <p>{t('promoted')}</p>
        <Link to={`/laboratorio/${outcome.draftId}?parte=clause/${encodeURIComponent(clauseId)}`}>{t('toDraft')}</Link>
      </Notice>
    );
  }
  return (
    <>
      {outcome && <Notice kind="danger">{outcome.trouble}</Notice>}
      <Button size="sm" color="primary" type="button" disabled={loading} aria-describedby={title} onClick={() => void run()}>
        {t('promote')}
      </Button>
    </>
  );
}

/** Heading and body as one text. */
function whole({ heading, body }: { readonly heading: unknown; readonly body: unknown }): RichText {
  const title = heading as readonly Inline[];
  return { type: 'doc', content: [...(title.length > 0 ? [{ type: 'paragraph' as const, content: title }] : []), ...(body as RichText).content] };
}
