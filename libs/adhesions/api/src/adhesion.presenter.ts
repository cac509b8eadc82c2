import { hasAdhered, isOpen, type AdhesionBoard, type AdhesionView, type BoardRow, type NationalRow, type ShareUnknown, type SignedAdhesionFile, type YearlyShare } from '@province-comuni/adhesions-domain';
import type { EnteCard } from '@province-comuni/enti-contract';
import type { ApprovedConvention } from '@province-comuni/models-contract';
import { amountInWords, formatAmount } from '@province-comuni/shared-act-tree';
import { italianDay } from '@province-comuni/shared-kernel';
import type { AdhesionBoardType, AdhesionConventionType, AdhesionEnteType, AdhesionRowType, AdhesionType, NationalAdhesionRowType } from './adhesion.type.js';

/** @param today Italian calendar day */
export function presentBoard(board: AdhesionBoard, today: string): AdhesionBoardType {
  return {
    convention: presentConvention(board.convention),
    viewerCanKeep: board.viewerCanKeep,
    rows: board.rows.map((row) => presentRow(row, board.convention, today)),
    notInvited: board.notInvited.map(presentEnte),
    coverage: board.coverage,
    expectedRevenue: board.expectedRevenue,
    onEarlierText: board.onEarlierText.map(presentEnte),
  };
}

export function presentRow({ adhesion, ente, share, mergedInto }: BoardRow, convention: ApprovedConvention, today: string): AdhesionRowType {
  const { id, state, standsFor, contact, invitedAt, remindedAt } = adhesion;
  return { id, ente: presentEnte(ente), mergedInto: mergedInto && presentEnte(mergedInto), state, standsFor: standsFor.length, services: servicesOf(adhesion.answers, convention), ...presentShare(share), hasContact: contact !== null, invitedAt, remindedAt, remindable: isOpen(adhesion) && (remindedAt === null || italianDay(remindedAt) < today) };
}

/** @param files of this adhesion */
export function presentAdhesion(view: AdhesionView, files: readonly SignedAdhesionFile[]): AdhesionType {
  const { adhesion, convention, ente, provincia, side, share, recesso, steps, history } = view;
  const guest = view.personId === null;
  return {
    id: adhesion.id,
    ente: presentEnte(ente),
    provincia: presentEnte(provincia),
    mergedInto: view.mergedInto && presentEnte(view.mergedInto),
    convention: presentConvention(convention),
    state: adhesion.state,
    side,
    questions: convention.questions.map(({ key, type, label, question, help, unit, options }) => ({ key, type, label, question, help, unit, options: [...options], value: adhesion.answers[key] ?? null })),
    viewerCanAnswer: side !== null && isOpen(adhesion),
    ...presentShare(share),
    shareInWords: typeof share === 'string' ? null : `${formatAmount(share.total)} (${amountInWords(share.total)})`,
    resolutionNumber: adhesion.resolution?.number ?? null,
    resolutionDate: adhesion.resolution?.date ?? null,
    resolutionLink: adhesion.resolution?.link ?? null,
    signedOn: adhesion.signedOn,
    recessoWindow: recesso,
    recessoNotifiedOn: adhesion.recesso?.notifiedOn ?? null,
    recessoEffectiveOn: adhesion.recesso?.effectiveOn ?? null,
    steps: steps.map(({ key, asks }) => ({ key, fields: asks.map((field) => ({ ...field })) })),
    files: files.map(({ id, kind, name, size, sha256, signers, side: by, personName, at }) => ({ id, kind, name, size, sha256, signers: signers.map((signer) => ({ name: signer.name, integrity: signer.integrity })), person: guest && by === 'PROVINCIA' ? provincia.denominazione : personName, at, viewerCanRemove: side === by })),
    // Who only holds the link is not told the names of the Provincia's people.
    history: history.map(({ kind, input, personName, personId, at }) => ({ kind, input, person: guest && personId !== null ? provincia.denominazione : personName, at })),
    revision: adhesion.revision,
  };
}

export function presentNational({ ente, convention, counts }: NationalRow): NationalAdhesionRowType {
  const sum = (states: readonly (keyof typeof counts)[]): number => states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  // The title is the Provincia's own word: UPI sees the model's.
  return { ente: presentEnte(ente), convention: { ...presentConvention(convention), title: convention.modelTitle }, invited: sum(['INVITATO', 'IN_ESAME', 'DELIBERATO', 'FIRMATO', 'NON_INTERESSATO', 'RECESSO']), adhering: sum((['DELIBERATO', 'FIRMATO'] as const).filter((state) => hasAdhered({ state }))), recessi: sum(['RECESSO']), comuni: ente.numeroComuni };
}

/** Labels of the services an Ente chose. */
export function servicesOf(answers: Readonly<Record<string, unknown>>, { questions }: ApprovedConvention): string[] {
  return questions.filter(({ type }) => type === 'scelte').flatMap(({ key, options }) => options.filter(({ value }) => Array.isArray(answers[key]) && (answers[key] as unknown[]).includes(value)).map(({ label }) => label));
}

function presentConvention({ approvalId, enteId, instanceId, title, modelTitle, modelVersion, form, level, state, approvedBy, startsOn, expiresOn }: ApprovedConvention): AdhesionConventionType {
  return { approvalId, provinciaId: enteId, instanceId, title, modelTitle, modelVersion, form, level, state, approvedBy: approvedBy && `${approvedBy.number} del ${approvedBy.date}`, startsOn, expiresOn };
}

function presentEnte({ id, denominazione, nome, popolazione, annoPopolazione }: EnteCard): AdhesionEnteType {
  return { id, denominazione, nome, popolazione, annoPopolazione };
}

function presentShare(share: YearlyShare | ShareUnknown): { share: YearlyShare | null; shareUnknown: string | null } {
  return typeof share === 'string' ? { share: null, shareUnknown: share } : { share, shareUnknown: null };
}
