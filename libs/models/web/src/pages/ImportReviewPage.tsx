import '../messages.js';
import { Button, Dialog, EmptyState, Failure, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useMutation } from '@apollo/client/react';
import { useMemo, useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ImportedAnswers } from '../components/ImportedAnswers.js';
import { ImportedClauseItem } from '../components/ImportedClauseItem.js';
import { ImportSummary } from '../components/ImportSummary.js';
import { MissingClauses } from '../components/MissingClauses.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import { useConventionImport, type ImportData, type ImportTrouble, type ImportWork } from '../hooks/useConventionImport.js';
import { DiscardConventionImportDocument } from '../imports/generated/graphql.js';
import '../import-messages.js';
import '../imports.css';

/** Second and third step: what becomes of each clause, then the confirmation. The step is in the address; every choice is kept at once. */
export function ImportReviewPage(): ReactElement {
  const t = useMessages('imports');
  const tm = useMessages('models');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const work = useConventionImport(id);
  const { imported, error, retry } = work;
  const summary = search.get('passo') === 'riepilogo';
  const title = t(summary ? 'review.summaryTitle' : 'review.title');
  return (
    <Page
      title={title}
      lead={imported ? t('review.lead', { file: imported.fileName, model: imported.modelTitle, version: imported.modelVersion, form: imported.form, level: imported.level }) : undefined}
      crumbs={[{ label: tm('instances.title'), to: '/atti' }, ...(imported ? [{ label: imported.fileName, to: `/importazioni/${id}` }] : []), { label: title }]}
      actions={imported?.viewerCanEdit ? <DiscardButton id={id} /> : undefined}
    >
      {Boolean(error) && <Failure error={error} retry={retry} />}
      {imported === undefined && !error && <Skeleton lines={8} />}
      {imported === null && <EmptyState title={t('review.notFound')} />}
      {imported?.instanceId && (
        <Notice kind="success">
          {t('review.done')} <Link to={`/atti/${imported.instanceId}`}>{t('review.openActs')}</Link>
        </Notice>
      )}
      {imported && !imported.instanceId && (summary ? <ImportSummary imported={imported} onConflict={retry} /> : <ClausesStep imported={imported} work={work} />)}
    </Page>
  );
}

function ClausesStep({ imported, work }: { imported: ImportData; work: ImportWork }): ReactElement {
  const t = useMessages('imports');
  const [onlyPending, setOnlyPending] = useState(false);
  const labels = useMemo((): ChipLabels => {
    const variables = new Map(imported.variableNames.map((name) => [name.key, name.label]));
    const clauses = new Map(imported.clauseNames.map((name) => [name.key, name.label]));
    return { variable: (key) => variables.get(key) ?? key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (key) => clauses.get(key) ?? key };
  }, [imported.variableNames, imported.clauseNames]);
  const sure = imported.clauses.filter((clause) => clause.sure && !clause.decided).length;
  const shown = onlyPending ? imported.clauses.filter((clause) => !clause.decided) : imported.clauses;

  function focusNextPending(): void {
    const clause = imported.clauses.find((each) => !each.decided);
    const missing = imported.missing.find((each) => !each.decided);
    document.getElementById(clause ? `clausola-${clause.id}` : `mancante-${missing?.clauseId}`)?.focus();
  }

  return (
    <>
      {!imported.viewerCanEdit && <Notice kind="info">{t('review.readOnly')}</Notice>}
      {imported.notices.length > 0 && (
        <Notice kind="info" title={t('review.left')}>
          <ul>
            {imported.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Trouble trouble={work.trouble} />
      <div className="import-bar">
        <p role="status">{t('review.pending', { count: imported.pending })}</p>
        {imported.viewerCanEdit && sure > 0 && (
          <Button color="primary" size="sm" type="button" disabled={work.busy} onClick={() => void work.acceptSure()}>
            {t('review.acceptSure', { count: sure })}
          </Button>
        )}
        {imported.pending > 0 && (
          <Button color="primary" outline size="sm" type="button" onClick={focusNextPending}>
            {t('review.nextPending')}
          </Button>
        )}
        <Link className="btn btn-sm btn-outline-primary" to="?passo=riepilogo">
          {t('review.toSummary')}
        </Link>
        <span className="import-only">
          <input id="solo-da-confermare" type="checkbox" checked={onlyPending} onChange={(event) => setOnlyPending(event.target.checked)} /> <label htmlFor="solo-da-confermare">{t('review.onlyPending')}</label>
        </span>
      </div>
      <section aria-labelledby="clausole-titolo">
        <h2 id="clausole-titolo" className="h4">
          {t('review.clauses')}
        </h2>
        {shown.length === 0 && <p>{t('review.allDecided')}</p>}
        <ol className="import-list">
          {shown.map((clause) => (
            <ImportedClauseItem key={`${clause.id} ${clause.modelClauseId} ${clause.state}`} clause={clause} imported={imported} labels={labels} busy={work.busy} onDecide={(choice) => work.decideClause(clause.id, choice)} />
          ))}
        </ol>
      </section>
      <MissingClauses missing={imported.missing} canEdit={imported.viewerCanEdit} busy={work.busy} onDecide={work.decideMissing} />
      <ImportedAnswers answers={imported.answers} canEdit={imported.viewerCanEdit} busy={work.busy} onDecide={work.decideAnswer} />
    </>
  );
}

function Trouble({ trouble }: { trouble: ImportTrouble | null }): ReactElement | null {
  const t = useMessages('imports');
  return trouble && <Notice kind="danger">{trouble.kind === 'refused' ? trouble.message : t(`review.${trouble.kind}`)}</Notice>;
}

function DiscardButton({ id }: { id: string }): ReactElement {
  const t = useMessages('imports');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [discard, { loading }] = useMutation(DiscardConventionImportDocument, { variables: { importId: id } });

  async function go(): Promise<void> {
    try {
      const outcome = (await discard()).data!.discardConventionImport;
      if (outcome.__typename === 'Refused') return setFailed(true);
      void navigate('/atti');
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <Button color="danger" outline size="sm" type="button" onClick={() => setOpen(true)}>
        {t('review.discard')}
      </Button>
      <Dialog
        open={open}
        title={t('review.discardTitle')}
        onClose={() => setOpen(false)}
        footer={
          <Button color="danger" size="sm" type="button" disabled={loading} onClick={() => void go()}>
            {t('review.discardYes')}
          </Button>
        }
      >
        {failed && <Notice kind="danger">{t('review.failed')}</Notice>}
        <p>{t('review.discardText')}</p>
      </Dialog>
    </>
  );
}
