import { formatDate, useMessages } from '@province-comuni/shared-ui';
import { addDays } from '@province-comuni/shared-kernel';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { MeetingLineFragment } from './generated/graphql.js';
import { addMonths, byDay, monthName, weeksOf } from './month.js';

interface Props {
  readonly month: string;
  /** The chosen day; the arrows start from it. */
  readonly day: string;
  readonly today: string;
  readonly meetings: readonly MeetingLineFragment[];
  /** @param day may be of another month: that one is shown then */
  readonly onDay: (day: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month, a button for each day: one of them stands in the tab order, the arrows go from it to the others. */
export function MonthGrid({ month, day, today, meetings, onDay }: Props): ReactElement {
  const t = useMessages('meetings');
  const weeks = weeksOf(month);
  const ofDay = byDay(meetings, weeks.flat());
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) table.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
    moved.current = false;
  }, [day, month]);
  function move(event: KeyboardEvent<HTMLButtonElement>): void {
    const to = target(event.key, day);
    if (to === null) return;
    event.preventDefault();
    moved.current = true;
    onDay(to);
  }
  return (
    <>
      <p id="frecce" className="visually-hidden">{t('gridHelp')}</p>
      <table ref={table} className="evt-grid" aria-describedby="frecce">
        <caption className="visually-hidden">{monthName(month)}</caption>
        <thead>
          <tr>
            {weeks[0]!.map((name, index) => (
              <th key={name} scope="col">
                <abbr title={t(`days.${index}`)}>{t(`shortDays.${index}`)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((each) => {
                const its = ofDay.get(each) ?? [];
                return (
                  <td key={each}>
                    <button type="button" data-day={each} tabIndex={each === day ? 0 : -1} aria-pressed={each === day} aria-current={each === today ? 'date' : undefined} aria-label={t('day', { day: formatDate(each), count: its.length })} className={each.startsWith(month) ? 'evt-day' : 'evt-day evt-day--other'} onClick={() => onDay(each)} onKeyDown={move}>
                      {Number(each.slice(8))}
                      {its.length > 0 && <span className="evt-day__count">{its.length}</span>}
                    </button>
                    {its.length > 0 && (
                      <ul className="evt-titles">
                        {its.map(({ id, title, state }) => (
                          <li key={id}>
                            <Link to={`/calendario/${id}`} className={state === 'ANNULLATO' ? 'evt-title--cancelled' : undefined}>{title}</Link>
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Where a key leads from a day; null: nowhere. */
function target(key: string, day: string): string | null {
  const step = STEPS[key];
  if (step !== undefined) return addDays(day, step);
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  if (key === 'Home') return addDays(day, -weekday);
  if (key === 'End') return addDays(day, 6 - weekday);
  if (key === 'PageUp' || key === 'PageDown') return sameDay(day, key === 'PageUp' ? -1 : 1);
  return null;
}

/** The same day of another month, or its last one. */
function sameDay(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}
