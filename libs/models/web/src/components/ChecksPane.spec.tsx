import { fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import '../messages.js';
import type { CheckData } from '../hooks/useInstance.js';
import { ChecksPane } from './ChecksPane.js';

const LAW = { __typename: 'LegalSource' as const, label: 'art. 30, c. 2, TUEL', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30-com2' };
const check = (fields: Partial<CheckData>): CheckData => ({ __typename: 'Check', ruleId: 'regola', severity: 'errore', actKeys: [], message: 'Manca la durata', explanation: 'La legge chiede di stabilire la durata.', questionKey: null, clauseId: null, source: 'Report sui Servizi di Innovazione, cap. 8, par. 8.2', legalSources: [], ...fields });
const opened = (message: string): HTMLElement => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^Spiegazione.*${message}$`) }));
  return screen.getByText(message, { selector: '.check-message' }).closest('li')!;
};

describe('the checks of an act', () => {
  it('say the law on Normattiva, the public title they come from, and where they are mended', async () => {
    const mended: string[] = [];
    const { container } = render(<ChecksPane checks={[check({ legalSources: [LAW], questionKey: 'durata_anni', clauseId: 'conv-durata' })]} onQuestion={(key) => mended.push(key)} onClause={(id) => mended.push(id)} />);
    const item = opened('Manca la durata');
    expect(within(item).getByRole('link', { name: /art\. 30, c\. 2, TUEL/ })).toHaveProperty('href', `https://www.normattiva.it/uri-res/N2Ls?${LAW.urn}`);
    expect(within(item).getByText('Fonte: Report sui Servizi di Innovazione, cap. 8, par. 8.2')).toBeTruthy();
    for (const button of within(item).getAllByRole('button', { name: /^Vai/ })) fireEvent.click(button);
    expect(mended).toEqual(expect.arrayContaining(['durata_anni', 'conv-durata']));
    expect((await axe(container)).violations).toEqual([]);
  });

  it('name their source also where no law asks for them and nothing explains them', () => {
    render(<ChecksPane checks={[check({ explanation: '', severity: 'avviso', message: 'Manca il coordinatore', source: 'Report sui Servizi di Innovazione, cap. 7, par. 7.2.2' })]} onQuestion={() => undefined} onClause={() => undefined} />);
    expect(within(opened('Manca il coordinatore')).getByText('Fonte: Report sui Servizi di Innovazione, cap. 7, par. 7.2.2')).toBeTruthy();
  });
});
