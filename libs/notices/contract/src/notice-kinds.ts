/** Why a kind of notice reaches its person whatever he chose. */
export type FixedReason = 'INVITO' | 'DECISIONE' | 'LETTURA' | 'POSTO' | 'DATI';

/** Heading under which kinds are listed. */
export type NoticeGroup = 'documenti' | 'atti' | 'adesioni' | 'piani' | 'community' | 'eventi' | 'questionari' | 'pratiche' | 'ricerche' | 'dati';

/** How notices of a kind reach people who chose nothing, and what they may choose. */
export interface NoticeKind {
  readonly group: NoticeGroup;
  /** It cannot be silenced. */
  readonly fixed?: FixedReason;
  /** Its letters come as often as one chose where one follows it; otherwise at once. */
  readonly followed?: true;
  /** In a digest it would come too late: its letters are written at once or never. */
  readonly atOnceOnly?: true;
  /** Its letters do not wait for the end of quiet hours. */
  readonly urgent?: true;
}

/** Every kind of notice that the product has, in the order in which people choose. What is not here cannot be posted: nobody is told of something that he could not choose. */
export const NOTICE_KINDS = {
  'documento.pubblicato': { group: 'documenti', followed: true },
  'documento.versione': { group: 'documenti', followed: true },
  'documento.commento': { group: 'documenti', followed: true },
  'raccolta.documento': { group: 'documenti', followed: true },
  'documento.revisione': { group: 'documenti' },
  'documento.rimandato': { group: 'documenti' },
  'documento.da-rivedere': { group: 'documenti' },
  'documento.lettura': { group: 'documenti', fixed: 'LETTURA' },
  'atto.passo': { group: 'atti' },
  'atto.scadenza': { group: 'atti' },
  'atti.da-verificare': { group: 'atti' },
  'revisione.richiesta': { group: 'atti' },
  'revisione.risposta': { group: 'atti' },
  'revisione.decisione': { group: 'atti' },
  'revisione.ospite': { group: 'atti' },
  'revisione.scadenza': { group: 'atti' },
  adesione: { group: 'adesioni' },
  fabbisogni: { group: 'adesioni' },
  'piano.solleciti': { group: 'piani' },
  'community.messaggio': { group: 'community', followed: true },
  'community.citazione': { group: 'community' },
  'community.annuncio': { group: 'community' },
  'community.richiesta': { group: 'community' },
  'community.questione': { group: 'community' },
  'community.senza-risposta': { group: 'community' },
  'community.segnalazione': { group: 'community' },
  'community.invito': { group: 'community', fixed: 'INVITO', urgent: true },
  'community.moderazione': { group: 'community', fixed: 'DECISIONE' },
  'evento.nuovo': { group: 'eventi', followed: true },
  'evento.promemoria': { group: 'eventi', atOnceOnly: true },
  'evento.verbale': { group: 'eventi' },
  'evento.cambiato': { group: 'eventi', fixed: 'POSTO' },
  'evento.annullato': { group: 'eventi', fixed: 'POSTO' },
  'evento.posto': { group: 'eventi', fixed: 'POSTO' },
  'questionario.aperto': { group: 'questionari' },
  'questionario.promemoria': { group: 'questionari' },
  'pratica.revisione': { group: 'pratiche' },
  'pratica.rimandata': { group: 'pratiche' },
  'pratica.pubblicata': { group: 'pratiche' },
  'pratica.da-rivedere': { group: 'pratiche' },
  'ricerca.novita': { group: 'ricerche', followed: true },
  'dati.copia': { group: 'dati', fixed: 'DATI' },
} as const satisfies Readonly<Record<string, NoticeKind>>;

/** A kind of notice: `documento.versione`. */
export type NoticeTopic = keyof typeof NOTICE_KINDS;

/** Whether this names a kind: what clients send, and what was kept of kinds that were, may not. */
export function isNoticeTopic(topic: string): topic is NoticeTopic {
  return Object.hasOwn(NOTICE_KINDS, topic);
}

/** @returns undefined for what was kept of a kind that is no more */
export function noticeKind(topic: string): NoticeKind | undefined {
  return isNoticeTopic(topic) ? NOTICE_KINDS[topic] : undefined;
}
