import { LARGEST_UPLOAD } from '@province-comuni/documents-contract';
import type { KeptUpload, UploadMemory } from './kept-uploads.js';

/**
 * `waiting`: its turn will come. `sending`: bytes go out. `checking`: all are there, and are compared with the file. `paused`: by the person.
 * `done`: kept by the server. `failed`: `problem` says why. `file-needed`: after a reload, the browser no longer has the file.
 */
export type UploadStep = 'waiting' | 'sending' | 'checking' | 'paused' | 'done' | 'failed' | 'file-needed';

/** One file of the tray. */
export interface TrayItem {
  readonly key: string;
  readonly enteId: string;
  readonly name: string;
  readonly size: number;
  /** Bytes that went out. */
  readonly sent: number;
  readonly step: UploadStep;
  /** Why it failed: a text of the server, or one of our keys (`tooLarge`, `empty`, `offline`, `session`, `different`, `unreadable`). */
  readonly problem: string | null;
}

/** Why sending ended without success. */
export class SendingFailed extends Error {
  constructor(
    readonly problem: string,
    /** Goes on by itself when the line is back. */
    readonly network = false,
  ) {
    super(problem);
  }
}

/** Sends one file. */
export interface Sending {
  /** Sends from where it stopped; resolves when all bytes are there. @throws SendingFailed */
  send(): Promise<void>;
  /** Stops; `send` rejects or never settles, and is not waited for. */
  stop(): Promise<void>;
}

/** What the queue needs from outside: the protocol, the hash and the memory, each replaced in tests. */
export interface UploadTools {
  start(upload: KeptUpload, file: File, hear: { progress(sent: number): void; address(url: string): void }): Sending;
  hash(file: File): Promise<string>;
  /** Ends an upload. @throws SendingFailed, with `different` when the bytes are not those of the file */
  finish(url: string, sha256: string): Promise<void>;
  discard(url: string): Promise<void>;
  readonly memory: UploadMemory;
}

/** Files sent at the same time: more would only share the same line. */
const AT_ONCE = 3;

interface Work {
  kept: KeptUpload;
  file: File | null;
  sending: Sending | null;
  /** Worked out while the bytes go out. */
  hash: Promise<string> | null;
  item: TrayItem;
  /** Changes whenever what is under way no longer counts. */
  turn: number;
}

/** The uploads of a page and what becomes of them. Pages come and go; the queue stays. */
export class UploadQueue {
  private readonly works = new Map<string, Work>();
  private readonly listeners = new Set<() => void>();
  private snapshot: readonly TrayItem[] = [];
  private restored = false;

  constructor(private readonly tools: UploadTools) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly items = (): readonly TrayItem[] => this.snapshot;

  /** Takes up what an earlier load of the page left; once. */
  async restore(): Promise<void> {
    if (this.restored) return;
    this.restored = true;
    for (const { upload, file } of await this.tools.memory.load()) {
      if (this.works.has(upload.key)) continue;
      this.take(upload, file, file ? 'waiting' : 'file-needed', 0);
    }
    this.next();
  }

  /** Adds files. One whose upload waits for its file takes that up instead of beginning anew. */
  add(files: readonly File[], enteId: string): void {
    for (const file of files) {
      const waiting = [...this.works.values()].find((work) => work.item.step === 'file-needed' && isSame(work.kept, file));
      if (waiting) {
        this.give(waiting.item.key, file);
        continue;
      }
      const kept: KeptUpload = { key: crypto.randomUUID(), enteId, name: file.name, size: file.size, lastModified: file.lastModified, url: null };
      const problem = file.size === 0 ? 'empty' : file.size > LARGEST_UPLOAD ? 'tooLarge' : null;
      this.take(kept, file, problem ? 'failed' : 'waiting', 0, problem);
      if (!problem) void this.tools.memory.keep(kept, file);
    }
    this.next();
  }

  /** Hands the file of an upload over again, after a reload; another file is refused in words. */
  give(key: string, file: File): void {
    const work = this.works.get(key);
    if (!work || work.item.step !== 'file-needed') return;
    if (!isSame(work.kept, file)) return this.change(work, { problem: 'wrongFile' });
    work.file = file;
    this.change(work, { step: 'waiting', problem: null });
    void this.tools.memory.keep(work.kept, file);
    this.next();
  }

  pause(key: string): void {
    const work = this.works.get(key);
    if (!work || !['waiting', 'sending'].includes(work.item.step)) return;
    this.halt(work);
    this.change(work, { step: 'paused' });
    this.next();
  }

  /** Goes on with what was paused or failed. */
  resume(key: string): void {
    const work = this.works.get(key);
    if (!work || !['paused', 'failed'].includes(work.item.step)) return;
    this.change(work, { step: work.file ? 'waiting' : 'file-needed', problem: null });
    this.next();
  }

  /** Takes a line away. What was not ended is thrown away on the server too; what arrived stays there. */
  async remove(key: string): Promise<void> {
    const work = this.works.get(key);
    if (!work) return;
    this.halt(work);
    this.works.delete(key);
    this.tell();
    this.next();
    await this.tools.memory.forget(key);
    if (work.item.step !== 'done' && work.kept.url) await this.tools.discard(work.kept.url).catch(() => undefined);
  }

  /** Takes the lines of what arrived away. */
  clearDone(): void {
    for (const [key, { item }] of this.works) if (item.step === 'done') this.works.delete(key);
    this.tell();
  }

  /** The line is back: what failed for want of it goes on. */
  online(): void {
    for (const [key, { item }] of this.works) if (item.step === 'failed' && item.problem === 'offline') this.resume(key);
  }

  private take(kept: KeptUpload, file: File | null, step: UploadStep, sent: number, problem: string | null = null): void {
    this.works.set(kept.key, { kept, file, sending: null, hash: null, turn: 0, item: { key: kept.key, enteId: kept.enteId, name: kept.name, size: kept.size, sent, step, problem } });
    this.tell();
  }

  private next(): void {
    const busy = [...this.works.values()].filter(({ item }) => item.step === 'sending' || item.step === 'checking').length;
    const waiting = [...this.works.values()].filter(({ item }) => item.step === 'waiting');
    for (const work of waiting.slice(0, Math.max(0, AT_ONCE - busy))) void this.run(work);
  }

  private async run(work: Work): Promise<void> {
    const turn = (work.turn += 1);
    const current = (): boolean => work.turn === turn;
    this.change(work, { step: 'sending', problem: null });
    try {
      await this.deliver(work, current, true);
      if (!current()) return;
      this.change(work, { step: 'done', sent: work.item.size });
      await this.tools.memory.forget(work.kept.key);
    } catch (error) {
      if (!current()) return;
      this.change(work, { step: 'failed', problem: error instanceof SendingFailed ? (error.network ? 'offline' : error.problem) : 'unreadable' });
    }
    this.next();
  }

  private async deliver(work: Work, current: () => boolean, again: boolean): Promise<void> {
    const file = work.file!;
    work.hash ??= this.tools.hash(file);
    // Heard below; an earlier end of the sending must not leave it unheard.
    work.hash.catch(() => (work.hash = null));
    work.sending = this.tools.start(work.kept, file, {
      progress: (sent) => current() && this.change(work, { sent }),
      address: (url) => {
        work.kept = { ...work.kept, url };
        if (this.works.has(work.kept.key)) void this.tools.memory.keep(work.kept, work.file);
      },
    });
    await work.sending.send();
    if (!current()) return;
    this.change(work, { step: 'checking', sent: work.item.size });
    try {
      await this.tools.finish(work.kept.url!, await work.hash);
    } catch (error) {
      if (!current() || !again || !(error instanceof SendingFailed) || error.problem !== 'different') throw error;
      // Something on the way changed the bytes: the server threw them away, and takes them once more.
      this.change(work, { step: 'sending', sent: 0 });
      await this.deliver(work, current, false);
    }
  }

  private halt(work: Work): void {
    work.turn += 1;
    void work.sending?.stop().catch(() => undefined);
    work.sending = null;
  }

  private change(work: Work, changes: Partial<TrayItem>): void {
    work.item = { ...work.item, ...changes };
    this.tell();
  }

  private tell(): void {
    this.snapshot = [...this.works.values()].map(({ item }) => item);
    for (const listener of this.listeners) listener();
  }
}

/** By what a browser tells of a file without reading it; its bytes are compared at the end. */
function isSame(kept: KeptUpload, file: File): boolean {
  return kept.name === file.name && kept.size === file.size && kept.lastModified === file.lastModified;
}
