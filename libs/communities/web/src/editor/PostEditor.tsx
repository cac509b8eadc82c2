import '../messages.js';
import { referenceAt, type PostText } from '@province-comuni/communities-contract';
import { Button, useMessages } from '@province-comuni/shared-ui';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { LinkDialog } from './LinkDialog.js';
import { MentionDialog } from './MentionDialog.js';
import { ReferenceDialog } from './ReferenceDialog.js';
import { postExtensions } from './post-extensions.js';

/** What can be done to the text from outside of it. */
export interface EditorHandle {
  focus(): void;
  /** Puts the words of a post at the end, as a quote. */
  quote(post: { readonly id: string; readonly text: PostText }): void;
  clear(): void;
}

interface Props {
  readonly label: string;
  readonly initial: PostText;
  /** Null: nobody can be mentioned, and nothing referred to. */
  readonly communityId: string | null;
  readonly onChange: (text: PostText) => void;
  readonly onReady?: (handle: EditorHandle) => void;
  /** What is wrong with the text. */
  readonly problem?: string | undefined;
}

/** The editor of a post. */
export default function PostEditor({ label, initial, communityId, onChange, onReady, problem }: Props): ReactElement {
  const extensions = useMemo(() => postExtensions(), []);
  const id = useId();
  const [referring, setReferring] = useState<'button' | 'key' | null>(null);
  const refers = useRef(communityId !== null);
  refers.current = communityId !== null;
  const editor = useEditor({
    extensions,
    content: (initial.content.length > 0 ? initial : { type: 'doc', content: [{ type: 'paragraph' }] }) as never,
    immediatelyRender: true,
    editorProps: {
      // A # where a word would begin asks what is meant.
      handleTextInput: (view, from, _to, typed) => {
        if (typed !== '#' || !refers.current || view.state.selection.$from.parent.type.spec.code || !/(^|\s)$/.test(view.state.doc.textBetween(Math.max(0, from - 1), from, ' ', ' '))) return false;
        setReferring('key');
        return true;
      },
      // An address of ours, pasted by itself, is the thing it shows.
      handlePaste: (view, event) => {
        const found = refers.current && view.state.selection.empty ? referenceAt(event.clipboardData?.getData('text/plain') ?? '', window.location.origin) : null;
        const node = found && view.state.schema.nodes['reference']?.create({ ...found, label: '' });
        if (!node || view.state.selection.$from.parent.type.spec.code) return false;
        view.dispatch(view.state.tr.replaceSelectionWith(node, false).insertText(' ').scrollIntoView());
        return true;
      },
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': id, ...(problem ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-errore` } : {}), class: 'com-editor__text com-text', lang: 'it' },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as PostText),
  });
  useEffect(() => {
    if (!editor || !onReady) return;
    onReady({
      focus: () => void editor.chain().focus('end').run(),
      quote: ({ id: postId, text }) => void editor.chain().focus('end').insertContent([{ type: 'blockquote', attrs: { postId }, content: text.content }, { type: 'paragraph' }] as never).run(),
      clear: () => void editor.commands.clearContent(true),
    });
    // Given once: whoever holds it goes on holding it.
  }, [editor]);
  return (
    <div className="com-editor">
      <span id={id} className="com-editor__label">
        {label}
      </span>
      {editor && <Toolbar editor={editor} communityId={communityId} onRefer={() => setReferring('button')} />}
      {editor && referring && (
        <ReferenceDialog
          onClose={() => {
            // Typed and not meant: it is a character like the others.
            if (referring === 'key') editor.chain().focus().insertContent({ type: 'text', text: '#' }).run();
            setReferring(null);
          }}
          onChoose={(attrs) => {
            setReferring(null);
            editor.chain().focus().insertContent([{ type: 'reference', attrs }, { type: 'text', text: ' ' }]).run();
          }}
        />
      )}
      <EditorContent editor={editor} />
      {problem && (
        <p id={`${id}-errore`} className="pc-field__error com-editor__problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

type Tool = 'bold' | 'italic' | 'code' | 'bullets' | 'numbers' | 'quote' | 'codeBlock';

function Toolbar({ editor, communityId, onRefer }: { readonly editor: Editor; readonly communityId: string | null; readonly onRefer: () => void }): ReactElement {
  const t = useMessages('communities');
  const [asking, setAsking] = useState<'link' | 'mention' | null>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      ...{ bold: now.isActive('bold'), italic: now.isActive('italic'), code: now.isActive('code'), bullets: now.isActive('bulletList'), numbers: now.isActive('orderedList') },
      ...{ quote: now.isActive('blockquote'), codeBlock: now.isActive('codeBlock'), link: now.isActive('link'), table: now.isActive('table') },
    }),
  });
  const tool = (name: Tool, run: () => void): ReactElement => (
    <Button key={name} size="xs" outline color="primary" type="button" aria-pressed={on[name]} active={on[name]} onClick={run}>
      {t(`editor.${name}`)}
    </Button>
  );
  const insert = (name: string, run: () => void): ReactElement => (
    <Button key={name} size="xs" outline color="primary" type="button" onClick={run}>
      {t(`editor.${name}`)}
    </Button>
  );
  return (
    <div role="toolbar" aria-label={t('editor.toolbar')} className="com-editor__tools">
      {tool('bold', () => editor.chain().focus().toggleMark('bold').run())}
      {tool('italic', () => editor.chain().focus().toggleMark('italic').run())}
      {tool('bullets', () => editor.chain().focus().toggleBulletList().run())}
      {tool('numbers', () => editor.chain().focus().toggleOrderedList().run())}
      {insert('link', () => setAsking('link'))}
      {communityId !== null && insert('mention', () => setAsking('mention'))}
      {communityId !== null && insert('reference', onRefer)}
      {tool('quote', () => editor.chain().focus().toggleWrap('blockquote').run())}
      {tool('code', () => editor.chain().focus().toggleMark('code').run())}
      {tool('codeBlock', () => editor.chain().focus().toggleNode('codeBlock', 'paragraph').run())}
      {insert('table', () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run())}
      {on.table && (
        <>
          {insert('rowAdd', () => editor.chain().focus().addRowAfter().run())}
          {insert('rowRemove', () => editor.chain().focus().deleteRow().run())}
          {insert('columnAdd', () => editor.chain().focus().addColumnAfter().run())}
          {insert('columnRemove', () => editor.chain().focus().deleteColumn().run())}
          {insert('tableRemove', () => editor.chain().focus().deleteTable().run())}
        </>
      )}
      {asking === 'link' && <LinkDialog current={on.link ? String(editor.getAttributes('link')['href']) : ''} onClose={() => setAsking(null)} onPut={(href) => putLink(editor, href)} />}
      {asking === 'mention' && communityId !== null && <MentionDialog communityId={communityId} onClose={() => setAsking(null)} onChoose={(attrs) => editor.chain().focus().insertContent([{ type: 'mention', attrs }, { type: 'text', text: ' ' }]).run()} />}
    </div>
  );
}

/** @param href empty: the link goes */
function putLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus().extendMarkRange('link');
  if (href === '') chain.unsetMark('link').run();
  else if (editor.state.selection.empty && !editor.isActive('link')) editor.chain().focus().insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else chain.setMark('link', { href }).run();
}
