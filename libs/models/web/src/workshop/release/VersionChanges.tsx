import './messages.js';
import type { ClauseRevision, Inline, RichText } from '@province-comuni/shared-act-tree';
import { Badge, useMessages, type Tone } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import { RedlineView } from '../../components/RedlineView.js';
import type { ChipLabels } from '../../editor/clause-extensions.js';
import type { VersionChangeData } from '../draft-data.js';

const TONES: Readonly<Record<string, Tone>> = { ADDED: 'success', REMOVED: 'danger', CHANGED: 'info', MOVED: 'neutral' };
const ORDER = ['clause', 'variable', 'migrations', 'rule', 'cell', 'parameter', 'act', 'head'];

interface Props {
  readonly changes: readonly VersionChangeData[];
  readonly labels: ChipLabels;
  /** Draws the name of a part: a link where it can be opened. */
  readonly nameOf?: (change: VersionChangeData) => ReactNode;
}

/** What two versions say differently, part by part, with the words that changed and the reason. */
export function VersionChanges({ changes, labels, nameOf }: Props): ReactElement {
  const t = useMessages('workshopRelease');
  const groups = ORDER.map((kind) => ({ kind, items: changes.filter((change) => change.part.kind === kind) })).filter(({ items }) => items.length > 0);
  if (groups.length === 0) return <p>{t('compare.noDifference')}</p>;
  return (
    <>
      {groups.map(({ kind, items }) => (
        <section key={kind} aria-label={t(`kinds.${kind}`)}>
          <h3 className="h6">
            {t(`kinds.${kind}`)} ({items.length})
          </h3>
          <ul className="version-changes">
            {items.map((change, index) => (
              // Several versions may say something of one question.
              <li key={`${change.part.id} ${kind === 'migrations' ? index : ''}`}>
                <p className="version-change-head">
                  {change.part.kind !== 'migrations' && <Badge tone={TONES[change.status] ?? 'neutral'}>{t(`compare.status.${change.status}`)}</Badge>} <strong>{nameOf?.(change) ?? change.part.label}</strong>
                  {change.fields.length > 0 && <span> {t('compare.changed', { fields: change.fields.map((field) => t(`compare.fields.${field}`)).join(', ') })}</span>}
                </p>
                {change.part.kind === 'clause' ? <ClauseChange change={change} labels={labels} /> : change.part.kind === 'migrations' ? <p className="version-change-field">{change.afterSentence}</p> : <ItemChange change={change} />}
                {change.reason && (
                  <p className="version-change-reason">
                    <strong>{t('compare.reason')}:</strong> {change.reason}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const EMPTY: RichText = { type: 'doc', content: [] };

function ClauseChange({ change, labels }: { change: VersionChangeData; labels: ChipLabels }): ReactElement {
  const t = useMessages('workshopRelease');
  const before = change.before as ClauseRevision | null;
  const after = change.after as ClauseRevision | null;
  const line = (heading: readonly Inline[] | undefined): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: heading ?? [] }] });
  const touches = (field: string): boolean => change.status !== 'CHANGED' || change.fields.includes(field);
  if (change.status === 'MOVED') return <></>;
  return (
    <>
      {touches('heading') && ((before?.heading.length ?? 0) > 0 || (after?.heading.length ?? 0) > 0) && <RedlineView before={line(before?.heading)} after={line(after?.heading)} labels={labels} />}
      {(touches('body') || change.fields.includes('condition')) && <RedlineView before={before?.body ?? EMPTY} after={after?.body ?? EMPTY} labels={labels} />}
      {change.beforeSentence !== change.afterSentence && <Before label={t('compare.condition')} before={change.beforeSentence ?? (before ? t('compare.always') : null)} after={change.afterSentence ?? (after ? t('compare.always') : null)} />}
      {change.fields.filter((field) => field === 'lock' || field === 'kind' || field === 'guidance' || field === 'source').map((field) => (
        <Before key={field} label={t(`compare.fields.${field}`)} before={String(before?.[field as 'lock'] ?? '')} after={String(after?.[field as 'lock'] ?? '')} />
      ))}
    </>
  );
}

/** Fields whose value reads as one line; the others are named, and opened in their form. */
function ItemChange({ change }: { change: VersionChangeData }): ReactElement {
  const t = useMessages('workshopRelease');
  const before = change.before as Readonly<Record<string, unknown>> | null;
  const after = change.after as Readonly<Record<string, unknown>> | null;
  const word = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'boolean' ? t(value ? 'yes' : 'no') : Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(', ') : null);
  return (
    <>
      {change.fields.map((field) => {
        const [old, now] = [word(before?.[field]), word(after?.[field])];
        return old === null && now === null ? null : <Before key={field} label={t(`compare.fields.${field}`)} before={old} after={now} />;
      })}
      {change.beforeSentence !== change.afterSentence && <Before label={t('compare.condition')} before={change.beforeSentence} after={change.afterSentence} />}
    </>
  );
}

function Before({ label, before, after }: { label: string; before: string | null; after: string | null }): ReactElement {
  const t = useMessages('workshopRelease');
  return (
    <p className="version-change-field">
      <span className="version-change-label">{label}:</span>{' '}
      {before && (
        <del>
          <span className="visually-hidden">[{t('compare.before')}: </span>
          {before}
          <span className="visually-hidden">]</span>
        </del>
      )}{' '}
      {after && (
        <ins>
          <span className="visually-hidden">[{t('compare.after')}: </span>
          {after}
          <span className="visually-hidden">]</span>
        </ins>
      )}
    </p>
  );
}
