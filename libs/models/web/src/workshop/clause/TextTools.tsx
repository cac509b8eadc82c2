import { VARIABLE_FORMATS } from '@province-comuni/shared-act-tree';
import { Select, useMessages } from '@province-comuni/shared-ui';
import { useEditorState, type Editor } from '@tiptap/react';
import type { ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { LogicHere } from './LogicHere.js';

/** What only who writes a model may put in a text: how a value is written, conditions and repeats. */
export function TextTools({ editor, draft }: { readonly editor: Editor; readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshop');
  const on = useEditorState({ editor, selector: ({ editor: now }) => ({ chip: now.isActive('variable'), format: (now.getAttributes('variable')['format'] as string | null) ?? '' }) });
  return (
    <>
      {on.chip && (
        <div role="toolbar" aria-label={t('tools.label')} className="clause-editor-tools">
          <label className="clause-tool-field">
            {t('tools.format')}{' '}
            <Select value={on.format} placeholder={t('tools.plainFormat')} onChange={(format) => editor.commands.updateAttributes('variable', { format: format || null })} options={VARIABLE_FORMATS.map((format) => ({ value: format, label: t(`formats.${format}`) }))} />
          </label>
        </div>
      )}
      <LogicHere editor={editor} draft={draft} />
    </>
  );
}
