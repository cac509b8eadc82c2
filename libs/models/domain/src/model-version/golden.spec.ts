import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { actToPlainText, renderAct, type RenderedAct } from '@province-comuni/shared-act-tree';
import { checkInstance } from '../instance/checks.js';
import { instanceEnvironment } from '../instance/instance-environment.js';
import type { StoredAnswer } from '../instance/instance.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));
const FOLDER = 'test/golden/innovazione';
const CELLS = content.cells.filter((cell) => cell.admitted);

/** The answers of one Province that completed the interview; `UPDATE_GOLDEN=1` writes the texts anew, to be read before they are kept. */
const ANSWERS: Record<string, unknown> = {
  'provincia.denominazione': 'Provincia di Pesaro e Urbino',
  'provincia.sede': 'viale Gramsci 4, 61121 Pesaro',
  'provincia.pec': 'provincia@pec.example',
  'provincia.numero_comuni': 50,
  'provincia.popolazione': 352_000,
  'provincia.anno_popolazione': 2022,
  struttura_responsabile: 'Servizio sistemi informativi',
  schema_tariffario: 'PER_ABITANTE',
  data_decorrenza: '2027-01-01',
  foro: 'Pesaro',
  'helpdesk.giorni': 'dal lunedì al venerdì',
  'helpdesk.orario': 'dalle 8.30 alle 13.30',
  'helpdesk.recapiti': 'assistenza@provincia.example',
  'gestore.denominazione': 'Gestore Esempio s.r.l.',
  'in_house.capitale_pubblico': true,
  'in_house.controllo_analogo': true,
  'in_house.attivita_prevalente': true,
  'in_house.motivazione': 'La società dispone già delle competenze e applica tariffe inferiori a quelle di mercato.',
  'ppp.rischio_operativo': true,
  'ppp.scadenza': '2038-12-31',
};

function environmentOf(form: string, level: string, more: Record<string, unknown> = {}): ReturnType<typeof instanceEnvironment> {
  const stored = Object.entries({ ...ANSWERS, ...more, forma: form, livello: level }).map(([key, value]): StoredAnswer => ({ key, value, origin: 'PERSONA', revision: 1, answeredBy: null, answeredAt: new Date(0) }));
  return instanceEnvironment(content, stored, '2026-12-01');
}

function render(actKey: string, form: string, level: string, more: Record<string, unknown> = {}): RenderedAct {
  const act = content.acts.find((candidate) => candidate.template.key === actKey)!;
  return renderAct(act.template, act.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), environmentOf(form, level, more));
}

describe.each(CELLS)('$form × $level', ({ form, level }) => {
  it.each(content.acts.map((act) => act.template.key))('%s reads as it was approved', (actKey) => {
    const text = `${actToPlainText(render(actKey, form, level))}\n`;
    const file = join(FOLDER, `${form.toLowerCase()}-${level.toLowerCase()}-${actKey}.txt`);
    if (process.env['UPDATE_GOLDEN']) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file) ? readFileSync(file, 'utf8') : `${file} is missing`).toBe(text);
  });

  it('has no error once the interview is complete', () => {
    const clausesOf = (actKey: string): ReturnType<Parameters<typeof checkInstance>[1]> => content.acts.find((act) => act.template.key === actKey)!.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const }));
    expect(checkInstance(content, clausesOf, environmentOf(form, level)).filter((check) => check.severity === 'errore')).toEqual([]);
  });

  it('leaves no trace of templates, no broken reference and no empty article', () => {
    for (const act of content.acts.map(({ template }) => render(template.key, form, level))) {
      const text = actToPlainText(act);
      expect(text).not.toMatch(/\{\{|\[\[|undefined|riferimento mancante|\bnull\b/);
      for (const clause of act.clauses.filter(({ kind }) => kind === 'articolo' || kind === 'sezione')) expect({ id: clause.id, blocks: clause.blocks.length }).not.toMatchObject({ blocks: 0 });
    }
  });
});

/** Of each act the clauses that are not the same text everywhere: the cells that share a text stand together, numbers of articles apart. */
function differences(): string {
  const lines = ['Che cosa cambia fra le sette celle, clausola per clausola, con le stesse risposte.', 'Le celle con lo stesso testo stanno insieme; le altre clausole sono uguali in tutte, salvo il numero.'];
  for (const { template, clauses } of content.acts) {
    const cells = CELLS.map(({ form, level }) => ({ name: `${form} ${level}`, act: render(template.key, form, level) }));
    lines.push('', `== ${template.shortName}`);
    for (const clause of clauses) {
      const groups = new Map<string, string[]>();
      for (const { name, act } of cells) {
        const shown = act.clauses.find(({ id }) => id === clause.id);
        const text = shown ? unnumbered(actToPlainText({ ...act, clauses: [{ ...shown, label: '' }] })) : '';
        groups.set(text, [...(groups.get(text) ?? []), name]);
      }
      if (groups.size === 1) continue;
      const texts = [...groups].filter(([text]) => text !== '').map(([, names]) => names.join(', '));
      lines.push(`- ${clause.id}: ${texts.join(' | ')}${groups.has('') ? ` | non c’è: ${groups.get('')!.join(', ')}` : ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Numbers of articles follow from which clauses are there. */
function unnumbered(text: string): string {
  return text.replaceAll(/\b(art\.|articol[oi]|artt\.) \d+/gi, '$1 n');
}

describe('the differences between cells', () => {
  it('are those that were listed, clause by clause', () => {
    const file = `${FOLDER}-differenze.txt`;
    const list = differences();
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, list);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : `${file} is missing`).toBe(list);
  });

  const text = (form: string, level: string, more: Record<string, unknown> = {}): string => actToPlainText(render('convenzione', form, level, more));

  it('are the services of each level, cumulative', () => {
    const [base, middle, high] = (['BASE', 'INTERMEDIO', 'AVANZATO'] as const).map((level) => text('PUBBLICO', level));
    for (const service of ['Connettività', 'Posta elettronica', 'Sicurezza informatica', 'Help desk']) for (const each of [base, middle, high]) expect(each).toContain(service);
    for (const service of ['pagoPA', 'Siti internet', 'Formazione']) {
      expect(base).not.toContain(`${service}:`);
      expect(middle).toContain(service);
      expect(high).toContain(service);
    }
    for (const service of ['SUAP', 'App IO', 'Cloud']) {
      expect(middle).not.toContain(service);
      expect(high).toContain(service);
    }
  });

  it('are the bodies of each form', () => {
    expect(text('PUBBLICO', 'AVANZATO')).toContain('Assemblea dei Sindaci');
    expect(text('IN_HOUSE', 'AVANZATO')).toContain('controllo analogo');
    expect(text('PPP', 'AVANZATO')).toContain('Ufficio di Presidenza');
    expect(text('PUBBLICO', 'AVANZATO')).not.toContain('Ufficio di Presidenza');
    expect(text('PPP', 'AVANZATO')).not.toContain('controllo analogo');
  });

  it('are the tariff article of each scheme, with its table or amount', () => {
    expect(text('PUBBLICO', 'BASE', { schema_tariffario: 'PER_ABITANTE' })).toContain('0,44 €');
    expect(text('PUBBLICO', 'BASE', { schema_tariffario: 'PER_FASCIA' })).toContain('1.440,00 €');
    expect(text('PUBBLICO', 'BASE', { schema_tariffario: 'PER_POSTAZIONE' })).toMatch(/33,00 €/);
    for (const scheme of ['PER_ABITANTE', 'PER_FASCIA', 'PER_POSTAZIONE', 'MISTO']) {
      for (const { form, level } of CELLS) expect(text(form, level, { schema_tariffario: scheme })).not.toMatch(/riferimento mancante|undefined/);
    }
  });
});

describe('rules over form, level and scheme', () => {
  const errors = (form: string, level: string, more: Record<string, unknown>): string[] =>
    checkInstance(content, (actKey) => content.acts.find((act) => act.template.key === actKey)!.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), environmentOf(form, level, more))
      .filter((check) => check.severity === 'errore')
      .map((check) => check.ruleId);

  it.each(CELLS.flatMap(({ form, level }) => ['PER_ABITANTE', 'PER_FASCIA', 'PER_POSTAZIONE', 'MISTO'].map((scheme) => ({ form, level, scheme }))))('$form × $level × $scheme has no error with complete answers', ({ form, level, scheme }) => {
    expect(errors(form, level, { schema_tariffario: scheme })).toEqual([]);
  });

  it('refuses bands with a hole or without an open end', () => {
    const bands = (...rows: [number | null, number][]): { fasce: unknown; schema_tariffario: string } => ({ schema_tariffario: 'PER_FASCIA', fasce: rows.map(([fino_a, canone]) => ({ fino_a, canone })) });
    expect(errors('PUBBLICO', 'BASE', bands([500, 15_000], [null, 96_000]))).toEqual([]);
    expect(errors('PUBBLICO', 'BASE', bands([500, 15_000], [1000, 96_000]))).not.toEqual([]);
    expect(errors('PUBBLICO', 'BASE', bands([1000, 15_000], [500, 96_000], [null, 1]))).not.toEqual([]);
  });

  it('asks three years at least for fundamental functions, and 90 days of notice always', () => {
    expect(errors('PUBBLICO', 'BASE', { funzioni_fondamentali: true, durata_anni: 2 })).not.toEqual([]);
    expect(errors('PUBBLICO', 'BASE', { funzioni_fondamentali: false, durata_anni: 2 })).toEqual([]);
  });
});
