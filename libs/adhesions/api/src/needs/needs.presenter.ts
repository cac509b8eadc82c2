import { sheetStateOn, writeQuantity, type ListAdoption, type NeedsBoard, type NeedsLines, type NeedsOfEnte, type NeedsRow, type NeedsSheet, type NeedsSheets } from '@province-comuni/adhesions-domain';
import { italianDay, sameJson } from '@province-comuni/shared-kernel';
import type { NeedsBoardType, NeedsLineType, NeedsListAdoptionType, NeedsOfEnteType, NeedsRowType, NeedsSheetsType, NeedsSheetType } from './needs.type.js';

/** @param today Italian calendar day */
export function presentSheet(sheet: NeedsSheet, today: string): NeedsSheetType {
  const { id, instanceId, year, services, opensOn, closesOn, text, revision } = sheet;
  return { id, instanceId, year, state: sheetStateOn(sheet, today), services: [...services], opensOn, closesOn, text, revision };
}

export function presentSheets({ convention, viewerCanKeep, mayOpen, nextYear, proposed, sheets }: NeedsSheets, today: string): NeedsSheetsType {
  return { title: convention.title, viewerCanKeep, mayOpen, nextYear, proposed: [...proposed], sheets: sheets.map(({ sheet }) => presentSheet(sheet, today)) };
}

export function presentNeedsBoard({ sheet, viewerCanKeep, rows, summary, answered, answeredPopulation, list }: NeedsBoard, today: string): NeedsBoardType {
  return {
    ...{ sheet: presentSheet(sheet, today), viewerCanKeep, answered, answeredPopulation },
    summary: summary.map((row) => ({ ...row })),
    rows: rows.map(presentRow),
    remindable: rows.filter(({ answer }) => !answer?.sent && !(answer?.remindedAt && italianDay(answer.remindedAt) === today)).length,
    list: list && { ...list, services: [...list.services] },
  };
}

export function presentNeedsOfEnte({ sheet, answer, viewerCanAnswer }: NeedsOfEnte, today: string): NeedsOfEnteType {
  return { sheet: presentSheet(sheet, today), lines: linesOf(answer?.lines), sentAt: answer?.sentAt ?? null, changedSinceSent: answer?.sent != null && !sameJson(answer.sent, answer.lines), viewerCanAnswer, revision: answer?.revision ?? 0 };
}

export function presentListAdoption({ listRevision, instance: { id, title }, answer: { label, before, after, state, reason, seenRevision }, notCarried }: ListAdoption): NeedsListAdoptionType {
  return { act: { id, title }, listRevision, label, before: [...before], after: [...after], state, reason, seenRevision, notCarried: [...notCarried] };
}

/** A quantity as a number a spreadsheet computes with. */
export function quantityCell(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}

function presentRow({ adhesion, ente: { id, denominazione, nome, popolazione, annoPopolazione }, population, answer }: NeedsRow): NeedsRowType {
  return { adhesionId: adhesion.id, ente: { id, denominazione, nome, popolazione, annoPopolazione }, population, sentAt: answer?.sentAt ?? null, writing: answer != null && Object.keys(answer.lines).length > 0 && !sameJson(answer.sent, answer.lines), remindedAt: answer?.remindedAt ?? null, lines: linesOf(answer?.sent) };
}

function linesOf(lines: NeedsLines | null | undefined): NeedsLineType[] {
  return Object.entries(lines ?? {}).map(([service, { choice, quantity, note }]) => ({ service, choice, quantity: quantity === null ? '' : writeQuantity(quantity), note }));
}
