import '../together/messages.js';
import '../together/together.css';
import { Button, Failure, Field, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useRef, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { ArrangeCollectionDocument, type CollectionQuery } from '../generated/graphql.js';
import { moved, stepFrom, withoutPart, type ArrangedPart, type Place } from './arrangement.js';

type Opened = NonNullable<CollectionQuery['collection']>;

interface Props {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** Order and parts of a collection: dragged, or moved with the keyboard; kept when saved. */
export default function ArrangeCollection({ opened, onClose }: Props): ReactElement {
  const t = useMessages('together');
  const [parts, setParts] = useState<readonly ArrangedPart[]>(() => partsOf(opened));
  // What was seen when the order was begun: somebody else's meanwhile is not overwritten unseen.
  const [seen] = useState(opened.collection.revision);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<Place | null>(null);
  const [over, setOver] = useState<Place | null>(null);
  const [conflict, setConflict] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const arrange = useChange(ArrangeCollectionDocument, (data) => data.arrangeCollection, { refetch: ['Collection'] });

  const nameOf = (index: number): string => parts[index]?.title || (index === 0 ? t('collections.firstPart') : t('collections.part', { number: index + 1 }));
  function move(from: Place, to: Place, button?: 'up' | 'down'): void {
    const document = parts[from.part]?.documents[from.index];
    if (!document) return;
    const next = moved(parts, from, to);
    // At once, so that the focus can follow now: a focus set in a later frame would take it back from whoever moved on meanwhile.
    flushSync(() => setParts(next));
    const place = next[to.part]!.documents.findIndex(({ id }) => id === document.id);
    setSaid(t('collections.moved', { title: document.title, place: place + 1, all: next[to.part]!.documents.length, part: nameOf(to.part) }));
    // The focus goes with the document: the next press moves the same one.
    if (button) focusOn(list.current, document.id, button);
  }
  function drop(to: Place): void {
    if (dragged) {
      const isLater = dragged.part === to.part && dragged.index < to.index;
      move(dragged, { ...to, index: to.index - (isLater ? 1 : 0) });
    }
    setDragged(null);
    setOver(null);
  }
  function takeOut(part: number, id: string, title: string): void {
    setParts(parts.map((each, index) => (index === part ? { ...each, documents: each.documents.filter((document) => document.id !== id) } : each)));
    setSaid(t('collections.out', { title }));
  }
  async function save(): Promise<void> {
    const kept = await arrange.run({ collection: { id: opened.collection.id, seenRevision: seen }, parts: parts.map(({ id, title, documents }) => ({ id, title, documentIds: documents.map((document) => document.id) })) });
    if (kept?.__typename === 'CollectionKept') onClose();
    else if (kept?.__typename === 'DocumentConflict') setConflict(true);
  }
  return (
    <div ref={list}>
      <p className="pc-quiet">{t('collections.arrangeHelp')}</p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {conflict && <Notice kind="warning"><p>{t('collections.conflict')}</p></Notice>}
      {arrange.message && <Notice kind="danger"><p>{arrange.message}</p></Notice>}
      {arrange.error != null && <Failure error={arrange.error} />}
      {parts.map((part, partIndex) => (
        <section key={part.key} className="tog-arrange" aria-label={nameOf(partIndex)} onDragOver={(event) => dragged && event.preventDefault()} onDrop={() => drop({ part: partIndex, index: part.documents.length })}>
          <Field id={`parte-${part.key}`} label={t('collections.partTitle')} help={partIndex === 0 ? t('collections.firstPartHelp') : undefined} required={partIndex > 0} error={arrange.problems[`parts[${partIndex}].title`]}>
            <TextInput value={part.title} onChange={(title) => setParts(parts.map((each) => (each.key === part.key ? { ...each, title } : each)))} />
          </Field>
          {part.documents.length === 0 && <p className="pc-quiet">{t('collections.emptyPart')}</p>}
          <ol className="tog-docs">
            {part.documents.map((document, index) => {
              const place = { part: partIndex, index };
              const [up, down] = [stepFrom(parts, place, -1), stepFrom(parts, place, 1)];
              return (
                <li
                  key={document.id}
                  data-document={document.id}
                  data-over={over?.part === partIndex && over.index === index}
                  draggable
                  onDragStart={(event) => {
                    // Without something to carry some browsers do not begin.
                    event.dataTransfer.setData('text/plain', document.title);
                    setDragged(place);
                  }}
                  onDragEnd={() => (setDragged(null), setOver(null))}
                  onDragOver={(event) => {
                    if (!dragged) return;
                    event.preventDefault();
                    setOver(place);
                  }}
                  onDrop={(event) => {
                    event.stopPropagation();
                    drop(place);
                  }}
                >
                  <span className="tog-docs__words">{document.title}</span>
                  <span className="tog-buttons">
                    <button type="button" className="btn btn-outline-primary btn-xs" data-button="up" disabled={!up} aria-label={t('collections.up', { title: document.title })} onClick={() => up && move(place, up, 'up')}>
                      ↑
                    </button>
                    <button type="button" className="btn btn-outline-primary btn-xs" data-button="down" disabled={!down} aria-label={t('collections.down', { title: document.title })} onClick={() => down && move(place, down, 'down')}>
                      ↓
                    </button>
                    <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('collections.takeOut', { title: document.title })} onClick={() => takeOut(partIndex, document.id, document.title)}>
                      {t('collections.takeOutShort')}
                    </button>
                  </span>
                </li>
              );
            })}
          </ol>
          {partIndex > 0 && (
            <button type="button" className="doc-link" onClick={() => setParts(withoutPart(parts, partIndex))}>
              {t('collections.removePart', { title: nameOf(partIndex) })}
            </button>
          )}
        </section>
      ))}
      <div className="tog-buttons">
        <Button color="primary" outline size="sm" onClick={() => setParts([...parts, { key: crypto.randomUUID(), id: null, title: '', documents: [] }])}>
          {t('collections.addPart')}
        </Button>
        <Button color="primary" size="sm" disabled={arrange.busy} onClick={() => void save()}>
          {t('collections.saveOrder')}
        </Button>
        <Button color="primary" outline size="sm" onClick={onClose}>
          {t('collections.cancel')}
        </Button>
      </div>
    </div>
  );
}

function partsOf({ parts }: Opened): ArrangedPart[] {
  const arranged = parts.map(({ id, title, documents }) => ({ key: id, id, title, documents: documents.map((document) => ({ id: document.id, title: document.title })) }));
  return arranged.length > 0 ? arranged : [{ key: 'prima', id: null, title: '', documents: [] }];
}

function focusOn(list: HTMLElement | null, id: string, button: 'up' | 'down'): void {
  const item = list?.querySelector(`[data-document="${id}"]`);
  const wanted = item?.querySelector<HTMLButtonElement>(`[data-button="${button}"]`);
  (wanted?.disabled ? item?.querySelector<HTMLButtonElement>('button:not(:disabled)') : wanted)?.focus();
}
