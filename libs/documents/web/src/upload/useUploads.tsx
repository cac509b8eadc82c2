import { useViewer } from '@province-comuni/shared-ui';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { UploadDock } from './UploadDock.js';
import { UploadQueue, type UploadTools } from './upload-queue.js';
import { browserTools } from './upload-tools.js';

const queues = new Map<string, UploadQueue>();

/** The queue of the signed-in person: one for all pages, which it outlives; null for a visitor. */
export function useUploads(): UploadQueue | null {
  const viewer = useViewer();
  const [queue, setQueue] = useState<UploadQueue | null>(null);
  useEffect(() => {
    const mine = viewer ? queueOf(viewer.id) : null;
    setQueue(mine);
    void mine?.restore();
  }, [viewer]);
  return queue;
}

function queueOf(personId: string): UploadQueue {
  const known = queues.get(personId);
  if (known) return known;
  const queue = openQueue(browserTools(personId));
  queues.set(personId, queue);
  return queue;
}

/** A queue with its tray, drawn beside the pages and not in one of them: leaving a page stops no upload and hides none. */
export function openQueue(tools: UploadTools): UploadQueue {
  const queue = new UploadQueue(tools);
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(<UploadDock queue={queue} />);
  window.addEventListener('online', () => queue.online());
  return queue;
}
