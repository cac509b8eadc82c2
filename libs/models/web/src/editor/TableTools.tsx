import { Button, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useEditorState, type Editor } from '@tiptap/react';
import type { ReactElement } from 'react';

/** Tables, with their rows, columns and title, and lists that count with letters. */
export function TableTools({ editor }: { readonly editor: Editor }): ReactElement {
  const t = useMessages('models');
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      table: now.isActive('table'),
      caption: (now.getAttributes('table')['caption'] as string | null) ?? '',
      ordered: now.isActive('orderedList'),
      letters: now.isActive('orderedList', { style: 'letter' }),
    }),
  });
  const chain = (): ReturnType<Editor['chain']> => editor.chain().focus();
  const tool = (name: string, run: () => void, pressed?: boolean): ReactElement => (
    <Button size="xs" outline color="primary" type="button" onClick={run} {...(pressed === undefined ? {} : { 'aria-pressed': pressed, active: pressed })}>
      {t(`clause.tools.${name}`)}
    </Button>
  );
  return (
    <>
      {on.ordered && tool('letters', () => chain().updateAttributes('orderedList', { style: on.letters ? 'number' : 'letter' }).run(), on.letters)}
      {!on.table && tool('table', () => chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run())}
      {on.table && (
        <>
          {tool('addRow', () => chain().addRowAfter().run())}
          {tool('removeRow', () => chain().deleteRow().run())}
          {tool('addColumn', () => chain().addColumnAfter().run())}
          {tool('removeColumn', () => chain().deleteColumn().run())}
          {tool('removeTable', () => chain().deleteTable().run())}
          <label className="clause-tool-field">
            {t('clause.tools.caption')} <TextInput value={on.caption} maxLength={300} onChange={(caption) => editor.commands.updateAttributes('table', { caption: caption || null })} />
          </label>
        </>
      )}
    </>
  );
}
