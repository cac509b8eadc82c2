import { useSyncExternalStore } from 'react';

/** `online` until a request gets no answer or the browser says that the network is gone. */
export type ConnectionState = 'online' | 'offline';

const PROBE = '/graphql?query=%7B__typename%7D';
const FIRST_PROBE_MS = 2_000;
const LAST_PROBE_MS = 30_000;

/** Whether the service answers. Once lost, it is asked again until it does. */
class Connection {
  private state: ConnectionState = 'online';
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    if (typeof window === 'undefined') return;
    window.addEventListener('offline', () => this.failed());
    window.addEventListener('online', () => void this.probe(FIRST_PROBE_MS));
  }

  readonly current = (): ConnectionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A request got no answer. */
  failed(): void {
    if (this.state === 'offline') return;
    this.set('offline');
    this.schedule(FIRST_PROBE_MS);
  }

  /** A request got an answer. */
  answered(): void {
    if (this.state === 'online') return;
    clearTimeout(this.timer);
    this.set('online');
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.probe(Math.min(delay * 2, LAST_PROBE_MS)), delay);
  }

  private async probe(next: number): Promise<void> {
    try {
      const response = await fetch(PROBE, { headers: { 'apollo-require-preflight': '1' }, cache: 'no-store' });
      if (response.ok) return this.answered();
    } catch {
      // Still no answer: asked again later.
    }
    if (this.state === 'offline') this.schedule(next);
  }

  private set(state: ConnectionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection();

/** Whether the service answers, for the banner and for pages that keep unsent text. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.current);
}
