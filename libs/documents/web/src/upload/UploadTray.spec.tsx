import { ViewerContextProvider, type Viewer } from '@province-comuni/shared-ui';
import { describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { KeptUpload } from './kept-uploads.js';
import { SendingFailed, UploadQueue, type UploadTools } from './upload-queue.js';
import { UploadDock } from './UploadDock.js';
import { UploadZone } from './UploadTray.js';

Object.assign(globalThis.crypto, { randomUUID: () => `key-${Math.random()}` });

/** A line that the test moves by hand. */
class Line {
  readonly begun: { readonly name: string; readonly url: string | null; readonly progress: (sent: number) => void; readonly arrive: () => void; readonly drop: () => void; stopped: boolean }[] = [];
  readonly finished: string[] = [];
  readonly discarded: string[] = [];
  readonly kept = new Map<string, { upload: KeptUpload; file: File | null }>();
  refusals: SendingFailed[] = [];

  readonly tools: UploadTools = {
    start: (upload, _file, hear) => {
      let resolve: () => void = () => undefined;
      let reject: (error: Error) => void = () => undefined;
      const sending = new Promise<void>((done, fail) => ((resolve = done), (reject = fail)));
      const entry = { name: upload.name, url: upload.url, progress: hear.progress, arrive: () => resolve(), drop: () => reject(new SendingFailed('offline', true)), stopped: false };
      this.begun.push(entry);
      return { send: () => (hear.address(upload.url ?? `/api/uploads/${upload.name}`), sending), stop: async () => void (entry.stopped = true) };
    },
    hash: async (file) => `hash of ${file.name}`,
    finish: async (url, sha256) => {
      const refusal = this.refusals.shift();
      if (refusal) throw refusal;
      this.finished.push(`${url} ${sha256}`);
    },
    discard: async (url) => void this.discarded.push(url),
    memory: {
      load: async () => [...this.kept.values()],
      keep: async (upload, file) => void this.kept.set(upload.key, { upload, file }),
      forget: async (key) => void this.kept.delete(key),
    },
  };
}

const MEMBERSHIP = { enteId: 'pesaro', enteKind: 'PROVINCIA', ente: 'Provincia di Pesaro e Urbino', role: 'REDATTORE' };
const file = (name: string, size = 10): File => Object.defineProperty(new File(['x'], name, { lastModified: 7 }), 'size', { value: size });

function draw({ memberships = [MEMBERSHIP], line = new Line(), onArrived = jest.fn() } = {}) {
  const queue = new UploadQueue(line.tools);
  const viewer = { id: 'me', memberships } as unknown as Viewer;
  const view = render(
    <ViewerContextProvider state={{ viewer, loading: false, refresh: async () => undefined }}>
      <main>
        <UploadZone queue={queue} onArrived={onArrived} />
      </main>
      <UploadDock queue={queue} />
    </ViewerContextProvider>,
  );
  return { ...view, queue, line, onArrived };
}
const choose = async (...files: File[]): Promise<void> => {
  await act(async () => void fireEvent.change(document.querySelector('input[multiple]')!, { target: { files } }));
};
const lineOf = (name: string): HTMLElement => screen.getByText(name).closest('li')!;
const press = async (name: RegExp): Promise<void> => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
};

describe('the tray of uploads', () => {
  it('has a line per file, sends three at a time, and tells when each has arrived', async () => {
    const { line, container, onArrived } = draw();
    await choose(...['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'].map((name) => file(name, 2_000_000)));
    expect(line.begun.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(lineOf('d.pdf').textContent).toContain('In attesa');
    await act(async () => line.begun[0]!.progress(1_000_000));
    expect(within(lineOf('a.pdf')).getByRole('progressbar', { name: 'Avanzamento di «a.pdf»' }).getAttribute('value')).toBe('1000000');
    expect(lineOf('a.pdf').textContent).toContain('1 MB di 2 MB');
    expect((await axe(container)).violations).toEqual([]);
    await act(async () => line.begun[0]!.arrive());
    expect(lineOf('a.pdf').textContent).toContain('Arrivato');
    expect(line.finished).toEqual(['/api/uploads/a.pdf hash of a.pdf']);
    expect(line.begun.map(({ name }) => name)).toContain('d.pdf');
    expect(onArrived).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('status').textContent).toBe('Un file è arrivato.');
    expect(screen.getByRole('heading', { name: 'Caricamenti: 1 di 4 file' })).toBeTruthy();
    await press(/Togli gli arrivati/);
    expect(screen.queryByText('a.pdf')).toBeNull();
    expect(line.discarded).toEqual([]);
  });

  it('pauses, goes on where it stopped, and takes a file away on the server too', async () => {
    const { line } = draw();
    await choose(file('a.pdf'));
    await press(/Metti in pausa «a.pdf»/);
    expect(line.begun[0]!.stopped).toBe(true);
    // What comes late of the first sending no longer counts.
    await act(async () => line.begun[0]!.arrive());
    expect(lineOf('a.pdf').textContent).toContain('In pausa');
    await press(/Riprendi «a.pdf»/);
    expect(line.begun[1]!.url).toBe('/api/uploads/a.pdf');
    await press(/Togli «a.pdf»/);
    expect(line.discarded).toEqual(['/api/uploads/a.pdf']);
    expect(line.kept.size).toBe(0);
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('says when the line drops, and goes on when it is back', async () => {
    const { line, queue } = draw();
    await choose(file('a.pdf'));
    await act(async () => line.begun[0]!.drop());
    expect(lineOf('a.pdf').textContent).toContain('riprende da solo');
    await act(async () => queue.online());
    expect(lineOf('a.pdf').textContent).toContain('Si carica');
  });

  it('sends again, once, what arrived different, and shows what the server says', async () => {
    const { line } = draw();
    line.refusals = [new SendingFailed('different'), new SendingFailed('Lo spazio del vostro Ente per i file è finito.')];
    await choose(file('a.pdf'));
    await act(async () => line.begun[0]!.arrive());
    expect(line.begun).toHaveLength(2);
    await act(async () => line.begun[1]!.arrive());
    expect(lineOf('a.pdf').textContent).toContain('Non caricato: Lo spazio del vostro Ente per i file è finito.');
    await press(/Riprova «a.pdf»/);
    expect(line.begun).toHaveLength(3);
  });

  it('refuses at once what cannot be sent', async () => {
    const { line } = draw();
    await choose(file('vuoto.pdf', 0), file('enorme.zip', 3_000_000_000));
    expect(line.begun).toEqual([]);
    expect(lineOf('vuoto.pdf').textContent).toContain('Il file è vuoto.');
    expect(lineOf('enorme.zip').textContent).toContain('al massimo 2 GB');
    expect(screen.queryByRole('button', { name: /Riprova/ })).toBeNull();
  });

  it('goes on after a reload, and asks only for the files that the browser no longer has', async () => {
    const line = new Line();
    const kept = (name: string, has: boolean) => ({ upload: { key: name, enteId: 'pesaro', name, size: 10, lastModified: 7, url: `/api/uploads/${name}` }, file: has ? file(name) : null });
    line.kept.set('a.pdf', kept('a.pdf', true)).set('b.zip', kept('b.zip', false));
    const { queue, container } = draw({ line });
    await act(() => queue.restore());
    expect(line.begun.map(({ name, url }) => [name, url])).toEqual([['a.pdf', '/api/uploads/a.pdf']]);
    expect(lineOf('b.zip').textContent).toContain('Scegliete di nuovo il file');
    expect((await axe(container)).violations).toEqual([]);
    const again = lineOf('b.zip').querySelector('input')!;
    await act(async () => void fireEvent.change(again, { target: { files: [file('b.zip', 11)] } }));
    expect(lineOf('b.zip').textContent).toContain('non è lo stesso file');
    await act(async () => void fireEvent.change(again, { target: { files: [file('b.zip')] } }));
    expect(line.begun.at(-1)).toMatchObject({ name: 'b.zip', url: '/api/uploads/b.zip' });
  });

  it('takes files dropped anywhere on the page, for the Ente that was chosen', async () => {
    const { queue } = draw({ memberships: [MEMBERSHIP, { ...MEMBERSHIP, enteId: 'lecco', ente: 'Provincia di Lecco' }] });
    await act(async () => void fireEvent.change(screen.getByLabelText('Per conto di'), { target: { value: 'lecco' } }));
    const dropped = { dataTransfer: { types: ['Files'], files: [file('a.pdf')], items: [] } };
    fireEvent.dragEnter(window, dropped);
    expect(screen.getByText('Lasciate i file per caricarli')).toBeTruthy();
    await act(async () => void fireEvent.drop(window, dropped));
    expect(screen.queryByText('Lasciate i file per caricarli')).toBeNull();
    expect(queue.items()).toMatchObject([{ name: 'a.pdf', enteId: 'lecco' }]);
  });

  it('can be made small, and is nothing for who may bring no files', async () => {
    draw();
    await choose(file('a.pdf'));
    await press(/Riduci/);
    expect(screen.getByRole('button', { name: 'Mostra i caricamenti' }).getAttribute('aria-expanded')).toBe('false');
    const { container } = draw({ memberships: [{ ...MEMBERSHIP, role: 'LETTORE' }] });
    expect(container.querySelector('.up-zone')).toBeNull();
  });
});
