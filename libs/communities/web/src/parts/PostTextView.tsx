import { isLinkAllowed, type PostBlock, type PostInline, type PostMark, type PostText } from '@province-comuni/communities-contract';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';

/** The text of a post. What the schema does not name is not drawn; no HTML is ever taken in. */
export function PostTextView({ text }: { readonly text: PostText }): ReactElement {
  return <div className="com-text" lang="it">{text.content.map((block, index) => <Block key={index} block={block} />)}</div>;
}

function Block({ block }: { readonly block: PostBlock }): ReactElement | null {
  switch (block.type) {
    case 'paragraph':
      return <p><Inlines content={block.content ?? []} /></p>;
    case 'bulletList':
    case 'orderedList': {
      const items = block.content.map((item, index) => <li key={index}>{item.content.map((inner, at) => <Block key={at} block={inner} />)}</li>);
      return block.type === 'bulletList' ? <ul>{items}</ul> : <ol>{items}</ol>;
    }
    case 'blockquote':
      return <blockquote>{block.content.map((inner, index) => <Block key={index} block={inner} />)}</blockquote>;
    case 'codeBlock':
      return <pre><code>{block.content?.[0].text ?? ''}</code></pre>;
    case 'table':
      return (
        <div className="com-table">
          <table>
            <tbody>
              {block.content.map((row, index) => (
                <tr key={index}>
                  {row.content.map((cell, at) => {
                    const content = cell.content.map((paragraph, inner) => <Block key={inner} block={paragraph} />);
                    return cell.type === 'tableHeader' ? <th key={at} scope="col">{content}</th> : <td key={at}>{content}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return null;
  }
}

function Inlines({ content }: { readonly content: readonly PostInline[] }): ReactElement {
  return (
    <>
      {content.map((inline, index) => (
        <Fragment key={index}>{inline.type === 'mention' ? <span className="com-mention">@{inline.attrs.label}</span> : marked(inline.text, inline.marks ?? [])}</Fragment>
      ))}
    </>
  );
}

function marked(text: string, marks: readonly PostMark[]): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong>{inner}</strong>;
      case 'italic':
        return <em>{inner}</em>;
      case 'code':
        return <code>{inner}</code>;
      case 'link':
        return linked(mark.attrs.href, inner);
      default:
        return inner;
    }
  }, text);
}

/** Asked again here: a text that was stored by another way is no way in. */
function linked(href: string, inner: ReactNode): ReactNode {
  if (!isLinkAllowed(href)) return inner;
  if (href.startsWith('/')) return <Link to={href}>{inner}</Link>;
  return <a href={href} rel="nofollow noopener noreferrer">{inner}</a>;
}
