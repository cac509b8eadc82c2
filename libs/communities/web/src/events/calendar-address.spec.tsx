import './messages.js';
import { MockedProvider } from '@apollo/client/testing/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ViewerContextProvider } from '@province-comuni/shared-ui';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { CalendarPage } from './CalendarPage.js';
import { CalendarAddressDocument, CalendarCommunitiesDocument, MeetingsDocument, NextMeetingsDocument, RenewCalendarAddressDocument } from './generated/graphql.js';
import { NextMeetings } from './NextMeetings.js';

const PATH = '/api/calendar/people/segreto.ics';
const ADDRESS = `${location.origin}${PATH}`;
const community = (key: string, visibility: string, role: string | null, read = true) => ({ __typename: 'Community', id: key, key, title: `La ${key}`, visibility, role, viewerCan: { __typename: 'CommunityAbilities', read, moderate: false } });
/** Of everybody; of its members, once with the viewer and once without; two that are by invitation; one in whose name alone he still is. */
const COMMUNITIES = [community('sua', 'PUBBLICA', 'MEMBRO'), community('territorio', 'MEMBRI', 'MEMBRO'), community('altrui', 'MEMBRI', null, false), community('gruppo', 'INVITO', 'MODERATORE'), community('perduta', 'INVITO', 'MEMBRO', false)];

const address = (since: string | null) => ({ request: { query: CalendarAddressDocument }, result: { data: { calendarAddress: since && { __typename: 'CalendarAddress', since } } } });
const always = { maxUsageCount: Number.POSITIVE_INFINITY };
const known = { ...always, request: { query: CalendarCommunitiesDocument }, result: { data: { communities: COMMUNITIES } } };
const meetings = { ...always, request: { query: MeetingsDocument, variables: () => true }, result: { data: { meetings: [] } } };
const renewed = { request: { query: RenewCalendarAddressDocument }, result: { data: { renewCalendarAddress: { __typename: 'CalendarAddressGiven', path: PATH } } } };
const next = { request: { query: NextMeetingsDocument, variables: () => true }, result: { data: { nextMeetings: [] } } };

function show(element: ReactElement, mocks: readonly object[], at = '/calendario', isSignedIn = true): HTMLElement {
  const viewer = isSignedIn ? ({ id: 'anna', name: 'Anna', memberships: [] } as never) : null;
  return render(
    <ViewerContextProvider state={{ viewer, loading: false, refresh: async () => undefined }}>
      <MemoryRouter initialEntries={[at]}>
        <MockedProvider mocks={mocks as never}>{element}</MockedProvider>
      </MemoryRouter>
    </ViewerContextProvider>,
  ).container;
}

afterEach(cleanup);

describe('calendars of communities for other programs', () => {
  const closed = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Una sola community fra quelle per i membri' });

  it('of those for members stand behind the personal address, for who is in them and reads them', async () => {
    const container = show(<CalendarPage />, [known, meetings, address(null), renewed, address('2026-11-30T10:00:00Z')]);
    expect(within(await closed()).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['La territorio', 'La gruppo']);
    expect(screen.getAllByRole('link', { name: /\(ICS\)$/ }).map((link) => link.getAttribute('href'))).toEqual(['/api/calendar/communities/sua.ics']);
    fireEvent.click(screen.getByRole('button', { name: 'Crea l’indirizzo' }));
    expect((await screen.findByLabelText<HTMLInputElement>(/^Il vostro indirizzo/)).value).toBe(ADDRESS);
    expect(['La territorio', 'La gruppo'].map((title) => screen.getByLabelText<HTMLInputElement>(`Solo ${title}`).value)).toEqual([`${ADDRESS}?community=territorio`, `${ADDRESS}?community=gruppo`]);
    expect((await closed()).textContent).toContain('non date ad altri nemmeno questi');
    expect(await screen.findByRole('button', { name: 'Fanne uno nuovo' })).toBeTruthy();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('are made from an address that one has and that is not shown again', async () => {
    show(<CalendarPage />, [known, meetings, address('2026-11-30T10:00:00Z')]);
    expect(await within(await closed()).findByText('?community=gruppo')).toBeTruthy();
    expect(screen.queryByLabelText('Solo La gruppo')).toBeNull();
  });

  it('are not spoken of to a visitor', async () => {
    show(<CalendarPage />, [known, meetings], '/calendario', false);
    await screen.findByRole('link', { name: 'Calendario di La sua (ICS)' });
    expect(screen.queryByText('La gruppo', { selector: 'li' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Nel vostro programma di calendario' })).toBeNull();
  });

  it('take the focus where the page of a community leads to them', async () => {
    show(<CalendarPage />, [known, meetings, address(null)], '/calendario?community=gruppo#indirizzo-titolo');
    await closed();
    const heading = screen.getByRole('heading', { name: 'Nel vostro programma di calendario' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('are on the page of each: open to everybody, or by the address of a member, and not for who only knows of it', () => {
    const hrefOf = (key: string): string | null => {
      cleanup();
      show(<NextMeetings community={COMMUNITIES.find((one) => one.key === key)!} />, [next]);
      return screen.queryByRole('link', { name: /^Nel vostro programma di calendario/ })?.getAttribute('href') ?? null;
    };
    expect(['sua', 'gruppo', 'altrui'].map(hrefOf)).toEqual(['/api/calendar/communities/sua.ics', '/calendario?community=gruppo#indirizzo-titolo', null]);
  });
});
