import { Button, Dialog, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { CloseQuestionnaireDocument, DuplicateQuestionnaireDocument, type QuestionnaireFieldsFragment } from '../generated/graphql.js';

/** What who organises does with a questionnaire. */
export function OrganiserActions({ questionnaire, onChanged }: { readonly questionnaire: Pick<QuestionnaireFieldsFragment, 'id' | 'title' | 'state' | 'discussionId'>; readonly onChanged: () => void }): ReactElement {
  const t = useMessages('questionnaires');
  const navigate = useNavigate();
  const { id, title, state, discussionId } = questionnaire;
  const [asking, setAsking] = useState(false);
  const [newId] = useState(() => crypto.randomUUID() as string);
  const close = useChange(CloseQuestionnaireDocument, (data) => data.closeQuestionnaire);
  const copy = useChange(DuplicateQuestionnaireDocument, (data) => data.duplicateQuestionnaire, { refetch: ['Questionnaires'] });
  async function closeNow(): Promise<void> {
    const done = await close.run({ id });
    setAsking(false);
    if (done) onChanged();
  }
  async function duplicate(): Promise<void> {
    const done = await copy.run({ id, newId });
    if (done) await navigate(`/questionari/${done.id}/modifica`);
  }
  const message = close.message ?? copy.message;
  return (
    <>
      {state !== 'CHIUSO' && !discussionId && <Link className="btn btn-outline-primary" to={`/questionari/${id}/modifica`}>{t('edit')}</Link>}
      {!discussionId && <Button color="primary" outline disabled={copy.busy} onClick={() => void duplicate()}>{t('duplicate')}</Button>}
      {state === 'APERTO' && <Button color="primary" outline onClick={() => setAsking(true)}>{t('close')}</Button>}
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
      <Dialog
        open={asking}
        title={t('closeSure', { title })}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button color="primary" outline onClick={() => setAsking(false)}>{t('keepOpen')}</Button>
            <Button color="danger" disabled={close.busy} onClick={() => void closeNow()}>{t('close')}</Button>
          </>
        }
      >
        <p>{t('closeText')}</p>
      </Dialog>
    </>
  );
}
