import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, italianDay } from '@province-comuni/shared-kernel';
import type { Browser } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

const TITLE = `Quale programma per le gare? ${randomUUID().slice(0, 8)}`;
const WORDS = 'Comprate il nostro, è il migliore.';

let browser: Browser;
let author: Person;
let moderator: typeof author;
let path: string;

beforeAll(async () => {
  browser = await launch();
  [author, moderator] = [await newContext(browser), await newContext(browser)];
}, 30_000);
afterAll(async () => {
  for (const person of [author, moderator]) await person?.context.close();
  await browser?.close();
});

const paragraph = (text: string): object => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

describe('moderation', () => {
  it('hears of a report while the queue is open', async () => {
    await signIn(author.page, account('referente.pesaro'), '/community/sua');
    const api = new ApiOfPage(author.page);
    const { community } = await api.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    await api.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
    const { discussionId } = await api.change<{ discussionId: string }>('openDiscussion', { communityId: community.id, kind: 'QUESTION', title: TITLE, tags: [], text: paragraph('Noi non ne abbiamo uno.'), clientKey: randomUUID() }, '... on DiscussionOpened { discussionId }');
    await api.change('answer', { discussionId, text: paragraph(WORDS), clientKey: randomUUID() }, '', 'AnswerDiscussionInput');
    path = `/community/sua/${discussionId}`;
    await signIn(moderator.page, account('curatore'), '/moderazione/sua');
    await moderator.page.getByRole('heading', { level: 1, name: 'Coda di moderazione – Community SUA' }).waitFor();
    const reader = await newContext(browser);
    await signIn(reader.page, account('referente.lecco'), path);
    await reader.page.getByRole('button', { name: 'Segnala il messaggio 2' }).click();
    await reader.page.getByLabel('Perché lo segnalate').selectOption('SPAM');
    await expectAccessible(reader.page);
    await reader.page.getByRole('button', { name: 'Invia la segnalazione' }).click();
    await reader.page.getByText('Segnalazione inviata').waitFor();
    await reader.context.close();
    await moderator.page.getByRole('button', { name: 'Qualcosa è cambiato: aggiorna la coda' }).click();
    await moderator.page.getByRole('region', { name: `Messaggio 2 di ${TITLE}` }).getByText(WORDS).waitFor();
    await expectAccessible(moderator.page);
  }, 90_000);

  it('hides the post while its author looks at it: he alone reads it still, and why; he asks for it to be looked at again', async () => {
    await author.page.goto(path);
    await author.page.getByText(WORDS).waitFor();
    const found = moderator.page.getByRole('region', { name: `Messaggio 2 di ${TITLE}` });
    await found.getByLabel(/^Decisione/).selectOption('NASCONDI');
    await found.getByRole('button', { name: 'Decidi' }).click();
    await found.getByText('Scrivete il motivo: lo legge la persona.').waitFor();
    await found.getByLabel(/^Motivo/).fill('Qui non si vende.');
    await found.getByRole('button', { name: 'Decidi' }).click();
    await moderator.page.getByText('Decisione registrata.').waitFor();
    await author.page.getByText('Qui non si vende.').waitFor();
    await author.page.getByText('Lo leggete solo voi e chi modera.').waitFor();
    await expectAccessible(author.page);
    await author.page.getByRole('link', { name: 'Chiedi un riesame' }).click();
    const decision = author.page.getByRole('region', { name: /^Messaggio nascosto – Community SUA/ }).first();
    await decision.getByRole('button', { name: 'Chiedi un riesame' }).click();
    await decision.getByLabel(/^Perché la decisione va rivista/).fill('Era una risposta alla domanda.');
    await expectAccessible(author.page);
    await decision.getByRole('button', { name: 'Invia la richiesta' }).click();
    await decision.getByText('Riesame chiesto: aspetta una risposta.').waitFor();
    await moderator.page.getByRole('button', { name: 'Qualcosa è cambiato: aggiorna la coda' }).click();
    await moderator.page.getByText('L’avete deciso o chiesto voi: lo esamina un’altra persona.').waitFor();
    await moderator.page.getByRole('link', { name: 'Registro' }).click();
    await moderator.page.getByRole('region', { name: /^Messaggio nascosto/ }).first().getByText('Qui non si vende.').waitFor();
    await expectAccessible(moderator.page);
    const visitor = await newContext(browser);
    await visitor.page.goto(path);
    await visitor.page.getByText('Nascosto dalla moderazione: Pubblicità o spam.').waitFor();
    expect(await visitor.page.getByText(WORDS).count()).toBe(0);
    await visitor.context.close();
    expect([...author.faults, ...moderator.faults]).toEqual([]);
  }, 90_000);

  it('makes a discussion of an answer, and puts it back: old addresses lead to it', async () => {
    const [ofAuthor, ofModerator] = [new ApiOfPage(author.page), new ApiOfPage(moderator.page)];
    const discussionId = path.split('/').at(-1)!;
    const { community } = await ofModerator.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    await ofModerator.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
    await ofAuthor.change('answer', { discussionId, text: paragraph('E chi fa i verbali?'), clientKey: randomUUID() }, '', 'AnswerDiscussionInput');
    const { page } = moderator;
    await page.goto(path);
    await page.getByRole('button', { name: 'Separa risposte…' }).click();
    await page.getByLabel(/^3\. .*E chi fa i verbali/).check();
    await page.getByLabel(/^Titolo della nuova discussione/).fill('I verbali delle sedute');
    await page.getByText('Un messaggio di una persona.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Separa', exact: true }).click();
    await page.getByText('Scrivete il motivo: lo legge la persona.').waitFor();
    await page.getByLabel(/^Motivo/).fill('È un’altra domanda.');
    await page.getByRole('button', { name: 'Separa', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'I verbali delle sedute' }).waitFor();
    await author.page.goto(path);
    await author.page.getByText('Messaggio 3: spostato.').waitFor();
    await expectAccessible(author.page);
    await author.page.getByRole('link', { name: 'Si legge in «I verbali delle sedute»' }).click();
    await author.page.getByRole('heading', { level: 1, name: 'I verbali delle sedute' }).waitFor();
    // Its page is open while it is merged: it goes where the discussion goes.
    await page.getByRole('button', { name: 'Unisci a un’altra…' }).click();
    await page.getByLabel(/^Discussione a cui unirla/).fill(path);
    await page.getByLabel('La discussione dell’indirizzo incollato').check();
    await page.getByLabel(/^Motivo/).fill('Era giusto dov’era.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Unisci', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await author.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await author.page.goto(`${path}?messaggio=3`);
    await author.page.waitForURL(`**${path}?messaggio=4`);
    await author.page.getByText('E chi fa i verbali?').waitFor();
    expect([...author.faults, ...moderator.faults]).toEqual([]);
  }, 90_000);

  it('decides of the appeal by somebody else than who decided: the post is back, and its author reads why', async () => {
    const other = await newContext(browser);
    await signIn(other.page, account('amministratore'), '/moderazione/sua');
    const appeal = other.page.getByRole('region', { name: /^Riesame chiesto da Prova Referente Pesaro/ }).filter({ hasText: 'Era una risposta alla domanda.' });
    await appeal.getByRole('button', { name: 'Accogli', exact: true }).click();
    await appeal.getByText('Scrivete il motivo: lo legge la persona.').waitFor();
    await expectAccessible(other.page);
    await appeal.getByLabel(/^Motivo/).fill('Diceva che cosa usano loro.');
    await appeal.getByRole('button', { name: 'Accogli', exact: true }).click();
    await other.page.getByText('Decisione registrata.').waitFor();
    await appeal.waitFor({ state: 'detached' });
    await author.page.goto('/moderazione/mie');
    const decision = author.page.getByRole('region', { name: /^Messaggio nascosto – Community SUA/ }).filter({ hasText: 'Era una risposta alla domanda.' });
    await decision.getByText('Riesame accolto.').waitFor();
    await decision.getByText('Diceva che cosa usano loro.').waitFor();
    await expectAccessible(author.page);
    const visitor = await newContext(browser);
    await visitor.page.goto(path);
    await visitor.page.getByText(WORDS).waitFor();
    expect([...other.faults, ...author.faults]).toEqual([]);
    for (const { context } of [other, visitor]) await context.close();
  }, 90_000);

  it('warns who wrote a post: he reads why, and may ask for that to be looked at again too', async () => {
    const reason = 'Non si offende chi risponde.';
    const { post } = await new ApiOfPage(author.page).change<{ post: { id: string; sequence: number } }>('answer', { discussionId: path.split('/').at(-1)!, text: paragraph('Chi compra altrove non capisce niente.'), clientKey: randomUUID() }, '... on AnswerGiven { post { id sequence } }', 'AnswerDiscussionInput');
    const reader = await newContext(browser);
    await signIn(reader.page, account('referente.lecco'), path);
    expect((await new ApiOfPage(reader.page).change('reportPost', { postId: post.id, reason: 'OFFESA', words: '' })).__typename).toBe('CommunityDone');
    await reader.context.close();
    await moderator.page.goto('/moderazione/sua');
    const found = moderator.page.getByRole('region', { name: `Messaggio ${post.sequence} di ${TITLE}` });
    await found.getByLabel(/^Decisione/).selectOption('AMMONISCI');
    await found.getByRole('button', { name: 'Decidi' }).click();
    await found.getByText('Scrivete il motivo: lo legge la persona.').waitFor();
    await expectAccessible(moderator.page);
    await found.getByLabel(/^Motivo/).fill(reason);
    await found.getByRole('button', { name: 'Decidi' }).click();
    await moderator.page.getByText('Decisione registrata.').waitFor();
    await author.page.goto('/moderazione/mie');
    const decision = author.page.getByRole('region', { name: /^Ammonizione – Community SUA/ }).filter({ hasText: reason });
    await decision.getByRole('button', { name: 'Chiedi un riesame' }).waitFor();
    await expectAccessible(author.page);
    // The post stays: nobody decided to hide it.
    await author.page.goto(path);
    await author.page.getByText('Chi compra altrove non capisce niente.').waitFor();
    expect([...author.faults, ...moderator.faults]).toEqual([]);
  }, 90_000);

  it('suspends a member on the list of members: he reads until when and why, and writes again once it is ended', async () => {
    const NAME = 'Prova Lettore Pesaro';
    const member = await newContext(browser);
    await signIn(member.page, account('lettore.pesaro'), '/community/sua');
    const [ofMember, ofModerator] = [new ApiOfPage(member.page), new ApiOfPage(moderator.page)];
    const { community } = await ofMember.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    for (const api of [ofMember, ofModerator]) await api.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
    await member.page.goto('/community/sua/membri');
    await member.page.getByRole('region', { name: 'Membri', exact: true }).getByText(NAME).waitFor();
    expect(await member.page.getByRole('button', { name: /^Sospendi/ }).count()).toBe(0);

    const { page } = moderator;
    const row = page.getByRole('region', { name: 'Membri', exact: true }).getByRole('listitem').filter({ hasText: NAME });
    await page.goto('/community/sua/membri');
    await row.getByRole('button', { name: `Sospendi ${NAME}` }).click();
    const dialog = page.getByRole('dialog', { name: `Sospendi ${NAME}` });
    await dialog.getByLabel(/^Motivo/).fill('Toni aspri con tutti.');
    await dialog.getByRole('button', { name: 'Sospendi', exact: true }).click();
    await dialog.getByText('Scegliete un giorno che deve ancora venire.').waitFor();
    await expectAccessible(page);
    expect(await dialog.getByLabel(/^Motivo/).inputValue()).toBe('Toni aspri con tutti.');
    await dialog.getByLabel(/^Sospeso fino al giorno/).fill(addDays(italianDay(new Date()), 7));
    await dialog.getByRole('button', { name: 'Sospendi', exact: true }).click();
    await page.getByText(`Sospensione registrata: ${NAME} riceve il motivo.`).waitFor();
    await row.getByText('Toni aspri con tutti.').waitFor();
    await page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, `Sospendi ${NAME}`);
    await expectAccessible(page);

    await member.page.goto(path);
    await member.page.getByText('Siete sospesi dalla scrittura fino al').waitFor();
    await member.page.getByText('Toni aspri con tutti.').waitFor();
    expect(await member.page.getByRole('button', { name: 'Invia la risposta' }).count()).toBe(0);
    await expectAccessible(member.page);
    await member.page.getByRole('link', { name: 'Che cosa potete fare' }).click();
    await member.page.getByRole('region', { name: /^Sospensione – Community SUA/ }).filter({ hasText: 'Toni aspri con tutti.' }).getByRole('button', { name: 'Chiedi un riesame' }).waitFor();

    await row.getByRole('button', { name: `Togli la sospensione di ${NAME}` }).click();
    const ending = page.getByRole('dialog', { name: `Togli la sospensione di ${NAME}` });
    await ending.getByRole('button', { name: 'Togli la sospensione', exact: true }).click();
    await ending.getByText('Scrivete il motivo: lo legge la persona.').waitFor();
    await expectAccessible(page);
    await ending.getByLabel(/^Motivo/).fill('Si è scusato.');
    await ending.getByRole('button', { name: 'Togli la sospensione', exact: true }).click();
    await page.getByText(`Sospensione tolta: ${NAME} può scrivere di nuovo.`).waitFor();
    await member.page.goto(path);
    await member.page.getByRole('button', { name: 'Invia la risposta' }).waitFor();
    expect([...member.faults, ...moderator.faults]).toEqual([]);
    await member.context.close();
  }, 90_000);
});
