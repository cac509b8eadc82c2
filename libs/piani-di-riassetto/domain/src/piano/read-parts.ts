import { isDay, isUuid } from '@province-comuni/shared-kernel';
import { ORGANI, ORGANIZZAZIONI, STATI_ADOTTATI, STATI_DEL_PIANO, type AttoDelPiano, type DupTriennale, type PianoDiRiassetto, type SceltaPerPilastro, type Traguardo } from './piano.js';

/** A field and what is wrong with it, in Italian. */
export interface PianoProblem {
  readonly field: string;
  readonly message: string;
}

/** What a person says of one part of the plan, as typed: the part whole, so that what is left out goes. */
export type TypedPart =
  | { readonly part: 'stato'; readonly stato: string; readonly note: string }
  | { readonly part: 'atti'; readonly atti: readonly { readonly organo: string; readonly numero: string; readonly data: string; readonly note: string; readonly documentId: string | null }[] }
  | { readonly part: 'scelte'; readonly scelte: readonly { readonly pilastro: string; readonly organizzazione: string; readonly forma: string | null; readonly livello: string | null; readonly personale: number | null; readonly comuniServiti: number | null; readonly note: string }[] }
  | { readonly part: 'traguardi'; readonly traguardi: readonly { readonly titolo: string; readonly entro: string; readonly raggiunto: string | null }[] }
  | { readonly part: 'dup'; readonly dup: readonly { readonly dal: number; readonly organo: string; readonly numero: string; readonly data: string; readonly documentId: string | null }[] };

/** What the check of a part must know. */
export interface PianoFrame {
  readonly pillars: ReadonlySet<string>;
  /** Comuni of the Provincia in force; null when not known. */
  readonly comuni: number | null;
  /** Day in Italy, `YYYY-MM-DD`. */
  readonly today: string;
}

const MOST_ROWS = 50;
const NOTE_LENGTH = 2000;
/** Provincial plans were asked for by art. 1 c. 844 L. 205/2017; nothing of the kind is older than the reform of 2014. */
const FIRST_DAY = '2014-01-01';
const LIVELLI = ['base', 'intermedio', 'avanzato'];

/** The plan with the part in it, and every problem with what was typed. */
export function withPart(piano: PianoDiRiassetto, typed: TypedPart, frame: PianoFrame): { readonly piano: PianoDiRiassetto; readonly problems: readonly PianoProblem[] } {
  const problems: PianoProblem[] = [];
  const refuse = (field: string, message: string): void => void problems.push({ field, message });
  const text = (field: string, value: string, most = NOTE_LENGTH): string => {
    const clean = value.toWellFormed().normalize('NFC').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/g, '').trim();
    if (clean.length > most) refuse(field, `Al massimo ${most.toLocaleString('it-IT')} caratteri.`);
    return clean;
  };
  const act = (field: string, { organo, numero, data, documentId }: { organo: string; numero: string; data: string; documentId: string | null }): Pick<AttoDelPiano, 'organo' | 'numero' | 'data' | 'documentId'> => {
    const known = ORGANI.find((each) => each === organo);
    if (!known) refuse(`${field}.organo`, 'Scegliete chi ha adottato l’atto.');
    const number = text(`${field}.numero`, numero, 40);
    if (number === '') refuse(`${field}.numero`, 'Scrivete il numero dell’atto.');
    if (!isDay(data)) refuse(`${field}.data`, 'La data non esiste: controllate giorno e mese.');
    else if (data > frame.today) refuse(`${field}.data`, 'L’atto non può avere una data che deve ancora venire.');
    else if (data < FIRST_DAY) refuse(`${field}.data`, 'La data è prima della riforma delle Province del 2014: controllatela.');
    if (documentId !== null && !isUuid(documentId)) refuse(`${field}.documentId`, 'Questo documento non c’è.');
    return { organo: known ?? 'CONSIGLIO_PROVINCIALE', numero: number, data, documentId };
  };
  const few = (field: string, rows: readonly unknown[]): void => {
    if (rows.length > MOST_ROWS) refuse(field, `Al massimo ${MOST_ROWS} righe.`);
  };
  switch (typed.part) {
    case 'stato': {
      const stato = STATI_DEL_PIANO.find((each) => each === typed.stato);
      if (!stato) refuse('stato', 'Scegliete a che punto è il piano.');
      else if (STATI_ADOTTATI.includes(stato) && piano.atti.length === 0) refuse('stato', 'Prima indicate l’atto con cui il piano è stato adottato.');
      return { piano: { ...piano, stato: stato ?? piano.stato, note: text('note', typed.note) }, problems };
    }
    case 'atti': {
      few('atti', typed.atti);
      const atti = typed.atti.slice(0, MOST_ROWS).map((row, index): AttoDelPiano => ({ ...act(`atti[${index}]`, row), note: text(`atti[${index}].note`, row.note) }));
      if (atti.length === 0 && STATI_ADOTTATI.includes(piano.stato)) refuse('atti', 'Il piano risulta adottato: l’ultimo atto non si può togliere finché lo stato dice così.');
      return { piano: { ...piano, atti: [...atti].sort((a, b) => (a.data < b.data ? 1 : -1)) }, problems };
    }
    case 'scelte': {
      few('scelte', typed.scelte);
      const seen = new Set<string>();
      const scelte = typed.scelte.slice(0, MOST_ROWS).map((row, index): SceltaPerPilastro => {
        const at = `scelte[${index}]`;
        if (!frame.pillars.has(row.pilastro)) refuse(`${at}.pilastro`, 'Questo pilastro non c’è.');
        if (seen.has(row.pilastro)) refuse(`${at}.pilastro`, 'Una sola scelta per pilastro.');
        seen.add(row.pilastro);
        const organizzazione = ORGANIZZAZIONI.find((each) => each === row.organizzazione);
        if (!organizzazione) refuse(`${at}.organizzazione`, 'Scegliete come è organizzato il servizio.');
        if (row.livello !== null && !LIVELLI.includes(row.livello)) refuse(`${at}.livello`, 'Può essere base, intermedio o avanzato.');
        if (row.personale !== null && (!Number.isFinite(row.personale) || row.personale < 0 || row.personale > 1000 || Math.round(row.personale * 10) !== row.personale * 10)) refuse(`${at}.personale`, 'Da 0 a 1.000 unità, con al massimo un decimale.');
        const most = frame.comuni ?? 1000;
        if (row.comuniServiti !== null && (!Number.isInteger(row.comuniServiti) || row.comuniServiti < 0 || row.comuniServiti > most)) refuse(`${at}.comuniServiti`, `Da 0 a ${most.toLocaleString('it-IT')}: sono i Comuni della Provincia.`);
        return { ...row, organizzazione: organizzazione ?? 'ALTRO', forma: row.forma && text(`${at}.forma`, row.forma, 60), note: text(`${at}.note`, row.note) };
      });
      return { piano: { ...piano, scelte }, problems };
    }
    case 'traguardi': {
      few('traguardi', typed.traguardi);
      const traguardi = typed.traguardi.slice(0, MOST_ROWS).map(({ titolo, entro, raggiunto }, index): Traguardo => {
        const at = `traguardi[${index}]`;
        const title = text(`${at}.titolo`, titolo, 200);
        if (title === '') refuse(`${at}.titolo`, 'Scrivete che cosa va raggiunto.');
        if (!isDay(entro)) refuse(`${at}.entro`, 'La data non esiste: controllate giorno e mese.');
        if (raggiunto !== null && !isDay(raggiunto)) refuse(`${at}.raggiunto`, 'La data non esiste: controllate giorno e mese.');
        else if (raggiunto !== null && raggiunto > frame.today) refuse(`${at}.raggiunto`, 'Non può essere già raggiunto in un giorno che deve ancora venire.');
        return { titolo: title, entro, raggiunto };
      });
      return { piano: { ...piano, traguardi: [...traguardi].sort((a, b) => (a.entro < b.entro ? -1 : 1)) }, problems };
    }
    case 'dup': {
      few('dup', typed.dup);
      const years = new Set<number>();
      const thisYear = Number(frame.today.slice(0, 4));
      const dup = typed.dup.slice(0, MOST_ROWS).map((row, index): DupTriennale => {
        const at = `dup[${index}]`;
        if (!Number.isInteger(row.dal) || row.dal < 2014 || row.dal > thisYear + 2) refuse(`${at}.dal`, `Il primo anno va dal 2014 al ${thisYear + 2}.`);
        if (years.has(row.dal)) refuse(`${at}.dal`, 'C’è già un DUP che comincia in quest’anno.');
        years.add(row.dal);
        return { ...act(at, row), dal: row.dal };
      });
      return { piano: { ...piano, dup: [...dup].sort((a, b) => b.dal - a.dal) }, problems };
    }
  }
}

/** What a Provincia might look after now, in words of the page: keys of messages. */
export type Sollecito = 'MAI_DETTO' | 'DA_RIVEDERE' | 'TRAGUARDI_SCADUTI' | 'DUP_MANCANTE';

/** A plan of which nothing was said for so long deserves a look. Days. */
const LONG_AGO = 180;

/** What is due: nothing ever said, a plan left alone for half a year, milestones past their day, no DUP for the years that run. */
export function solleciti(piano: PianoDiRiassetto, today: string): Sollecito[] {
  if (piano.updatedAt === null) return ['MAI_DETTO'];
  const year = Number(today.slice(0, 4));
  const age = (Date.parse(`${today}T12:00:00Z`) - piano.updatedAt.getTime()) / 86_400_000;
  return [
    ...(age > LONG_AGO ? ['DA_RIVEDERE' as const] : []),
    ...(piano.traguardi.some(({ entro, raggiunto }) => raggiunto === null && entro < today) ? ['TRAGUARDI_SCADUTI' as const] : []),
    ...(piano.dup.some(({ dal }) => dal <= year && year <= dal + 2) ? [] : ['DUP_MANCANTE' as const]),
  ];
}
