import type { Socket } from 'socket.io-client';

/** How the connection stands. `refused`: the thing is not (any more) for who looks, and nobody tries again. */
export type ConnectionStanding = 'connecting' | 'open' | 'interrupted' | 'refused';

/** One thing of which a page wants to hear. */
export interface HintChannel<Hint> {
  /** The message that asks to hear of it, and its body. */
  readonly here: string;
  readonly body: object;
  /** The message that is heard. */
  readonly hint: string;
  /** Code of the refusal that is for good. */
  readonly gone: string;
  /** Other messages that may be heard on the way, and who takes them. */
  readonly also?: Readonly<Record<string, (body: never) => void>>;
  /** Whether a hint is about this thing: the connection may still hear of the one before. */
  isOf(hint: Hint): boolean;
}

export interface HintListener<Hint> {
  standing(standing: ConnectionStanding): void;
  /** A hint, and the answer to having asked: what was told while nobody listened. */
  heard(hint: Hint): void;
}

type Answer<Hint> = { readonly answer: Hint } | { readonly refused: string };

const ANSWER_MS = 10_000;
/** After the product itself closed the connection: it stops, or asks who we are again. */
const RETURN_MS = 2_000;
/** After the product refused to let the page in at all: the session ended. Somebody may sign in again in another window. */
const REFUSED_RETURN_MS = 60_000;

/** An open connection by which a page hears that something changed. It comes back by itself; the library behind it is loaded when first needed. */
export class HintConnection<Hint> {
  private socket: Socket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly channel: HintChannel<Hint>,
    private readonly listener: HintListener<Hint>,
  ) {}

  async open(): Promise<void> {
    const { io } = await import('socket.io-client');
    if (this.closed) return;
    // The short way first: the long one needs a proxy that keeps a page on the same copy of the product.
    const socket = io({ path: '/socket.io', transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelayMax: 5_000, forceNew: true });
    this.socket = socket;
    socket.on('connect', () => void this.ask());
    socket.on('connect_error', (error) => {
      this.listener.standing('interrupted');
      if (!isRefused(error) || this.closed) return;
      socket.disconnect();
      this.later(() => socket.connect(), REFUSED_RETURN_MS);
    });
    socket.on('disconnect', (reason) => {
      if (this.closed) return;
      this.listener.standing('interrupted');
      // The library comes back by itself in every case but this one.
      if (reason === 'io server disconnect') this.later(() => socket.connect());
    });
    for (const [message, take] of Object.entries(this.channel.also ?? {})) socket.on(message, take as (body: unknown) => void);
    socket.on(this.channel.hint, (hint: Hint) => {
      if (this.channel.isOf(hint)) this.listener.heard(hint);
    });
  }

  /** Says something for which no answer is awaited; lost where the connection is. @returns whether there was one */
  say(message: string, body: object): boolean {
    if (!this.socket?.connected) return false;
    this.socket.emit(message, body);
    return true;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.disconnect();
  }

  private async ask(): Promise<void> {
    const { socket } = this;
    if (!socket?.connected) return;
    try {
      const answer = (await socket.timeout(ANSWER_MS).emitWithAck(this.channel.here, this.channel.body)) as Answer<Hint>;
      if (this.closed) return;
      if ('answer' in answer) {
        this.listener.standing('open');
        this.listener.heard(answer.answer);
      } else if (answer.refused === this.channel.gone) {
        this.listener.standing('refused');
        this.close();
      } else this.later(() => void this.ask());
    } catch {
      if (!this.closed) this.later(() => void this.ask());
    }
  }

  private later(work: () => void, after = RETURN_MS): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, after);
  }
}

/** Not let in for who asks, not because the product is just closing: only the long way hears which. */
function isRefused(error: Error): boolean {
  const { description, context } = error as { description?: unknown; context?: { readonly responseText?: unknown } };
  return description === 403 && String(context?.responseText).includes('"refused"');
}
