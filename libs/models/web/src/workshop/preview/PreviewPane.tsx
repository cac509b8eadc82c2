import type { RenderedAct, RenderedClause } from '@province-comuni/shared-act-tree';
import { type ActActions, EmptyState, Failure, RenderedActView, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, type MouseEvent, type ReactElement } from 'react';
import { vocabularyOf, type DraftData, type DraftPreviewData } from '../draft-data.js';
import { HiddenClauses, ShownBecause } from './WhyView.js';
import type { SampleState } from './useSample.js';
import { DraftPreviewDocument } from '../generated/graphql.js';

interface Props {
  readonly draft: DraftData;
  readonly actKey: string;
  readonly clauseId: string | null;
  readonly sample: SampleState;
  readonly why: boolean;
  readonly onClause: (clauseId: string) => void;
  readonly onVariable: (key: string) => void;
}

/** An act of the draft as it would print with the sample answers; where asked, why each clause is in it or not. */
export function PreviewPane(props: Props): ReactElement {
  const { draft, actKey, sample } = props;
  const t = useMessages('workshop');
  const { form, level, answers, refusal } = sample;
  const { data, previousData, error, refetch } = useQuery(DraftPreviewDocument, { variables: { draftId: draft.id, actKey, form, level, answers }, fetchPolicy: 'cache-and-network', skip: refusal !== null });
  const last = previousData?.draftPreview;
  const preview = data?.draftPreview ?? ((last?.act as RenderedAct | undefined)?.key === actKey ? last : null);
  const act = draft.acts.find((candidate) => candidate.part.id === actKey);
  return (
    <section aria-label={t('preview.title', { act: act?.part.label ?? '' })} className="workshop-preview">
      {refusal !== null ? <EmptyState title={t('sample.impossible')}>{refusal && <p>{refusal}</p>}</EmptyState> : error ? <Failure error={error} retry={refetch} /> : !preview ? <Skeleton lines={12} /> : <PreviewedAct {...props} preview={preview} />}
    </section>
  );
}

function PreviewedAct({ draft, clauseId, why, onClause, onVariable, preview }: Props & { preview: DraftPreviewData }): ReactElement {
  const t = useMessages('workshop');
  const page = useRef<HTMLDivElement>(null);
  const act = preview.act as RenderedAct;
  const { variables } = vocabularyOf(draft);
  const labels = new Map(draft.acts.flatMap((each) => each.clauses.map((clause) => [clause.id, clause.label] as const)));
  const hidden = hiddenAfter(preview);
  const because = new Map(preview.because.map((reason) => [reason.clauseId, reason]));
  const nameOf = (id: string): string => labels.get(id) ?? id;

  // The view draws what will print; that a clause is chosen is said on top of it.
  useEffect(() => {
    for (const element of page.current?.querySelectorAll('.act-clause') ?? []) element.classList.toggle('workshop-chosen', element.id === `clausola-${clauseId}`);
  });
  useEffect(() => {
    const element = clauseId && page.current?.querySelector(`#clausola-${CSS.escape(clauseId)}`);
    const pane = element && element.closest('.editor-pane-body');
    // Only the pane scrolls: the page around it stays where it is.
    if (pane) pane.scrollBy({ top: element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 48, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [clauseId, act.key]);

  const actions: ActActions = {
    onVariable,
    labelOf: (key) => variables.get(key)?.label ?? null,
    instead: () => null,
    margin: (clause: RenderedClause) => (
      <>
        <div className={`act-margin${clause.id === clauseId ? ' act-margin-local' : ''}`}>
          <button type="button" className="act-margin-button" aria-pressed={clause.id === clauseId} onClick={() => onClause(clause.id)}>
            {t('preview.choose')}
            <span className="visually-hidden">: {nameOf(clause.id)}</span>
          </button>
        </div>
        {why && <ShownBecause reason={because.get(clause.id)} />}
        {why && <HiddenClauses reasons={hidden.get(clause.id) ?? []} nameOf={nameOf} onClause={onClause} />}
      </>
    ),
  };

  /** A click anywhere on a clause chooses it; by keyboard its button does. */
  function choose(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const id = target.closest('button, a') ? undefined : target.closest('.act-clause')?.id.replace(/^clausola-/, '');
    if (id) onClause(id);
  }

  return (
    <>
      {why && <HiddenClauses reasons={hidden.get(null) ?? []} nameOf={nameOf} onClause={onClause} />}
      <div ref={page} role="presentation" onClick={choose}>
        <RenderedActView act={act} actions={actions} />
      </div>
    </>
  );
}

/** The clauses that are not in the act, by the one on the page that they would follow (null: they would be first). */
function hiddenAfter(preview: DraftPreviewData): Map<string | null, DraftPreviewData['because'][number][]> {
  const hidden = new Map<string | null, DraftPreviewData['because'][number][]>();
  let last: string | null = null;
  for (const reason of preview.because) {
    if (reason.shown) last = reason.clauseId;
    else hidden.set(last, [...(hidden.get(last) ?? []), reason]);
  }
  return hidden;
}
