import { describe, expect, it } from '@jest/globals';
import { plainTextOf } from '@province-comuni/communities-contract';
import fc from 'fast-check';
import { ANSWER_ABOVE, answerOf, isBroken, postOf } from './answer-text.js';

const OWN = 'Le verifichiamo sul sito del garante.\n\nSaluti, Luca';
const QUOTED = '> Come verificate le polizze?\n>\n> Anna';

/** As programs write them; names and addresses are examples. */
const CLIENTS: Record<string, string> = {
  'Gmail, Italian': `${OWN}\n\nIl giorno lun 30 nov 2026 alle ore 10:12 Province & Comuni <\nposta@comuni.example.it> ha scritto:\n\n${QUOTED}\n`,
  'Gmail, English': `${OWN}\n\nOn Mon, Nov 30, 2026 at 10:12 AM Province & Comuni <posta@comuni.example.it>\nwrote:\n\n${QUOTED}\n`,
  'Apple Mail, Italian': `${OWN}\n\n> Il giorno 30 nov 2026, alle ore 10:12, Province & Comuni <posta@comuni.example.it> ha scritto:\n> \n${QUOTED}\n`,
  'Apple Mail, English': `${OWN}\n\nOn 30 Nov 2026, at 10:12, Province & Comuni <posta@comuni.example.it> wrote:\n\n${QUOTED}`,
  'iPhone, Italian': `${OWN}\n\nInviato da iPhone\n\nIl giorno 30 nov 2026, alle ore 10:12, Province & Comuni <posta@comuni.example.it> ha scritto:\n\n${QUOTED}`,
  'Thunderbird, Italian': `${OWN}\n\nIl 30/11/2026 10:12, Province & Comuni ha scritto:\n${QUOTED}\n\n-- \nLuca Rossi\nProvincia di prova\n`,
  'Thunderbird, English': `${OWN}\n\nOn 11/30/26 10:12, Province & Comuni wrote:\n${QUOTED}\n`,
  'Outlook, Italian': `${OWN}\n\nDa: Province & Comuni <posta@comuni.example.it>\nInviato: lunedì 30 novembre 2026 10:12\nA: Luca Rossi <luca@ente.example.it>\nOggetto: Come verificate le polizze?\n\nCome verificate le polizze?\n`,
  'Outlook, English': `${OWN}\n\nFrom: Province & Comuni <posta@comuni.example.it>\nSent: Monday, November 30, 2026 10:12 AM\nTo: Luca Rossi\nSubject: Come verificate le polizze?\n\nCome verificate le polizze?\n`,
  'Outlook on the web': `${OWN}\n\n________________________________\nDa: Province & Comuni <posta@comuni.example.it>\nInviato: lunedì 30 novembre 2026 10:12\nA: Luca Rossi\nOggetto: Polizze\n\nCome verificate le polizze?`,
  'Outlook, old, Italian': `${OWN}\n\n-----Messaggio originale-----\nDa: Province & Comuni\nInviato: lunedì 30 novembre 2026 10:12\nA: Luca\nOggetto: Polizze\n\nCome verificate?`,
  'Outlook for Android': `${OWN}\n\nOttieni Outlook per Android<https://aka.ms/x>\n________________________________\nFrom: Province & Comuni\nSent: Monday, November 30, 2026\nTo: Luca\nSubject: Polizze\n\nCome?`,
  'Zimbra, Italian': `${OWN}\n\n----- Messaggio originale -----\nDa: "Province & Comuni" <posta@comuni.example.it>\nA: "Luca" <luca@ente.example.it>\nInviato: Lunedì, 30 novembre 2026 10:12:00\nOggetto: Polizze\n\nCome verificate?`,
  'Zimbra, bold fields': `${OWN}\n\n*Da: *"Province & Comuni" <posta@comuni.example.it>\n*A: *"Luca"\n*Inviato: *Lunedì, 30 novembre 2026\n*Oggetto: *Polizze\n\nCome verificate?`,
  'K-9': `${OWN}\n-- \nInviato dal mio cellulare.\n\nIn data 30 novembre 2026 10:12:00 CET, Province & Comuni <posta@comuni.example.it> ha scritto:\n${QUOTED}`,
  'a name alone': `${OWN}\n\nProvince & Comuni <posta@comuni.example.it> ha scritto:\n${QUOTED}`,
  'our own line': `${OWN}\n\n${ANSWER_ABOVE}\n\nAnna chiede: come verificate?`,
  'our own line, quoted': `${OWN}\n\n> ${ANSWER_ABOVE}\n> Anna chiede`,
  'below the quoted part': `Il 30/11/2026 10:12, Province & Comuni ha scritto:\n${QUOTED}\n\n${OWN}\n`,
  'Windows line ends and hard spaces': `${OWN}\n\nIl giorno lun 30 nov 2026 alle ore 10:12 Anna <a@b.it> ha scritto:\n\n${QUOTED}`.replaceAll('\n', '\r\n').replaceAll(' alle ', '\u00a0alle\u00a0'),
};

describe('the answer in a mail', () => {
  it.each(Object.entries(CLIENTS))('of %s is what its author wrote', (_, text) => {
    expect(answerOf(text)).toBe(OWN);
  });

  it('keeps sentences that only look like what programs write', () => {
    for (const text of ['Il revisore ha scritto: va bene.', 'Ecco che cosa ha scritto il Comune:\nva bene', 'Da: noi si usa la piattaforma.\nE funziona.', 'Inviato da noi il 3 marzo:\nnessuna risposta.', 'a -- b\nc', 'Il revisore ha scritto:\nva bene']) expect(answerOf(text)).toBe(text);
  });

  it('keeps what stands between quoted lines', () => {
    expect(answerOf('Il 30/11/2026 10:12, Anna ha scritto:\n> Prima domanda?\nSì.\n> Seconda?\nNo.')).toBe('Sì.\nNo.');
  });

  it('is the same whatever is quoted below it', () => {
    const words = fc.stringMatching(/^[a-zà-ù ,.?]{1,60}$/).filter((text) => text.trim() !== '' && answerOf(text) === text.trimEnd() && text === text.trim());
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), fc.string({ maxLength: 300 }), (own, quoted) => {
        const answer = own.join('\n');
        fc.pre(answerOf(answer) === answer);
        expect(answerOf(`${answer}\n\nIl 30/11/2026 10:12, Anna ha scritto:\n${quoted.replace(/[\r\n]/g, ' ').replace(/^/, '> ')}`)).toBe(answer);
        expect(answerOf(`${answer}\n\n-----Messaggio originale-----\n${quoted}`)).toBe(answer);
      }),
    );
  });

  it('has no line that was not there, and taken again is the same', () => {
    const line = fc.oneof(fc.constantFrom('', '-- ', '> x', 'Inviato da iPhone', 'Il 3/4/2026, a ha scritto:', 'Da: x', 'A: y', 'Oggetto: z', ANSWER_ABOVE, '________'), fc.string({ maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const answer = answerOf(text);
        const clean = (each: string): string => each.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200b-\u200f\ufeff]/g, '').trimEnd();
        const there = text.split(/\r\n?|\n/).map(clean);
        for (const kept of answer.split('\n')) expect(kept === '' || there.includes(kept)).toBe(true);
        expect(answerOf(answer)).toBe(answer);
      }),
    );
  });

  it('is found in a long text at once', () => {
    const long = `${'Il 3 aprile '.repeat(30)}\n`.repeat(5_000);
    const before = performance.now();
    answerOf(long);
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('becomes paragraphs; lines broken at the margin are joined', () => {
    const long = 'Una riga lunga che il programma di posta ha spezzato al margine, dopo';
    expect(plainTextOf(postOf(`${long}\nsettanta caratteri.\n- uno\n- due\n\nFine.`))).toBe(`${long} settanta caratteri.\n\n- uno\n\n- due\n\nFine.`);
    expect(isBroken('perch\ufffd')).toBe(true);
    expect(isBroken('perché')).toBe(false);
  });
});
