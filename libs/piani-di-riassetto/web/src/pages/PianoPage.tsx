import { italianDay } from '@province-comuni/shared-kernel';
import { Badge, Button, EmptyState, Failure, formatDate, formatNumber, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { EditPartDialog, type EditedPart } from '../components/EditPartDialog.js';
import { PianoDiRiassettoDocument, PianoDocumentDocument, type PianoDiRiassettoQuery, type PianoFieldsFragment } from '../generated/graphql.js';
import '../messages.js';
import '../piani.css';

const STEPS = ['NESSUNO', 'IN_REDAZIONE', 'ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO'] as const;

/** The plan of one Provincia: where it is, by which acts, with which choices and milestones, and its DUP. */
export function PianoPage(): ReactElement {
  const t = useMessages('piani');
  const { enteId = '' } = useParams();
  const { data, error, refetch } = useQuery(PianoDiRiassettoDocument, { variables: { enteId }, fetchPolicy: 'cache-and-network' });
  const piano = data?.pianoDiRiassetto;
  return (
    <Page title={piano ? piano.ente : t('title')} lead={piano && <p>{piano.updatedAt ? t('page.updated', { date: formatDate(piano.updatedAt), by: piano.updatedBy }) : t('page.never')}</p>} crumbs={[{ label: t('title'), to: '/piani' }, ...(piano ? [{ label: piano.ente }] : [])]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && !piano && <EmptyState title={t('page.notFound')} />}
      {data && piano && <LoadedPiano piano={piano} pillars={data.pillars} />}
    </Page>
  );
}

function LoadedPiano({ piano, pillars }: { readonly piano: PianoFieldsFragment; readonly pillars: PianoDiRiassettoQuery['pillars'] }): ReactElement {
  const t = useMessages('piani');
  const [part, setPart] = useState<EditedPart | null>(null);
  const section = (name: EditedPart, content: ReactNode): ReactElement => (
    <section className="piani-section" aria-labelledby={`parte-${name}`}>
      <div className="piani-section__head">
        <h2 id={`parte-${name}`} className="h4">
          {t(`page.${name}`)}
        </h2>
        {piano.viewerCanEdit && (
          <Button color="primary" outline size="sm" aria-label={t('page.editOf', { part: t(`page.${name}`) })} onClick={() => setPart(name)}>
            {t('page.edit')}
          </Button>
        )}
      </div>
      {content}
    </section>
  );
  return (
    <>
      {piano.solleciti.map((sollecito) => (
        <Notice key={sollecito} kind="warning">
          {t(`solleciti.${sollecito}`)}
        </Notice>
      ))}
      {section('stato', <Stepper piano={piano} />)}
      {section('atti', <Acts piano={piano} />)}
      {section('scelte', <Choices piano={piano} pillars={pillars} />)}
      {section('traguardi', <Milestones piano={piano} />)}
      {section('dup', <Dups piano={piano} />)}
      {part && <EditPartDialog piano={piano} pillars={pillars} part={part} onClose={() => setPart(null)} />}
    </>
  );
}

function Stepper({ piano }: { readonly piano: PianoFieldsFragment }): ReactElement {
  const t = useMessages('piani');
  return (
    <>
      <ol className="piani-steps">
        {STEPS.map((step) => (
          <li key={step} aria-current={piano.stato === step ? 'step' : undefined}>
            {t(`stati.${step}`)}
          </li>
        ))}
      </ol>
      {piano.note && <p className="piani-note">{piano.note}</p>}
    </>
  );
}

function Acts({ piano }: { readonly piano: PianoFieldsFragment }): ReactElement {
  const t = useMessages('piani');
  if (piano.atti.length === 0) return <p>{t('page.attiNone')}</p>;
  return (
    <ul>
      {piano.atti.map(({ organo, numero, data, note, documentId }) => (
        <li key={`${data}-${numero}`}>
          {t('page.act', { organo: t(`organi.${organo}`), numero, data: formatDate(data) })}
          {note && ` – ${note}`}
          {documentId && <DocumentLink id={documentId} />}
        </li>
      ))}
    </ul>
  );
}

function Choices({ piano, pillars }: { readonly piano: PianoFieldsFragment; readonly pillars: PianoDiRiassettoQuery['pillars'] }): ReactElement {
  const t = useMessages('piani');
  const names = new Map(pillars.map(({ key, name }) => [key, name]));
  if (piano.scelte.length === 0) return <p>{t('page.scelteNone')}</p>;
  return (
    <ul className="piani-cards">
      {piano.scelte.map((scelta) => (
        <li key={scelta.pilastro}>
          <h3 className="h6">{names.get(scelta.pilastro) ?? scelta.pilastro}</h3>
          <p>
            <strong>{t(`organizzazioni.${scelta.organizzazione}`)}</strong>
            {scelta.livello && `, ${t('page.level', { level: t(`livelli.${scelta.livello}`) })}`}
          </p>
          <dl>
            {scelta.personale !== null && (
              <div>
                <dt>{t('page.staff')}</dt>
                <dd>{`${formatNumber(scelta.personale)} ${t('page.staffUnit')}`}</dd>
              </div>
            )}
            {scelta.comuniServiti !== null && (
              <div>
                <dt>{t('page.served')}</dt>
                <dd>{piano.comuni ? t('page.of', { count: scelta.comuniServiti, total: piano.comuni }) : formatNumber(scelta.comuniServiti)}</dd>
              </div>
            )}
          </dl>
          {scelta.note && <p>{scelta.note}</p>}
        </li>
      ))}
    </ul>
  );
}

function Milestones({ piano }: { readonly piano: PianoFieldsFragment }): ReactElement {
  const t = useMessages('piani');
  if (piano.traguardi.length === 0) return <p>{t('page.traguardiNone')}</p>;
  const today = italianDay(new Date());
  return (
    <ol className="piani-line">
      {piano.traguardi.map(({ titolo, entro, raggiunto }) => (
        <li key={`${entro}-${titolo}`} data-state={raggiunto ? 'reached' : entro < today ? 'late' : 'open'}>
          <strong>{titolo}</strong> {raggiunto ? <Badge tone="success">{t('page.reached', { date: formatDate(raggiunto) })}</Badge> : <Badge tone={entro < today ? 'warning' : 'neutral'}>{t(entro < today ? 'page.late' : 'page.open')}</Badge>} <span className="pc-quiet">{t('page.by', { date: formatDate(entro) })}</span>
        </li>
      ))}
    </ol>
  );
}

function Dups({ piano }: { readonly piano: PianoFieldsFragment }): ReactElement {
  const t = useMessages('piani');
  if (piano.dup.length === 0) return <p>{t('page.dupNone')}</p>;
  return (
    <ul>
      {piano.dup.map(({ dal, organo, numero, data, documentId }) => (
        <li key={dal}>
          <strong>{t('page.triennio', { dal, al: dal + 2 })}</strong> – {t('page.act', { organo: t(`organi.${organo}`), numero, data: formatDate(data) })}
          {documentId && <DocumentLink id={documentId} />}
        </li>
      ))}
    </ul>
  );
}

/** The document of the library, for who may read it. */
function DocumentLink({ id }: { readonly id: string }): ReactElement | null {
  const { data } = useQuery(PianoDocumentDocument, { variables: { id } });
  if (!data?.document) return null;
  return (
    <>
      {' · '}
      <Link to={`/documenti/${id}`}>{data.document.title}</Link>
    </>
  );
}
