import type { LegalSource, RichText } from '@province-comuni/shared-act-tree';
import { Button, useMessages } from '@province-comuni/shared-ui';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useId, useMemo, type ReactElement, type ReactNode } from 'react';
import { CiteNorm } from './CiteNorm.js';
import { clauseExtensions, type ChipLabels, type LogicWords } from './clause-extensions.js';
import { TableTools } from './TableTools.js';

export interface InsertChoice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly initial: RichText;
  readonly labels: ChipLabels;
  readonly variables: readonly InsertChoice[];
  readonly clauses: readonly InsertChoice[];
  /** Norms the clause rests on, offered first to who cites one. */
  readonly norms?: readonly LegalSource[];
  readonly onChange: (text: RichText) => void;
  /** Where conditions and repeats are written: how the notes in the text read. */
  readonly logic?: LogicWords;
  /** More tools, below the usual ones. */
  readonly tools?: (editor: Editor) => ReactNode;
  /** What is wrong with the text. */
  readonly problem?: string | undefined;
}

/** The editor of one clause. The clause's id is held by who uses it, never by a node of the text. */
export function ClauseTextEditor({ label, initial, labels, variables, clauses, norms = [], onChange, logic, tools, problem }: Props): ReactElement {
  const extensions = useMemo(() => clauseExtensions(labels, logic), [labels, logic]);
  const id = useId();
  const editor = useEditor({
    extensions,
    content: initial as never,
    immediatelyRender: true,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': id, ...(problem ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-errore` } : {}), class: 'clause-editor-text', lang: 'it' } },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as RichText),
  });
  return (
    <div className="clause-editor">
      <span id={id} className="clause-editor-label">
        {label}
      </span>
      {editor && <Toolbar editor={editor} variables={variables} clauses={clauses} norms={norms} />}
      {editor && tools?.(editor)}
      <EditorContent editor={editor} />
      {problem && (
        <p id={`${id}-errore`} className="pc-field__error clause-editor-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Toolbar({ editor, variables, clauses, norms }: { editor: Editor; variables: readonly InsertChoice[]; clauses: readonly InsertChoice[]; norms: readonly LegalSource[] }): ReactElement {
  const t = useMessages('models');
  const on = useEditorState({ editor, selector: ({ editor: now }) => ({ bold: now.isActive('bold'), italic: now.isActive('italic'), bullets: now.isActive('bulletList'), numbers: now.isActive('orderedList') }) });
  const tool = (name: 'bold' | 'italic' | 'bullets' | 'numbers', run: () => void): ReactElement => (
    <Button key={name} size="xs" outline color="primary" type="button" aria-pressed={on[name]} active={on[name]} onClick={run}>
      {t(`clause.${name}`)}
    </Button>
  );
  return (
    <div role="toolbar" aria-label={t('clause.toolbar')} className="clause-editor-tools">
      {tool('bold', () => editor.chain().focus().toggleBold().run())}
      {tool('italic', () => editor.chain().focus().toggleItalic().run())}
      {tool('bullets', () => editor.chain().focus().toggleBulletList().run())}
      {tool('numbers', () => editor.chain().focus().toggleOrderedList().run())}
      <InsertMenu label={t('clause.insertVariable')} choices={variables} onChoose={(key) => editor.chain().focus().insertContent({ type: 'variable', attrs: { key } }).run()} />
      <InsertMenu label={t('clause.insertReference')} choices={clauses} onChoose={(clauseId) => editor.chain().focus().insertContent({ type: 'clauseRef', attrs: { clauseId } }).run()} />
      <CiteNorm editor={editor} norms={norms} />
      <TableTools editor={editor} />
    </div>
  );
}

function InsertMenu({ label, choices, onChoose }: { label: string; choices: readonly InsertChoice[]; onChoose: (value: string) => void }): ReactElement {
  return (
    <select aria-label={label} className="clause-editor-insert" value="" onChange={(event) => event.target.value && onChoose(event.target.value)}>
      <option value="">{label}…</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
