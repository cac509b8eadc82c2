import { PROVINCE_TILES } from '@province-comuni/enti-contract';
import { EmptyState, formatDate, TileMap, useMessages, type MapTile, type Translate } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import type { ModelData } from '../hooks/model-data.js';
import { AdoptionMapProvinceDocument } from './generated/graphql.js';
import './messages.js';

type Adoption = ModelData['adoptions'][number];

/** Which Province took the model over: where they are, then line by line. */
export function AdoptionsTab({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  return (
    <>
      <AdoptionMap model={model} />
      {model.adoptions.length === 0 ? <EmptyState title={t('model.noAdoptions')} /> : <AdoptionTable model={model} />}
    </>
  );
}

function AdoptionMap({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  const a = useMessages('adoptions');
  const { data } = useQuery(AdoptionMapProvinceDocument);
  const names = new Map((data?.province ?? []).map(({ sigla, nome }) => [sigla, nome]));
  const tiles = PROVINCE_TILES.map(({ sigla, row, column }): MapTile => {
    const adoptions = model.adoptions.filter((adoption) => adoption.sigla === sigla);
    const words = adoptions.length === 0 ? a('no') : adoptions.map((adoption) => adoptionWords(t, model, adoption)).join('; ');
    return { id: sigla, sign: sigla, row, column, state: adoptions.length === 0 ? 'no' : 'yes', label: `${names.get(sigla) ?? sigla}: ${words}` };
  });
  return (
    <section aria-labelledby="mappa-adozioni">
      <h2 id="mappa-adozioni" className="h5">{a('map')}</h2>
      <TileMap
        label={a('map')}
        tiles={tiles}
        states={[
          { key: 'yes', label: a('yes'), mark: '✓', tone: 'strong' },
          { key: 'no', label: a('notYet'), mark: '', tone: 'plain' },
        ]}
      />
    </section>
  );
}

function adoptionWords(t: Translate, model: ModelData, { version, form, level, since }: Adoption): string {
  const cell = [optionLabel(model.forms, form), optionLabel(model.levels, level)].filter(Boolean).join(', ');
  return [t('models.version', { version }), cell, t('model.since', { date: formatDate(since) })].filter(Boolean).join(', ');
}

function optionLabel(options: ModelData['forms'], value: string | null): string {
  return options.find((option) => option.value === value)?.label ?? '';
}

function AdoptionTable({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('model.adoptions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.provincia')}</th>
            <th scope="col">{t('model.form')}</th>
            <th scope="col">{t('model.level')}</th>
            <th scope="col">{t('model.versions')}</th>
            <th scope="col">{t('model.adopted')}</th>
          </tr>
        </thead>
        <tbody>
          {model.adoptions.map((adoption, index) => (
            <tr key={index}>
              <th scope="row">{adoption.ente}</th>
              <td data-label={t('model.form')}>{optionLabel(model.forms, adoption.form)}</td>
              <td data-label={t('model.level')}>{optionLabel(model.levels, adoption.level)}</td>
              <td data-label={t('model.versions')}>{adoption.version}</td>
              <td data-label={t('model.adopted')}>{t('model.since', { date: formatDate(adoption.since) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
