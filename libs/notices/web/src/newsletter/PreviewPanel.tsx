import { Button, Disclosure, Failure, Field, Notice, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { NewsletterPreviewDocument, TryNewsletterDocument, type NewsletterSample } from './generated/graphql.js';

const SAMPLES: readonly NewsletterSample[] = ['PROVINCIA', 'COMUNE', 'PUBBLICO'];

/** The letter as a reader will get it, of what was saved last. @param revision asked again with each */
export function PreviewPanel({ id, revision }: { readonly id: string; readonly revision: number }): ReactElement {
  const t = useMessages('newsletter');
  const [sample, setSample] = useState<NewsletterSample>('PROVINCIA');
  const [tried, setTried] = useState(false);
  // Another revision is another question: what was answered of the last one is not shown for this.
  const { data, error, refetch } = useQuery(NewsletterPreviewDocument, { variables: { id, sample }, fetchPolicy: 'no-cache', context: { revision } });
  const attempt = useChange(TryNewsletterDocument, (result) => result.tryNewsletter);
  const preview = data?.newsletterPreview;
  return (
    <section aria-labelledby="newsletter-anteprima" className="pc-section">
      <h2 id="newsletter-anteprima" className="h5">{t('preview.title')}</h2>
      <Field id="newsletter-lettore" label={t('preview.as')}>
        <Select value={sample} onChange={(value) => setSample(value as NewsletterSample)} placeholder={null} options={SAMPLES.map((value) => ({ value, label: t(`preview.samples.${value}`) }))} />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      {!preview && !error && <Skeleton lines={6} />}
      {preview && (
        <>
          {preview.left.length + preview.unknown > 0 && (
            <Notice kind="info">
              <p>{t('preview.left')}</p>
              <ul>
                {preview.left.map((title) => <li key={title}>{title}</li>)}
                {preview.unknown > 0 && <li>{t('preview.more', { count: preview.unknown })}</li>}
              </ul>
            </Notice>
          )}
          <Disclosure lazy summary={t('preview.html', { subject: preview.subject })}>
            {/* As a mail program shows it: nothing in it runs, and nothing is fetched. */}
            <iframe className="pc-mail__html notice-letter" sandbox="" srcDoc={preview.html} title={t('preview.html', { subject: preview.subject })} />
          </Disclosure>
          <Disclosure lazy summary={t('preview.text')}><pre className="notice-plain">{preview.text}</pre></Disclosure>
        </>
      )}
      <div role="status">{tried && <Notice kind="success"><p>{t('preview.tried')}</p></Notice>}</div>
      {attempt.message && <Notice kind="danger"><p>{attempt.message}</p></Notice>}
      {attempt.error != null && <Failure error={attempt.error} />}
      <Button color="primary" outline size="sm" disabled={attempt.busy} onClick={() => void attempt.run({ id }).then((sent) => setTried(sent !== null))}>{t('preview.try')}</Button>
    </section>
  );
}
