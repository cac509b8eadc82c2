import { Badge, Button, Disclosure, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ModelData } from '../hooks/model-data.js';

type Cell = ModelData['cells'][number];

/** Forms × levels as a real table: what each cell offers, with whom; why the impossible ones do not exist. */
export function ModelMatrix({ model, onShowActs }: { model: ModelData; onShowActs: (form: string, level: string) => void }): ReactElement {
  const t = useMessages('models');
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={t('model.matrix')}>
      <table className="model-matrix">
        <caption className="visually-hidden">{t('model.matrixCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.form')}</th>
            {model.levels.map((level) => (
              <th key={level.value} scope="col">
                {level.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.forms.map((form) => (
            <tr key={form.value}>
              <th scope="row">
                {form.label}
                {form.suits && <p className="model-suits">{form.suits}</p>}
              </th>
              {model.levels.map((level) => (
                <td key={level.value}>
                  <MatrixCell cell={model.cells.find((cell) => cell.form === form.value && cell.level === level.value)} name={`${form.label}, ${level.label}`} onShow={() => onShowActs(form.value, level.value)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MatrixCell({ cell, name, onShow }: { cell: Cell | undefined; name: string; onShow: () => void }): ReactElement | null {
  const t = useMessages('models');
  if (!cell) return null;
  if (!cell.admitted) {
    return (
      <div className="model-cell-none">
        <Badge>{t('model.notAdmitted')}</Badge>
        <p>{cell.refusal}</p>
      </div>
    );
  }
  return (
    <div className="model-cell">
      <CellList title={t('model.services')} items={cell.services.map((service) => service.label)} />
      <Disclosure summary={<span>{t('model.staff')}, {t('model.bodies').toLowerCase()}<span className="visually-hidden">: {name}</span></span>}>
        <CellList title={t('model.staff')} items={cell.staff} />
        <CellList title={t('model.bodies')} items={cell.bodies} />
        {cell.runs && (
          <p>
            <strong>{t('model.runs')}:</strong> {cell.runs}
          </p>
        )}
        {cell.source && <p className="check-source">{t('model.source', { source: cell.source })}</p>}
      </Disclosure>
      <Button size="xs" outline color="primary" type="button" onClick={onShow}>
        {t('model.seeActs')}
        <span className="visually-hidden">: {name}</span>
      </Button>
    </div>
  );
}

function CellList({ title, items }: { title: string; items: readonly string[] }): ReactElement {
  return (
    <>
      <p className="model-cell-title">{title}</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
