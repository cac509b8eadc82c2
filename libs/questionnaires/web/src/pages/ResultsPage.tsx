import '../messages.js';
import '../questionnaires.css';
import { BarChart, Badge, Failure, Field, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { QuestionnaireResultsDocument, QuestionnaireTextsDocument, type QuestionnaireResultsQuery, type TallyFieldsFragment } from '../generated/graphql.js';
import { formatDecimal, formatShare, STATE_TONES } from '../words.js';
import { crumbsOf } from './AnswerPage.js';
import { OrganiserActions } from './OrganiserActions.js';
import { Unknown } from './Unknown.js';

type Results = NonNullable<QuestionnaireResultsQuery['questionnaireResults']>;
type Result = Results['questions'][number];

const FORMATS = ['csv', 'ods', 'xlsx'] as const;

/** What all answers say: a chart for each question, with its table. */
export function ResultsPage(): ReactElement {
  const t = useMessages('questionnaires');
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const comparison = search.get('confronto');
  const { data: current, previousData, error, refetch } = useQuery(QuestionnaireResultsDocument, { variables: { id, comparison }, fetchPolicy: 'cache-and-network' });
  const data = current ?? previousData;
  if (data && !data.questionnaireResults) return <Unknown />;
  if (!data?.questionnaireResults) return <Page title={t('results.crumb')} crumbs={[{ label: t('title'), to: '/questionari' }, { label: t('results.crumb') }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  const { questionnaire, bar, questions, comparisons } = data.questionnaireResults;
  const { title, state, answered, viewerCanOrganise, disclosure } = questionnaire;
  const actions = (
    <>
      {viewerCanOrganise && <OrganiserActions questionnaire={questionnaire} onChanged={() => void refetch()} />}
      {state === 'APERTO' && bar === null && <button type="button" className="btn btn-outline-primary" onClick={() => void refetch()}>{t('results.refresh')}</button>}
    </>
  );
  return (
    <Page title={t('results.title', { title })} lead={<Badge tone={STATE_TONES[state]}>{t(`states.${state}`)}</Badge>} crumbs={[...crumbsOf(questionnaire, { label: title, to: `/questionari/${id}` }, t('title')), { label: t('results.crumb') }]} actions={actions}>
      <p>{t('results.answered', { count: answered })} {state === 'APERTO' && bar === null && t('results.live')}</p>
      {bar && <Notice kind="info"><p>{t(`bars.${bar}`)}</p></Notice>}
      {!bar && (
        <>
          <ul className="qst-list">
            <li className="qst-meta"><Downloads id={id} table="" label={t('results.download')} /></li>
            {viewerCanOrganise && disclosure !== 'ANONIMA' && <li className="qst-meta"><Downloads id={id} table="risposte" label={t('results.downloadAnswers')} /></li>}
          </ul>
          {comparisons.length > 0 && (
            <Field id="confronto" label={t('results.compare')}>
              <Select value={comparison ?? ''} placeholder={t('results.compareNone')} onChange={(value) => setSearch(value === '' ? {} : { confronto: value }, { replace: true, preventScrollReset: true })} options={comparisons.map(({ key, label }) => ({ value: key, label }))} />
            </Field>
          )}
          {questions.map((result) => <OneResult key={result.question.key} id={id} result={result} comparison={data.questionnaireResults?.comparison ?? null} />)}
        </>
      )}
    </Page>
  );
}

function Downloads({ id, table, label }: { readonly id: string; readonly table: string; readonly label: string }): ReactElement {
  const t = useMessages('questionnaires');
  return (
    <>
      {FORMATS.map((format) => (
        <a key={format} href={`/api/questionnaires/${id}/table?${new URLSearchParams({ ...(table ? { tavola: table } : {}), formato: format }).toString()}`} download>
          {t('results.as', { what: label, format: format.toUpperCase() })}
        </a>
      ))}
    </>
  );
}

function OneResult({ id, result, comparison }: { readonly id: string; readonly result: Result; readonly comparison: string | null }): ReactElement {
  const t = useMessages('questionnaires');
  const { question, tally, withheld, groups } = result;
  const heading = `risultato-${question.key}`;
  return (
    <section className="qst-result" aria-labelledby={heading}>
      <h2 id={heading}>{question.text}</h2>
      {withheld && <p>{t('results.withheld')}</p>}
      {!withheld && <p className="pc-quiet">{t('results.base', { count: tally.base })} {tally.dontKnow > 0 && t('results.dontKnow', { count: tally.dontKnow })}</p>}
      {!withheld && tally.base > 0 && <Drawn result={result} />}
      {!withheld && question.kind === 'TESTO' && <Texts id={id} questionKey={question.key} label={question.text} />}
      {comparison && comparison !== question.key && !withheld && tally.base > 0 && question.kind !== 'TESTO' && (groups.length > 0 ? <Groups result={result} /> : <p>{t('results.noGroups')}</p>)}
    </section>
  );
}

function Drawn({ result: { question, tally } }: { readonly result: Result }): ReactElement | null {
  const t = useMessages('questionnaires');
  const { base, bars, ranking } = tally;
  if (question.kind === 'TESTO') return null;
  return (
    <>
      {bars.length > 0 && (
        <BarChart title={question.text} unit={t('results.unit')} data={bars.map(({ label, count }) => ({ label: stepLabel(question, label), value: count }))} format={(count) => `${count} (${formatShare(count, base)})`}>
          <p className="pc-quiet">{t(question.kind === 'MULTIPLA' ? 'results.several' : 'results.rounded')}</p>
        </BarChart>
      )}
      {ranking.length > 0 && (
        <BarChart title={question.text} unit={t('results.points')} data={ranking.map(({ label, points, averagePlace }) => ({ label, value: points, ...(averagePlace === null ? {} : { note: t('results.averagePlace', { place: formatDecimal(averagePlace) }) }) }))} format={formatDecimal}>
          <p className="pc-quiet">{t('results.borda', { items: ranking.length, most: ranking.length - 1 })}</p>
        </BarChart>
      )}
      {tally.mean !== null && <Figures tally={tally} caption={t('results.figures', { question: question.text })} />}
    </>
  );
}

/** «1 – per nulla», where the ends have words. */
function stepLabel({ kind, min, max, lowLabel, highLabel }: Result['question'], label: string): string {
  const words = kind !== 'SCALA' ? '' : label === String(min) ? lowLabel : label === String(max) ? highLabel : '';
  return words === '' ? label : `${label} – ${words}`;
}

function Figures({ tally, caption }: { readonly tally: TallyFieldsFragment; readonly caption: string }): ReactElement {
  const t = useMessages('questionnaires');
  return (
    <table className="table table-sm w-auto">
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {(['mean', 'median', 'lowest', 'highest'] as const).map((figure) => (
          <tr key={figure}>
            <th scope="row">{t(`results.${figure}`)}</th>
            <td className="text-end">{tally[figure] === null ? '–' : formatDecimal(tally[figure])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Groups({ result: { question, groups } }: { readonly result: Result }): ReactElement {
  const t = useMessages('questionnaires');
  const [first] = groups;
  const rows = first!.tally.bars.length > 0 ? first!.tally.bars : first!.tally.ranking.length > 0 ? [...first!.tally.ranking].sort((a, b) => a.label.localeCompare(b.label, 'it')) : [{ key: 'mean', label: t('results.mean') }, { key: 'median', label: t('results.median') }];
  const cell = ({ tally }: Result['groups'][number], key: string): string => {
    const bar = tally.bars.find((each) => each.key === key);
    if (bar) return tally.base === 0 ? '–' : `${bar.count} (${formatShare(bar.count, tally.base)})`;
    const ranked = tally.ranking.find((each) => each.key === key);
    const figure = ranked ? ranked.averagePlace : key === 'mean' ? tally.mean : tally.median;
    return figure === null ? '–' : ranked ? t('results.averagePlace', { place: formatDecimal(figure) }) : formatDecimal(figure);
  };
  return (
    <div className="qst-scroll" role="region" tabIndex={0} aria-label={t('results.groupsScroll')}>
      <table className="table table-sm caption-top">
        <caption>{t('results.groups', { question: question.text })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.item')}</th>
            {groups.map(({ label, tally }) => <th key={label} scope="col" className="text-end">{label} (N = {tally.base})</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{stepLabel(question, label)}</th>
              {groups.map((group) => <td key={group.label} className="text-end">{cell(group, key)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Texts({ id, questionKey, label }: { readonly id: string; readonly questionKey: string; readonly label: string }): ReactElement {
  const t = useMessages('questionnaires');
  const { data, error, refetch, fetchMore } = useQuery(QuestionnaireTextsDocument, { variables: { id, question: questionKey, after: 0 }, fetchPolicy: 'cache-and-network' });
  const texts = data?.questionnaireTexts;
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: texts?.items.length ?? 0 },
      updateQuery: (before, { fetchMoreResult: { questionnaireTexts: next } }) => (before.questionnaireTexts && next ? { ...before, questionnaireTexts: { ...next, items: [...before.questionnaireTexts.items, ...next.items] } } : before),
    });
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!texts) return <Skeleton lines={3} />;
  if (texts.items.length === 0) return <p>{t('results.noTexts')}</p>;
  return (
    <>
      <ul className="qst-texts" aria-label={`${t('results.texts')}: ${label}`}>
        {texts.items.map(({ text, by }, index) => (
          <li key={index}>
            {text} {by && <span className="pc-quiet">({by})</span>}
          </li>
        ))}
      </ul>
      {texts.items.length < texts.total && <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void more().catch(() => undefined)}>{t('results.moreTexts')}</button>}
    </>
  );
}
