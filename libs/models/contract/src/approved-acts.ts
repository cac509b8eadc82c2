import type { EnteId } from '@province-comuni/shared-kernel';

/** Where an act is on its way, as people brought it there. */
export type KeptActState = 'BOZZA' | 'IN_REVISIONE' | 'AL_CONSIGLIO' | 'APPROVATA' | 'TRASMESSA' | 'IN_VIGORE' | 'RINNOVATA';

/** The same with what the calendar brings. */
export type ApprovedActState = KeptActState | 'IN_SCADENZA' | 'SCADUTA';

/** What is not in the act of the model but of each Ente: answers of the adhesion and of the signature, by key. */
export type AdhesionAnswers = Readonly<Record<string, unknown>>;

/** A question that the adhering Ente answers for its delibera. */
export interface AdhesionQuestion {
  readonly key: string;
  /** `testo`, `intero`, `importo` (cents), `scelte`. */
  readonly type: string;
  readonly label: string;
  readonly question: string;
  readonly help: string;
  readonly unit: string | null;
  /** Of `scelte`: what is offered with this text. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A service that the text offers. */
export interface ApprovedService {
  /** As the model's question of the services has it. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

/** How the approved text makes an Ente pay, as far as the text itself says it; amounts in cents. */
export interface ApprovedTariff {
  /** Cents per inhabitant and year; null where the text does not count inhabitants. */
  readonly perInhabitant: number | null;
  /** Yearly fees by number of inhabitants, growing; the last has no upper end. */
  readonly bands: readonly { readonly upTo: number | null; readonly fee: number }[] | null;
  /** Per cent to be added; 0 where VAT is included or not due. */
  readonly vatPercent: number;
}

/** A convention as it was approved: the text that the Enti adhere to. */
export interface ApprovedConvention {
  /** Of the way by which it was approved. */
  readonly approvalId: string;
  readonly instanceId: string;
  /** The Provincia. */
  readonly enteId: EnteId;
  readonly title: string;
  readonly modelTitle: string;
  readonly modelVersion: string;
  readonly form: string | null;
  readonly level: string | null;
  readonly state: ApprovedActState;
  /** Deliberation of the Consiglio Provinciale. */
  readonly approvedBy: { readonly number: string; readonly date: string } | null;
  /** First and last day of the convention, as its text has them; null where the text does not say. */
  readonly startsOn: string | null;
  readonly expiresOn: string | null;
  /** Days before the end of the calendar year by which a recesso must be notified. */
  readonly recessoNoticeDays: number;
  readonly questions: readonly AdhesionQuestion[];
  /** The services it offers, in the order of the model; none where the model does not ask. */
  readonly services: readonly ApprovedService[];
  readonly tariff: ApprovedTariff;
}

/** An act of an approved text as a file. */
export interface ApprovedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Writes one act of an approved text for many Enti: what the text needs was read once, and the database is not asked any more. */
export interface ApprovedActWriter {
  /** Answers that the model does not know are left out; the same answers give the same bytes. @returns null for a format that is not there @throws Error when the format cannot be written */
  write(answers: AdhesionAnswers, format: string): Promise<ApprovedFile | null>;
}

/** Approved conventions, for the domain that collects adhesions. It asks no policy and joins the open transaction: who calls has asked his own. */
export interface ApprovedConventions {
  /** Approved or later, never a draft; those that are not there are left out, and those of other Enti before more of them is read: it must not take longer to refuse than to find nothing. */
  find(approvalIds: readonly string[], isFor?: (enteId: EnteId) => boolean): Promise<ApprovedConvention[]>;
  /** The newest approved convention of an instance; null before the first, and of other Enti. */
  currentOf(instanceId: string, isFor: (enteId: EnteId) => boolean): Promise<ApprovedConvention | null>;
  /** The convention of an instance that is in force today, also while its renewal is approved and not yet in force; where none is, the newest approved; null before the first. */
  inForceOf(instanceId: string, isFor: (enteId: EnteId) => boolean): Promise<ApprovedConvention | null>;
  /** Newest approved convention of every instance of these Enti. */
  currentOfEnti(enteIds: readonly EnteId[]): Promise<ApprovedConvention[]>;
  /** Reads what was typed for questions of the adhesion into stored shape; problems at `answers.<key>`. Keys the text does not ask are left out. */
  readAnswers(approvalId: string, typed: AdhesionAnswers): Promise<{ readonly values: AdhesionAnswers; readonly problems: readonly { readonly field: string; readonly message: string }[] }>;
  /**
   * Writes an act of the approved text for one Ente. Answers that the model does not know are left out.
   * @param actKey `convenzione`, `delibera-adesione`, `carta-servizi`
   * @returns null when there is no such act or approval
   */
  write(approvalId: string, actKey: string, answers: AdhesionAnswers, format: string): Promise<ApprovedFile | null>;
  /** The same for many Enti, whose files are then written outside any transaction. @returns null when there is no such act or approval */
  writerOf(approvalId: string, actKey: string): Promise<ApprovedActWriter | null>;
  /** The same act as it prints: RenderedAct of the shared act tree. */
  render(approvalId: string, actKey: string, answers: AdhesionAnswers): Promise<unknown>;
}

export const APPROVED_CONVENTIONS = Symbol('ApprovedConventions');
