import '../messages.js';
import { isLinkAllowed, REFERENCE_WORDS, type PostBlock, type PostInline, type PostMark, type PostText, type Reference } from '@province-comuni/communities-contract';
import { PersonLink, useMessages } from '@province-comuni/shared-ui';
import { createContext, Fragment, useContext, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';

/** What a text refers to, as its reader may see it. */
export interface ShownReference {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly place: string;
  readonly state: string;
}

const Cards = createContext<readonly ShownReference[] | null>(null);

/** The text of a post. What the schema does not name is not drawn; no HTML is ever taken in. @param references what it refers to, of what the reader may read; not given: nobody asked, and only what it is is said */
export function PostTextView({ text, references = null }: { readonly text: PostText; readonly references?: readonly ShownReference[] | null }): ReactElement {
  return (
    <Cards value={references}>
      <div className="com-text" lang="it">{text.content.map((block, index) => <Block key={index} block={block} />)}</div>
    </Cards>
  );
}

function ReferenceView({ reference: { kind, id } }: { readonly reference: Reference }): ReactElement | null {
  const t = useMessages('communities');
  const cards = useContext(Cards);
  const card = cards?.find((one) => one.kind === kind && one.id === id);
  if (!Object.hasOwn(REFERENCE_WORDS, kind)) return null;
  if (!card) return <span className="com-reference">{cards ? t('reference.none', { what: t(`reference.what.${kind}`) }) : t(`reference.what.${kind}`)}</span>;
  return (
    <Link to={card.href} className="com-reference">
      <span className="com-reference__label">{card.label}</span> <strong>{card.title}</strong>
      {(card.place || card.state) && <span className="com-reference__facts"> {[card.place, card.state].filter(Boolean).join(' · ')}</span>}
    </Link>
  );
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
        <Fragment key={index}>{inline.type === 'mention' ? <span className="com-mention"><PersonLink personId={inline.attrs.personId}>@{inline.attrs.label}</PersonLink></span> : inline.type === 'reference' ? <ReferenceView reference={inline.attrs} /> : marked(inline.text, inline.marks ?? [])}</Fragment>
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
