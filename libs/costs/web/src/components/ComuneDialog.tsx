import { Button, Dialog, formatAmount, formatNumber, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';
import { formatPerInhabitant } from '../numbers.js';

interface Props {
  readonly comune: Result['comuni'][number];
  readonly schemes: Result['schemes'];
  readonly onClose: () => void;
}

/** What one Comune pays with each scheme, service by service, VAT apart. */
export function ComuneDialog({ comune, schemes, onClose }: Props): ReactElement {
  const t = useMessages('costs');
  return (
    <Dialog
      open
      size="lg"
      title={comune.nome}
      onClose={onClose}
      footer={
        <Button color="primary" outline onClick={onClose}>
          {t('adopt.close')}
        </Button>
      }
    >
      <p>{t(comune.postazioniTold ? 'comune.told' : 'comune.estimated', { inhabitants: formatNumber(comune.popolazione), year: comune.annoPopolazione ?? '–', workstations: formatNumber(comune.postazioni) })}</p>
      {schemes.map(({ key, title, services }, scheme) => {
        const share = comune.shares[scheme]!;
        return (
          <table key={key} className="table table-sm">
            <caption className="costs-caption">{title}</caption>
            <tbody>
              {services.map(({ service }, index) => (
                <tr key={index}>
                  <th scope="row">{service}</th>
                  <td className="text-end">{formatAmount(share.services[index]!)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              {(['net', 'vat', 'gross'] as const).map((part) => (
                <tr key={part}>
                  <th scope="row">{t(`comune.${part}`)}</th>
                  <td className="text-end">{formatAmount(share[part])}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('table.perInhabitant')}</th>
                <td className="text-end">{formatPerInhabitant(share.perInhabitant)}</td>
              </tr>
            </tfoot>
          </table>
        );
      })}
    </Dialog>
  );
}
