import { Button, Dialog, Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import { uploadFile, useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { FileDrop } from '../components/FileDrop.js';
import { MAX_BYTES } from '../hooks/send-document.js';
import '../import-messages.js';
import '../imports.css';
import { BringBackWordFileDocument, type WordReviewsFieldsFragment } from './generated/graphql.js';
import type { ActReviews } from './WordAct.js';

/** A file that was read, or had been before. */
export interface BroughtBack {
  readonly again: boolean;
  readonly name: string;
}

interface Props {
  readonly reviews: WordReviewsFieldsFragment;
  readonly act: ActReviews;
  readonly onBrought: (brought: BroughtBack) => void;
  readonly onClose: () => void;
}

/** Brings a reviewed file back. What was chosen stays through a refusal. */
export function BringBackDialog({ reviews, act, onBrought, onClose }: Props): ReactElement {
  const t = useMessages('word');
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const bring = useChange(BringBackWordFileDocument, (data) => data.bringBackWordFile, { refetch: ['WordReviews'] });

  function choose(chosen: File): void {
    bring.clear();
    setTrouble(null);
    setFile(chosen);
  }

  async function go(): Promise<void> {
    const wrong = problemOf(file);
    if (wrong) return setTrouble(t(`dialog.${wrong}`));
    setSending(true);
    setTrouble(null);
    try {
      const uploadId = await uploadFile(file!, reviews.enteId);
      const outcome = await bring.run({ instanceId: reviews.instanceId, actKey: act.actKey, uploadId });
      if (!outcome) return;
      onBrought({ again: outcome.again, name: file!.name });
      onClose();
    } catch (error) {
      setTrouble((error as Error).message);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      title={t('bringOf', { act: act.shortName })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={sending} onClick={() => void go()}>
            {sending ? t('dialog.sending') : t('dialog.go')}
          </Button>
        </>
      }
    >
      {bring.message && <Notice kind="danger">{bring.message}</Notice>}
      {bring.error != null && <Failure error={bring.error} />}
      <p>{t('dialog.lead')}</p>
      <FileDrop id="file-rivisto" label={t('dialog.file')} help={t('dialog.fileHelp')} file={file} error={trouble ?? bring.problems['uploadId'] ?? null} disabled={sending} onFile={choose} />
    </Dialog>
  );
}

/** What is wrong with a file before it leaves; null when nothing is. */
function problemOf(file: File | null): 'choose' | 'onlyDocx' | 'tooLarge' | null {
  if (!file) return 'choose';
  if (!/\.docx$/i.test(file.name)) return 'onlyDocx';
  return file.size > MAX_BYTES ? 'tooLarge' : null;
}
