import './messages.js';
import '../communities.css';
import './events.css';
import { Button, EmptyState, Failure, Field, formatDate, Page, Select, Skeleton, useMessages, useViewer, type Viewer } from '@province-comuni/shared-ui';
import { isDay, italianDay } from '@province-comuni/shared-kernel';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { CalendarAddressPanel } from './CalendarAddressPanel.js';
import { CalendarCommunitiesDocument, MeetingsDocument, type MeetingLineFragment } from './generated/graphql.js';
import { MeetingList } from './MeetingList.js';
import { addMonths, byDay, isMonth, isStretch, monthName, weeksOf } from './month.js';
import { MonthGrid } from './MonthGrid.js';

/** The calendar: a month as a grid, or a year as a list. Where one is stands in the address. */
export function CalendarPage(): ReactElement {
  const t = useMessages('meetings');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const today = italianDay(new Date());
  const asked = search.get('giorno');
  const day = asked !== null && isDay(asked) && isMonth(asked.slice(0, 7)) ? asked : today;
  const month = day.slice(0, 7);
  const isList = search.get('vista') === 'elenco';
  const mine = viewer !== null && search.get('miei') === '1';
  const { data: known } = useQuery(CalendarCommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const communities = known?.communities.filter(({ viewerCan }) => viewerCan.read) ?? [];
  const community = communities.find(({ key }) => key === search.get('community')) ?? null;
  const weeks = weeksOf(month);
  const year = month.slice(0, 4);
  const [from, to] = isList ? [`${year}-01-01`, `${year}-12-31`] : [weeks[0]![0]!, weeks.at(-1)!.at(-1)!];
  const { data: current, previousData, error, refetch } = useQuery(MeetingsDocument, { variables: { from, to, communityId: community?.id ?? null, mine }, skip: search.has('community') && !known, fetchPolicy: 'cache-and-network' });
  const meetings = (current ?? previousData)?.meetings;
  const set = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const move = (steps: number): void => set({ giorno: `${addMonths(month, isList ? 12 * steps : steps)}-01` });
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={<PlanLinks viewer={viewer} community={community} />}>
      <div className="com-filters" role="group" aria-label={t('filters')}>
        <Field id="community" label={t('community')}>
          <Select value={community?.key ?? ''} onChange={(value) => set({ community: value })} placeholder={t('all')} options={communities.map(({ key, title }) => ({ value: key, label: title }))} />
        </Field>
        <Field id="vista" label={t('views')}>
          <Select value={isList ? 'elenco' : ''} onChange={(value) => set({ vista: value })} placeholder={null} options={[{ value: '', label: t('month') }, { value: 'elenco', label: t('list') }]} />
        </Field>
      </div>
      {viewer && (
        <div className="form-check com-accept">
          <input id="miei" type="checkbox" checked={mine} onChange={(event) => set({ miei: event.target.checked ? '1' : '' })} />
          <label htmlFor="miei">{t('mine')}</label>
        </div>
      )}
      <div className="evt-bar">
        <h2 className="h4" aria-live="polite">{isList ? year : monthName(month)}</h2>
        <div className="evt-bar__moves">
          <Button color="primary" outline size="sm" aria-label={t(isList ? 'previousYear' : 'previous')} onClick={() => move(-1)}>‹</Button>
          <Button color="primary" outline size="sm" onClick={() => set({ giorno: '' })}>{t('today')}</Button>
          <Button color="primary" outline size="sm" aria-label={t(isList ? 'nextYear' : 'next')} onClick={() => move(1)}>›</Button>
        </div>
      </div>
      {error && !meetings && <Failure error={error} retry={refetch} />}
      {!meetings && !error && <Skeleton lines={10} />}
      {meetings && isList && (meetings.length === 0 ? <Nothing title={t('noneOfYear', { year })} /> : <MeetingList meetings={meetings} />)}
      {meetings && !isList && <Month month={month} day={day} today={today} meetings={meetings} onDay={(chosen) => set({ giorno: chosen })} />}
      <CalendarAddressPanel communities={communities.filter(({ visibility }) => visibility === 'PUBBLICA')} closed={communities.filter(({ visibility, role }) => visibility !== 'PUBBLICA' && role !== null)} />
    </Page>
  );
}

function Month({ month, day, today, meetings, onDay }: { readonly month: string; readonly day: string; readonly today: string; readonly meetings: readonly MeetingLineFragment[]; readonly onDay: (day: string) => void }): ReactElement {
  const t = useMessages('meetings');
  const dates = meetings.filter((meeting) => !isStretch(meeting));
  const stretches = meetings.filter(isStretch);
  const ofDay = byDay(dates, [day]).get(day) ?? [];
  return (
    <>
      <MonthGrid month={month} day={day} today={today} meetings={dates} onDay={onDay} />
      {meetings.length === 0 && <Nothing title={t('noneOfMonth', { month: monthName(month) })} />}
      {meetings.length > 0 && (
        <section className="mt-4" aria-labelledby="del-giorno">
          <h3 id="del-giorno" className="h5">{t('ofDay', { day: formatDate(day) })}</h3>
          <div role="status">{ofDay.length === 0 ? <p className="pc-quiet">{t('noneOfDay')}</p> : <MeetingList meetings={ofDay} />}</div>
        </section>
      )}
      {stretches.length > 0 && (
        <section aria-labelledby="in-corso">
          <h3 id="in-corso" className="h5">{t('stretches')}</h3>
          <MeetingList meetings={stretches} />
        </section>
      )}
    </>
  );
}

function Nothing({ title }: { readonly title: string }): ReactElement {
  const t = useMessages('meetings');
  return <div className="mt-3"><EmptyState title={title}><p>{t('noneText')}</p></EmptyState></div>;
}

function PlanLinks({ viewer, community }: { readonly viewer: Viewer | null; readonly community: { readonly key: string; readonly viewerCan: { readonly moderate: boolean } } | null }): ReactElement | null {
  const t = useMessages('meetings');
  if (community) return community.viewerCan.moderate ? <Link className="btn btn-primary" to={`/calendario/nuovo?community=${community.key}`}>{t('plan')}</Link> : null;
  const isStaff = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE'));
  return isStaff ? <Link className="btn btn-primary" to="/calendario/nuovo">{t('planNetwork')}</Link> : null;
}
