import { useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Prose, Sections } from './Prose.js';

export function LegalNotesPage(): ReactNode {
  const t = useMessages('static');
  return (
    <Prose title={t('notes.title')} lead={t('notes.lead')}>
      <Sections of="notes" keys={['models', 'law', 'software', 'data']} />
    </Prose>
  );
}
