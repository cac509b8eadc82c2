import '../messages.js';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { COMMUNITY_GROWN, COMMUNITY_NEWS, plainPost } from '@province-comuni/communities-contract';
import { ViewerContextProvider } from '@province-comuni/shared-ui';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { Observable } from 'rxjs';
import type { PostData } from '../hooks/useThread.js';
import type { HeardEvent } from '../live/useCommunityLive.js';
import { DiscussionPage } from './DiscussionPage.js';

/** What the library would be told by a browser. */
class Line {
  static open: Line;
  private readonly takes = new Map<string, (body: unknown) => void>();
  connected = false;
  constructor() {
    Line.open = this;
  }
  on(name: string, take: (body: unknown) => void): void {
    this.takes.set(name, take);
  }
  disconnect(): void {
    this.connected = false;
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(): Promise<object> {
    return { answer: { communityId: 'c', sequence: log.length } };
  }
  async comes(name: string, body: unknown = {}): Promise<void> {
    if (name === 'connect') this.connected = true;
    await act(async () => this.takes.get(name)?.(body));
  }
}

jest.mock('socket.io-client', () => ({ io: () => new Line() }));

const WHEN = '2026-11-30T09:00:00.000Z';
const LATER = '2026-11-30T10:00:00.000Z';
const ABILITIES = { __typename: 'CommunityAbilities', read: true, join: false, write: true, announce: false, moderate: false, openGroup: false, seeMembers: true };
const COMMUNITY = {
  ...{ __typename: 'Community', id: 'c', key: 'sua', title: 'Community SUA', purpose: '', thisWeek: '', guidelines: [], guidelinesVersion: 1, guidelinesToAccept: null, visibility: 'PUBBLICA', subjects: [], memberCount: 2 },
  ...{ lastEvent: 0, role: 'MEMBRO', unread: 0, suspendedUntil: null, parentId: null, provinciaId: null, closedAt: null, closedBy: '', viewerCan: ABILITIES },
};

/** What the server has: the posts, by number, and the log. */
let posts: PostData[];
let log: HeardEvent[];
let isRead: boolean;
let asked: string[];
/** Earlier words of the fourth post. */
let earlier: { text: unknown; at: string }[];

const post = (sequence: number): PostData => ({
  ...{ __typename: 'Post', id: `p${sequence}`, sequence, authorId: 'luca', authorName: 'Luca', authorEnte: '', text: plainPost(`Parole ${sequence}`), createdAt: WHEN, editedAt: null, withdrawn: false, moved: false, movedTo: null },
  ...{ hiddenCategory: null, hidden: null, reactions: [], attachments: [], references: [], canEdit: false, canWithdraw: false, canReport: false },
});
const discussion = () => ({
  ...{ __typename: 'Discussion', id: 'd', kind: 'DISCUSSION', title: 'Le polizze', tags: [], authorName: 'Luca', authorEnte: '', createdAt: WHEN, closed: false, pinned: false, solved: false, solvedSequence: null },
  ...{ lastSequence: posts.length, lastPostAt: WHEN, lastAuthorName: 'Luca', unread: 0 },
});
const answers: Record<string, (variables: { readonly after: number; readonly first: number }) => object> = {
  Discussion: ({ after, first }) => ({
    discussion: isRead ? { __typename: 'DiscussionThread', community: COMMUNITY, discussion: discussion(), first: posts[0], solution: null, posts: posts.slice(Math.max(after, 1), after + first), firstUnread: null, canAnswer: false, canMarkSolved: false, canModerate: false, isAuthor: false } : null,
  }),
  CommunityEvents: ({ after }) => ({ communityEvents: { __typename: 'CommunityEvents', last: log.length, entries: log.slice(after) } }),
  PostHistory: () => ({ postHistory: earlier.map((one) => ({ __typename: 'EarlierText', ...one })) }),
};

/** The page, drawn and connected. */
async function open(): Promise<void> {
  const link = new ApolloLink(({ operationName, variables }) => new Observable((observer) => {
    const answer = answers[operationName!];
    asked.push(operationName!);
    if (!answer) return void observer.error(new Error(`${operationName} is not served here`));
    observer.next({ data: answer(variables as never) });
    observer.complete();
  }));
  render(
    <ViewerContextProvider state={{ viewer: { id: 'anna', name: 'Anna', memberships: [] } as never, loading: false, refresh: async () => undefined }}>
      <ApolloProvider client={new ApolloClient({ cache: new InMemoryCache(), link })}>
        <MemoryRouter initialEntries={['/community/sua/d']}>
          <Routes><Route path="/community/:key/:discussion" element={<DiscussionPage />} /></Routes>
        </MemoryRouter>
      </ApolloProvider>
    </ViewerContextProvider>,
  );
  await screen.findByText('Parole 5');
  await Line.open.comes('connect');
}

/** Somebody else does something to a post: the page is told that the log goes on, or what it says. */
async function happens(kind: HeardEvent['kind'], sequence: number | null, change: Partial<PostData> = {}, brings = false): Promise<void> {
  if (sequence !== null) posts = posts.map((one) => (one.sequence === sequence ? { ...one, ...change } : one));
  const entry: HeardEvent = { __typename: 'CommunityEvent', sequence: log.length + 1, kind, discussionId: 'd', postId: sequence && `p${sequence}`, postSequence: sequence, own: false };
  log = [...log, entry];
  if (brings) await Line.open.comes(COMMUNITY_NEWS, { communityId: 'c', entries: [entry], posts: [] });
  else await Line.open.comes(COMMUNITY_GROWN, { communityId: 'c', sequence: entry.sequence });
}
const article = (sequence: number): HTMLElement => screen.getByRole('article', { name: new RegExp(`^Messaggio ${sequence} di Luca`) });
/** Elements of the posts on which nothing happened: they stay the same. */
const others = (sequence: number): HTMLElement[] => [1, 2, 3, 4, 5].filter((one) => one !== sequence).map(article);

describe('a discussion that is open on another page', () => {
  beforeEach(() => {
    // Where the page was left before.
    sessionStorage.clear();
    posts = [1, 2, 3, 4, 5].map(post);
    [log, asked, isRead, earlier] = [[], [], true, []];
  });
  afterEach(cleanup);

  it.each([false, true])('shows a post as it was edited, in its place and once (what happened came along: %s)', async (brings) => {
    await open();
    const stay = others(3);
    asked = [];
    await happens('POST_EDITED', 3, { text: plainPost('Parole corrette'), editedAt: LATER }, brings);
    await within(article(3)).findByText('Parole corrette');
    within(article(3)).getByText('modificato');
    expect(screen.queryByText('Parole 3')).toBeNull();
    expect(others(3)).toEqual(stay);
    expect(asked.filter((operation) => operation === 'Discussion')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /nuova risposta/ })).toBeNull();
  });

  it('shows the question itself as it was edited', async () => {
    await open();
    await happens('POST_EDITED', 1, { text: plainPost('Domanda corretta'), editedAt: LATER });
    await within(article(1)).findByText('Domanda corretta');
  });

  it('shows the trace of a post that was withdrawn, and none of its words', async () => {
    await open();
    const stay = others(4);
    await happens('POST_WITHDRAWN', 4, { withdrawn: true, text: plainPost('') });
    expect((await screen.findByText('Messaggio ritirato.')).id).toBe('messaggio-4');
    expect([screen.queryByText('Parole 4'), others(4)]).toEqual([null, stay]);
  });

  it('counts the reactions of others, which come and go', async () => {
    await open();
    const thanks = (): HTMLElement => within(article(2)).getByRole('button', { name: /^Grazie/ });
    expect(thanks().textContent).toBe('Grazie');
    await happens('REACTION_CHANGED', 2, { reactions: [{ __typename: 'PostReaction', kind: 'GRAZIE', count: 2, mine: false }] });
    await waitFor(() => expect([thanks().textContent, thanks().getAttribute('aria-pressed')]).toEqual(['Grazie 2', 'false']));
    await happens('REACTION_CHANGED', 2, { reactions: [] });
    await waitFor(() => expect(thanks().textContent).toBe('Grazie'));
  });

  it('takes the words of a post away that moderation hides, and shows them again', async () => {
    await open();
    await happens('POST_HIDDEN', 5, { hiddenCategory: 'OFFESE', text: plainPost('') });
    await screen.findByText(/^Nascosto dalla moderazione/);
    expect(screen.queryByText('Parole 5')).toBeNull();
    await happens('POST_SHOWN', 5, { hiddenCategory: null, text: plainPost('Parole 5') });
    await within(await screen.findByRole('article', { name: /^Messaggio 5 / })).findByText('Parole 5');
  });

  it('shows where posts went that were moved out of it', async () => {
    await open();
    const movedTo = { __typename: 'PostPlace' as const, communityKey: 'sua', discussionId: 'altra', sequence: 1, title: 'Altrove' };
    posts = posts.map((one) => (one.sequence === 2 ? { ...one, moved: true, movedTo, text: plainPost('') } : one));
    await happens('DISCUSSION_MOVED', null);
    expect((await screen.findByRole('link', { name: 'Si legge in «Altrove»' })).getAttribute('href')).toBe('/community/sua/altra');
    await screen.findByText('Parole 3');
    expect(screen.queryByText('Parole 2')).toBeNull();
  });

  it('holds nothing of one that went where it is not read', async () => {
    await open();
    isRead = false;
    await happens('DISCUSSION_MOVED', null);
    await screen.findByRole('heading', { level: 1, name: 'Discussione non trovata' });
    expect(screen.queryByText(/^Parole/)).toBeNull();
  });

  it('has how an edited post was read before, and what was just replaced too while one reads it', async () => {
    posts[3] = { ...posts[3]!, text: plainPost('Seconda stesura'), editedAt: LATER };
    earlier = [{ text: plainPost('Prima stesura'), at: LATER }];
    await open();
    expect(screen.getAllByRole('button', { name: 'Come si leggeva prima' })).toHaveLength(1);
    expect(asked).not.toContain('PostHistory');
    fireEvent.click(within(article(4)).getByRole('button', { name: 'Come si leggeva prima' }));
    const before = await within(article(4)).findByText('Prima stesura');
    expect(before.closest('.com-earlier')!.textContent).toContain('fino al 30');
    earlier = [...earlier, { text: plainPost('Seconda stesura'), at: '2026-11-30T11:00:00.000Z' }];
    await happens('POST_EDITED', 4, { text: plainPost('Terza stesura'), editedAt: '2026-11-30T11:00:00.000Z' });
    await within(article(4)).findByText('Terza stesura');
    await within(article(4)).findByText('Seconda stesura');
    within(article(4)).getByText('Prima stesura');
  });
});
