import { registerEnumType } from '@nestjs/graphql';
import type { DimensionKey, PartKey, PracticeOrder, PracticeShelf, ProfileKey, ReuseOutcome, ShownState, TableKind } from '@province-comuni/practices-domain';

/** The values of a union as GraphQL wants them. */
type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const DimensionKeyEnum: EnumOf<DimensionKey> = { SERVIZI: 'SERVIZI', COMPETENZE: 'COMPETENZE', ORGANIZZAZIONE: 'ORGANIZZAZIONE', GOVERNANCE: 'GOVERNANCE', COSTI: 'COSTI', SOSTENIBILITA: 'SOSTENIBILITA', CONVENZIONE: 'CONVENZIONE' };
registerEnumType(DimensionKeyEnum, { name: 'PracticeDimensionKey', description: 'The seven dimensions of a practice sheet, in the order of the sources.' });

export const PartKeyEnum: EnumOf<PartKey> = { ...DimensionKeyEnum, SCHEDA: 'SCHEDA' };
registerEnumType(PartKeyEnum, { name: 'PracticePart', description: 'A part that is written by itself: a dimension, or everything else of the sheet (SCHEDA).' });

export const TableKindEnum: EnumOf<TableKind> = { SERVIZI: 'SERVIZI', PERSONALE: 'PERSONALE', IMPIEGO: 'IMPIEGO', ORGANI: 'ORGANI', PREZZI: 'PREZZI', QUOTE: 'QUOTE', FATTI: 'FATTI' };
registerEnumType(TableKindEnum, { name: 'PracticeTableKind', description: 'Kinds of table of a practice sheet; each has its columns.' });

export const ShownStateEnum: EnumOf<ShownState> = { BOZZA: 'BOZZA', IN_REVISIONE: 'IN_REVISIONE', PUBBLICATA: 'PUBBLICATA', DA_RIVEDERE: 'DA_RIVEDERE', RITIRATA: 'RITIRATA' };
registerEnumType(ShownStateEnum, {
  name: 'PracticeState',
  description: 'Where a sheet stands.',
  valuesMap: {
    BOZZA: { description: 'Being written.' },
    IN_REVISIONE: { description: 'Given to UPI.' },
    PUBBLICATA: { description: 'Public.' },
    DA_RIVEDERE: { description: 'Public, and its review date has come.' },
    RITIRATA: { description: 'No longer public.' },
  },
});

export const ShelfEnum: EnumOf<PracticeShelf> = { PUBBLICATE: 'PUBBLICATE', NOSTRE: 'NOSTRE', DA_REVISIONARE: 'DA_REVISIONARE' };
registerEnumType(ShelfEnum, {
  name: 'PracticeShelf',
  description: 'Which sheets a list is of.',
  valuesMap: { PUBBLICATE: { description: 'What everybody reads.' }, NOSTRE: { description: "Those of one's own Enti, whatever their state." }, DA_REVISIONARE: { description: "Those that wait for UPI's curators; empty to the others." } },
});

export const OrderEnum: EnumOf<PracticeOrder> = { RIUSO: 'RIUSO', DATA: 'DATA', NOME: 'NOME' };
registerEnumType(OrderEnum, { name: 'PracticeOrder', description: 'Most taken over first (then latest to review), last published first, or by name.' });

export const OutcomeEnum: EnumOf<ReuseOutcome> = { IN_CORSO: 'IN_CORSO', RIUSCITA: 'RIUSCITA', ABBANDONATA: 'ABBANDONATA' };
registerEnumType(OutcomeEnum, { name: 'ReuseOutcome', description: 'How a Provincia fared with a practice it took over.' });

export const ProfileEnum: EnumOf<ProfileKey> = { AVANZATO: 'AVANZATO', INTERMEDIO: 'INTERMEDIO', BASE: 'BASE' };
registerEnumType(ProfileEnum, { name: 'PillarProfileKey', description: 'How far a service is, as the focus groups found it.' });
