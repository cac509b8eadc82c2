import '../messages.js';
import { ApolloProvider } from '@apollo/client/react';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createClient } from '@province-comuni/shared-web-graphql';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { PartShapes } from '../draft-data.js';
import type { DraftChanges, DraftRefusal } from '../useDraftChanges.js';
import { PartSaveBar } from './PartSaveBar.js';
import { usePartWork } from './usePartWork.js';

const STORED: PartShapes['step'] = { id: 'durata', title: 'Durata', description: '' };
const save = jest.fn<DraftChanges['save']>();
const changes = { saving: { state: 'idle' }, save } as unknown as DraftChanges;

function Step({ stored = STORED, seen = 'prima' }: { stored?: PartShapes['step']; seen?: string }): ReactElement {
  const work = usePartWork({ draftId: 'bozza', kind: 'step', id: 'durata', stored, seen, changes });
  return (
    <>
      <input aria-label="Titolo" value={work.value.title} onChange={(event) => work.edit({ ...work.value, title: event.target.value })} />
      <PartSaveBar work={work} label="Salva" onSave={work.save} onSaveOver={work.saveOver} theirs={(theirs) => <p>Ora: {theirs.title}</p>} />
    </>
  );
}
const client = createClient();
const draw = (props = {}) => render(<ApolloProvider client={client}><Step {...props} /></ApolloProvider>);
const title = (): string => screen.getByLabelText<HTMLInputElement>('Titolo').value;
const type = (value: string): boolean => fireEvent.change(screen.getByLabelText('Titolo'), { target: { value } });
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  localStorage.clear();
  save.mockReset();
  jest.spyOn(client, 'refetchQueries').mockReturnValue(Promise.resolve([]) as never);
});

describe('writing a part of a draft', () => {
  it('keeps what is written through a closed page, and says so', () => {
    const { unmount } = draw();
    type('Durata e avvio');
    unmount();
    draw();
    expect(title()).toBe('Durata e avvio');
    expect(screen.getByText(/Abbiamo ritrovato/)).toBeTruthy();
    press('Lascia stare');
    expect(title()).toBe('Durata');
    expect(localStorage.length).toBe(0);
  });

  it('saves against the mark it started from, and shows what was saved until the reading arrives', async () => {
    save.mockResolvedValue(null);
    const { rerender } = draw();
    type('Nuovo');
    rerender(<ApolloProvider client={client}><Step seen="dopo" /></ApolloProvider>);
    press('Salva');
    await screen.findByRole('button', { name: 'Salva' });
    expect(save).toHaveBeenCalledWith({ kind: 'step', id: 'durata' }, { ...STORED, title: 'Nuovo' }, 'prima');
    expect(await screen.findByDisplayValue('Nuovo')).toBeTruthy();
    expect(screen.queryByText('Non ancora salvato.')).toBeNull();
  });

  it('shows a colleague’s text, and writes over it only knowingly', async () => {
    const conflict = { problems: {}, message: null, conflict: { __typename: 'DraftConflict', current: { ...STORED, title: 'Suo' }, seen: 'suo', by: 'Anna' } } as DraftRefusal;
    save.mockResolvedValueOnce(conflict).mockResolvedValueOnce(null);
    draw();
    type('Mio');
    press('Salva');
    expect(await screen.findByText('Anna ha salvato un’altra versione mentre scrivevate')).toBeTruthy();
    expect(screen.getByText('Ora: Suo')).toBeTruthy();
    press('Salva la mia al suo posto');
    expect(await screen.findByDisplayValue('Mio')).toBeTruthy();
    expect(save).toHaveBeenLastCalledWith({ kind: 'step', id: 'durata' }, { ...STORED, title: 'Mio' }, 'suo');
  });
});
