import { Button, formatDateTime, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { downloadForWord } from '../hooks/download-acts.js';
import { BringBackDialog, type BroughtBack } from './BringBackDialog.js';
import type { WordReviewsFieldsFragment } from './generated/graphql.js';
import { WordReturn } from './WordReturn.js';

export type ActReviews = WordReviewsFieldsFragment['acts'][number];

/** One act: out to Word, and back. @param onSent it went out: what is shown is to be asked anew */
export function WordAct({ reviews, act, onSent }: { readonly reviews: WordReviewsFieldsFragment; readonly act: ActReviews; readonly onSent: () => Promise<unknown> }): ReactElement {
  const t = useMessages('word');
  const [bringing, setBringing] = useState(false);
  const [preparing, setPreparing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [brought, setBrought] = useState<BroughtBack | null>(null);
  const [newest, ...earlier] = act.sent;

  async function download(): Promise<void> {
    setPreparing(true);
    setTrouble(null);
    try {
      await downloadForWord(reviews.instanceId, act.actKey);
      await onSent();
    } catch (error) {
      setTrouble((error as Error).message || t('failed'));
    } finally {
      setPreparing(false);
    }
  }

  return (
    <section className="word-act" aria-labelledby={`word-${act.actKey}`}>
      <h2 id={`word-${act.actKey}`} className="h5">
        {act.shortName}
      </h2>
      <p className="models-facts">
        {newest ? t('sent', { at: formatDateTime(newest.at), person: newest.person, revision: newest.dataRevision }) : t('never')} {earlier.length > 0 && t('earlier', { count: earlier.length })}
      </p>
      {newest?.changedSince && <p className="models-facts">{t('changedSince')}</p>}
      {trouble && <Notice kind="danger">{trouble}</Notice>}
      <div className="word-actions">
        <Button color="primary" size="xs" type="button" disabled={preparing} aria-label={t('downloadOf', { act: act.shortName })} onClick={() => void download()}>
          {preparing ? t('downloading') : t('download')}
        </Button>
        {reviews.viewerCanBring && act.closed === null && (
          <Button color="primary" outline size="xs" type="button" aria-label={t('bringOf', { act: act.shortName })} onClick={() => setBringing(true)}>
            {t('bring')}
          </Button>
        )}
        {act.returns.length > 0 && (
          <Link className="btn btn-xs btn-outline-primary" aria-label={t('decideOf', { act: act.shortName })} to={`/atti/${reviews.instanceId}?atto=${encodeURIComponent(act.actKey)}&revisione=tutto`}>
            {t('decide')}
          </Link>
        )}
      </div>
      {act.closed !== null && reviews.viewerCanBring && <p className="models-facts">{act.closed}</p>}
      {brought && <Notice kind={brought.again ? 'info' : 'success'}>{brought.again ? t('again') : t('brought', { name: brought.name })}</Notice>}
      {act.returns.length > 0 && (
        <>
          <h3 className="h6">{t('returns')}</h3>
          <ul className="word-returns">
            {act.returns.map((each) => (
              <WordReturn key={each.id} back={each} />
            ))}
          </ul>
        </>
      )}
      {bringing && <BringBackDialog reviews={reviews} act={act} onBrought={setBrought} onClose={() => setBringing(false)} />}
    </section>
  );
}
