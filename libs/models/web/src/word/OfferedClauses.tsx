import { useQuery } from '@apollo/client/react';
import { plainRichText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { Badge, Button, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { inlineText, RedlineView } from '../components/RedlineView.js';
import { ChangeProblems } from '../review/ChangeProblems.js';
import { RefuseDialog } from '../review/RefuseDialog.js';
import { REVIEW_QUERIES } from '../review/review-changes.js';
import { useReviewRoom } from '../review/review-context.js';
import { AcceptOfferedClauseDocument, RefuseOfferedClauseDocument, WordReviewsDocument, type OfferedClauseFieldsFragment } from './generated/graphql.js';
import './messages.js';

/** Clauses that Word files have and their acts have not, to be added or refused: those that wait. Nothing where none does. */
export function OfferedClauses({ instanceId, level, onActsChanged }: { readonly instanceId: string; readonly level: 3 | 4; readonly onActsChanged: () => void }): ReactElement | null {
  const t = useMessages('word');
  const { data } = useQuery(WordReviewsDocument, { variables: { instanceId }, fetchPolicy: 'cache-and-network' });
  const waiting = (data?.wordReviews?.acts ?? []).flatMap((act) => act.offered.filter(({ state }) => state === 'open').map((clause) => ({ clause, act: act.shortName })));
  if (waiting.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby="clausole-da-word">
      <Heading id="clausole-da-word" className="review-heading">
        {t('offered.title', { count: waiting.length })}
      </Heading>
      <ul className="review-list">
        {waiting.map(({ clause, act }) => (
          <li key={clause.id}>
            <OfferedClause clause={clause} act={act} onAdded={onActsChanged} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfferedClause({ clause, act, onAdded }: { readonly clause: OfferedClauseFieldsFragment; readonly act: string; readonly onAdded: () => void }): ReactElement {
  const t = useMessages('word');
  const { may, labels } = useReviewRoom();
  const [refusing, setRefusing] = useState(false);
  const accept = useChange(AcceptOfferedClauseDocument, (data) => data.acceptOfferedClause, { refetch: REVIEW_QUERIES });
  const refuse = useChange(RefuseOfferedClauseDocument, (data) => data.refuseOfferedClause, { refetch: REVIEW_QUERIES });
  const { id, author, text } = clause;
  const heading = (text.heading as Inline[]).map((inline) => inlineText(inline, labels)).join('');
  return (
    <article className="review-item review-suggestion" aria-label={t('offered.of', { name: author })}>
      <p className="review-author">
        <strong>{author}</strong> <Badge tone="info">{t('offered.badge')}</Badge> {clause.untracked && <Badge tone="warning">{t('offered.untracked')}</Badge>} <span className="review-facts">{formatDateTime(clause.createdAt)}</span>
      </p>
      <p className="review-facts">
        {act} · {clause.afterLabel ? t('offered.after', { label: clause.afterLabel }) : t('offered.first')}
      </p>
      {heading && (
        <p>
          <strong>{heading}</strong>
        </p>
      )}
      <RedlineView before={plainRichText()} after={text.body as RichText} labels={labels} />
      <ChangeProblems change={accept} />
      {may.decide && (
        <div className="review-actions">
          <Button size="xs" color="primary" type="button" disabled={accept.busy} aria-label={t('offered.acceptOf', { name: author })} onClick={() => void accept.run({ id }).then((done) => done && onAdded())}>
            {t('offered.accept')}
          </Button>
          <Button size="xs" outline color="primary" type="button" aria-label={t('offered.refuseOf', { name: author })} onClick={() => setRefusing(true)}>
            {t('offered.refuse')}
          </Button>
        </div>
      )}
      {refusing && <RefuseDialog refuse={{ ...refuse, run: async (reason) => (await refuse.run({ id, reason })) !== null }} name={author} onClose={() => setRefusing(false)} />}
    </article>
  );
}
