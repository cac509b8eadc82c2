import { Badge, Button, EmptyState, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData, DraftPartData, PartName, PartShapes } from '../draft-data.js';
import { placeSearch, type NewPart } from '../draft-place.js';
import { emptyPart, PART_FORMS, type PartForm } from '../parts/index.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { PartSaveBar } from './PartSaveBar.js';
import { refusalWords } from './refusal-words.js';
import { partsOfKind, sectionOf, type FormKind, type ListKind } from './sections.js';
import { TheirFields } from './TheirFields.js';
import { useEditorKey } from './useEditorKey.js';
import { useHeadingFocus } from './useHeadingFocus.js';
import { usePartWork, useSaveShortcut } from './usePartWork.js';

interface Props {
  readonly draft: DraftData;
  readonly changes: DraftChanges;
  readonly onOpen: (search: string) => void;
}

/** The form of one part that is no clause. */
export function PartPane({ part, ...props }: Props & { readonly part: PartName }): ReactElement {
  const t = useMessages('workshop');
  const kind = part.kind as FormKind;
  const known = partsOfKind(props.draft, kind).find((candidate) => candidate.id === part.id);
  if (!known) return <EmptyState title={t('part.gone')} action={<Link to={{ search: placeSearch({ view: sectionOf(part.kind) ?? 'scheda' }) }}>{t('part.list')}</Link>} />;
  return <KnownPart key={`${kind}/${part.id}`} kind={kind} part={known} {...props} />;
}

function KnownPart<K extends FormKind>({ kind, part, draft, changes, onOpen }: Props & { kind: K; part: DraftPartData }): ReactElement {
  const t = useMessages('workshop');
  const work = usePartWork({ draftId: draft.id, kind, id: part.id, stored: part.value as PartShapes[K], seen: part.seen, changes });
  const [message, setMessage] = useState<string | null>(null);
  const form = useEditorKey(work.value);
  useSaveShortcut(work.save);
  const Form = PART_FORMS[kind] as unknown as PartForm<K>;

  async function remove(): Promise<void> {
    const refused = await changes.remove({ kind, id: part.id }, part.seen);
    if (!refused) return (work.giveUp(), onOpen(placeSearch({ view: sectionOf(kind)! })));
    setMessage(refusalWords(refused, t));
  }

  return (
    <section aria-labelledby="parte-titolo">
      <PartHeading title={part.label} kind={kind} standing={part.standing} />
      {message && <Notice kind="danger">{message}</Notice>}
      {part.sentence && <p className="condition-sentence">{part.sentence}</p>}
      <Form key={form.key} draft={draft} value={work.value} problems={work.refusal?.problems ?? {}} isNew={false} onChange={(value) => (form.note(value), work.edit(value))} />
      <PartSaveBar work={work} label={t('save.button')} onSave={work.save} onSaveOver={work.saveOver} theirs={(theirs) => <TheirFields theirs={theirs} mine={work.value} />} />
      {kind !== 'head' && (
        <Button size="sm" outline color="danger" type="button" onClick={() => void remove()}>
          {t(`part.remove.${kind}`)}
        </Button>
      )}
    </section>
  );
}

/** The form of a part about to be added. */
export function NewPartPane<K extends ListKind>({ adding, draft, changes, onOpen }: Props & { readonly adding: NewPart & { readonly kind: K } }): ReactElement {
  const t = useMessages('workshop');
  const { kind, after } = adding;
  const [blank] = useState(() => startOf(kind, draft, after));
  const list = partsOfKind(draft, kind);
  const afterId = list.find((part) => part.id === after)?.id ?? list.at(-1)?.id ?? null;
  const work = usePartWork({
    draftId: draft.id,
    kind,
    id: 'nuova',
    stored: blank,
    seen: null,
    add: (value) => changes.add({ kind, id: nameIn(value) }, value, afterId),
    changes,
  });
  const save = async (): Promise<void> => {
    const id = nameIn(work.value);
    if (await work.save()) onOpen(placeSearch({ part: { kind, id } }));
  };
  useSaveShortcut(save);
  const Form = PART_FORMS[kind] as unknown as PartForm<K>;
  return (
    <section aria-labelledby="parte-titolo">
      <PartHeading title={t(`part.new.${kind}`)} kind={kind} standing="SAME" />
      <Form draft={draft} value={work.value} problems={work.refusal?.problems ?? {}} isNew onChange={work.edit} />
      <PartSaveBar work={work} label={t('save.add')} onSave={save} onSaveOver={save} />
    </section>
  );
}

/** A question is asked in the step of the one it follows. */
function startOf<K extends ListKind>(kind: K, draft: DraftData, after: string | null): PartShapes[K] {
  const empty = emptyPart(kind, draft);
  const before = kind === 'variable' ? draft.variables.find((part) => part.id === after) : undefined;
  const step = kind === 'variable' ? ((before?.value as PartShapes['variable'] | undefined)?.step ?? draft.steps.find((part) => part.id === after)?.id) : undefined;
  return step ? { ...empty, step } : empty;
}

function nameIn(value: object): string {
  const named = value as { readonly id?: string; readonly key?: string; readonly form?: string; readonly level?: string };
  return named.key ?? named.id ?? `${named.form}/${named.level}`;
}

function PartHeading({ title, kind, standing }: { title: string; kind: FormKind; standing: string }): ReactElement {
  const t = useMessages('workshop');
  const heading = useHeadingFocus<HTMLHeadingElement>(title);
  const section = sectionOf(kind)!;
  return (
    <>
      {kind !== 'head' && (
        <p className="workshop-back">
          <Link to={{ search: placeSearch({ view: section }) }} preventScrollReset>
            <span aria-hidden="true">← </span>
            {t(`views.${section}`)}
          </Link>
        </p>
      )}
      <h2 id="parte-titolo" ref={heading} tabIndex={-1} className="h5 workshop-heading">
        {title} {standing !== 'SAME' && <Badge tone="info">{t(`standing.${standing}`)}</Badge>}
      </h2>
    </>
  );
}
