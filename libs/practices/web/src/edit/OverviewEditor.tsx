import { Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { Sheet } from '../words.js';
import { SaveNotices } from './SaveNotices.js';
import { SourceFields } from './SourceFields.js';
import { NOT_A_NUMBER, valueOfTyped } from './typed-cells.js';
import { usePartSave } from './usePartSave.js';

/** Everything of a sheet but its dimensions, as the server gives and takes it. */
interface Overview {
  readonly title: string;
  readonly summary: string;
  readonly form: string | null;
  readonly level: string | null;
  readonly year: number | null;
  readonly yearNote: string;
  /** Empty for none. */
  readonly modelKey: string;
  readonly entiServed: number | null;
  readonly otherEntiServed: number | null;
  readonly strengths: readonly Item[];
  readonly weaknesses: readonly Item[];
  readonly conditions: readonly Item[];
  readonly notes: readonly Item[];
  readonly kit: Kit;
}

interface KitItem {
  readonly label: string;
  readonly href: string;
  readonly note: string;
}

type Kit = Readonly<Record<(typeof KIT)[number], readonly KitItem[]>>;

interface Item {
  readonly text: string;
  readonly source: { readonly title: string; readonly chapter: string };
}

const NUMBERS = ['year', 'entiServed', 'otherEntiServed'] as const;
const LISTS = ['strengths', 'weaknesses', 'conditions', 'notes'] as const;
const KIT = ['acts', 'costs', 'staff', 'steps', 'documents'] as const;
type NumberKey = (typeof NUMBERS)[number];

/** Name, figures, strengths and weaknesses of a sheet being written. */
export function OverviewEditor({ sheet, models, onReload }: { sheet: Sheet; models: readonly { readonly modelKey: string; readonly title: string }[]; onReload: () => void }): ReactElement {
  const t = useMessages('practices');
  const saved = sheet.overview as Overview;
  const [draft, setDraft] = useState(saved);
  const [typed, setTyped] = useState(() => typedNumbers(saved));
  const save = usePartSave(sheet.id, 'SCHEDA', sheet.overviewRevision);
  const send = (next: Overview, numbers: Readonly<Record<NumberKey, string>>): void => {
    setDraft(next);
    setTyped(numbers);
    const read = NUMBERS.map((key) => [key, valueOfTyped('integer', numbers[key])] as const);
    save.changed({ ...next, ...Object.fromEntries(read.filter(([, value]) => value !== NOT_A_NUMBER)) }, Object.fromEntries(read.filter(([, value]) => value === NOT_A_NUMBER).map(([key]) => [key, t('edit.number')])));
  };
  const set = (part: Partial<Overview>): void => send({ ...draft, ...part }, typed);
  const takeTheirs = (): void => {
    save.giveUp();
    onReload();
  };
  return (
    <section aria-labelledby="parte-titolo">
      <h2 id="parte-titolo" className="h4">{t('edit.overview')}</h2>
      <SaveNotices save={save} onTakeTheirs={takeTheirs} />
      <Field id="titolo" label={t('propose_.name')} required error={save.problems['title']}>
        <TextInput value={draft.title} onChange={(title) => set({ title })} />
      </Field>
      <Field id="sintesi" label={t('propose_.summary')} required error={save.problems['summary']}>
        <TextArea value={draft.summary} onChange={(summary) => set({ summary })} />
      </Field>
      <div className="ed-cells">
        <Field id="forma" label={t('filter.forma')} error={save.problems['form']}>
          <Select value={draft.form ?? ''} onChange={(value) => set({ form: value || null })} options={['PUBBLICO', 'IN_HOUSE', 'PPP'].map((value) => ({ value, label: t(`form.${value}`) }))} />
        </Field>
        <Field id="livello" label={t('filter.livello')} error={save.problems['level']}>
          <Select value={draft.level ?? ''} onChange={(value) => set({ level: value || null })} options={['BASE', 'INTERMEDIO', 'AVANZATO'].map((value) => ({ value, label: t(`level.${value}`) }))} />
        </Field>
        <Field id="modello" label={t('edit.model')} error={save.problems['modelKey']}>
          <Select value={draft.modelKey} onChange={(modelKey) => set({ modelKey })} placeholder={t('edit.noModel')} options={models.map(({ modelKey, title }) => ({ value: modelKey, label: title }))} />
        </Field>
        {NUMBERS.map((key) => (
          <Field key={key} id={key} label={t({ year: 'sheet.year', entiServed: 'sheet.served', otherEntiServed: 'sheet.others' }[key])} error={save.problems[key]}>
            <TextInput value={typed[key]} onChange={(value) => send(draft, { ...typed, [key]: value })} inputMode="numeric" />
          </Field>
        ))}
      </div>
      <Field id="nota-anno" label={t('edit.yearNote')} error={save.problems['yearNote']}>
        <TextInput value={draft.yearNote} onChange={(yearNote) => set({ yearNote })} />
      </Field>
      {LISTS.map((key) => (
        <fieldset key={key} className="pr-block">
          <legend className="h5">{t(`edit.list.${key}`)}</legend>
          {draft[key].map((item, index) => {
            const replace = (part: Partial<Item>): void => set({ [key]: draft[key].map((other, at) => (at === index ? { ...other, ...part } : other)) });
            return (
              <div key={index} className="ed-row">
                <Field id={`${key}-${index}`} label={t('edit.item', { name: t(`edit.list.${key}`), n: index + 1 })} required error={save.problems[`${key}[${index}].text`]}>
                  <TextArea value={item.text} onChange={(text) => replace({ text })} rows={2} />
                </Field>
                <SourceFields id={`${key}-${index}`} source={item.source} path={`${key}[${index}]`} problems={save.problems} onChange={(source) => replace({ source })} />
                <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => set({ [key]: draft[key].filter((_, at) => at !== index) })}>
                  {t('edit.removeItem', { n: index + 1 })}
                </button>
              </div>
            );
          })}
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setDraft({ ...draft, [key]: [...draft[key], { text: '', source: { title: t('edit.declared', { ente: sheet.ente }), chapter: '' } }] })}>
            {t('edit.addItem')}
          </button>
        </fieldset>
      ))}
      {KIT.map((key) => (
        <fieldset key={key} className="pr-block">
          <legend className="h5">{t('edit.kitPart', { name: t(`edit.kit.${key}`) })}</legend>
          {draft.kit[key].map((item, index) => {
            const setItems = (items: readonly KitItem[]): void => set({ kit: { ...draft.kit, [key]: items } });
            const replace = (part: Partial<KitItem>): void => setItems(draft.kit[key].map((other, at) => (at === index ? { ...other, ...part } : other)));
            const path = `kit.${key}[${index}]`;
            return (
              <div key={index} className="ed-row">
                <div className="ed-cells">
                  <Field id={`${key}-${index}-nome`} label={t('edit.item', { name: t(`edit.kit.${key}`), n: index + 1 })} required error={save.problems[`${path}.label`]}>
                    <TextInput value={item.label} onChange={(label) => replace({ label })} />
                  </Field>
                  <Field id={`${key}-${index}-indirizzo`} label={t('edit.href')} error={save.problems[`${path}.href`]}>
                    <TextInput value={item.href} onChange={(href) => replace({ href })} />
                  </Field>
                  <Field id={`${key}-${index}-nota`} label={t('reuse.note')} error={save.problems[`${path}.note`]}>
                    <TextInput value={item.note} onChange={(note) => replace({ note })} />
                  </Field>
                </div>
                <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => setItems(draft.kit[key].filter((_, at) => at !== index))}>
                  {t('edit.removeItem', { n: index + 1 })}
                </button>
              </div>
            );
          })}
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setDraft({ ...draft, kit: { ...draft.kit, [key]: [...draft.kit[key], { label: '', href: '', note: '' }] } })}>
            {t('edit.addItem')}
          </button>
        </fieldset>
      ))}
    </section>
  );
}

function typedNumbers(overview: Overview): Readonly<Record<NumberKey, string>> {
  return Object.fromEntries(NUMBERS.map((key) => [key, overview[key] === null ? '' : String(overview[key])])) as Record<NumberKey, string>;
}
