import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { PianiError } from '../errors.js';
import { pianoVuoto, type PianoDiRiassetto } from '../piano/piano.js';
import { canEditPiano, canReadPiano } from '../policies/piano.policy.js';
import type { PianoRepository } from '../ports/piano-repository.port.js';

/** A Provincia with what one may know of its plan: null where nothing was said, or not to this reader. */
export interface PianoOfProvincia {
  readonly ente: EnteCard;
  readonly piano: PianoDiRiassetto | null;
}

/** To what the national table is narrowed; absent means not narrowed. */
export interface PianiFilter {
  readonly stato?: string;
  readonly regione?: string;
  /** With `organizzazione`: how the service of this pillar is organised. */
  readonly pilastro?: string;
  readonly organizzazione?: string;
}

export class ReadPiani {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly piani: PianoRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /** The plan of a Provincia; an empty one to who may write it. @throws PianiError NOT_FOUND */
  async open(actor: Actor, enteId: EnteId): Promise<PianoOfProvincia & { readonly piano: PianoDiRiassetto }> {
    const [ente] = await this.enti.findByIds([enteId]);
    if (ente?.kind !== 'PROVINCIA') throw new PianiError('PIANI.NOT_FOUND');
    const piano = await this.transactions.read(databaseAccessOf(actor), () => this.piani.find(enteId));
    const known = piano && canReadPiano(actor, piano) ? piano : null;
    if (!known && !canEditPiano(actor, enteId)) throw new PianiError('PIANI.NOT_FOUND');
    return { ente, piano: known ?? pianoVuoto(enteId) };
  }

  /** Every Provincia by name with its plan, narrowed; a filter on what is not known leaves it out. */
  async list(actor: Actor, { stato, regione, pilastro, organizzazione }: PianiFilter): Promise<PianoOfProvincia[]> {
    const [province, piani] = [await this.enti.province(), await this.transactions.read(databaseAccessOf(actor), () => this.piani.all())];
    const known = new Map(piani.filter((piano) => canReadPiano(actor, piano)).map((piano) => [piano.enteId, piano]));
    return province
      .map((ente) => ({ ente, piano: known.get(ente.id) ?? null }))
      .filter(({ ente, piano }) => (stato === undefined || piano?.stato === stato) && (regione === undefined || ente.regione === regione))
      .filter(({ piano }) => organizzazione === undefined || piano?.scelte.some((scelta) => scelta.organizzazione === organizzazione && (pilastro === undefined || scelta.pilastro === pilastro)) === true);
  }
}
