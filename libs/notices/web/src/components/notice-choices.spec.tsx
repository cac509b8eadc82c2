import { MockedProvider } from '@apollo/client/testing/react';
import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from '@province-comuni/notices-contract';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import { ChooseNoticeInProductDocument, ChooseNoticeMailDocument, NoticeChoicesDocument } from '../generated/graphql.js';
import { NoticeChoices } from './NoticeChoices.js';

const choice = (topic: string, more: object = {}) => ({ __typename: 'NoticeChoice', topic, group: 'documenti', inProduct: true, mail: null, followed: false, atOnceOnly: false, fixed: null, ...more });
const list = (noticeChoices: readonly object[]) => ({ request: { query: NoticeChoicesDocument, variables: {} }, result: { data: { noticeChoices } } });
const done = (name: string) => ({ data: { [name]: { __typename: 'NoticesDone', done: true } } });

async function shown(mocks: readonly object[]): Promise<HTMLElement> {
  const { container } = render(
    <MemoryRouter>
      <MockedProvider mocks={mocks as never}><NoticeChoices /></MockedProvider>
    </MemoryRouter>,
  );
  await screen.findByRole('table');
  return container;
}

describe('the table of choices', () => {
  it('names every kind that the product has, and says why some cannot be silenced', async () => {
    const all = Object.entries(NOTICE_KINDS).map(([topic, kind]) => choice(topic, kind));
    const container = await shown([list(all)]);
    const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent ?? '');
    expect(names.filter((name) => name.includes('choices.'))).toEqual([]);
    const reading = screen.getByRole('row', { name: /^Letture che mi sono chieste/ });
    expect(within(reading).queryByRole('combobox')).toBeNull();
    expect(reading.textContent).toContain('Non si spegne');
    const reminder = screen.getByRole('combobox', { name: 'Promemoria degli eventi: per posta' });
    expect(within(reminder).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['subito', 'mai']);
    expect(await axe(container)).toHaveProperty('violations', []);
  });

  it('keeps each choice as it is made, and says so beside it', async () => {
    const [before, silenced, weekly] = [choice('documento.versione', { followed: true }), choice('documento.versione', { followed: true, inProduct: false }), choice('documento.versione', { followed: true, inProduct: false, mail: 'SETTIMANALE' })];
    await shown([
      list([before]),
      { request: { query: ChooseNoticeInProductDocument, variables: { topic: 'documento.versione', inProduct: false } }, result: done('chooseNoticeInProduct') },
      list([silenced]),
      { request: { query: ChooseNoticeMailDocument, variables: { topic: 'documento.versione', frequency: 'SETTIMANALE' } }, result: done('chooseNoticeMail') },
      list([weekly]),
    ]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Nuove versioni dei documenti: nel prodotto' }));
    await screen.findByText('Cambiato.');
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', false);
    const mail = screen.getByRole('combobox', { name: 'Nuove versioni dei documenti: per posta' });
    expect(mail).toHaveProperty('value', 'COME');
    fireEvent.change(mail, { target: { value: 'SETTIMANALE' } });
    await screen.findByDisplayValue('il lunedì');
  });
});
