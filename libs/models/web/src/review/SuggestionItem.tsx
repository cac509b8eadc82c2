import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Badge, Button, Disclosure, formatDateTime, useMessages, type Tone } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { inlineText, RedlineView } from '../components/RedlineView.js';
import { AuthorLine } from './AuthorLine.js';
import { ChangeProblems } from './ChangeProblems.js';
import { AcceptSuggestionDocument, RefuseSuggestionDocument, type AcceptSuggestionMutation, type ClauseSuggestionFieldsFragment } from './generated/graphql.js';
import { RefuseDialog } from './RefuseDialog.js';
import { REVIEW_QUERIES, useWithdraw } from './review-changes.js';
import { useReviewRoom } from './review-context.js';

const SuggestionMerge = lazy(async () => ({ default: (await import('./SuggestionMerge.js')).SuggestionMerge }));

/** Both texts merged, for a person to confirm. */
export type OfferedMerge = Extract<AcceptSuggestionMutation['acceptSuggestion'], { __typename: 'SuggestionOutdated' }>;

const TONES: Readonly<Record<string, Tone>> = { open: 'warning', accepted: 'success', refused: 'danger', withdrawn: 'neutral' };

/** A proposta di modifica: what it would change, and what is decided about it. */
export function SuggestionItem({ suggestion }: { readonly suggestion: ClauseSuggestionFieldsFragment }): ReactElement {
  const t = useMessages('review');
  const { may, onActsChanged } = useReviewRoom();
  const [refusing, setRefusing] = useState(false);
  const [offered, setOffered] = useState<OfferedMerge | null>(null);
  const accept = useChange(AcceptSuggestionDocument, (data) => data.acceptSuggestion, { refetch: REVIEW_QUERIES });
  const refuse = useChange(RefuseSuggestionDocument, (data) => data.refuseSuggestion, { refetch: REVIEW_QUERIES });
  const withdraw = useWithdraw();
  const { id, author, proposed, base, state, reason } = suggestion;
  const open = state === 'open';

  async function take(): Promise<void> {
    const outcome = await accept.run({ input: { id, currentHash: null, text: null } });
    if (outcome?.__typename === 'SuggestionOutdated') setOffered(outcome);
    else if (outcome) onActsChanged();
  }

  return (
    <article className="review-item review-suggestion" aria-label={t('suggestion.of', { name: author.name })}>
      <AuthorLine author={author} at={suggestion.createdAt} />
      <p>
        <Badge tone={TONES[state] ?? 'neutral'}>{t(`suggestion.state.${state}`)}</Badge>
      </p>
      {proposed ? <Proposed base={base} proposed={proposed} open={open} /> : <p>{t('suggestion.suppress')}</p>}
      {reason && <p className="review-words">{t('suggestion.reason', { reason })}</p>}
      {suggestion.outdated && may.decide && !offered && <p className="review-facts">{t('suggestion.outdated')}</p>}
      {!open && suggestion.decidedAt && <p className="review-facts">{t(`suggestion.decided.${state}`, { by: suggestion.decidedBy, date: formatDateTime(suggestion.decidedAt), reason: suggestion.decidedReason ?? '' })}</p>}
      <ChangeProblems change={accept} />
      <ChangeProblems change={withdraw} />
      {open && !offered && (
        <div className="review-actions">
          {may.decide && (
            <>
              <Button size="xs" color="primary" type="button" disabled={accept.busy} aria-label={t('suggestion.acceptOf', { name: author.name })} onClick={() => void take()}>
                {t('suggestion.accept')}
              </Button>
              <Button size="xs" outline color="primary" type="button" aria-label={t('suggestion.refuseOf', { name: author.name })} onClick={() => setRefusing(true)}>
                {t('suggestion.refuse')}
              </Button>
            </>
          )}
          {author.me && (
            <Button size="xs" outline color="primary" type="button" disabled={withdraw.busy} onClick={() => void withdraw.run(id)}>
              {t('suggestion.withdraw')}
            </Button>
          )}
        </div>
      )}
      {offered && (
        <Suspense fallback={null}>
          <SuggestionMerge key={offered.currentHash} suggestion={suggestion} offered={offered} onOffered={setOffered} onClose={() => setOffered(null)} />
        </Suspense>
      )}
      {refusing && <RefuseDialog refuse={{ ...refuse, run: async (why) => (await refuse.run({ id, reason: why })) !== null }} name={author.name} onClose={() => setRefusing(false)} />}
    </article>
  );
}

function Proposed({ base, proposed, open }: { readonly base: ClauseSuggestionFieldsFragment['base']; readonly proposed: NonNullable<ClauseSuggestionFieldsFragment['proposed']>; readonly open: boolean }): ReactElement {
  const t = useMessages('review');
  const { labels } = useReviewRoom();
  const heading = (of: { readonly heading: unknown }): string => (of.heading as Inline[]).map((inline) => inlineText(inline, labels)).join('');
  return (
    <Disclosure summary={t('suggestion.redline')} open={open}>
      {heading(base) !== heading(proposed) && <p>{t('suggestion.heading', { heading: heading(proposed) })}</p>}
      <RedlineView before={base.body as RichText} after={proposed.body as RichText} labels={labels} />
    </Disclosure>
  );
}
