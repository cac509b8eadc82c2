import { Button, EmptyState, Notice, Page, useMessages } from '@province-comuni/shared-ui';
import type { IstatDifferences } from '@province-comuni/enti-contract';
import { useEffect, useRef, type ReactNode } from 'react';
import { ApplyForm } from './ApplyForm.js';
import { DifferencesReport } from './DifferencesReport.js';
import { FilesForm } from './FilesForm.js';
import { useIstatImport } from './useIstatImport.js';
import './messages.js';

/** UPI brings ISTAT's files into the registry: choose, look at the differences, apply. */
export function RegistryImportPage(): ReactNode {
  const t = useMessages('registry');
  const shell = useMessages('shell');
  const work = useIstatImport();
  const { stage, refused } = work;
  const problems = Object.fromEntries((refused?.problems ?? []).map(({ field, message }) => [field, message]));
  const message = refused && refused.problems.length === 0 ? (refused.message ?? t('offline')) : null;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: shell('admin.title'), to: '/amministrazione' }, { label: t('title') }]}>
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
      {stage.kind !== 'applied' && <FilesForm busy={work.busy} problems={problems} onPreview={(files) => void work.preview(files)} onChange={work.restart} />}
      {stage.kind === 'previewed' && (
        <Outcome key={stage.preview.digest} title={t('differences')}>
          {isNothing(stage.preview.differences) ? (
            <EmptyState title={t('nothing')}><p>{t('nothingText')}</p></EmptyState>
          ) : (
            <>
              <DifferencesReport differences={stage.preview.differences} />
              <ApplyForm differences={stage.preview.differences} withElenco={stage.files.elenco !== null} busy={work.busy} problems={problems} onApply={(decisions) => void work.apply(decisions)} />
            </>
          )}
        </Outcome>
      )}
      {stage.kind === 'applied' && (
        <Outcome title={t('done')}>
          <Notice kind="success"><p>{t('applied')}</p></Notice>
          <DifferencesReport differences={stage.differences} />
          <Button color="primary" outline onClick={work.restart}>{t('again')}</Button>
        </Outcome>
      )}
    </Page>
  );
}

/** What a step gave; its title takes the focus, to be read next. */
function Outcome({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="registry-outcome" className="pc-section">
      <h2 id="registry-outcome" ref={heading} tabIndex={-1}>{title}</h2>
      {children}
    </section>
  );
}

function isNothing({ nuovi, cessati, rinominati, spostati, completati, popolazioni }: IstatDifferences): boolean {
  return [nuovi, cessati, rinominati, spostati, popolazioni].every((list) => list.length === 0) && completati === 0;
}
