import { Button, formatDate, Page, SaveState, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWideScreen } from '../hooks/useWideScreen.js';
import { DraftBar } from './bar/DraftBar.js';
import { ClauseWorkbench } from './clause/ClauseWorkbench.js';
import type { DraftData } from './draft-data.js';
import { placeSearch, useDraftPlace } from './draft-place.js';
import { PaneTabs, TreeAndWork, WorkPanes } from './DraftPanes.js';
import { refusalWords } from './part/refusal-words.js';
import { UsesPane } from './part/UsesPane.js';
import { NewPartPane, PartPane } from './part/PartPane.js';
import type { ListKind } from './part/sections.js';
import { PreviewPane } from './preview/PreviewPane.js';
import { SamplePane } from './preview/SamplePane.js';
import { useSample } from './preview/useSample.js';
import { TreePane } from './tree/TreePane.js';
import { useDraftChanges } from './useDraftChanges.js';
import { ViewPane } from './ViewPane.js';

/** The workshop of one draft: the tree, what is open, what is known about it; above, what the draft is tried with. */
export function DraftEditor({ draft }: { readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshop');
  const place = useDraftPlace();
  const changes = useDraftChanges(draft.id);
  const wide = useWideScreen();
  const sample = useSample(draft);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  const { part, adding, view, preview, why } = place;
  const firstClause = draft.acts[0]?.clauses[0];
  // Without an address one starts from the first clause of the first act.
  const open = part ?? (view || adding || !firstClause ? null : { kind: 'clause' as const, id: firstClause.id });
  const clauseId = open?.kind === 'clause' ? open.id : null;
  const actKey = draft.acts.find((act) => (open?.kind === 'act' ? act.part.id === open.id : act.clauses.some((clause) => clause.id === clauseId)))?.part.id ?? draft.acts[0]?.part.id ?? '';
  // A draft that changes nothing has no number of its own.
  const unchanged = draft.bump === 'none' && draft.previousVersion !== null;
  const ask = (key: string): void => setAsked([...new Set([...asked, key])]);

  async function undo(): Promise<void> {
    const refused = await changes.undo();
    setMessage(refused && refusalWords(refused, t));
  }

  const tree = <TreePane draft={draft} place={{ ...place, part: open }} changes={changes} onOpen={(search) => place.go(search, { preview: true })} />;
  const sideLabel = t(preview ? 'panes.sample' : clauseId === null ? 'panes.uses' : 'panes.side');
  const panes = (main: ReactNode, side: ReactNode, key: string): ReactElement => (wide ? <WorkPanes main={main} side={side} sideLabel={sideLabel} /> : <PaneTabs tree={tree} main={main} side={side} sideLabel={sideLabel} mainKey={key} />);

  function content(): ReactElement {
    if (preview && (open?.kind === 'clause' || open?.kind === 'act' || !open)) {
      return panes(
        <PreviewPane draft={draft} actKey={actKey} clauseId={clauseId} sample={sample} why={why} onClause={(id) => place.go(placeSearch({ part: { kind: 'clause', id } }), { preview: true })} onVariable={ask} />,
        <SamplePane draft={draft} clauseId={clauseId} sample={sample} asked={asked} onAsk={ask} onEdit={() => place.show({ preview: false, why: false })} />,
        `anteprima/${actKey}`,
      );
    }
    if (clauseId !== null) {
      return (
        <ClauseWorkbench draft={draft} clauseId={clauseId} changes={changes} onOpen={place.go}>
          {(main, side) => panes(main, side, `clause/${clauseId}`)}
        </ClauseWorkbench>
      );
    }
    if (open) return panes(<PartPane draft={draft} part={open} changes={changes} onOpen={place.go} />, open.kind === 'head' ? null : <UsesPane draft={draft} part={open} />, `${open.kind}/${open.id}`);
    if (adding) return panes(<NewPartPane key={adding.kind} draft={draft} adding={adding as typeof adding & { kind: ListKind }} changes={changes} onOpen={place.go} />, null, `nuova/${adding.kind}`);
    return panes(<ViewPane draft={draft} view={view ?? 'scheda'} changes={changes} onOpen={place.go} />, null, view ?? 'scheda');
  }

  return (
    <Page
      title={t(unchanged ? 'draft.titleNext' : 'draft.title', { title: draft.title, version: draft.nextVersion })}
      wide
      crumbs={[{ label: t('title'), to: '/laboratorio' }, { label: draft.title }]}
      actions={
        <div className="editor-actions">
          <SaveState {...changes.saving} {...(message ? { state: 'error' as const, message } : {})} />
          <Button size="xs" outline color="primary" type="button" onClick={() => void undo()}>
            {t('bar.undo')}
          </Button>
          <Link className="btn btn-primary btn-xs" to={{ search: placeSearch({ view: 'pubblica' }) }} preventScrollReset>
            {t(unchanged ? 'bar.publishNext' : 'bar.publish', { version: draft.nextVersion })}
          </Link>
        </div>
      }
    >
      <p className="models-facts">
        {draft.previousVersion ? t('draft.follows', { version: draft.previousVersion }) : t('draft.first')} · {t('draft.opened', { by: draft.openedBy, date: formatDate(draft.openedAt) })}
      </p>
      <DraftBar draft={draft} sample={sample} preview={preview} why={why} onShow={place.show} />
      {wide ? <TreeAndWork tree={tree}>{content()}</TreeAndWork> : content()}
      <p className="editor-shortcuts">{t('shortcuts')}</p>
    </Page>
  );
}
