import type { ClauseRevision, RichText } from '@province-comuni/shared-act-tree';
import { Badge, Disclosure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { RedlineView } from '../../components/RedlineView.js';
import { chipLabelsOf, clauseChoicesOf, variableChoicesOf } from '../draft-data.js';
import { InlineField } from '../parts/index.js';
import { PartSaveBar } from '../part/PartSaveBar.js';
import { useEditorKey } from '../part/useEditorKey.js';
import { useHeadingFocus } from '../part/useHeadingFocus.js';
import { ClauseCondition } from './ClauseCondition.js';
import type { ClauseContext } from './ClauseWorkbench.js';
import { useLogicWords } from './logic-words.js';

const ClauseTextEditor = lazy(() => import('../../editor/ClauseTextEditor.js').then((module) => ({ default: module.ClauseTextEditor })));
const TextTools = lazy(() => import('./TextTools.js').then((module) => ({ default: module.TextTools })));

/** The text of a clause with what decides it: heading, condition, body, and what is different from the published version. */
export function ClauseForm({ draft, actKey, item, detail, work }: ClauseContext): ReactElement {
  const t = useMessages('workshop');
  const heading = useHeadingFocus<HTMLHeadingElement>(item.id);
  const { value } = work;
  const problems = work.refusal?.problems ?? {};
  const labels = useMemo(() => chipLabelsOf(draft), [draft]);
  // Chips keep the names they had when the text was opened: a new set of names would be a new editor under the cursor.
  const openLabels = useMemo(() => labels, []);
  const logic = useLogicWords(draft);
  const line = useEditorKey(value.heading);
  const body = useEditorKey(value.body);
  const previous = detail.previous as ClauseRevision | null;
  const set = (change: Partial<ClauseRevision>): void => work.edit({ ...value, ...change });

  return (
    <section aria-labelledby="clausola-titolo" className="workshop-clause">
      <h2 id="clausola-titolo" ref={heading} tabIndex={-1} className="h5 workshop-heading">
        {item.label} {item.standing !== 'SAME' && <Badge tone="info">{t(`standing.${item.standing}`)}</Badge>}
      </h2>
      <ClauseCondition draft={draft} value={value.when} problem={problems['when']} onChange={(when) => set({ when })} />
      <Suspense fallback={<Skeleton lines={6} />}>
        <InlineField key={`r${line.key}`} id="clausola-rubrica" label={t('clause.heading')} value={value.heading} draft={draft} problem={problems['heading']} onChange={(next) => (line.note(next), set({ heading: next }))} />
        <ClauseTextEditor
          key={`t${body.key}`}
          label={t('clause.body')}
          initial={value.body}
          labels={openLabels}
          variables={variableChoicesOf(draft)}
          clauses={clauseChoicesOf(draft, actKey)}
          norms={value.legalRefs}
          logic={logic}
          problem={problems['body']}
          tools={(editor) => <TextTools editor={editor} draft={draft} />}
          onChange={(next) => (body.note(next), set({ body: next }))}
        />
      </Suspense>
      <PartSaveBar
        work={work}
        label={t('clause.save')}
        onSave={work.save}
        onSaveOver={work.saveOver}
        theirs={(theirs) => (
          <Disclosure summary={t('conflict.compare')} open>
            <RedlineView before={theirs.body} after={value.body} labels={labels} />
          </Disclosure>
        )}
      />
      {previous && (
        <Disclosure summary={t('clause.redline', { version: draft.previousVersion })}>
          <Redline before={previous} after={value} beforeSentence={detail.previousSentence} labels={labels} />
        </Disclosure>
      )}
    </section>
  );
}

function Redline({ before, after, beforeSentence, labels }: { before: ClauseRevision; after: ClauseRevision; beforeSentence: string | null; labels: Parameters<typeof RedlineView>[0]['labels'] }): ReactElement {
  const t = useMessages('workshop');
  const asText = (clause: ClauseRevision): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: clause.heading }, ...clause.body.content] });
  return (
    <>
      <p className="workshop-quiet">{beforeSentence ? t('clause.previousCondition', { sentence: beforeSentence }) : t('clause.previousAlways')}</p>
      <RedlineView before={asText(before)} after={asText(after)} labels={labels} />
    </>
  );
}
