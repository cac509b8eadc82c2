import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import type { ClauseDetail } from './ClauseWorkbench.js';

/** In which cells of form and level the clause is in the act. */
export function TruthTable({ draft, truth }: { readonly draft: DraftData; readonly truth: ClauseDetail['truth'] }): ReactElement {
  const t = useMessages('workshop');
  const holds = (form: string, level: string): string => truth.find((cell) => cell.form === form && cell.level === level)?.holds ?? 'NONE';
  return (
    <div className="workshop-truth">
      <table className="table table-sm">
        <caption className="visually-hidden">{t('truth.caption')}</caption>
        <thead>
          <tr>
            <td />
            {draft.levels.map((level) => (
              <th key={level.value} scope="col">
                {level.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.forms.map((form) => (
            <tr key={form.value}>
              <th scope="row">{form.label}</th>
              {draft.levels.map((level) => {
                const answer = holds(form.value, level.value);
                return (
                  <td key={level.value} className={`workshop-truth-${answer.toLowerCase()}`} title={t(`truth.${answer}Title`)}>
                    {t(`truth.${answer}`)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
