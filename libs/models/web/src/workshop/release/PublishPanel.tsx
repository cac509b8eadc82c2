import { Button, Dialog, formatDate, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import type { DraftData, PartShapes } from '../draft-data.js';
import { PartLink } from './PartLink.js';
import { PublishModelDraftDocument } from '../generated/graphql.js';

const BUMPS = ['major', 'minor', 'patch'] as const;

/** The number the changes ask for, with the reasons; what is still to be mended; and publishing. */
export function PublishPanel({ draft }: { readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshopRelease');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const publish = useChange(PublishModelDraftDocument, (data) => data.publishModelDraft, { refetch: ['ModelDraft'] });
  const version = draft.nextVersion;
  const head = draft.head.value as PartShapes['head'];

  async function confirm(): Promise<void> {
    const published = await publish.run({ draftId: draft.id, version });
    setAsking(false);
    if (published) await navigate(`/modelli/${draft.modelKey}?scheda=versioni`);
  }

  return (
    <section aria-labelledby="pubblica">
      <h2 id="pubblica" className="h5">
        {t('publish.title', { version })}
      </h2>
      <p>
        {draft.previousVersion ? t('publish.number', { previous: draft.previousVersion }) : t('publish.first')} {t('publish.effective', { date: formatDate(head.effectiveFrom) })}
      </p>
      {publish.message && <Notice kind="danger">{publish.message}</Notice>}
      {Boolean(publish.error) && <Notice kind="danger">{t('publish.failed')}</Notice>}
      {draft.problems.length === 0 ? (
        <Notice kind="success">{t('publish.ready')}</Notice>
      ) : (
        <Notice kind="warning" title={t('publish.problems', { count: draft.problems.length })}>
          <ul className="release-list">
            {draft.problems.map((problem, index) => (
              <li key={index}>
                {problem.message} <PartLink part={problem.part} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {draft.reasons.length > 0 && <h3 className="h6">{t('publish.reasons')}</h3>}
      {BUMPS.map((bump) => ({ bump, reasons: draft.reasons.filter((reason) => reason.bump === bump) }))
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ bump, reasons }) => (
          <section key={bump} aria-label={t(`publish.bump.${bump}`)}>
            <h4 className="h6">{t(`publish.bump.${bump}`)}</h4>
            <ul className="release-list">
              {reasons.map((reason, index) => (
                <li key={index}>
                  {reason.text} <PartLink part={reason.part} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      <Button color="primary" type="button" disabled={draft.problems.length > 0 || publish.busy} onClick={() => setAsking(true)}>
        {t('publish.button', { version })}
      </Button>
      <Dialog
        open={asking}
        title={t('publish.confirmTitle', { version })}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button outline color="primary" type="button" onClick={() => setAsking(false)}>
              {t('publish.cancel')}
            </Button>
            <Button color="primary" type="button" disabled={publish.busy} onClick={() => void confirm()}>
              {t('publish.button', { version })}
            </Button>
          </>
        }
      >
        <p>{t('publish.confirm')}</p>
      </Dialog>
    </section>
  );
}
