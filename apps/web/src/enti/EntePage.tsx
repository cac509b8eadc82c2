import './messages.js';
import { Badge, EmptyState, Failure, formatDate, formatNumber, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { EntePageDocument, type EntePageQuery } from './generated/graphql.js';

type Ente = NonNullable<EntePageQuery['ente']>;

/** A public body: its card, how far its services are, and the national models it took over. */
export function EntePage(): ReactNode {
  const t = useMessages('ente-page');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(EntePageDocument, { variables: { id } });
  if (error) return <Page title={t('title')}><Failure error={error} retry={refetch} /></Page>;
  if (!data) return <Page title={t('title')}><Skeleton lines={8} /></Page>;
  const { ente } = data;
  if (!ente) return <Page title={t('notFound')}><EmptyState title={t('notFound')} action={<Link to="/cerca">{t('search')}</Link>} /></Page>;
  return (
    <Page title={ente.denominazione} lead={[t(`kind_${ente.kind}`), ente.regione].filter(Boolean).join(' · ')}>
      {ente.validoAl && (
        <Notice kind="warning">
          <p>
            {t('ceased', { date: formatDate(ente.validoAl) })} {ente.confluitoIn && <Link to={`/enti/${ente.confluitoIn.id}`}>{t('successor', { name: ente.confluitoIn.denominazione })}</Link>}
          </p>
        </Notice>
      )}
      <Card ente={ente} />
      {ente.kind === 'PROVINCIA' && <Profiles ente={ente} data={data} />}
      {ente.kind === 'PROVINCIA' && <Adopted ente={ente} data={data} />}
    </Page>
  );
}

function Card({ ente }: { readonly ente: Ente }): ReactNode {
  const t = useMessages('ente-page');
  const rows: [string, ReactNode][] = [
    ['regione', ente.regione],
    ['provincia', ente.provincia && <Link to={`/enti/${ente.provincia.id}`}>{ente.provincia.denominazione}</Link>],
    ['sigla', ente.sigla],
    ['popolazione', ente.popolazione === null ? null : t('popolazioneValue', { count: formatNumber(ente.popolazione), year: ente.anno, source: ente.fontePopolazione })],
    ['numeroComuni', ente.numeroComuni === null ? null : formatNumber(ente.numeroComuni)],
    ['sede', ente.sede],
    ['pec', ente.pec],
    ['codiceIstat', ente.codiceIstat],
    ['codiceCatastale', ente.codiceCatastale],
    ['codiceIpa', ente.codiceIpa],
  ];
  return (
    <section aria-labelledby="scheda">
      <h2 id="scheda" className="h5">{t('card')}</h2>
      <dl className="row">
        {rows.filter(([, value]) => value).map(([key, value]) => (
          <div key={key} className="col-12 col-md-6">
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Profiles({ ente, data }: { readonly ente: Ente; readonly data: EntePageQuery }): ReactNode {
  const t = useMessages('ente-page');
  const profiles = data.complexityProfiles.filter((profile) => profile.ente.id === ente.id);
  return (
    <section aria-labelledby="profili">
      <h2 id="profili" className="h5">{t('profiles')}</h2>
      {profiles.length === 0 ? <p>{t('noProfiles')}</p> : (
        <div className="pc-table-scroll">
          <table className="table pc-table pc-table--cards">
            <thead>
              <tr>
                <th scope="col">{t('pillar')}</th>
                <th scope="col">{t('profile')}</th>
                <th scope="col">{t('source')}</th>
              </tr>
            </thead>
            <tbody>
              {profiles.map(({ pillarKey, profile, nota, fonte }) => (
                <tr key={pillarKey}>
                  <th scope="row">{data.pillars.find(({ key }) => key === pillarKey)?.name ?? pillarKey}</th>
                  <td data-label={t('profile')}><Badge tone="info">{profile.toLowerCase()}</Badge> {nota}</td>
                  <td data-label={t('source')}>{fonte}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Adopted({ ente, data }: { readonly ente: Ente; readonly data: EntePageQuery }): ReactNode {
  const t = useMessages('ente-page');
  const adopted = data.currentModels.flatMap((model) => model.adoptions.filter(({ enteId }) => enteId === ente.id).map((adoption) => ({ model, adoption })));
  return (
    <section aria-labelledby="modelli-adottati">
      <h2 id="modelli-adottati" className="h5">{t('models')}</h2>
      {adopted.length === 0 ? <p>{t('noModels')}</p> : (
        <ul>
          {adopted.map(({ model, adoption }, index) => (
            <li key={index}>
              <Link to={`/modelli/${model.modelKey}?scheda=adozioni`}>{model.title}</Link>,{' '}
              {[...[model.forms.find(({ value }) => value === adoption.form)?.label, model.levels.find(({ value }) => value === adoption.level)?.label].filter(Boolean), t('adopted', { version: adoption.version, date: formatDate(adoption.since) })].join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
