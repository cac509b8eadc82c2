import type { ComuneCorrection } from '@province-comuni/enti-domain';

const ISTAT = 'ISTAT, variazioni amministrative e territoriali dei Comuni';

/**
 * What changed in the Comuni of our Province after the list of 1 January 2020. Mergers from 2024 on come with ISTAT's current list, through the import.
 * The cadastral codes of the two new Comuni of 2023 are left to that import too.
 */
export const COMUNE_CORRECTIONS: readonly ComuneCorrection[] = [
  { kind: 'INCORPORATO', codiceIstat: '041032', in: '041044', dal: '2020-07-01', fonte: `${ISTAT}, 2020: Monteciccardo in Pesaro` },
  { kind: 'SPOSTATO', codiceIstat: '041033', nuovoCodice: '099030', dal: '2021-06-17', fonte: 'Legge 28 maggio 2021, n. 84: Montecopiolo dalla Provincia di Pesaro e Urbino a quella di Rimini' },
  { kind: 'SPOSTATO', codiceIstat: '041060', nuovoCodice: '099031', dal: '2021-06-17', fonte: 'Legge 28 maggio 2021, n. 84: Sassofeltrio dalla Provincia di Pesaro e Urbino a quella di Rimini' },
  { kind: 'RINOMINATO', codiceIstat: '005020', nome: 'Casorzo Monferrato', fonte: `${ISTAT}: Casorzo` },
  { kind: 'RINOMINATO', codiceIstat: '017158', nome: 'Puegnago sul Garda', fonte: `${ISTAT}: Puegnago del Garda` },
  { kind: 'FUSO', daCodici: ['012009', '012095', '012018'], nuovoCodice: '012144', codiceCatastale: null, nome: 'Bardello con Malgesso e Bregano', dal: '2023-01-01', fonte: `${ISTAT}, 2023` },
  { kind: 'FUSO', daCodici: ['005079', '005110'], nuovoCodice: '005122', codiceCatastale: null, nome: 'Moransengo-Tonengo', dal: '2023-01-01', fonte: `${ISTAT}, 2023` },
  { kind: 'INCORPORATO', codiceIstat: '018002', in: '018026', dal: '2023-11-18', fonte: `${ISTAT}, 2023: Albaredo Arnaboldi in Campospinoso` },
  { kind: 'RINOMINATO', codiceIstat: '018026', nome: 'Campospinoso Albaredo', fonte: `${ISTAT}, 2023: Campospinoso` },
];
