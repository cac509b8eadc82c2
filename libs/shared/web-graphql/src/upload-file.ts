/** Largest file sent in one go, in bytes: larger ones go through the library, which resumes. */
export const LARGEST_AT_ONCE = 50 * 1024 * 1024;

const UPLOADS = '/api/uploads';
const TUS = { 'tus-resumable': '1.0.0' };

/**
 * Sends one small file (tus 1.0) on behalf of an Ente, for something that is going to hold it.
 * @returns id of the upload
 * @throws Error with a message in Italian
 */
export async function uploadFile(file: File, enteId: string): Promise<string> {
  if (file.size === 0) throw new Error('Il file è vuoto.');
  if (file.size > LARGEST_AT_ONCE) throw new Error('Il file è troppo grande: al massimo 50 MB.');
  const metadata = Object.entries({ filename: file.name, enteId, clientKey: crypto.randomUUID() }).map(([key, value]) => `${key} ${base64(value)}`);
  const created = await send(UPLOADS, { method: 'POST', headers: { ...TUS, 'upload-length': String(file.size), 'upload-metadata': metadata.join(',') } });
  const address = created.headers.get('location') ?? '';
  await send(address, { method: 'PATCH', headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: file });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await send(`${address}/finish`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sha256 }) });
  return address.split('/').at(-1) ?? '';
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { credentials: 'same-origin', ...init });
  if (response.ok) return response;
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Error(message ?? 'Il file non è arrivato: riprovate.');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
