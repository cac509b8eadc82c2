import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Button, Field, Skeleton, TextArea, useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { HeadingField } from '../components/ClauseEdit.js';
import { RedlineView } from '../components/RedlineView.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import { useKeptDraft } from '../hooks/useKeptDraft.js';
import { asOneText } from './upgrade-view.js';
import type { UpgradeData, UpgradeItemData, UpgradeTextData, UpgradeWork } from './useUpgrade.js';

const ClauseTextEditor = lazy(() => import('../editor/ClauseTextEditor.js').then((module) => ({ default: module.ClauseTextEditor })));

interface Draft {
  readonly texts: readonly UpgradeTextData[];
  readonly reason: string;
}

/** A text of one's own, starting from the proposal. What is typed is kept in this browser until it is saved. */
export function UpgradeEdit({ item, upgrade, labels, work, onDone, onCancel }: { item: UpgradeItemData; upgrade: UpgradeData; labels: ChipLabels; work: UpgradeWork; onDone: () => void; onCancel: () => void }): ReactElement {
  const t = useMessages('upgrade');
  const tm = useMessages('models');
  // Of a clause that only keeps the new text there is nothing to send but what was changed.
  const start = item.proposal.map((text) => item.texts.find((each) => each.clauseId === text.clauseId) ?? text);
  const draft = useKeptDraft<Draft>(`bozza:aggiornamento:${upgrade.instanceId}:${item.hash}`, { texts: start, reason: item.reason ?? '' });
  const [initial] = useState(draft.value.texts);
  const variables = upgrade.variableNames.map((name) => ({ value: name.key, label: name.label }));
  const clauses = upgrade.clauseNames.map((name) => ({ value: name.key, label: name.label }));
  const put = (clauseId: string, change: Partial<UpgradeTextData>): void => draft.keep({ ...draft.value, texts: draft.value.texts.map((text) => (text.clauseId === clauseId ? { ...text, ...change } : text)) });

  async function save(): Promise<void> {
    const texts = draft.value.texts.filter((text) => item.editable.includes(text.clauseId)).map(({ clauseId, heading, body }) => ({ clauseId, heading, body }));
    if (await work.decide(item, { choice: 'EDIT', texts, reason: draft.value.reason })) return (draft.forget(), onDone());
  }

  return (
    <div className="clause-form" role="group" aria-label={tm('clause.editTitle')}>
      {draft.restored && <p role="status">{tm('clause.draftRestored')}</p>}
      {draft.value.texts.map((text, index) =>
        item.editable.includes(text.clauseId) ? (
          <div key={text.clauseId}>
            <HeadingField id={`rubrica-${text.clauseId}`} heading={text.heading as Inline[]} onChange={(heading) => put(text.clauseId, { heading })} />
            <Suspense fallback={<Skeleton lines={4} />}>
              <ClauseTextEditor label={tm('clause.body')} initial={initial[index]!.body as RichText} labels={labels} variables={variables} clauses={clauses} onChange={(body) => put(text.clauseId, { body })} />
            </Suspense>
          </div>
        ) : (
          <div key={text.clauseId}>
            <p className="models-facts">{t('fixedPart')}</p>
            <RedlineView before={asOneText([text])} after={asOneText([text])} labels={labels} />
          </div>
        ),
      )}
      <Field id="motivo-modifica" label={tm('clause.reason')} help={tm('clause.reasonHelp')}>
        <TextArea rows={2} value={draft.value.reason} onChange={(reason) => draft.keep({ ...draft.value, reason })} />
      </Field>
      <div className="clause-form-actions">
        <Button color="primary" size="sm" type="button" disabled={work.busy} onClick={() => void save()}>
          {t('save')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={() => (draft.forget(), onCancel())}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
