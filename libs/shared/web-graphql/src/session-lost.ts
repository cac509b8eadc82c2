type Listener = (operationName: string) => void;

const listeners = new Set<Listener>();

/** The server asked for a session that is not there any more. The shell answers with the sign-in, over the page: what was typed stays. */
export const sessionLost = {
  announce(operationName: string): void {
    for (const listener of listeners) listener(operationName);
  },
  /** @returns how to stop listening */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
