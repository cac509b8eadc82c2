import type { Rule, RuleRemedy } from '@province-comuni/models-contract';
import { Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { variablesOf } from '../draft-data.js';
import { ConditionBuilder } from './ConditionBuilder.js';
import { NormsField } from './NormsField.js';
import type { PartFormProps } from './part-form.js';
import { NameField, SourceField } from './simple-forms.js';
import { firstComparison } from './subjects.js';

/** A check of an instance against law and sources. */
export function RuleForm({ draft, value, problems, isNew, onChange }: PartFormProps<'rule'>): ReactElement {
  const t = useMessages('workshopParts');
  const remedies = useMemo(
    () => [
      ...variablesOf(draft).filter((variable) => variable.type !== 'calcolata').map((variable) => ({ value: `q:${variable.key}`, label: t('rule.remedyQuestion', { label: variable.label }) })),
      ...draft.acts.flatMap((act) => act.clauses.map((clause) => ({ value: `c:${clause.id}`, label: t('rule.remedyClause', { label: clause.label }) }))),
    ],
    [draft, t],
  );
  return (
    <>
      <NameField id="regola-nome" value={value.id} isNew={isNew} error={problems['id']} onChange={(id) => onChange({ ...value, id })} />
      <Field id="regola-messaggio" label={t('rule.message')} required error={problems['message']}>
        <TextInput value={value.message} maxLength={300} onChange={(message) => onChange({ ...value, message })} />
      </Field>
      <Field id="regola-gravita" label={t('rule.severity')} required error={problems['severity']}>
        <Select placeholder={null} value={value.severity} onChange={(severity) => onChange({ ...value, severity: severity as Rule['severity'] })} options={(['errore', 'avviso', 'nota'] as const).map((severity) => ({ value: severity, label: t(`rule.severities.${severity}`) }))} />
      </Field>
      <Field id="regola-atto" label={t('rule.act')} error={problems['actKey']}>
        <Select placeholder={t('rule.anyAct')} value={value.actKey ?? ''} onChange={(actKey) => onChange({ ...value, actKey: actKey || null })} options={draft.acts.map((act) => ({ value: act.part.id, label: act.part.label }))} />
      </Field>
      <ConditionBuilder id="regola-quando" label={t('rule.when')} value={value.when} draft={draft} problem={problems['when']} onChange={(when) => onChange({ ...value, when })} />
      <Field id="regola-tipo" label={t('rule.kind')}>
        <Select
          placeholder={null}
          value={value.test.kind}
          onChange={(kind) => onChange({ ...value, test: kind === 'content' ? { kind, tag: '' } : { kind: 'condition', condition: firstComparison(draft.formAxis, new Map(variablesOf(draft).map((variable) => [variable.key, variable]))) } })}
          options={[
            { value: 'condition', label: t('rule.condition') },
            { value: 'content', label: t('rule.content') },
          ]}
        />
      </Field>
      {value.test.kind === 'condition' ? (
        <ConditionBuilder id="regola-verifica" label={t('rule.test')} value={value.test.condition} draft={draft} problem={problems['test.condition']} onChange={(condition) => onChange({ ...value, test: { kind: 'condition', condition: condition as NonNullable<typeof condition> } })} />
      ) : (
        <Field id="regola-contenuto" label={t('rule.tag')} help={t('rule.tagHelp')} required error={problems['test.tag']}>
          <TextInput value={value.test.tag} maxLength={40} onChange={(tag) => onChange({ ...value, test: { kind: 'content', tag } })} />
        </Field>
      )}
      <Field id="regola-spiegazione" label={t('rule.explanation')} error={problems['explanation']}>
        <TextArea rows={4} value={value.explanation} onChange={(explanation) => onChange({ ...value, explanation })} />
      </Field>
      <Field id="regola-rimedio" label={t('rule.remedy')} error={problems['remedy.key'] ?? problems['remedy.clauseId']}>
        <Select placeholder={t('rule.noRemedy')} value={remedyText(value.remedy)} onChange={(text) => onChange({ ...value, remedy: remedyOf(text) })} options={remedies} />
      </Field>
      <NormsField id="regola-norme" value={value.legalSources} problems={problems} path="legalSources" onChange={(legalSources) => onChange({ ...value, legalSources })} />
      <SourceField id="regola-fonte" value={value.source} error={problems['source']} onChange={(source) => onChange({ ...value, source })} />
    </>
  );
}

function remedyText(remedy: RuleRemedy | null): string {
  return remedy === null ? '' : remedy.kind === 'question' ? `q:${remedy.key}` : `c:${remedy.clauseId}`;
}

function remedyOf(text: string): RuleRemedy | null {
  return text === '' ? null : text.startsWith('q:') ? { kind: 'question', key: text.slice(2) } : { kind: 'clause', clauseId: text.slice(2) };
}
