import { Button, Disclosure, EmptyState, Failure, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ChipLabels } from '../editor/clause-extensions.js';
import '../messages.js';
import '../models.css';
import './messages.js';
import './upgrade.css';
import { ApplyDialog } from './ApplyDialog.js';
import { UpgradeAnswers } from './UpgradeAnswers.js';
import { UpgradeItemPane } from './UpgradeItemPane.js';
import { UpgradeList } from './UpgradeList.js';
import { grouped, nextOpen } from './upgrade-view.js';
import { useUpgrade, type UpgradeData, type UpgradeItemData, type UpgradeWork } from './useUpgrade.js';

/** The upgrade room: what the new version of the model means for each clause, with the reason, and what the Provincia makes of it. The clause is in the address. */
export function UpgradePage(): ReactElement {
  const t = useMessages('upgrade');
  const tm = useMessages('models');
  const { id = '' } = useParams();
  const work = useUpgrade(id);
  const { upgrade, error, retry } = work;
  const title = upgrade ? t('title', { from: upgrade.fromVersion, to: upgrade.toVersion }) : t('crumb');
  return (
    <Page
      title={title}
      wide
      lead={upgrade ? t('lead', { model: upgrade.modelTitle, name: upgrade.title }) : undefined}
      crumbs={[{ label: tm('instances.title'), to: '/atti' }, ...(upgrade ? [{ label: upgrade.title, to: `/atti/${id}` }] : []), { label: t('crumb') }]}
    >
      {Boolean(error) && upgrade === undefined && <Failure error={error} retry={retry} />}
      {upgrade === undefined && !error && <Skeleton lines={10} />}
      {upgrade === null && <EmptyState title={t('notFound')} />}
      {upgrade && !upgrade.pending && (
        <EmptyState
          title={t('nothing', { version: upgrade.toVersion })}
          action={
            <Link className="btn btn-primary" to={`/atti/${id}`}>
              {t('backToActs')}
            </Link>
          }
        />
      )}
      {upgrade?.pending && <Room upgrade={upgrade} work={work} />}
    </Page>
  );
}

function Room({ upgrade, work }: { upgrade: UpgradeData; work: UpgradeWork }): ReactElement {
  const t = useMessages('upgrade');
  const [search, setSearch] = useSearchParams();
  const [applying, setApplying] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => grouped(upgrade.items), [upgrade.items]);
  const walk = groups.flatMap((group) => group.items);
  const current = upgrade.items.find((item) => item.key === search.get('voce')) ?? walk[0];
  const labels = useMemo((): ChipLabels => {
    const variables = new Map(upgrade.variableNames.map((name) => [name.key, name.label]));
    const clauses = new Map(upgrade.clauseNames.map((name) => [name.key, name.label]));
    return { variable: (key) => variables.get(key) ?? key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (key) => clauses.get(key) ?? key };
  }, [upgrade.variableNames, upgrade.clauseNames]);
  const go = (item: UpgradeItemData | undefined): void => {
    if (item) setSearch({ voce: item.key }, { replace: true, preventScrollReset: true });
  };

  // Where one lands after a decision is said by the title of the clause, which takes the focus.
  const [landing, setLanding] = useState<string | null>(null);
  useEffect(() => {
    if (landing === null || landing !== current?.key) return;
    setLanding(null);
    pane.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [landing, current?.key]);
  const landOn = (item: UpgradeItemData | undefined): void => {
    go(item);
    if (item) setLanding(item.key);
  };

  function byKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('input, textarea, select, [contenteditable="true"], dialog')) return;
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    if (step === 0 || !current) return;
    event.preventDefault();
    landOn(walk[walk.indexOf(current) + step]);
  }

  return (
    <div onKeyDown={byKey} role="presentation">
      {!upgrade.viewerCanEdit && <Notice kind="info">{t('readOnly')}</Notice>}
      <div className="upgrade-bar">
        <p role="status">{t('open', { count: upgrade.open, total: upgrade.items.length })}</p>
        {upgrade.open > 0 && (
          <Button color="primary" outline size="sm" type="button" onClick={() => landOn(nextOpen(walk, current?.key ?? null))}>
            {t('nextOpen')}
          </Button>
        )}
        {upgrade.viewerCanEdit && (
          <Button color="primary" size="sm" type="button" disabled={upgrade.open > 0 || upgrade.blocking.length > 0} onClick={() => setApplying(true)}>
            {t('apply')}
          </Button>
        )}
        <span className="models-facts">{t('untouched', { count: upgrade.untouched })}</span>
      </div>
      {work.trouble && (
        <Notice kind="danger" title={work.trouble.kind === 'changed' ? t('changed') : undefined}>
          {work.trouble.kind === 'failed' ? t('failed') : work.trouble.message}
        </Notice>
      )}
      <News upgrade={upgrade} />
      {upgrade.blocking.length > 0 && <Blocking upgrade={upgrade} onGo={(clauseId) => go(upgrade.items.find((item) => [...item.now, ...item.ours].some((text) => text.clauseId === clauseId)))} />}
      <div className="upgrade-room">
        <UpgradeList groups={groups} current={current?.key ?? null} onChoose={go} />
        <div ref={pane} className="upgrade-pane">
          {current ? (
            <UpgradeItemPane
              key={current.key}
              item={current}
              upgrade={upgrade}
              labels={labels}
              work={work}
              onDecided={() => landOn(nextOpen(walk.filter((item) => item.key !== current.key), current.key) ?? current)}
            />
          ) : (
            <p>{t('none')}</p>
          )}
        </div>
      </div>
      <p className="editor-shortcuts">{t('keys')}</p>
      <UpgradeAnswers upgrade={upgrade} />
      <ApplyDialog upgrade={upgrade} work={work} open={applying} onClose={() => setApplying(false)} />
    </div>
  );
}

function News({ upgrade }: { upgrade: UpgradeData }): ReactElement | null {
  const t = useMessages('upgrade');
  if (upgrade.versions.length === 0) return null;
  return (
    <Disclosure summary={t('news', { from: upgrade.fromVersion, to: upgrade.toVersion })}>
      {upgrade.versions.map((version) => (
        <section key={version.version} aria-label={t('newsVersion', { version: version.version })}>
          <h3 className="h6">{t('newsVersion', { version: version.version })}</h3>
          <ul>
            {version.changelog.map((entry, index) => (
              <li key={`${entry.subject} ${index}`}>
                {entry.text} <span className="models-facts">{t('newsReason', { reason: entry.reason })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Disclosure>
  );
}

function Blocking({ upgrade, onGo }: { upgrade: UpgradeData; onGo: (clauseId: string) => void }): ReactElement {
  const t = useMessages('upgrade');
  return (
    <Notice kind="danger" title={t('blocking')}>
      <ul>
        {upgrade.blocking.map((check, index) => (
          <li key={`${check.ruleId} ${index}`}>
            {check.message}. {check.explanation}{' '}
            {check.clauseId && (
              <Button size="xs" outline color="primary" type="button" onClick={() => onGo(check.clauseId!)}>
                {t('blockingGo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
