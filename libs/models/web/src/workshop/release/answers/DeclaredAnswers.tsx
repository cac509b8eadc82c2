import { conversionSentence, type VariableDef } from '@province-comuni/shared-act-tree';
import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { variablesOf, type DraftData, type PartShapes } from '../../draft-data.js';
import { placeSearch } from '../../draft-place.js';
import { usePreviousQuestions } from './previous-questions.js';

/** In the details of a question: what is declared about the answers it receives or gives away, and the way there. */
export function DeclaredAnswers({ draft, variableKey }: { readonly draft: DraftData; readonly variableKey: string }): ReactElement {
  const t = useMessages('workshopRelease');
  const before = usePreviousQuestions(draft) ?? [];
  const now = variablesOf(draft);
  const of = (key: string, variables: readonly VariableDef[]): VariableDef | undefined => variables.find((variable) => variable.key === key);
  const declared = (draft.migrations.value as PartShapes['migrations']).flatMap((entry) => entry.sources.filter((source) => entry.key === variableKey || source.key === variableKey).map((source) => ({ entry, source })));
  return (
    <>
      <h3 className="h6">{t('answers.title')}</h3>
      {declared.length === 0 && <p className="workshop-quiet">{t('answers.computed')}</p>}
      {declared.map(({ entry, source }) => {
        const [from, to] = [of(source.key, before), of(entry.key, now)];
        return (
          <p key={`${entry.key} ${source.key}`}>
            {t('answers.declaredOf', { from: from?.label ?? source.key, to: to?.label ?? entry.key, what: from && to ? conversionSentence(from, to, source.conversion) : '', reason: entry.reason })}
          </p>
        );
      })}
      <p>
        <Link to={{ search: placeSearch({ view: 'risposte' }) }} preventScrollReset>
          {t('answers.go')}
        </Link>
      </p>
    </>
  );
}
