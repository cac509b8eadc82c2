import type { Inline } from '@province-comuni/shared-act-tree';
import { Select, useMessages } from '@province-comuni/shared-ui';
import { EditorContent, useEditor } from '@tiptap/react';
import { useMemo, type ReactElement } from 'react';
import { clauseExtensions } from '../../editor/clause-extensions.js';
import { chipLabelsOf, variableChoicesOf, type DraftData } from '../draft-data.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: readonly Inline[];
  readonly draft: DraftData;
  readonly problem?: string | undefined;
  readonly onChange: (value: readonly Inline[]) => void;
}

/** One line of text with chips for the data: a title, a heading. */
export default function InlineField({ id, label, value, draft, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshopParts');
  // The names of the chips are those of the draft the line was opened with: a new name shows when it is opened again.
  const extensions = useMemo(() => clauseExtensions(chipLabelsOf(draft)), []);
  const editor = useEditor({
    extensions,
    content: { type: 'doc', content: [{ type: 'paragraph', ...(value.length > 0 ? { content: value } : {}) }] } as never,
    immediatelyRender: true,
    editorProps: {
      attributes: { id, role: 'textbox', 'aria-multiline': 'false', 'aria-labelledby': `${id}-nome`, ...(problem ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-errore` } : {}), class: 'inline-field-text', lang: 'it' },
      handleKeyDown: (_, event) => event.key === 'Enter',
    },
    onUpdate: ({ editor: changed }) => onChange(lineOf(changed.getJSON() as LineDocument)),
  });
  return (
    <div className={problem ? 'pc-field pc-field--invalid' : 'pc-field'}>
      <div id={`${id}-nome`} className="pc-field__label">
        {label}
      </div>
      <div className="inline-field">
        <EditorContent editor={editor} />
        <Select aria-label={`${label}: ${t('inline.insert')}`} value="" placeholder={`${t('inline.insert')}…`} onChange={(key) => key && editor.chain().focus().insertContent({ type: 'variable', attrs: { key } }).run()} options={variableChoicesOf(draft)} />
      </div>
      {problem && (
        <p id={`${id}-errore`} className="pc-field__error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface LineDocument {
  readonly content?: readonly { readonly content?: readonly Inline[] }[];
}

/** Pasted paragraphs become one line. */
function lineOf({ content = [] }: LineDocument): Inline[] {
  return content.flatMap((paragraph, index) => [...(index > 0 && paragraph.content ? [{ type: 'text' as const, text: ' ' }] : []), ...(paragraph.content ?? [])]);
}
