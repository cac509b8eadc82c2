import { Button, Field, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { ItemDialog } from './ItemDialog.js';
import { emptySection, moved, type DraftItem, type DraftSection } from './newsletter-draft.js';

interface Props {
  readonly sections: readonly DraftSection[];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (sections: readonly DraftSection[]) => void;
}

/** The parts of an issue and what each names, in order. */
export function SectionsEditor({ sections, problems, onChange }: Props): ReactElement {
  const t = useMessages('newsletter');
  const [asking, setAsking] = useState<number | null>(null);
  const set = (place: number, changed: Partial<DraftSection>): void => onChange(sections.map((section, index) => (index === place ? { ...section, ...changed } : section)));
  return (
    <section aria-labelledby="newsletter-parti">
      <h2 id="newsletter-parti" className="h5">{t('edit.parts')}</h2>
      {problems['sections'] && <p className="pc-field__error" role="alert">{problems['sections']}</p>}
      {sections.map((section, place) => {
        const number = place + 1;
        return (
          <fieldset key={section.key} className="pc-card">
            <legend className="h6">{t('edit.part', { number })}</legend>
            <Field id={`newsletter-parte-${number}`} label={t('edit.heading', { number })} error={problems[`sections[${place}].heading`]} required>
              <TextInput value={section.heading} maxLength={120} onChange={(heading) => set(place, { heading })} />
            </Field>
            {problems[`sections[${place}].items`] && <p className="pc-field__error" role="alert">{problems[`sections[${place}].items`]}</p>}
            {section.items.length === 0 && <p className="pc-quiet">{t('edit.empty')}</p>}
            <ol className="notice-list">
              {section.items.map((item, index) => (
                <li key={item.key}>
                  <ItemFields
                    item={item}
                    id={`newsletter-voce-${number}-${index + 1}`}
                    problem={problems[`sections[${place}].items[${index}].note`] ?? problems[`sections[${place}].items[${index}]`]}
                    isFirst={index === 0}
                    isLast={index === section.items.length - 1}
                    onNote={(note) => set(place, { items: section.items.map((each, at) => (at === index ? { ...each, note } : each)) })}
                    onMove={(by) => set(place, { items: moved(section.items, index, by) })}
                    onRemove={() => set(place, { items: section.items.filter((_, at) => at !== index) })}
                  />
                </li>
              ))}
            </ol>
            <div className="notice-list__actions">
              <Button color="primary" outline size="sm" type="button" onClick={() => setAsking(place)}>{t('edit.add', { number })}</Button>
              <Button color="primary" outline size="sm" type="button" disabled={place === 0} onClick={() => onChange(moved(sections, place, -1))}>{t('edit.partUp', { number })}</Button>
              <Button color="primary" outline size="sm" type="button" disabled={place === sections.length - 1} onClick={() => onChange(moved(sections, place, 1))}>{t('edit.partDown', { number })}</Button>
              <Button color="danger" outline size="sm" type="button" onClick={() => onChange(sections.filter((_, at) => at !== place))}>{t('edit.removePart', { number })}</Button>
            </div>
          </fieldset>
        );
      })}
      <Button color="primary" outline size="sm" type="button" onClick={() => onChange([...sections, emptySection()])}>{t('edit.addPart')}</Button>
      {asking !== null && (
        <ItemDialog
          onClose={() => setAsking(null)}
          onChoose={(item) => {
            const { items } = sections[asking]!;
            if (!items.some(({ kind, id }) => kind === item.kind && id === item.id)) set(asking, { items: [...items, item] });
            setAsking(null);
          }}
        />
      )}
    </section>
  );
}

interface ItemProps {
  readonly item: DraftItem;
  readonly id: string;
  readonly problem: string | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onNote: (note: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function ItemFields({ item, id, problem, isFirst, isLast, onNote, onMove, onRemove }: ItemProps): ReactElement {
  const t = useMessages('newsletter');
  const title = item.title ?? t('edit.gone');
  return (
    <div className="notice-list__words">
      <p className="mb-1">
        {item.title ? <strong>{title}</strong> : <span className="pc-quiet">{title}</span>} <span className="notice-list__facts">{t(`edit.kinds.${item.kind}`)}</span>
      </p>
      <Field id={id} label={t('edit.note', { title })} error={problem}>
        <TextArea value={item.note} rows={2} maxLength={600} onChange={onNote} />
      </Field>
      <div className="notice-list__actions">
        <button type="button" className="btn btn-link btn-sm" disabled={isFirst} onClick={() => onMove(-1)}>{t('edit.up', { title })}</button>
        <button type="button" className="btn btn-link btn-sm" disabled={isLast} onClick={() => onMove(1)}>{t('edit.down', { title })}</button>
        <button type="button" className="btn btn-link btn-sm" onClick={onRemove}>{t('edit.remove', { title })}</button>
      </div>
    </div>
  );
}
