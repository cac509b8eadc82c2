import { Button, Failure, Field, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { DocumentTextDocument } from '../generated/graphql.js';
import { countFound, HighlightedText, stemsOf } from './HighlightedText.js';
import { blocksOf, hasHead } from './reading-blocks.js';

/** Pages shown together. */
const TOGETHER = 5;
/** While the file is being read it is asked after. Milliseconds. */
const ASK_AGAIN = 2000;

interface Props {
  readonly id: string;
  readonly number: number;
  readonly pageCount: number | null;
  /** Printed page to begin at. */
  readonly page: number | null;
  /** Words that led here: they are marked. */
  readonly words: string;
}

/** The text of the file as a page that everybody can read, opened where the words are. */
export function ReadingView({ id, number, pageCount, page, words }: Props): ReactElement {
  const t = useMessages('documents');
  const [start, setStart] = useState<{ readonly from: number; readonly page: number | null }>({ from: 0, page });
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(DocumentTextDocument, { variables: { id, number, ...start, first: TOGETHER } });
  const text = (data ?? previousData)?.documentText;
  const waiting = text?.state === 'IN_ATTESA';
  useEffect(() => {
    if (waiting) startPolling(ASK_AGAIN);
    else stopPolling();
    return stopPolling;
  }, [waiting, startPolling, stopPolling]);
  const stems = useMemo(() => stemsOf(words), [words]);
  const found = text?.pages.reduce((sum, each) => sum + countFound(each.text, stems), 0) ?? 0;
  const top = useRef<HTMLDivElement>(null);
  const isMoved = useRef(false);
  useEffect(() => {
    if (!data) return;
    const mark = stems.length > 0 && !isMoved.current ? top.current?.querySelector('mark') : null;
    if (mark) mark.scrollIntoView({ block: 'center' });
    else if (isMoved.current) top.current?.focus();
  }, [data, stems]);
  const from = text?.pages[0]?.ordinal ?? 0;
  function move(to: { readonly from: number; readonly page: number | null }): void {
    isMoved.current = true;
    setStart(to);
  }
  if (error) return <Failure error={error} retry={refetch} />;
  if (!text) return <Skeleton lines={12} />;
  if (waiting) return <p role="status">{t('page.waiting')}</p>;
  if (text.pages.length === 0 && start.from === 0) return <p>{t('page.noText')}</p>;
  return (
    <div className="doc-reading">
      {pageCount !== null && pageCount > TOGETHER && <GoToPage pageCount={pageCount} onGo={(to) => move({ from: 0, page: to })} />}
      {stems.length > 0 && <p role="status">{t('page.found', { count: found })}</p>}
      <div ref={top} tabIndex={-1} className="doc-reading__pages">
        {text.pages.map(({ ordinal, page: printed, heading, text: words }) => (
          <section key={ordinal} aria-label={printed === null ? t('page.part', { ordinal: ordinal + 1 }) : t('page.pageOf', { page: printed })} className="doc-reading__page">
            <p className="doc-reading__number" aria-hidden="true">
              {printed === null ? t('page.part', { ordinal: ordinal + 1 }) : t('page.pageOf', { page: printed })}
            </p>
            {heading && <h3>{heading}</h3>}
            <Blocks text={words} stems={stems} name={heading || t('page.table')} />
          </section>
        ))}
      </div>
      <div className="doc-pages">
        {from > 0 && (
          <Button color="primary" outline size="sm" onClick={() => move({ from: Math.max(0, from - TOGETHER), page: null })}>
            {t('page.previous')}
          </Button>
        )}
        {text.pages.length === TOGETHER && (
          <Button color="primary" outline size="sm" onClick={() => move({ from: from + TOGETHER, page: null })}>
            {t('page.next')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Paragraphs and tables of a page. */
function Blocks({ text, stems, name }: { readonly text: string; readonly stems: readonly string[]; readonly name: string }): ReactElement {
  const marked = (words: string): ReactElement => <HighlightedText text={words} stems={stems} />;
  return (
    <>
      {blocksOf(text).map((block, index) => {
        if (block.kind === 'paragraph') return <p key={index}>{marked(block.text)}</p>;
        const { rows } = block;
        const isHeaded = hasHead(rows);
        return (
          // Wide tables scroll by themselves, also with the keyboard.
          <div key={index} className="doc-reading__table" role="region" aria-label={name} tabIndex={0}>
            <table>
              {isHeaded && (
                <thead>
                  <tr>
                    {rows[0]!.map((cell, column) => (
                      <th key={column} scope="col">
                        {marked(cell)}
                      </th>
                    ))}
                  </tr>
                </thead>
              )}
              <tbody>
                {rows.slice(isHeaded ? 1 : 0).map((row, line) => (
                  <tr key={line}>
                    {row.map((cell, column) => (
                      <td key={column}>{marked(cell)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </>
  );
}

function GoToPage({ pageCount, onGo }: { readonly pageCount: number; readonly onGo: (page: number) => void }): ReactElement {
  const t = useMessages('documents');
  const [typed, setTyped] = useState('');
  function go(event: FormEvent): void {
    event.preventDefault();
    const page = Number(typed);
    if (Number.isInteger(page) && page >= 1) onGo(Math.min(page, pageCount));
  }
  return (
    <form className="doc-goto" onSubmit={go}>
      <Field id="vai-a-pagina" label={`${t('page.goTo')} (1–${pageCount.toLocaleString('it-IT')})`}>
        <TextInput value={typed} onChange={setTyped} inputMode="numeric" />
      </Field>
      <Button color="primary" outline size="sm" type="submit">
        {t('page.go')}
      </Button>
    </form>
  );
}
