import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { Badge, Button, Dialog, EmptyState, Failure, formatDate, formatDateTime, formatNumber, Notice, Page, RenderedActView, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useLocation, useParams } from 'react-router';
import '../adhesions.css';
import '../messages.js';
import { AdhesionFiles } from '../components/AdhesionFiles.js';
import { AdhesionQuestions } from '../components/AdhesionQuestions.js';
import { AdhesionStepDialog } from '../components/AdhesionStepDialog.js';
import { download } from '../components/download.js';
import { euros, TONES } from '../components/words.js';
import { AdhesionDocument, AdhesionTextDocument, MakeAdhesionLinkDocument, type AdhesionAccessInput, type AdhesionFieldsFragment } from '../generated/graphql.js';

/** Asked of few, and once a year. */
const EnteNeeds = lazy(() => import('../needs/EnteNeeds.js'));

const ACTS = ['convenzione', 'delibera-adesione', 'carta-servizi'];
const FORMATS = ['PDF', 'DOCX', 'ODT'];

/** An adhesion for people of either side. */
export function AdhesionPage(): ReactElement {
  const { id = '' } = useParams();
  return <WithAccess access={{ id, secret: null }} />;
}

/** The same with the personal link: its secret stands behind the `#`, which no server and no log sees. */
export function GuestAdhesionPage(): ReactElement {
  const { hash } = useLocation();
  const [secret] = useState(() => hash.slice(1));
  return <WithAccess access={{ id: null, secret }} />;
}

function WithAccess({ access }: { access: AdhesionAccessInput }): ReactElement {
  const t = useMessages('adhesions');
  const { data, error, refetch } = useQuery(AdhesionDocument, { variables: { access }, fetchPolicy: 'cache-and-network' });
  const adhesion = data?.adhesion;
  const crumbs = adhesion?.side !== 'ADERENTE' && adhesion ? [{ label: t('acts'), to: '/atti' }, { label: t('board.crumb'), to: `/atti/${adhesion.convention.instanceId}/adesioni` }, { label: adhesion.ente.nome }] : [];
  return (
    <Page title={t('page.title')} lead={adhesion ? t('page.lead', { ente: adhesion.ente.denominazione, provincia: adhesion.provincia.denominazione }) : undefined} crumbs={crumbs}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {adhesion === null && <EmptyState title={t('page.notFound')} />}
      {adhesion && <Adhesion adhesion={adhesion} access={access} refetch={async () => void (await refetch())} />}
    </Page>
  );
}

function Adhesion({ adhesion, access, refetch }: { adhesion: AdhesionFieldsFragment; access: AdhesionAccessInput; refetch: () => Promise<void> }): ReactElement {
  const t = useMessages('adhesions');
  const [step, setStep] = useState<AdhesionFieldsFragment['steps'][number] | null>(null);
  const [changed, setChanged] = useState(false);
  const { convention } = adhesion;
  const meanwhile = (): void => {
    setChanged(true);
    void refetch();
  };
  return (
    <>
      {changed && <Notice kind="warning">{t('page.changed')}</Notice>}
      {adhesion.mergedInto && <Notice kind="warning">{t('page.mergedInto', { ente: adhesion.ente.denominazione, name: adhesion.mergedInto.denominazione })}</Notice>}
      <div className="adhesion-columns">
        <div>
          <Suspense fallback={null}>
            <EnteNeeds access={access} />
          </Suspense>
          <section aria-labelledby="gli-atti">
            <h2 id="gli-atti" className="h4">
              {t('page.texts')}
            </h2>
            <Acts adhesion={adhesion} access={access} />
          </section>
          <AdhesionQuestions adhesion={adhesion} access={access} onChanged={meanwhile} />
          <AdhesionFiles adhesion={adhesion} access={access} onChanged={() => void refetch()} />
          <History adhesion={adhesion} />
        </div>
        <div className="adhesion-aside">
          <section aria-labelledby="a-che-punto">
            <h2 id="a-che-punto" className="h5">
              {t('page.where')}
            </h2>
            <p>
              <Badge tone={TONES[adhesion.state] ?? 'neutral'}>{t(`state.${adhesion.state}`)}</Badge>
            </p>
            {adhesion.resolutionNumber && <p>{t('page.resolution', { number: adhesion.resolutionNumber, date: formatDate(adhesion.resolutionDate ?? '') })}</p>}
            {adhesion.resolutionLink && (
              <p>
                <a href={adhesion.resolutionLink} rel="noopener noreferrer" target="_blank">
                  {t('page.resolutionGo')}
                </a>
              </p>
            )}
            {adhesion.signedOn && <p>{t('page.signed', { date: formatDate(adhesion.signedOn) })}</p>}
            <Recesso adhesion={adhesion} />
            <div className="adhesion-steps">
              {adhesion.steps.map((each) => (
                <Button key={each.key} color="primary" outline={each.key !== 'DELIBERA' && each.key !== 'FIRMA'} size="xs" type="button" onClick={() => setStep(each)}>
                  {t(`step.${each.key}`)}
                </Button>
              ))}
            </div>
          </section>
          <section aria-labelledby="la-quota">
            <h2 id="la-quota" className="h5">
              {t('page.share')}
            </h2>
            {adhesion.share ? (
              <>
                <p>
                  <strong>{adhesion.shareInWords}</strong>
                </p>
                {adhesion.share.vat > 0 && <p>{t('page.shareVat', { vat: euros(adhesion.share.vat) })}</p>}
              </>
            ) : (
              <p>{t(`page.shareNone.${adhesion.shareUnknown ?? 'NON_DAL_TESTO'}`)}</p>
            )}
            {adhesion.ente.popolazione !== null && <p>{t('page.inhabitants', { count: formatNumber(adhesion.ente.popolazione), year: String(adhesion.ente.annoPopolazione) })}</p>}
          </section>
          <section aria-labelledby="la-convenzione">
            <h2 id="la-convenzione" className="h5">
              {t('page.what')}
            </h2>
            <p>{convention.title}</p>
            <p>
              {[t('convention.versionOf', { model: convention.modelTitle, version: convention.modelVersion }), convention.form, convention.level, convention.approvedBy && t('convention.approved', { by: withItalianDate(convention.approvedBy) }), convention.expiresOn && t('convention.until', { date: formatDate(convention.expiresOn) })].filter(Boolean).join(' · ')}
            </p>
          </section>
          {adhesion.side === 'PROVINCIA' && <PersonalLink id={adhesion.id} />}
        </div>
      </div>
      {step && <AdhesionStepDialog adhesion={adhesion} access={access} step={step} onClose={() => setStep(null)} onChanged={meanwhile} />}
    </>
  );
}

function Recesso({ adhesion }: { adhesion: AdhesionFieldsFragment }): ReactElement | null {
  const t = useMessages('adhesions');
  const { recessoWindow: window, recessoNotifiedOn: notifiedOn, recessoEffectiveOn: effectiveOn } = adhesion;
  if (notifiedOn && effectiveOn) return <p>{t('page.recessi', { on: formatDate(notifiedOn), from: formatDate(effectiveOn) })}</p>;
  if (!window) return null;
  return <p>{window.possible ? t('page.window', { from: formatDate(window.from), until: formatDate(window.until), effect: formatDate(window.effectiveOn) }) : t('page.windowNever', { end: formatDate(adhesion.convention.expiresOn ?? ''), effect: formatDate(window.effectiveOn) })}</p>;
}

function Acts({ adhesion, access }: { adhesion: AdhesionFieldsFragment; access: AdhesionAccessInput }): ReactElement {
  const t = useMessages('adhesions');
  const [reading, setReading] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const get = (actKey: string, format: string): void => {
    setFailed(false);
    download('/api/adhesions/acts', { ...access, actKey, format }).catch(() => setFailed(true));
  };
  return (
    <>
      {failed && <Notice kind="danger">{t('page.downloadFailed')}</Notice>}
      <ul className="adhesion-acts">
        {ACTS.map((actKey) => {
          const act = t(`page.act.${actKey}`);
          return (
            <li key={actKey}>
              <strong>{act}</strong>
              <Button color="primary" outline={actKey !== 'delibera-adesione'} size="xs" type="button" aria-label={t('page.readOf', { act })} onClick={() => setReading(actKey)}>
                {t('page.read')}
              </Button>
              {FORMATS.map((format) => (
                <Button key={format} color="primary" outline size="xs" type="button" aria-label={t('page.downloadOf', { act, format })} onClick={() => get(actKey, format)}>
                  {format}
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
      {reading && <TextDialog key={adhesion.revision} access={access} actKey={reading} onClose={() => setReading(null)} />}
    </>
  );
}

function TextDialog({ access, actKey, onClose }: { access: AdhesionAccessInput; actKey: string; onClose: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const { data, error, refetch } = useQuery(AdhesionTextDocument, { variables: { access, actKey }, fetchPolicy: 'network-only' });
  return (
    <Dialog
      open
      size="xl"
      title={t(`page.act.${actKey}`)}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && data.adhesionText === null && <EmptyState title={t('page.notFound')} />}
      {data != null && data.adhesionText != null && <RenderedActView act={data.adhesionText as RenderedAct} />}
    </Dialog>
  );
}

function PersonalLink({ id }: { id: string }): ReactElement {
  const t = useMessages('adhesions');
  const [link, setLink] = useState<string | null>(null);
  const make = useChange(MakeAdhesionLinkDocument, (data) => data.makeAdhesionLink);
  return (
    <section aria-labelledby="collegamento">
      <h2 id="collegamento" className="h5">
        {t('page.link')}
      </h2>
      {make.message && <Notice kind="danger">{make.message}</Notice>}
      {make.error != null && <Failure error={make.error} />}
      {link ? (
        <>
          <p className="adhesion-link">{link}</p>
          <p>{t('page.linkIs')}</p>
        </>
      ) : (
        <Button color="primary" outline size="xs" type="button" disabled={make.busy} onClick={() => void make.run({ id }).then((outcome) => outcome?.__typename === 'AdhesionLinkMade' && setLink(outcome.link))}>
          {t('page.linkMake')}
        </Button>
      )}
    </section>
  );
}

function History({ adhesion }: { adhesion: AdhesionFieldsFragment }): ReactElement {
  const t = useMessages('adhesions');
  return (
    <section aria-labelledby="che-cosa-e-successo">
      <h2 id="che-cosa-e-successo" className="h4">
        {t('page.history')}
      </h2>
      <ol className="adhesion-history" reversed>
        {adhesion.history.map((event, index) => {
          const input = event.input as Record<string, string>;
          return (
            <li key={`${event.at} ${index}`}>
              <strong>{t(`event.${event.kind}`)}</strong>
              {event.kind === 'DELIBERA' && ` · ${t('page.resolution', { number: input['numero'] ?? '', date: formatDate(input['data'] ?? '') })}`}
              {typeof input['motivo'] === 'string' && ` · ${input['motivo']}`}
              {typeof input['nome'] === 'string' && ` · ${input['nome']}`}
              <small>
                {formatDateTime(event.at)} · {event.person}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** `12 del 2027-03-01` with its day as people write it. */
function withItalianDate(text: string): string {
  return text.replace(/\d{4}-\d{2}-\d{2}$/, (day) => formatDate(day));
}
