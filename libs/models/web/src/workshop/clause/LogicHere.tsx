import type { Condition } from '@province-comuni/shared-act-tree';
import { Button, Dialog, Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type ReactElement } from 'react';
import { variablesOf, type DraftData } from '../draft-data.js';
import { ConditionBuilder } from '../parts/index.js';
import { useLogicWords } from './logic-words.js';
import { placesAtCursor, setLogic, type TextPlace } from './text-places.js';

/** What decides the paragraph, the item or the row where the cursor is, in words; changed from menus. */
export function LogicHere({ editor, draft }: { readonly editor: Editor; readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshop');
  const words = useLogicWords(draft);
  const [changing, setChanging] = useState<TextPlace | null>(null);
  const places = useEditorState({ editor, selector: ({ editor: now }) => placesAtCursor(now) });
  return (
    <div className="workshop-logic">
      {places.map((place) => (
        <p key={place.kind}>
          <span>
            {t(`logic.here_${place.kind}`)}: {words(place) ?? t('logic.always')}
          </span>{' '}
          <Button size="xs" outline color="primary" type="button" onClick={() => setChanging(place)}>
            {t(`logic.change_${place.kind}`)}
          </Button>
        </p>
      ))}
      {changing && (
        <LogicDialog
          place={changing}
          draft={draft}
          onClose={() => setChanging(null)}
          onDone={(logic) => {
            setLogic(editor, changing, logic);
            setChanging(null);
          }}
        />
      )}
    </div>
  );
}

interface DialogProps {
  readonly place: TextPlace;
  readonly draft: DraftData;
  readonly onClose: () => void;
  readonly onDone: (logic: { readonly when: Condition | null; readonly repeat?: string | null }) => void;
}

function LogicDialog({ place, draft, onClose, onDone }: DialogProps): ReactElement {
  const t = useMessages('workshop');
  const [when, setWhen] = useState<Condition | null>(place.when ?? null);
  const [repeat, setRepeat] = useState<string | null>(place.repeat ?? null);
  const repeatable = place.kind !== 'paragraph';
  const rows = variablesOf(draft).filter((variable) => variable.type === 'scelte' || variable.type === 'tabella');
  return (
    <Dialog
      open
      size="lg"
      title={t(`logic.change_${place.kind}`)}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={() => onDone({ when, ...(repeatable ? { repeat } : {}) })}>
          {t('logic.done')}
        </Button>
      }
    >
      {repeatable && (
        <Field id="ripeti-per" label={t('logic.repeat')} help={t('logic.repeatHelp')}>
          <Select value={repeat ?? ''} placeholder={t('logic.noRepeat')} onChange={(key) => setRepeat(key || null)} options={rows.map((variable) => ({ value: variable.key, label: variable.label }))} />
        </Field>
      )}
      <ConditionBuilder id="qui-quando" label={t('logic.when')} value={when} draft={draft} rowOf={repeat ?? undefined} onChange={setWhen} />
    </Dialog>
  );
}
