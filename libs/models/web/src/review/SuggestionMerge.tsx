import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Button, Disclosure, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { HeadingField } from '../components/ClauseEdit.js';
import { RedlineView } from '../components/RedlineView.js';
import { ClauseTextEditor } from '../editor/ClauseTextEditor.js';
import { ChangeProblems } from './ChangeProblems.js';
import { AcceptSuggestionDocument, type ClauseSuggestionFieldsFragment } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';
import { useReviewRoom } from './review-context.js';
import type { OfferedMerge } from './SuggestionItem.js';

interface Props {
  readonly suggestion: ClauseSuggestionFieldsFragment;
  readonly offered: OfferedMerge;
  /** The clause changed once more: another merge is offered. */
  readonly onOffered: (offered: OfferedMerge) => void;
  readonly onClose: () => void;
}

/** The clause and the suggestion merged: looked at, mended, confirmed. Nothing is written before. */
export function SuggestionMerge({ suggestion, offered, onOffered, onClose }: Props): ReactElement {
  const t = useMessages('review');
  const { labels, variables, referable, onActsChanged } = useReviewRoom();
  const [text, setText] = useState(offered.merged && { heading: offered.merged.heading as readonly Inline[], body: offered.merged.body as RichText });
  const accept = useChange(AcceptSuggestionDocument, (data) => data.acceptSuggestion, { refetch: REVIEW_QUERIES });

  async function confirm(): Promise<void> {
    const outcome = await accept.run({ input: { id: suggestion.id, currentHash: offered.currentHash, text } });
    if (outcome?.__typename === 'SuggestionOutdated') return onOffered(outcome);
    if (!outcome) return;
    onActsChanged();
    onClose();
  }

  return (
    <div className="review-merge" role="group" aria-label={t('merge.title')}>
      <Notice kind="warning" title={t('merge.title')}>
        <p>{offered.merged ? t('merge.lead', { by: offered.by ? t('merge.by', { by: offered.by }) : '' }) : t('merge.suppress')}</p>
        {offered.conflicts > 0 && <p>{t('merge.conflicts', { count: offered.conflicts })}</p>}
      </Notice>
      <ChangeProblems change={accept} />
      {text && (
        <>
          <HeadingField id={`unione-${suggestion.id}`} heading={text.heading} onChange={(heading) => setText({ ...text, heading })} />
          <ClauseTextEditor label={t('merge.body')} initial={offered.merged!.body as RichText} labels={labels} variables={variables} clauses={referable(suggestion.actKey)} onChange={(body) => setText({ ...text, body })} />
          <Disclosure summary={t('merge.changes')} open>
            <RedlineView before={offered.current.body as RichText} after={text.body} labels={labels} />
          </Disclosure>
        </>
      )}
      <div className="review-actions">
        <Button size="xs" color="primary" type="button" disabled={accept.busy} onClick={() => void confirm()}>
          {offered.merged ? t('merge.confirm') : t('merge.confirmSuppress')}
        </Button>
        <Button size="xs" outline color="primary" type="button" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
