import { Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { QuestionnaireEntiDocument } from '../generated/graphql.js';
import type { QuestionnaireDraft } from './draft.js';

const SHORTEST = 3;
const TYPED_MS = 300;

/** Chosen Enti, found by name. */
export function EntiPicker({ enti, problem, disabled, onChange }: { readonly enti: QuestionnaireDraft['enti']; readonly problem: string | undefined; readonly disabled: boolean; readonly onChange: (enti: QuestionnaireDraft['enti']) => void }): ReactElement {
  const t = useMessages('questionnaires');
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery(QuestionnaireEntiDocument, { variables: { text: settled }, skip: settled.length < SHORTEST });
  const found = settled.length < SHORTEST ? [] : (data?.enti.nodes ?? []).filter(({ id }) => !enti.some((ente) => ente.id === id));
  return (
    <section aria-labelledby="enti-scelti">
      <h3 id="enti-scelti" className="h6">{t('form.enti')}</h3>
      {enti.length === 0 && <p>{t('form.entiNone')}</p>}
      <ul className="qst-order">
        {enti.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <button type="button" className="qst-link" disabled={disabled} aria-label={t('form.entiRemove', { name })} onClick={() => onChange(enti.filter((ente) => ente.id !== id))}>{t('form.remove')}</button>
          </li>
        ))}
      </ul>
      <Field id="enti-cerca" label={t('form.entiFind')} error={problem}>
        <TextInput value={text} disabled={disabled} onChange={setText} />
      </Field>
      <ul className="qst-order">
        {found.map(({ id, denominazione }) => (
          <li key={id}>
            <button type="button" className="qst-link" onClick={() => (onChange([...enti, { id, name: denominazione }]), setText(''))}>{t('form.entiAdd', { name: denominazione })}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
