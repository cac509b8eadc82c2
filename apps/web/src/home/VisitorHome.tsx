import { useMessages } from '@province-comuni/shared-ui';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useInstallation } from '../installation.js';
import { NationalModels } from './NationalModels.js';

const STEPS = ['choose', 'answer', 'adapt', 'export'];

export function VisitorHome(): ReactNode {
  const t = useMessages('shell');
  const { demonstration } = useInstallation();
  useEffect(() => {
    document.title = t('site');
  }, [t]);
  return (
    <>
      <div className="pc-hero">
        <div className="container">
          <h1>{t('home.visitorTitle')}</h1>
          <p>{t('home.visitorText')}</p>
          <div className="pc-buttons">
            <Link className="btn btn-primary" to="/modelli">{t('home.see')}</Link>
            <Link className="btn btn-outline-primary" to="/accedi">{t('home.signIn')}</Link>
          </div>
          {demonstration && <p className="pc-quiet">{t('home.demonstration')}</p>}
        </div>
      </div>
      <div className="container">
        <NationalModels />
        <section aria-labelledby="home-how" className="pc-section">
          <h2 id="home-how">{t('home.how')}</h2>
          <ol className="pc-cards pc-steps">
            {STEPS.map((step) => (
              <li key={step} className="pc-card">
                <h3>{t(`home.steps.${step}.title`)}</h3>
                <p>{t(`home.steps.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
