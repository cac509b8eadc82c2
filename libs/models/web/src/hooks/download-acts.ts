/** Asks for files of an instance and hands them to the browser. @throws Error with the server's reason in Italian */
export function downloadActs(instanceId: string, body: object): Promise<void> {
  return download(`/api/instances/${instanceId}/exports`, body);
}

/** The same for an act as a DOCX that is to be revised and brought back. @throws Error with the server's reason in Italian */
export function downloadForWord(instanceId: string, actKey: string): Promise<void> {
  return download(`/api/instances/${instanceId}/word-review`, { actKey });
}

async function download(address: string, body: object): Promise<void> {
  const response = await fetch(address, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(((await response.json().catch(() => ({}))) as { message?: string }).message ?? `errore ${response.status}`);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'atti.zip';
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
