import { Badge, Button, Disclosure, LegalLink, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { CheckData } from '../hooks/useInstance.js';

interface Props {
  readonly checks: readonly CheckData[];
  readonly onQuestion: (key: string) => void;
  readonly onClause: (clauseId: string) => void;
}

const SEVERITIES = [
  { severity: 'errore', tone: 'danger' },
  { severity: 'avviso', tone: 'warning' },
  { severity: 'nota', tone: 'info' },
] as const;

/** What law and sources object to the acts, and where it is mended. */
export function ChecksPane({ checks, onQuestion, onClause }: Props): ReactElement {
  const t = useMessages('models');
  if (checks.length === 0) return <p className="checks-none">{t('editor.noChecks')}</p>;
  return (
    <div className="checks">
      {SEVERITIES.map(({ severity, tone }) => {
        const own = checks.filter((check) => check.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} aria-labelledby={`controlli-${severity}`}>
            <h2 id={`controlli-${severity}`} className="h5">
              {t(`editor.severity_${severity}`)} <Badge tone={tone}>{own.length}</Badge>
            </h2>
            <ul className="checks-list">
              {own.map((check, index) => (
                <li key={`${check.ruleId}-${index}`} className={`check check-${severity}`}>
                  <p className="check-message">
                    <span className="visually-hidden">{t(`editor.severityOne_${severity}`)}: </span>
                    {check.message}
                  </p>
                  {(check.explanation || check.source || check.legalSources.length > 0) && (
                    <Disclosure summary={<span>{t('editor.explanation')}<span className="visually-hidden">: {check.message}</span></span>}>
                      {check.explanation && <p>{check.explanation}</p>}
                      {check.legalSources.map((source) => (
                        <p key={source.urn}>
                          <LegalLink {...source} />
                        </p>
                      ))}
                      {check.source && <p className="check-source">{t('model.source', { source: check.source })}</p>}
                    </Disclosure>
                  )}
                  {check.questionKey && (
                    <Button size="xs" outline color="primary" type="button" onClick={() => onQuestion(check.questionKey!)}>
                      {t('editor.toQuestion')}
                      <span className="visually-hidden">: {check.message}</span>
                    </Button>
                  )}
                  {check.clauseId && (
                    <Button size="xs" outline color="primary" type="button" onClick={() => onClause(check.clauseId!)}>
                      {t('editor.toClause')}
                      <span className="visually-hidden">: {check.message}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
