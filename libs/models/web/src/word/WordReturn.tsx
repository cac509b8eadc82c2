import { Disclosure, formatDateTime, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ActReviews } from './WordAct.js';

const COUNTS = ['proposals', 'comments', 'additions', 'untracked', 'already', 'formatting'] as const;

/** A file that came back, and all it made: nothing of it is silent. */
export function WordReturn({ back }: { readonly back: ActReviews['returns'][number] }): ReactElement {
  const t = useMessages('word');
  const counts = [...COUNTS.map((key) => [key, back[key]] as const), ['unplaced', back.unplaced.length] as const].filter(([, count]) => count > 0);
  return (
    <li className="word-return">
      <a href={`/api/word-returns/${back.id}`} download>
        {back.name}
      </a>
      <span className="models-facts d-block">
        {t('returnedBy', { at: formatDateTime(back.at), person: back.person })} · <code title={back.sha256}>{t('hash', { hash: back.sha256.slice(0, 12) })}</code>
      </span>
      {back.match === 'WORDS' && <Notice kind="warning">{t('byWords')}</Notice>}
      {counts.length === 0 && <p>{t('nothing')}</p>}
      {counts.length > 0 && (
        <ul>
          {counts.map(([key, count]) => (
            <li key={key}>{t(`count.${key}`, { count })}</li>
          ))}
        </ul>
      )}
      {back.notices.map((notice) => (
        <p key={notice} className="models-facts">
          {notice}
        </p>
      ))}
      {back.unplaced.length > 0 && (
        <Disclosure summary={t('unplaced', { count: back.unplaced.length })} open>
          <ul>
            {back.unplaced.map(({ text, reason }, index) => (
              <li key={index}>
                «{text}» <span className="models-facts d-block">{reason}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  );
}
