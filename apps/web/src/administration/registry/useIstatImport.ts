import type { IstatDifferences, IstatImportPreviewed, IstatImportRefused } from '@province-comuni/enti-contract';
import { useState } from 'react';
import { applyFiles, previewFiles, type Answer, type ChosenFiles, type ImportDecisions } from './send-istat-files.js';

/** Where the import stands: files to choose, differences to look at, all done. */
export type ImportStage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'previewed'; readonly files: ChosenFiles; readonly preview: IstatImportPreviewed }
  | { readonly kind: 'applied'; readonly differences: IstatDifferences };

export interface IstatImport {
  readonly stage: ImportStage;
  /** The step that is being asked of the server. */
  readonly busy: 'preview' | 'apply' | null;
  /** Why the last step was refused; null when it was not. */
  readonly refused: IstatImportRefused | null;
  preview(files: ChosenFiles): Promise<void>;
  apply(decisions: ImportDecisions): Promise<void>;
  /** Back to the choice of the files. */
  restart(): void;
}

/** The steps of an import: nothing is applied that was not looked at. */
export function useIstatImport(): IstatImport {
  const [stage, setStage] = useState<ImportStage>({ kind: 'choosing' });
  const [busy, setBusy] = useState<IstatImport['busy']>(null);
  const [refused, setRefused] = useState<IstatImportRefused | null>(null);
  async function step<T>(name: 'preview' | 'apply', asked: Promise<Answer<T>>, next: (accepted: T) => ImportStage): Promise<void> {
    setBusy(name);
    const answer = await asked;
    setBusy(null);
    setRefused('refused' in answer ? answer.refused : null);
    if ('accepted' in answer) setStage(next(answer.accepted));
  }
  return {
    stage,
    busy,
    refused,
    preview: (files) => step('preview', previewFiles(files), (preview) => ({ kind: 'previewed', files, preview })),
    apply: async (decisions) => {
      if (stage.kind === 'previewed') await step('apply', applyFiles(stage.files, stage.preview.digest, decisions), ({ differences }) => ({ kind: 'applied', differences }));
    },
    restart: () => (setStage({ kind: 'choosing' }), setRefused(null)),
  };
}
