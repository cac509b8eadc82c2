import { VARIABLE_FORMATS, type LegalSource } from '@province-comuni/shared-act-tree';
import { Button, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { InsertNormDialog } from './InsertNormDialog.js';
import { LogicHere } from './LogicHere.js';

interface Props {
  readonly editor: Editor;
  readonly draft: DraftData;
  /** The norms the clause already rests on. */
  readonly norms: readonly LegalSource[];
}

/** What only who writes a model may put in a text: norms, tables, lettered lists, how a value is written, conditions and repeats. */
export function TextTools({ editor, draft, norms }: Props): ReactElement {
  const t = useMessages('workshop');
  const [citing, setCiting] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      table: now.isActive('table'),
      caption: (now.getAttributes('table')['caption'] as string | null) ?? '',
      ordered: now.isActive('orderedList'),
      letters: now.isActive('orderedList', { style: 'letter' }),
      chip: now.isActive('variable'),
      format: (now.getAttributes('variable')['format'] as string | null) ?? '',
    }),
  });
  const tool = (label: string, run: () => void, pressed?: boolean): ReactElement => (
    <Button size="xs" outline color="primary" type="button" onClick={run} {...(pressed === undefined ? {} : { 'aria-pressed': pressed, active: pressed })}>
      {label}
    </Button>
  );
  const chain = (): ReturnType<Editor['chain']> => editor.chain().focus();
  return (
    <>
      <div role="toolbar" aria-label={t('tools.label')} className="clause-editor-tools">
        {tool(t('tools.norm'), () => setCiting(true))}
        {!on.table && tool(t('tools.table'), () => chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run())}
        {on.ordered && tool(t('tools.letters'), () => chain().updateAttributes('orderedList', { style: on.letters ? 'number' : 'letter' }).run(), on.letters)}
        {on.table && (
          <>
            {tool(t('tools.addRow'), () => chain().addRowAfter().run())}
            {tool(t('tools.removeRow'), () => chain().deleteRow().run())}
            {tool(t('tools.addColumn'), () => chain().addColumnAfter().run())}
            {tool(t('tools.removeColumn'), () => chain().deleteColumn().run())}
            {tool(t('tools.removeTable'), () => chain().deleteTable().run())}
            <label className="workshop-tool-field">
              {t('tools.caption')} <TextInput value={on.caption} maxLength={300} onChange={(caption) => editor.commands.updateAttributes('table', { caption: caption || null })} />
            </label>
          </>
        )}
        {on.chip && (
          <label className="workshop-tool-field">
            {t('tools.format')}{' '}
            <Select value={on.format} placeholder={t('tools.plainFormat')} onChange={(format) => editor.commands.updateAttributes('variable', { format: format || null })} options={VARIABLE_FORMATS.map((format) => ({ value: format, label: t(`formats.${format}`) }))} />
          </label>
        )}
      </div>
      <LogicHere editor={editor} draft={draft} />
      {citing && (
        <InsertNormDialog
          norms={norms}
          onClose={() => setCiting(false)}
          onInsert={(norm) => {
            setCiting(false);
            // The focus comes back from the dialog first.
            setTimeout(() => chain().insertContent({ type: 'legalRef', attrs: { urn: norm.urn, label: norm.label } }).run());
          }}
        />
      )}
    </>
  );
}
