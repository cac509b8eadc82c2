import { Skeleton } from '@province-comuni/shared-ui';
import { lazy, Suspense, type ReactElement } from 'react';
import type { DraftData } from './draft-data.js';
import type { View } from './draft-place.js';
import { PartPane } from './part/PartPane.js';
import { SectionPane } from './part/SectionPane.js';
import type { DraftChanges } from './useDraftChanges.js';

const ComparePanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.ComparePanel })));
const LineagePanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.LineagePanel })));
const MigrationsPanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.MigrationsPanel })));
const ChangelogPanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.ChangelogPanel })));
const HistoryPanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.HistoryPanel })));
const PublishPanel = lazy(() => import('./release/index.js').then((module) => ({ default: module.PublishPanel })));

interface Props {
  readonly draft: DraftData;
  readonly view: View;
  readonly changes: DraftChanges;
  readonly onOpen: (search: string) => void;
}

/** The pages of the workshop that are no single part. */
export function ViewPane(props: Props): ReactElement {
  return <Suspense fallback={<Skeleton lines={8} />}>{viewOf(props)}</Suspense>;
}

function viewOf({ draft, view, changes, onOpen }: Props): ReactElement {
  switch (view) {
    case 'scheda':
      return <PartPane draft={draft} part={{ kind: 'head', id: 'head' }} changes={changes} onOpen={onOpen} />;
    case 'confronto':
      return <ComparePanel draft={draft} />;
    case 'destini':
      return <LineagePanel draft={draft} changes={changes} />;
    case 'risposte':
      return <MigrationsPanel draft={draft} changes={changes} />;
    case 'novita':
      return <ChangelogPanel draft={draft} changes={changes} />;
    case 'storia':
      return <HistoryPanel draft={draft} />;
    case 'pubblica':
      return <PublishPanel draft={draft} />;
    default:
      return <SectionPane draft={draft} section={view} changes={changes} />;
  }
}
