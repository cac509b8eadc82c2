import '../messages.js';
import '../notices.css';
import { Button, EmptyState, Failure, Field, Notice, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { ChooseMailDocument, MailChoicesDocument, SetQuietHoursDocument, TurnMailDocument, TurnNewsletterDocument, type MailChoicesQuery, type MailFrequency } from '../generated/graphql.js';

type Choices = MailChoicesQuery['mailChoices'];

const REFETCH = ['MailChoices'];
const FREQUENCIES: readonly MailFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE', 'MAI'];
/** As he follows it: nothing was chosen. */
const AS_FOLLOWED = 'COME';
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** When the viewer is written to: at all, for each community and kind, and at which hours not. */
export function MailChoices(): ReactElement {
  const { data, error, refetch } = useQuery(MailChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={8} />;
  const { on, newsletter, places, quietFrom, quietTo, quietWeekends } = data.mailChoices;
  return (
    <>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      <MailSwitch on={on} onDone={setDone} />
      {on && <NewsletterSwitch on={newsletter} onDone={setDone} />}
      {on && <MailPlaces places={places} onDone={setDone} />}
      {on && <QuietHours key={`${quietFrom} ${quietTo} ${quietWeekends}`} quiet={{ from: quietFrom, to: quietTo, weekends: quietWeekends }} onDone={setDone} />}
    </>
  );
}

function MailSwitch({ on, onDone }: { readonly on: boolean; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  const turn = useChange(TurnMailDocument, (data) => data.turnMail, { refetch: REFETCH });
  return (
    <>
      <label className="notice-check">
        <input type="checkbox" checked={on} disabled={turn.busy} onChange={({ target }) => void turn.run({ on: target.checked }).then((turned) => turned && onDone(t('changed')))} /> {t('mailOn')}
      </label>
      {!on && <p>{t('mailOff')}</p>}
      <Outcome change={turn} />
    </>
  );
}

function NewsletterSwitch({ on, onDone }: { readonly on: boolean; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  const turn = useChange(TurnNewsletterDocument, (data) => data.turnNewsletter, { refetch: REFETCH });
  return (
    <>
      <label className="notice-check">
        <input type="checkbox" checked={on} disabled={turn.busy} onChange={({ target }) => void turn.run({ on: target.checked }).then((turned) => turned && onDone(t('changed')))} /> {t('newsletterOn')}
      </label>
      <Outcome change={turn} />
    </>
  );
}

function MailPlaces({ places, onDone }: { readonly places: Choices['places']; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  return (
    <section aria-labelledby="lettere-community" className="pc-section">
      <h2 id="lettere-community" className="h5">{t('mailPlaces')}</h2>
      {places.length === 0 ? (
        <EmptyState title={t('mailNoPlaces')} action={<Link className="btn btn-primary" to="/community">{t('toCommunities')}</Link>}><p>{t('mailNoPlacesText')}</p></EmptyState>
      ) : (
        <>
          <p>{t('mailPlacesHelp')}</p>
          <ul className="notice-list">{places.map((place) => <MailPlace key={place.placeId} place={place} onDone={onDone} />)}</ul>
        </>
      )}
    </section>
  );
}

function MailPlace({ place: { placeId, title, href, topics }, onDone }: { readonly place: Choices['places'][number]; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  const choose = useChange(ChooseMailDocument, (data) => data.chooseMail, { refetch: REFETCH });
  return (
    <li>
      <span className="notice-list__words"><Link to={href}>{title}</Link></span>
      <span className="notice-mail">
        {topics.map(({ topic, frequency }) => {
          const [id, name] = [`posta-${placeId}-${topic}`, t(`mailTopics.${topic.split('.')[1]}`)];
          return (
            <span key={topic} className="notice-mail__choice">
              <label htmlFor={id}>{name}</label>
              <Select
                id={id}
                aria-label={t('mailOf', { topic: name, place: title })}
                value={frequency ?? AS_FOLLOWED}
                placeholder={null}
                disabled={choose.busy}
                onChange={(value) => void choose.run({ placeId, topic, frequency: value === AS_FOLLOWED ? null : (value as MailFrequency) }).then((chosen) => chosen && onDone(t('changed')))}
                options={[AS_FOLLOWED, ...FREQUENCIES].map((value) => ({ value, label: t(`mailFrequencies.${value}`) }))}
              />
            </span>
          );
        })}
      </span>
      <Outcome change={choose} />
    </li>
  );
}

function QuietHours({ quiet, onDone }: { readonly quiet: { readonly from: number; readonly to: number; readonly weekends: boolean }; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  const [typed, setTyped] = useState(quiet);
  const set = useChange(SetQuietHoursDocument, (data) => data.setQuietHours, { refetch: REFETCH });
  const hours = HOURS.map((hour) => ({ value: hour, label: t('quietHour', { hour }) }));
  return (
    <section aria-labelledby="ore-di-quiete" className="pc-section">
      <h2 id="ore-di-quiete" className="h5">{t('quiet')}</h2>
      <p>{t('quietHelp')}</p>
      <div className="notice-mail">
        <Field id="quiete-dalle" label={t('quietFrom')}>
          <Select id="quiete-dalle" value={String(typed.from)} placeholder={null} options={hours} onChange={(value) => setTyped({ ...typed, from: Number(value) })} />
        </Field>
        <Field id="quiete-alle" label={t('quietTo')} help={typed.from === typed.to ? t('quietNone') : undefined}>
          <Select id="quiete-alle" value={String(typed.to)} placeholder={null} options={hours} onChange={(value) => setTyped({ ...typed, to: Number(value) })} />
        </Field>
      </div>
      <label className="notice-check">
        <input type="checkbox" checked={typed.weekends} onChange={({ target }) => setTyped({ ...typed, weekends: target.checked })} /> {t('quietWeekends')}
      </label>
      <Button color="primary" size="sm" disabled={set.busy} onClick={() => void set.run(typed).then((saved) => saved && onDone(t('changed')))}>{t('quietSave')}</Button>
      <Outcome change={set} />
    </section>
  );
}

function Outcome({ change: { error, message } }: { readonly change: { readonly error: unknown; readonly message: string | null } }): ReactElement {
  return (
    <>
      {error != null && <Failure error={error} />}
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
    </>
  );
}
