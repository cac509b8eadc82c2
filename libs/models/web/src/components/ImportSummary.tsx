import { Button, Field, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ImportData } from '../hooks/useConventionImport.js';
import { ConfirmConventionImportDocument } from '../imports/generated/graphql.js';

const STATES = ['STANDARD', 'ADATTATA', 'VINCOLATA', 'LOCALE', 'ESCLUSA'];

/** Last step: what will be made, and the word that makes it. */
export function ImportSummary({ imported, onConflict }: { imported: ImportData; onConflict: () => unknown }): ReactElement {
  const t = useMessages('imports');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [confirm, { loading }] = useMutation(ConfirmConventionImportDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const outcome = (await confirm({ variables: { importId: imported.id, seenRevision: imported.revision, title } })).data!.confirmConventionImport;
      if (outcome.__typename === 'ConventionImported') return void navigate(`/atti/${outcome.instanceId}`);
      if (outcome.__typename === 'ImportConflict') onConflict();
      const refusal = refusalOf(outcome);
      setMessage(refusal?.__typename === 'InvalidInput' ? refusal.problems.map((problem) => problem.message).join(' ') : (refusalMessage(refusal) ?? t('review.conflict')));
    } catch {
      setMessage(t('review.failed'));
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {message && <Notice kind="danger">{message}</Notice>}
      <h2 className="h4">{t('review.summary')}</h2>
      <p>{t('review.summaryLead')}</p>
      <table className="table table-sm import-summary">
        <caption className="visually-hidden">{t('review.summary')}</caption>
        <tbody>
          {STATES.map((state) => (
            <tr key={state}>
              <th scope="row">{t(`review.state_${state}`)}</th>
              <td className="text-end">{imported.clauses.filter((clause) => clause.state === state).length}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('review.suppressed')}</th>
            <td className="text-end">{imported.missing.filter((clause) => clause.choice === 'suppress').length}</td>
          </tr>
          <tr>
            <th scope="row">{t('review.answers')}</th>
            <td className="text-end">{imported.answers.filter((answer) => answer.value !== null).length}</td>
          </tr>
        </tbody>
      </table>
      <p className="models-facts import-hash">
        {t('review.hash')}: <code>{imported.sha256}</code>
      </p>
      <Field id="nome" label={t('review.name')} help={t('review.nameHelp')}>
        <TextInput value={title} onChange={setTitle} maxLength={200} />
      </Field>
      {imported.pending > 0 && <Notice kind="warning">{t('review.notYet')}</Notice>}
      <div className="import-actions">
        <Button color="primary" type="submit" disabled={loading || imported.pending > 0 || !imported.viewerCanEdit}>
          {t('review.create')}
        </Button>
        <Link to={`/importazioni/${imported.id}`}>{t('review.back')}</Link>
      </div>
    </form>
  );
}
