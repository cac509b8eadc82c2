import type { FilesError, UploadProblem } from '@province-comuni/documents-domain';
import { StorageRefused } from '@province-comuni/platform-ports';
import { assertUnreachable } from '@province-comuni/shared-kernel';

/** A refusal as the pages that send and fetch files hear it. `message` is Italian; `problems` names fields. */
export interface FilesAnswer {
  readonly status: number;
  readonly body: { readonly code: string; readonly message: string; readonly problems?: readonly UploadProblem[] };
}

/** What a refusal about files answers. A code that is forgotten here does not compile. */
export function presentFilesRefusal({ code, details }: FilesError): FilesAnswer {
  const answer = (status: number, message: string): FilesAnswer => ({ status, body: { code, message } });
  switch (code) {
    case 'FILES.NOT_FOUND':
      return answer(404, 'Non trovato.');
    case 'FILES.INPUT_REFUSED':
      return { status: 422, body: { code, message: details.problems?.[0]?.message ?? 'Il file non si può caricare.', problems: [...(details.problems ?? [])] } };
    case 'FILES.NOT_ALLOWED':
      return answer(403, details.reason ?? 'Non permesso.');
    case 'FILES.NO_ROOM':
      return answer(413, details.reason ?? 'Lo spazio è finito.');
    case 'FILES.WRONG_PLACE':
    case 'FILES.INCOMPLETE':
      return answer(409, details.reason ?? 'Il file non è ancora arrivato intero.');
    case 'FILES.DIFFERENT':
      return answer(422, details.reason ?? 'Il file è arrivato diverso da come è partito.');
    default:
      return assertUnreachable(code);
  }
}

/** What the storage's refusals answer. */
export function presentStorageRefusal({ problem, message }: StorageRefused): FilesAnswer {
  const status = { UNKNOWN: 404, OFFSET: 409, DIFFERENT: 422, FULL: 507, DAMAGED: 500, UNAVAILABLE: 503 }[problem];
  return { status, body: { code: `STORAGE.${problem}`, message: problem === 'UNKNOWN' ? 'Non trovato.' : message } };
}
