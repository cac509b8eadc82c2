import { BarChart, EmptyState, Failure, formatNumber, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { PillarSheetDocument, type PillarSheetQuery } from '../generated/graphql.js';
import '../messages.js';
import '../practices.css';
import { SourceLine } from '../sheet/Sourced.js';

type Pillar = NonNullable<PillarSheetQuery['pillarSheet']>;

const SWOT = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** What the focus groups found about a pillar: figures, profiles, SWOT. */
export function PillarPage(): ReactElement {
  const t = useMessages('practices');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(PillarSheetDocument, { variables: { key } });
  const pillar = data?.pillarSheet;
  const crumbs = [{ label: t('title'), to: '/buone-pratiche' }];
  if (error) return <Page title={t('title')} crumbs={crumbs}><Failure error={error} retry={refetch} /></Page>;
  if (!data) return <Page title={t('title')} crumbs={crumbs}><Skeleton lines={8} /></Page>;
  if (!pillar) return <Page title={t('pillar.notFound')} crumbs={crumbs}><EmptyState title={t('pillar.notFound')} action={<Link to="/buone-pratiche">{t('title')}</Link>} /></Page>;
  return (
    <Page title={pillar.title} lead={pillar.goal} crumbs={[...crumbs, { label: pillar.title }]} actions={<Link className="btn btn-outline-primary btn-sm" to={`/buone-pratiche?pilastro=${pillar.pillarKey}`}>{t('pillar.practices')}</Link>}>
      <section className="pr-part" aria-labelledby="risultati">
        <h2 id="risultati">{t('pillar.findings')}</h2>
        <ul>
          {pillar.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
        <div className="pr-two">
          {pillar.charts.map((chart) => (
            <BarChart key={chart.id} title={chart.title} unit={chart.unit} data={chart.bars} format={formatNumber}>
              {chart.note && <p className="pr-quiet mb-0">{chart.note}</p>}
              <SourceLine source={chart.source} />
            </BarChart>
          ))}
        </div>
      </section>
      <Profiles pillar={pillar} />
      <section className="pr-part" aria-labelledby="swot">
        <h2 id="swot">{t('pillar.swot')}</h2>
        <div className="pr-two pr-swot">
          {SWOT.map((part) => (
            <section key={part} aria-labelledby={`swot-${part}`}>
              <h3 id={`swot-${part}`}>{t(`pillar.${part}`)}</h3>
              <ul>
                {pillar[part].map(({ text, profiles }) => (
                  <li key={text}>
                    {text}
                    {profiles.length > 0 && <span className="pr-source">{t('pillar.about', { profiles: profiles.map((profile) => t(`pillar.profile.${profile}`)).join(', ') })}</span>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <SourceLine source={pillar.source} />
      </section>
      {pillar.notes.length > 0 && (
        <section aria-labelledby="note-fonte">
          <h2 id="note-fonte" className="h5">{t('pillar.notes')}</h2>
          <ul>
            {pillar.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Profiles({ pillar }: { pillar: Pillar }): ReactElement {
  const t = useMessages('practices');
  return (
    <section className="pr-part" aria-labelledby="profili">
      <h2 id="profili">{t('pillar.profiles')}</h2>
      <div className="pr-two">
        {pillar.profiles.map(({ key, label, traits, province }) => (
          <section key={key} aria-labelledby={`profilo-${key}`}>
            <h3 id={`profilo-${key}`} className="h5">{label}</h3>
            <ul>
              {traits.map((trait) => (
                <li key={trait}>{trait}</li>
              ))}
            </ul>
            <h4 className="h6">{t('pillar.province')}</h4>
            {[...new Set(province.map(({ group }) => group))].map((group) => (
              <p key={group}>
                {group && <strong>{group}: </strong>}
                {province.filter((item) => item.group === group).map(({ nome, note }) => (note ? `${nome} (${note})` : nome)).join(', ')}
              </p>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
