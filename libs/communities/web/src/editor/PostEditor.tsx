import '../messages.js';
import type { PostText } from '@province-comuni/communities-contract';
import { Button, useMessages } from '@province-comuni/shared-ui';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useId, useMemo, useState, type ReactElement } from 'react';
import { LinkDialog } from './LinkDialog.js';
import { MentionDialog } from './MentionDialog.js';
import { postExtensions } from './post-extensions.js';

/** What can be done to the text from outside of it. */
export interface EditorHandle {
  focus(): void;
  /** Puts words of somebody else at the end. */
  quote(text: PostText): void;
  clear(): void;
}

interface Props {
  readonly label: string;
  readonly initial: PostText;
  /** Null: nobody can be mentioned. */
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
  const editor = useEditor({
    extensions,
    content: (initial.content.length > 0 ? initial : { type: 'doc', content: [{ type: 'paragraph' }] }) as never,
    immediatelyRender: true,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': id, ...(problem ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-errore` } : {}), class: 'com-editor__text com-text', lang: 'it' } },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as PostText),
  });
  useEffect(() => {
    if (!editor || !onReady) return;
    onReady({
      focus: () => void editor.chain().focus('end').run(),
      quote: (text) => void editor.chain().focus('end').insertContent([{ type: 'blockquote', content: text.content }, { type: 'paragraph' }] as never).run(),
      clear: () => void editor.commands.clearContent(true),
    });
    // Given once: whoever holds it goes on holding it.
  }, [editor]);
  return (
    <div className="com-editor">
      <span id={id} className="com-editor__label">
        {label}
      </span>
      {editor && <Toolbar editor={editor} communityId={communityId} />}
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

function Toolbar({ editor, communityId }: { readonly editor: Editor; readonly communityId: string | null }): ReactElement {
  const t = useMessages('communities');
  const [asking, setAsking] = useState<'link' | 'mention' | null>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      ...{ bold: now.isActive('bold'), italic: now.isActive('italic'), code: now.isActive('code'), bullets: now.isActive('bulletList'), numbers: now.isActive('orderedList') },
      ...{ quote: now.isActive('blockquote'), codeBlock: now.isActive('codeBlock'), link: now.isActive('link') },
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
      {tool('quote', () => editor.chain().focus().toggleWrap('blockquote').run())}
      {tool('code', () => editor.chain().focus().toggleMark('code').run())}
      {tool('codeBlock', () => editor.chain().focus().toggleNode('codeBlock', 'paragraph').run())}
      {insert('table', () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run())}
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
