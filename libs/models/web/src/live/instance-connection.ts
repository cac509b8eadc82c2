import type { InstanceHint, Place, PresentPeople } from '@province-comuni/models-contract';
import type { Socket } from 'socket.io-client';

/** How the connection stands. `refused`: the instance is not (any more) for who looks, and nobody tries again. */
export type ConnectionStanding = 'connecting' | 'open' | 'interrupted' | 'refused';

export interface InstanceListener {
  standing(standing: ConnectionStanding): void;
  people(present: PresentPeople): void;
  changed(hint: InstanceHint): void;
  /** Somebody said something in the review of the instance. */
  reviewed?(): void;
}

type Answer = { readonly answer: PresentPeople } | { readonly refused: string };

/** A place is told when it has been held for this long: going through a form by keyboard is not writing in each field. */
const SETTLED_MS = 600;
const ANSWER_MS = 10_000;
/** After the product itself closed the connection: it stops, or asks who we are again. */
const RETURN_MS = 2_000;

/** The open connection of one instance's page. It comes back by itself; the library behind it is loaded when first needed. */
export class InstanceConnection {
  private socket: Socket | undefined;
  private place: Place | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly instanceId: string,
    private readonly listener: InstanceListener,
  ) {}

  async open(): Promise<void> {
    const { io } = await import('socket.io-client');
    if (this.closed) return;
    // The short way first: the long one needs a proxy that keeps a page on the same copy of the product.
    const socket = io({ path: '/socket.io', transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelayMax: 5_000, forceNew: true });
    this.socket = socket;
    socket.on('connect', () => void this.say());
    socket.on('connect_error', () => this.listener.standing('interrupted'));
    socket.on('disconnect', (reason) => {
      if (this.closed) return;
      this.listener.standing('interrupted');
      // The library comes back by itself in every case but this one.
      if (reason === 'io server disconnect') this.later(RETURN_MS, () => socket.connect());
    });
    socket.on('instance:people', (present: PresentPeople) => this.listener.people(present));
    socket.on('instance:changed', (hint: InstanceHint) => this.listener.changed(hint));
    socket.on('instance:reviewed', () => this.listener.reviewed?.());
  }

  /** Where the person is writing now; null where nowhere. */
  at(place: Place | null): void {
    if (this.place?.kind === place?.kind && this.place?.key === place?.key) return;
    this.place = place;
    if (this.socket?.connected) this.later(SETTLED_MS, () => void this.say());
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.disconnect();
  }

  private async say(): Promise<void> {
    const { socket } = this;
    if (!socket?.connected) return;
    try {
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck('instance:here', { instanceId: this.instanceId, place: this.place })) as Answer;
      if (this.closed) return;
      if ('answer' in answer) {
        this.listener.standing('open');
        this.listener.people(answer.answer);
      } else if (answer.refused === 'MODELS.INSTANCE_NOT_FOUND') {
        this.listener.standing('refused');
        this.close();
      } else this.later(RETURN_MS, () => void this.say());
    } catch {
      // No answer: the connection is found to be broken, or the next thing said is answered.
      if (!this.closed) this.later(RETURN_MS, () => void this.say());
    }
  }

  private later(ms: number, work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, ms);
  }
}
