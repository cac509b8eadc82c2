/** What came of bringing a package in. */
export type PackageOutcome =
  | { readonly ok: true; readonly draftId: string }
  /** `message` is what the server says, null when it did not answer; `draftId` is the draft that is open already. */
  | { readonly ok: false; readonly message: string | null; readonly draftId: string | null };

/** Sends a package. By XMLHttpRequest, which tells how much has gone. @param onProgress share sent, from 0 to 1 */
export function sendPackage(file: Blob, onProgress: (share: number) => void): Promise<PackageOutcome> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/models/packages');
    request.setRequestHeader('content-type', 'application/zip');
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total);
    request.onload = () => done(outcomeOf(request.status, request.responseText));
    request.onerror = () => done({ ok: false, message: null, draftId: null });
    request.send(file);
  });
}

function outcomeOf(status: number, text: string): PackageOutcome {
  try {
    const answer = JSON.parse(text) as { readonly draftId?: string; readonly message?: string };
    if (status === 201 && answer.draftId) return { ok: true, draftId: answer.draftId };
    return { ok: false, message: answer.message ?? null, draftId: answer.draftId ?? null };
  } catch {
    return { ok: false, message: null, draftId: null };
  }
}
