import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import '../messages.js';
import type { PostData } from '../hooks/useThread.js';
import { MovedPosts, withMovedTogether } from './MovedPosts.js';

const place = (discussionId: string, sequence: number): NonNullable<PostData['movedTo']> => ({ __typename: 'PostPlace', communityKey: 'sua', discussionId, sequence, title: 'Altrove' });
const post = (sequence: number, moved: boolean, movedTo: PostData['movedTo'] = null): PostData => ({ id: String(sequence), sequence, moved, movedTo }) as PostData;

describe('posts that went elsewhere', () => {
  it('are one trace where they went to one place one after another', () => {
    const posts = [post(2, true, place('n', 1)), post(3, true, place('n', 2)), post(4, false), post(5, true, place('n', 3)), post(6, true), post(7, true), post(8, true, place('m', 1))];
    expect(withMovedTogether(posts).map((group) => group.map(({ sequence }) => sequence))).toEqual([[2, 3], [4], [5], [6, 7], [8]]);
  });

  it('lead there who may read it, and say no more to others', () => {
    const shown = (posts: readonly PostData[]): void => void render(<MemoryRouter><MovedPosts posts={posts} discussionId="d" /></MemoryRouter>);
    shown([post(2, true, place('n', 1)), post(3, true, place('n', 2))]);
    expect(screen.getByText(/Messaggi da 2 a 3: spostati/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Si legge in «Altrove»' }).getAttribute('href')).toBe('/community/sua/n');
    shown([post(4, true, place('d', 9))]);
    expect(screen.getByRole('link', { name: 'Si legge più avanti, in ordine di tempo' }).getAttribute('href')).toBe('/community/sua/d?messaggio=9');
    shown([post(6, true)]);
    expect(screen.getByText(/Messaggio 6: spostato/).querySelector('a')).toBeNull();
  });
});
