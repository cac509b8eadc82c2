import type { IstatImportApplied, IstatImportPreviewed, IstatImportRefused } from '@province-comuni/enti-contract';

/** The files that were chosen; null where there is none. */
export interface ChosenFiles {
  readonly elenco: File | null;
  readonly popolazione: File | null;
}

/** What goes with the files when they are applied. */
export interface ImportDecisions {
  readonly decorrenza: string;
  readonly source: string;
  readonly successori: readonly { readonly cessato: string; readonly successore: string }[];
}

export type Answer<T> = { readonly accepted: T } | { readonly refused: IstatImportRefused };

export function previewFiles(files: ChosenFiles): Promise<Answer<IstatImportPreviewed>> {
  return send('/api/istat-imports/preview', files, []);
}

/** @param digest of the preview that was looked at */
export function applyFiles(files: ChosenFiles, digest: string, { decorrenza, source, successori }: ImportDecisions): Promise<Answer<IstatImportApplied>> {
  return send('/api/istat-imports', files, [['digest', digest], ['decorrenza', decorrenza], ['source', source], ...successori.map(({ cessato, successore }) => ['successore', `${cessato}:${successore}`])]);
}

/** The body is the files, one after the other; the address says how long each is. A message of null: no answer came. */
async function send<T>(path: string, { elenco, popolazione }: ChosenFiles, more: string[][]): Promise<Answer<T>> {
  const query = new URLSearchParams([['elenco', String(elenco?.size ?? 0)], ['popolazione', String(popolazione?.size ?? 0)], ...more]);
  try {
    const response = await fetch(`${path}?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Blob([elenco ?? '', popolazione ?? '']) });
    const body: unknown = await response.json();
    return response.ok ? { accepted: body as T } : { refused: { problems: [], message: null, ...(body as object) } };
  } catch {
    return { refused: { problems: [], message: null } };
  }
}
