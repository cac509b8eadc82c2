/** Largest file sent in one go, in bytes: larger ones go through the library, which resumes. */
export const LARGEST_AT_ONCE = 50 * 1024 * 1024;

const UPLOADS = '/api/uploads';
const TUS = { 'tus-resumable': '1.0.0' };

/** Bytes sent with one request: a line that drops costs no more than these. */
const PIECE = 4 * 1024 * 1024;
const PAUSES_MS = [1_000, 3_000, 9_000];

/**
 * Sends one small file (tus 1.0) on behalf of an Ente, for something that is going to hold it. When the line drops it goes on from where it was.
 * @param onProgress hears how many bytes have arrived
 * @returns id of the upload
 * @throws Error with a message in Italian
 */
export async function uploadFile(file: File, enteId: string, onProgress: (sent: number) => void = () => undefined): Promise<string> {
  if (file.size === 0) throw new Error('Il file è vuoto.');
  if (file.size > LARGEST_AT_ONCE) throw new Error('Il file è troppo grande: al massimo 50 MB.');
  const metadata = Object.entries({ filename: file.name, enteId, clientKey: crypto.randomUUID() }).map(([key, value]) => `${key} ${base64(value)}`);
  const created = await send(UPLOADS, { method: 'POST', headers: { ...TUS, 'upload-length': String(file.size), 'upload-metadata': metadata.join(',') } });
  const address = created.headers.get('location') ?? '';
  for (let at = 0; at < file.size; onProgress(at)) at = await sendPiece(address, file, at);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await send(`${address}/finish`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sha256 }) });
  return address.split('/').at(-1) ?? '';
}

/** @returns how many bytes the server has now */
async function sendPiece(address: string, file: File, from: number): Promise<number> {
  for (let at = from, times = 0; ; times += 1) {
    try {
      const answer = await send(address, { method: 'PATCH', headers: { ...TUS, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' }, body: file.slice(at, at + PIECE) });
      return offsetOf(answer) ?? Math.min(file.size, at + PIECE);
    } catch (error) {
      const pause = PAUSES_MS[times];
      // What the server refuses it refuses again; a line that dropped comes back.
      if (!(error instanceof LineDropped) || pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      const there = await send(address, { method: 'HEAD', headers: TUS }).catch(() => null);
      at = (there && offsetOf(there)) ?? at;
      if (at > from) return at;
    }
  }
}

function offsetOf({ headers }: Response): number | null {
  const offset = headers.get('upload-offset');
  return offset === null ? null : Number(offset);
}

/** The request did not get through. */
class LineDropped extends Error {}

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { credentials: 'same-origin', ...init }).catch(() => {
    throw new LineDropped('La linea è caduta: riprovate quando torna.');
  });
  if (response.ok) return response;
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Error(message ?? 'Il file non è arrivato: riprovate.');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
