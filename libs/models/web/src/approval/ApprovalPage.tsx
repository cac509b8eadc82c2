import { Badge, Button, Disclosure, EmptyState, Failure, formatDate, formatDateTime, Notice, Page, Skeleton, useMessages, type Tone } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import '../messages.js';
import '../models.css';
import './approval.css';
import './messages.js';
import { ActFiles, AddFileDialog } from './ActFiles.js';
import { ApprovalsDocument, type ApprovalFieldsFragment, type WaysFieldsFragment } from './generated/graphql.js';
import { NumbersChoice } from './NumbersChoice.js';
import { RolesDialog } from './RolesDialog.js';
import { StepDialog, type OfferedStep, type Way } from './StepDialog.js';
import { TextDialog } from './TextDialog.js';

const WHOLE_WAY = ['BOZZA', 'IN_REVISIONE', 'AL_CONSIGLIO', 'APPROVATA', 'TRASMESSA', 'IN_VIGORE'];
/** States of a convention that Enti may adhere to, or did. */
const ADHERABLE = ['APPROVATA', 'TRASMESSA', 'IN_VIGORE', 'IN_SCADENZA', 'SCADUTA', 'RINNOVATA'];
const TONES: Readonly<Record<string, Tone>> = { BOZZA: 'neutral', IN_REVISIONE: 'info', AL_CONSIGLIO: 'info', APPROVATA: 'success', TRASMESSA: 'success', IN_VIGORE: 'success', IN_SCADENZA: 'warning', SCADUTA: 'danger', RINNOVATA: 'neutral' };

type Open = { kind: 'step'; way: Way; step: OfferedStep } | { kind: 'text'; act: string; approval: ApprovalFieldsFragment } | { kind: 'file'; act: string; approval: ApprovalFieldsFragment } | { kind: 'roles' };

/** Where each act of an instance is between draft and expiry, the steps one may take, and all that happened. */
export function ApprovalPage(): ReactElement {
  const t = useMessages('approval');
  const tm = useMessages('models');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(ApprovalsDocument, { variables: { instanceId: id }, fetchPolicy: 'cache-and-network' });
  const approvals = data?.approvals;
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Page
      title={t('title')}
      lead={approvals ? t('lead', { name: approvals.title }) : undefined}
      crumbs={[{ label: tm('instances.title'), to: '/atti' }, ...(approvals ? [{ label: approvals.title, to: `/atti/${id}` }] : []), { label: t('crumb') }]}
      actions={
        <>
          {approvals?.ways.some((way) => way.actKey === 'convenzione' && [way.current, ...way.earlier].some((approval) => approval && ADHERABLE.includes(approval.state))) && (
            <Link className="btn btn-xs btn-primary" to={`/atti/${id}/adesioni`}>
              {t('adhesions')}
            </Link>
          )}
          {approvals && (
            <Link className="btn btn-xs btn-outline-primary" to={`/atti/${id}/word`}>
              {t('inWord')}
            </Link>
          )}
          {approvals?.viewerCanNameRoles && (
            <Button color="primary" outline size="xs" type="button" onClick={() => setOpen({ kind: 'roles' })}>
              {t('roles')}
            </Button>
          )}
        </>
      }
    >
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {approvals === null && <EmptyState title={t('notFound')} />}
      {approvals && (
        <>
          <div className="approval-ways">
            {approvals.ways.map((way) => (
              <WayCard key={way.actKey} instanceId={id} way={way} upgradeTo={approvals.upgradeTo} canKeep={approvals.viewerCanKeepFiles} onOpen={setOpen} />
            ))}
          </div>
          <Timeline approvals={approvals} />
          {open?.kind === 'step' && <StepDialog approvals={approvals} way={open.way} step={open.step} onClose={() => setOpen(null)} />}
          {open?.kind === 'text' && <TextDialog instanceId={id} act={open.act} approval={open.approval} onClose={() => setOpen(null)} />}
          {open?.kind === 'file' && <AddFileDialog enteId={approvals.enteId} act={open.act} approval={open.approval} onClose={() => setOpen(null)} />}
          {open?.kind === 'roles' && <RolesDialog enteId={approvals.enteId} onClose={() => setOpen(null)} />}
        </>
      )}
    </Page>
  );
}

function WayCard({ instanceId, way, upgradeTo, canKeep, onOpen }: { instanceId: string; way: Way; upgradeTo: string | null; canKeep: boolean; onOpen: (open: Open) => void }): ReactElement {
  const t = useMessages('approval');
  const { current } = way;
  const refused = way.steps.filter((step) => step.refusal !== null);
  const main = way.steps.find((step) => step.refusal === null && step.key !== 'RIMANDA_IN_BOZZA' && step.key !== 'REGISTRA_PARERE');
  return (
    <section className="approval-way" aria-labelledby={`via-${way.actKey}`}>
      <header>
        <h2 id={`via-${way.actKey}`} className="h5">
          {way.shortName}
        </h2>
        <Badge tone={TONES[way.state] ?? 'neutral'}>{t(`state.${way.state}`)}</Badge>
      </header>
      <Stepper way={way} />
      {(way.state === 'IN_SCADENZA' || way.state === 'SCADUTA') && current?.expiresOn && (
        <Notice kind="warning">
          <p>
            {t(`renew.${way.state}`, { date: formatDate(current.expiresOn) })} {canKeep && <Link to={upgradeTo ? `/atti/${instanceId}/aggiorna` : `/atti/${instanceId}?atto=${way.actKey}`}>{upgradeTo ? t('renew.upgrade', { version: upgradeTo }) : t('renew.edit')}</Link>}
          </p>
        </Notice>
      )}
      {current && way.textChanged && <p className="models-facts">{t('textChanged', { revision: current.dataRevision })}</p>}
      {current && <Facts approval={current} />}
      {current && <ActFiles act={way.shortName} approval={current} canKeep={canKeep} onAdd={() => onOpen({ kind: 'file', act: way.shortName, approval: current })} />}
      <div className="approval-steps">
        {way.steps
          .filter((step) => step.refusal === null)
          .map((step) => (
            <Button key={step.key} color="primary" outline={step !== main} size="xs" type="button" aria-label={`${t(`step.${step.key}`)}: ${way.shortName}`} onClick={() => onOpen({ kind: 'step', way, step })}>
              {t(`step.${step.key}`)}
            </Button>
          ))}
        {current && (
          <Button color="primary" outline size="xs" type="button" aria-label={t('readOf', { act: way.shortName })} onClick={() => onOpen({ kind: 'text', act: way.shortName, approval: current })}>
            {t('read')}
          </Button>
        )}
        {refused.map((step) => (
          <p key={step.key} className="approval-refusal">
            <strong>{t(`step.${step.key}`)}</strong>. {t('blocked', { reason: step.refusal! })}
          </p>
        ))}
      </div>
      {way.viewerCanKeepNumbers && <NumbersChoice instanceId={instanceId} way={way} />}
      {way.earlier.length > 0 && (
        <Disclosure summary={t('earlier')}>
          <ul>
            {way.earlier.map((approval) => (
              <li key={approval.id}>
                {t('earlierIs', { number: approval.number, state: t(`state.${approval.state}`) })}
                {approval.approval && `, ${t('fact.approvalIs', { number: approval.approval.number, date: formatDate(approval.approval.date) })}`}{' '}
                <Button color="primary" outline size="xs" type="button" aria-label={`${t('readOf', { act: way.shortName })}, ${approval.number}`} onClick={() => onOpen({ kind: 'text', act: way.shortName, approval })}>
                  {t('read')}
                </Button>
                <ActFiles act={`${way.shortName} ${approval.number}`} approval={approval} canKeep={canKeep} onAdd={() => onOpen({ kind: 'file', act: way.shortName, approval })} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function Stepper({ way }: { way: Way }): ReactElement {
  const t = useMessages('approval');
  const states = way.actKey === 'delibera-provincia' ? WHOLE_WAY.slice(0, 4) : WHOLE_WAY;
  const beyond = !states.includes(way.state);
  const here = beyond ? states.length : states.indexOf(way.state);
  return (
    <ol className="approval-stepper" aria-label={t('way', { act: way.shortName })}>
      {states.map((state, index) => {
        const at = index < here ? 'done' : index === here ? 'here' : 'toCome';
        return (
          <li key={state} data-at={at} aria-current={at === 'here' ? 'step' : undefined}>
            {t(`state.${state}`)} <span className="visually-hidden">({t(at)})</span>
          </li>
        );
      })}
    </ol>
  );
}

function Facts({ approval }: { approval: ApprovalFieldsFragment }): ReactElement {
  const t = useMessages('approval');
  const facts: (readonly [string, string] | null)[] = [
    ['text', t('fact.textIs', { revision: approval.dataRevision, version: approval.modelVersion })],
    approval.opinion && ['opinion', t('fact.opinionIs', { body: approval.opinion.body, outcome: t(`outcome.${approval.opinion.outcome}`), date: formatDate(approval.opinion.date) })],
    approval.approval && ['approval', t('fact.approvalIs', { number: approval.approval.number, date: formatDate(approval.approval.date) })],
    approval.transmittedOn === null ? null : ['transmitted', formatDate(approval.transmittedOn)],
    approval.protocol && ['protocol', t('fact.approvalIs', { number: approval.protocol.number, date: formatDate(approval.protocol.date) })],
    approval.inForceFrom !== null && approval.expiresOn !== null ? ['inForce', t('fact.inForceIs', { from: formatDate(approval.inForceFrom), to: formatDate(approval.expiresOn) })] : null,
  ];
  return (
    <dl className="approval-facts">
      {facts.flatMap((fact) => (fact ? [<dt key={`${fact[0]} t`}>{t(`fact.${fact[0]}`)}</dt>, <dd key={fact[0]}>{fact[1]}</dd>] : []))}
      {approval.link && (
        <>
          <dt>{t('fact.signed')}</dt>
          <dd>
            <a href={approval.link} rel="noopener noreferrer" target="_blank">
              {t('fact.signedGo')}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}

function Timeline({ approvals }: { approvals: WaysFieldsFragment }): ReactElement {
  const t = useMessages('approval');
  const names = new Map(approvals.ways.map((way) => [way.actKey, way.shortName]));
  return (
    <section aria-labelledby="che-cosa-e-successo">
      <h2 id="che-cosa-e-successo" className="h4">
        {t('timeline')}
      </h2>
      {approvals.taken.length === 0 && <p>{t('noTimeline')}</p>}
      <ol className="approval-timeline" reversed>
        {approvals.taken.map((taken, index) => {
          const input = taken.input as Record<string, string>;
          return (
            <li key={`${taken.at} ${taken.actKey} ${index}`}>
              <strong>{t('timelineRow', { act: names.get(taken.actKey) ?? taken.actKey, taken: t(`taken.${taken.step}`) })}</strong>
              {[input['numero'] && input['data'] ? t('fact.approvalIs', { number: input['numero'], date: formatDate(input['data']) }) : null, input['motivo'], input['nota']].filter(Boolean).map((text, at) => (
                <span key={at}> · {text}</span>
              ))}
              <span className="models-facts">
                {formatDateTime(taken.at)} · {t('by', { person: taken.person, revision: taken.dataRevision })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
