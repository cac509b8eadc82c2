/** Where an import begins and what it is read against. */
export interface DocumentTarget {
  readonly enteId: string;
  readonly modelVersionId: string;
  readonly form: string;
  readonly level: string;
  readonly clientKey: string;
}

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Sends a document to be read. XMLHttpRequest and not fetch: only it tells how much has left.
 * @param onProgress percent sent; 100 while the server reads
 * @returns id of the import @throws Error with the server's reason, or with an empty message when no answer came
 */
export function sendDocument(file: File, target: DocumentTarget, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ ...target, fileName: file.name });
    request.open('POST', `/api/convention-imports?${query.toString()}`);
    request.setRequestHeader('content-type', DOCX_TYPE);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((100 * loaded) / total) : 0);
    request.upload.onload = () => onProgress(100);
    request.onerror = () => reject(new Error(''));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status === 201 && answer.id) resolve(answer.id);
      else reject(new Error(answer.message ?? ''));
    };
    request.send(file);
  });
}

function parse(text: string): { id?: string; message?: string } {
  try {
    return JSON.parse(text) as { id?: string; message?: string };
  } catch {
    return {};
  }
}
