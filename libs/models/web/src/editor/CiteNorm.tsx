import type { LegalSource } from '@province-comuni/shared-act-tree';
import { Button, useMessages } from '@province-comuni/shared-ui';
import type { Editor } from '@tiptap/react';
import { useState, type ReactElement } from 'react';
import { InsertNormDialog } from './InsertNormDialog.js';

/** Cites a norm in the text, with its address at Normattiva. */
export function CiteNorm({ editor, norms }: { readonly editor: Editor; readonly norms: readonly LegalSource[] }): ReactElement {
  const t = useMessages('models');
  const [citing, setCiting] = useState(false);
  return (
    <>
      <Button size="xs" outline color="primary" type="button" onClick={() => setCiting(true)}>
        {t('clause.tools.norm')}
      </Button>
      {citing && (
        <InsertNormDialog
          norms={norms}
          onClose={() => setCiting(false)}
          onInsert={(norm) => {
            setCiting(false);
            // The focus comes back from the dialog first.
            setTimeout(() => editor.chain().focus().insertContent({ type: 'legalRef', attrs: { urn: norm.urn, label: norm.label } }).run());
          }}
        />
      )}
    </>
  );
}
