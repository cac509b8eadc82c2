import { Button, Failure, Field, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { SetDiscussionDocument, type DiscussionFieldsFragment } from '../generated/graphql.js';

/** Tags as they are typed: several, between commas. */
export function readTyped(tags: string): string[] {
  return tags.split(',').map((tag) => tag.trim()).filter(Boolean);
}

/** Changes the tags of a discussion, for who opened it and who moderates. */
export function Tags({ discussion: { id, tags }, onChanged }: { readonly discussion: Pick<DiscussionFieldsFragment, 'id' | 'tags'>; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isOpen = typed !== null;
  // The button that was pressed is gone: its place is taken by the field.
  useEffect(() => void (isOpen && field.current?.focus()), [isOpen]);
  const set = useChange(SetDiscussionDocument, (data) => data.setDiscussion);
  async function save(): Promise<void> {
    if (!(await set.run({ input: { discussionId: id, pinned: null, closed: null, tags: readTyped(typed ?? '') } }))) return;
    await onChanged();
    setTyped(null);
  }
  if (typed === null) return <p><button type="button" className="com-link" onClick={() => setTyped(tags.join(', '))}>{t('thread.tags')}</button></p>;
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      {set.message && <Notice kind="danger"><p>{set.message}</p></Notice>}
      {set.error != null && <Failure error={set.error} />}
      <Field id="etichette-discussione" label={t('new.tags')} help={t('new.tagsHelp')} error={set.problems['tags']}>
        <TextInput ref={field} value={typed} onChange={setTyped} />
      </Field>
      <div className="com-buttons">
        <Button color="primary" size="sm" type="submit" disabled={set.busy}>{t('save')}</Button>
        <Button color="primary" outline size="sm" onClick={() => setTyped(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
