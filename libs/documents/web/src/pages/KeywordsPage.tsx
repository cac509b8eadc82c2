import { Badge, Button, Failure, Field, Notice, Page, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { DocumentVocabularyDocument, SaveDocumentKeywordDocument, type DocumentVocabularyQuery } from '../generated/graphql.js';
import '../messages.js';
import '../documents.css';

type Keyword = DocumentVocabularyQuery['documentVocabulary']['keywords'][number];

/** The controlled list of keywords, for UPI's curators. */
export function KeywordsPage(): ReactElement {
  const t = useMessages('documents');
  const { data, error, refetch } = useQuery(DocumentVocabularyDocument);
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <Page title={t('words.title')} lead={t('words.lead')} crumbs={[{ label: t('title'), to: '/documenti' }, { label: t('words.title') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <>
          <section aria-labelledby="nuova-parola">
            <h2 id="nuova-parola" className="h4">
              {t('words.add')}
            </h2>
            <KeywordForm keyword={null} onDone={() => setEditing(null)} />
          </section>
          <ul className="doc-words">
            {data.documentVocabulary.keywords.map((keyword) => (
              <li key={keyword.key}>
                {editing === keyword.key ? (
                  <KeywordForm keyword={keyword} onDone={() => setEditing(null)} />
                ) : (
                  <>
                    <span>
                      <strong>{keyword.label}</strong> {keyword.retired && <Badge tone="warning">{t('words.retired')}</Badge>} <span className="pc-quiet">{keyword.alsoWritten.join(', ')}</span>
                    </span>
                    <Button color="primary" outline size="sm" aria-label={t('words.edit', { label: keyword.label })} onClick={() => setEditing(keyword.key)}>
                      {t('page.edit')}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function KeywordForm({ keyword, onDone }: { readonly keyword: Keyword | null; readonly onDone: () => void }): ReactElement {
  const t = useMessages('documents');
  const id = keyword?.key ?? 'nuova';
  const [label, setLabel] = useState(keyword?.label ?? '');
  const [also, setAlso] = useState(keyword?.alsoWritten.join(', ') ?? '');
  const change = useChange(SaveDocumentKeywordDocument, (data) => data.saveDocumentKeyword, { refetch: ['DocumentVocabulary'] });
  async function save(retired: boolean): Promise<void> {
    if (!(await change.run({ key: keyword?.key ?? null, label, alsoWritten: also.split(','), retired }))) return;
    if (!keyword) {
      setLabel('');
      setAlso('');
    }
    onDone();
  }
  return (
    <form noValidate className="doc-fields-row" onSubmit={(event) => (event.preventDefault(), void save(keyword?.retired ?? false))}>
      {change.message && <Notice kind="danger">{change.message}</Notice>}
      {change.error != null && <Failure error={change.error} />}
      <Field id={`${id}-label`} label={t('words.label')} required error={change.problems['label']}>
        <TextInput value={label} onChange={setLabel} />
      </Field>
      <Field id={`${id}-also`} label={t('words.also')} help={t('words.alsoHelp')}>
        <TextInput value={also} onChange={setAlso} />
      </Field>
      <div className="doc-new-actions">
        <Button color="primary" size="sm" type="submit" disabled={change.busy}>
          {t('words.save')}
        </Button>
        {keyword && (
          <Button color="primary" outline size="sm" type="button" disabled={change.busy} onClick={() => void save(!keyword.retired)}>
            {t(keyword.retired ? 'words.unretire' : 'words.retire')}
          </Button>
        )}
      </div>
    </form>
  );
}
