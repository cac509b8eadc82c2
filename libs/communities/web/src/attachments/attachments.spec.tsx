import '../messages.js';
import { webcrypto } from 'node:crypto';
import { MockedProvider } from '@apollo/client/testing/react';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ViewerContextProvider, type Viewer } from '@province-comuni/shared-ui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { AttachmentCards } from './AttachmentCards.js';
import { AttachmentFields } from './AttachmentFields.js';
import { useAttachments, type Attachments } from './useAttachments.js';

const REDATTORE = { enteId: 'pesaro', enteKind: 'PROVINCIA', ente: 'Provincia di Pesaro e Urbino', role: 'REDATTORE' };
const CARD = { __typename: 'PostAttachment' as const, documentId: 'd', title: 'Capitolato', kindLabel: 'Capitolato', ente: 'Provincia', state: 'PUBBLICATO', fileName: 'c.pdf', size: '1400000', format: 'PDF', scan: 'PULITO', href: '/api/documents/d/versions/1/file' };
const file = (name: string, bytes = 'x'): File => Object.assign(new File([bytes], name), { arrayBuffer: async () => new TextEncoder().encode(bytes).buffer });

let held: Attachments;
/** The line to the server: up, or refusing. */
let refuses = '';
const before = { fetch: globalThis.fetch, crypto: globalThis.crypto };

beforeEach(() => {
  localStorage.clear();
  refuses = '';
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  globalThis.fetch = (async () => ({ ok: !refuses, headers: { get: (name: string) => (name === 'location' ? '/api/uploads/u1' : null) }, json: async () => ({ message: refuses }) })) as never;
});
afterEach(() => {
  globalThis.fetch = before.fetch;
  Object.defineProperty(globalThis, 'crypto', { value: before.crypto, configurable: true });
});

function Form({ problems = {}, waits = false }: { readonly problems?: Record<string, string>; readonly waits?: boolean }): ReactElement {
  held = useAttachments('una');
  return (
    <AttachmentFields attachments={held} problems={problems} waits={waits}>
      <textarea aria-label="Testo" />
    </AttachmentFields>
  );
}

function draw(props: Parameters<typeof Form>[0] = {}, memberships: object[] = [REDATTORE]): HTMLElement {
  const viewer = { id: 'me', memberships } as unknown as Viewer;
  return render(
    <MockedProvider mocks={[]}>
      <ViewerContextProvider state={{ viewer, loading: false, refresh: async () => undefined }}>
        <Form {...props} />
      </ViewerContextProvider>
    </MockedProvider>,
  ).container;
}
const drop = (...files: File[]): boolean => fireEvent.drop(screen.getByLabelText('Testo'), { dataTransfer: { files, types: ['Files'] } });

describe('what goes with a post', () => {
  it('is dropped on its text, named, and there again after a reload', async () => {
    const container = draw();
    drop(file('capitolato_2026.pdf'));
    await screen.findByText(/arrivato/);
    fireEvent.change(screen.getByLabelText('Titolo del documento'), { target: { value: 'Il capitolato' } });
    expect(held.inputs).toEqual([{ documentId: null, uploadId: 'u1', title: 'Il capitolato' }]);
    expect(await axe(container)).toHaveProperty('violations', []);
    cleanup();
    draw();
    expect(screen.getByLabelText<HTMLInputElement>('Titolo del documento').value).toBe('Il capitolato');
    fireEvent.click(screen.getByRole('button', { name: 'Togli l’allegato «capitolato_2026.pdf»' }));
    expect([held.inputs, document.activeElement?.textContent]).toEqual([[], 'Dalla biblioteca…']);
  });

  it('is ten at most, and a file that does not arrive is said, and tried again', async () => {
    refuses = 'Lo spazio del vostro Ente per i file è finito.';
    draw({ waits: true });
    drop(file('uno.pdf'), file('vuoto.pdf', ''));
    expect((await screen.findAllByRole('alert')).map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['Il file è vuoto.']));
    await screen.findByText(refuses);
    expect([held.isUnfinished, screen.getByRole('status').textContent]).toEqual([true, expect.stringContaining('Prima di inviare')]);
    refuses = '';
    fireEvent.click(screen.getByRole('button', { name: 'Riprova «uno.pdf»' }));
    await screen.findByText(/arrivato/);
    fireEvent.click(screen.getByRole('button', { name: 'Togli l’allegato «vuoto.pdf»' }));
    drop(...Array.from({ length: 10 }, (_, at) => file(`${at}.pdf`)));
    await screen.findByText('Gli allegati sono al massimo 10: gli altri non sono stati presi.');
    expect(held.items).toHaveLength(10);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Allega file' }).disabled).toBe(true);
  });

  it('stays where the server refuses it, with the reason at its place', async () => {
    localStorage.setItem('me:pc-attachments-una', JSON.stringify([{ key: 'a', title: 'Uno', fileName: 'uno.pdf', size: 1, sent: 1, step: 'done', problem: '', uploadId: 'u', documentId: null }]));
    draw({ problems: { 'attachments[0].title': 'Al massimo 300 caratteri.' } });
    expect(screen.getByLabelText('Titolo del documento').getAttribute('aria-invalid')).toBe('true');
    expect(held.inputs).toHaveLength(1);
  });

  it('is of the library alone for who brings no files: what he drops opens nowhere', () => {
    draw({}, [{ ...REDATTORE, role: 'LETTORE' }]);
    expect(screen.queryByRole('button', { name: 'Allega file' })).toBeNull();
    expect([drop(file('uno.pdf')), held.items]).toEqual([false, []]);
  });

  it('is read as cards; what the scanner found is handed out by none', async () => {
    const show = (scan: string): HTMLElement => render(<MemoryRouter><AttachmentCards post={{ sequence: 2, attachments: [{ ...CARD, scan }] }} /></MemoryRouter>).container;
    const container = show('PULITO');
    expect([screen.getByRole('link', { name: 'Capitolato' }).getAttribute('href'), screen.getByRole('link', { name: 'Scarica «c.pdf»' }).getAttribute('href')]).toEqual(['/documenti/d', CARD.href]);
    expect(container.textContent).toContain('Provincia · PDF · 1,4 MB');
    expect(await axe(container)).toHaveProperty('violations', []);
    cleanup();
    show('INFETTO');
    expect(screen.getByText('File pericoloso')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Scarica «c.pdf»' })).toBeNull();
  });
});
