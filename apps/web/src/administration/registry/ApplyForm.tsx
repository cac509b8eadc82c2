import type { IstatDifferences } from '@province-comuni/enti-contract';
import { Button, Field, Notice, TextInput, useMessages, type Translate } from '@province-comuni/shared-ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ImportDecisions } from './send-istat-files.js';
import type { IstatImport } from './useIstatImport.js';

interface ApplyFormProps {
  readonly differences: IstatDifferences;
  readonly withElenco: boolean;
  readonly busy: IstatImport['busy'];
  /** By field; a successor's is `successori[n]`, in the order of what was sent. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onApply: (decisions: ImportDecisions) => void;
}

const NEW_COMUNI = 'registry-new-comuni';

/** What the files do not say (from when, which source, who takes over), then the application of what was seen. */
export function ApplyForm({ differences, withElenco, busy, problems, onApply }: ApplyFormProps): ReactNode {
  const t = useMessages('registry');
  const { cessati, nuovi } = differences;
  const [decorrenza, setDecorrenza] = useState(`${new Date().getFullYear()}-01-01`);
  const [source, setSource] = useState(() => proposedSource(t, withElenco, differences.anno));
  const [successors, setSuccessors] = useState<Readonly<Record<string, string>>>({});
  const successori = cessati.flatMap(({ codiceIstat }) => (successors[codiceIstat]?.trim() ? [{ cessato: codiceIstat, successore: successors[codiceIstat].trim() }] : []));
  const problemOf = (code: string): string | undefined => problems[`successori[${successori.findIndex(({ cessato }) => cessato === code)}]`];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onApply({ decorrenza, source, successori });
  };
  return (
    <form onSubmit={submit} noValidate className="pc-narrow" aria-labelledby="registry-apply">
      <h3 id="registry-apply" className="h5">{t('applyTitle')}</h3>
      <p>{t('applyText')}</p>
      {cessati.length > 0 && <Notice kind="warning"><p>{t('ceasing', { count: cessati.length })}</p></Notice>}
      {cessati.map(({ codiceIstat, nome }) => (
        <Field key={codiceIstat} id={`registry-successor-${codiceIstat}`} label={t('successorOf', { nome, codice: codiceIstat })} help={t('successorHelp')} error={problemOf(codiceIstat)}>
          <TextInput inputMode="numeric" maxLength={6} autoComplete="off" list={NEW_COMUNI} value={successors[codiceIstat] ?? ''} onChange={(value) => setSuccessors({ ...successors, [codiceIstat]: value })} />
        </Field>
      ))}
      <datalist id={NEW_COMUNI}>{nuovi.map(({ codiceIstat, nome }) => <option key={codiceIstat} value={codiceIstat}>{nome}</option>)}</datalist>
      <Field id="registry-decorrenza" label={t('decorrenza')} help={t('decorrenzaHelp')} error={problems['decorrenza']}>
        <TextInput type="date" value={decorrenza} onChange={setDecorrenza} />
      </Field>
      <Field id="registry-source" label={t('source')} error={problems['source']}>
        <TextInput maxLength={300} value={source} onChange={setSource} />
      </Field>
      <p role="status">{busy === 'apply' ? t('applying') : ''}</p>
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={busy !== null}>{t('apply')}</Button>
      </div>
    </form>
  );
}

function proposedSource(t: Translate, withElenco: boolean, anno: number | null): string {
  return `ISTAT, ${[withElenco ? t('sourceElenco') : '', anno === null ? '' : t('sourcePopolazione', { anno })].filter(Boolean).join(', ')}`;
}
