import { COMMUNITY_GROWN, COMMUNITY_HERE, type CommunityHint } from '@province-comuni/communities-contract';
import type { Socket } from 'socket.io-client';

/** How the connection stands. `refused`: the community is not (any more) for who looks, and nobody tries again. */
export type ConnectionStanding = 'connecting' | 'open' | 'interrupted' | 'refused';

export interface CommunityListener {
  standing(standing: ConnectionStanding): void;
  /** The log goes this far. */
  grown(sequence: number): void;
}

type Answer = { readonly answer: CommunityHint } | { readonly refused: string };

const ANSWER_MS = 10_000;
/** After the product itself closed the connection: it stops, or asks who we are again. */
const RETURN_MS = 2_000;

/** The open connection of one community's page. It comes back by itself; the library behind it is loaded when first needed. */
export class CommunityConnection {
  private socket: Socket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly communityId: string,
    private readonly listener: CommunityListener,
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
      if (reason === 'io server disconnect') this.later(() => socket.connect());
    });
    socket.on(COMMUNITY_GROWN, (hint: CommunityHint) => {
      if (hint.communityId === this.communityId) this.listener.grown(hint.sequence);
    });
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
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(COMMUNITY_HERE, { communityId: this.communityId })) as Answer;
      if (this.closed) return;
      if ('answer' in answer) {
        this.listener.standing('open');
        // What was told while nobody listened is asked for now.
        this.listener.grown(answer.answer.sequence);
      } else if (answer.refused === 'COMMUNITIES.NOT_FOUND') {
        this.listener.standing('refused');
        this.close();
      } else this.later(() => void this.say());
    } catch {
      if (!this.closed) this.later(() => void this.say());
    }
  }

  private later(work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, RETURN_MS);
  }
}
