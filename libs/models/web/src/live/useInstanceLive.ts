import type { Place, PresentPeople, PresentPerson } from '@province-comuni/models-contract';
import { useViewer } from '@province-comuni/shared-ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InstanceData, InstanceWork } from '../hooks/useInstance.js';
import { InstanceConnection, type ConnectionStanding } from './instance-connection.js';
import { RefreshOnHint } from './refresh-on-hint.js';

/** A connection that is back sooner than this was never missed. */
const MISSED_MS = 2_500;

/** What the page of an instance knows of the colleagues. */
export interface InstanceLive {
  /** The others who are here, by name. */
  readonly others: readonly PresentPerson[];
  /** What colleagues do is not heard at the moment. */
  readonly interrupted: boolean;
  /** Tells the colleagues where the person is writing. */
  at(place: Place | null): void;
}

/** Keeps a page in touch with its colleagues. It is a hint on top of what is stored: without it everything works, only later. */
export function useInstanceLive(instance: InstanceData, work: Pick<InstanceWork, 'retry' | 'saving'>, onReviewed: () => void): InstanceLive {
  const viewerId = useViewer()?.id;
  const [standing, setStanding] = useState<ConnectionStanding>('connecting');
  const [present, setPresent] = useState<PresentPeople | null>(null);
  const connection = useRef<InstanceConnection | null>(null);
  const now = useRef({ instance, work, onReviewed });
  now.current = { instance, work, onReviewed };

  useEffect(() => {
    const refresh = async (): Promise<unknown> => now.current.work.retry();
    const hints = new RefreshOnHint({ revision: () => now.current.instance.dataRevision, busy: () => now.current.work.saving.state === 'saving', refresh });
    let missed = false;
    const opened = new InstanceConnection(instance.id, {
      standing: (next) => {
        setStanding(next);
        // Whatever was told meanwhile was not heard.
        if (next === 'open' && missed) {
          void refresh().catch(() => undefined);
          now.current.onReviewed();
        }
        missed = next === 'interrupted';
      },
      people: (next) => setPresent((last) => (last && last.moment > next.moment ? last : next)),
      reviewed: () => now.current.onReviewed(),
      changed: (hint) => hints.hint(hint.dataRevision, hint.personId === viewerId),
    });
    connection.current = opened;
    void opened.open().catch(() => setStanding('interrupted'));
    return () => {
      hints.stop();
      opened.close();
      connection.current = null;
      setPresent(null);
      setStanding('connecting');
    };
  }, [instance.id, viewerId]);

  const others = useMemo(() => (standing === 'open' ? (present?.people ?? []).filter((person) => person.personId !== viewerId) : []), [present, standing, viewerId]);
  const at = useCallback((place: Place | null) => connection.current?.at(place), []);
  const interrupted = useLasting(standing === 'interrupted', MISSED_MS);
  return useMemo(() => ({ others, interrupted, at }), [others, interrupted, at]);
}

/** True when the fact has held for a while; false at once. */
function useLasting(fact: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!fact) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [fact, ms]);
  return fact && lasting;
}
