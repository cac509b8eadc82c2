import { UPLOADS_ADDRESS, type UploadView } from '@province-comuni/documents-contract';
import { useCallback, useEffect, useState } from 'react';

/** The viewer's files that have arrived and are part of no document yet. */
export interface ArrivedUploads {
  /** Null until the first answer. */
  readonly uploads: readonly UploadView[] | null;
  readonly error: unknown;
  readonly refresh: () => Promise<void>;
}

export function useArrivedUploads(): ArrivedUploads {
  const [uploads, setUploads] = useState<readonly UploadView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const refresh = useCallback(async () => {
    try {
      const response = await fetch(UPLOADS_ADDRESS, { credentials: 'same-origin', headers: { accept: 'application/json' } });
      if (!response.ok) throw new Error(String(response.status));
      const all = (await response.json()) as readonly UploadView[];
      setUploads(all.filter(({ state }) => state === 'RICEVUTO'));
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return { uploads, error, refresh };
}
