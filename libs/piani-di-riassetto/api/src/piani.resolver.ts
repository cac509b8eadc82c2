import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { PianiError, ReadPiani, SavePiano, type PianiFilter, type TypedPart } from '@province-comuni/piani-di-riassetto-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CLOCK, isUuid, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { PianiRefusalsInterceptor } from './piani-refusals.interceptor.js';
import { presentPiano } from './piano.presenter.js';
import { PianiFilterInput, PianoSaved, PianoType, SavePianoInput, SavePianoResult } from './piano.type.js';

/** The databank of the Piani di riassetto and of the DUP. */
@Resolver()
@UseInterceptors(PianiRefusalsInterceptor)
export class PianiResolver {
  constructor(
    @Inject(ReadPiani) private readonly read: ReadPiani,
    @Inject(SavePiano) private readonly save: SavePiano,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('public')
  @Query(() => [PianoType], { description: 'Every Provincia by name (76 of the ordinary-statute regions) with what one may know of its plan: adopted ones are public, the others for Province and UPI.' })
  async pianiDiRiassetto(@CurrentActor() actor: Actor, @Args('filter', { type: () => PianiFilterInput, nullable: true }) filter: PianiFilterInput | null): Promise<PianoType[]> {
    return (await this.read.list(actor, filterOf(filter))).map((piano) => presentPiano(actor, piano, this.today()));
  }

  @Access('public')
  @Query(() => PianoType, { nullable: true, description: 'The plan of a Provincia; null where there is none for who asks.' })
  async pianoDiRiassetto(@CurrentActor() actor: Actor, @Args('enteId', { type: () => ID }) enteId: string): Promise<PianoType | null> {
    return isUuid(enteId) ? presentPiano(actor, await this.read.open(actor, enteId as EnteId), this.today()) : null;
  }

  @Access('signed-in')
  @Mutation(() => SavePianoResult, { description: 'Keeps one part of a plan up to date.' })
  async savePianoDiRiassetto(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SavePianoInput }) input: SavePianoInput): Promise<PianoSaved> {
    if (!isUuid(input.enteId)) throw new PianiError('PIANI.NOT_FOUND');
    await this.save.execute(actor, input.enteId as EnteId, input.seenRevision, partOf(input));
    return Object.assign(new PianoSaved(), { piano: presentPiano(actor, await this.read.open(actor, input.enteId as EnteId), this.today()) });
  }

  private today(): string {
    return italianDay(this.clock.now());
  }
}

/** The filter of the national table, from a query or from an address. */
export function filterOf(input: PianiFilterInput | null): PianiFilter {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => typeof value === 'string' && value !== ''));
}

function partOf({ stato, note, atti, scelte, traguardi, dup }: SavePianoInput): TypedPart {
  const parts: TypedPart[] = [
    ...(stato == null ? [] : [{ part: 'stato' as const, stato, note: note ?? '' }]),
    ...(atti == null ? [] : [{ part: 'atti' as const, atti: atti.map((each) => ({ ...each, documentId: each.documentId || null })) }]),
    ...(scelte == null ? [] : [{ part: 'scelte' as const, scelte: scelte.map((each) => ({ ...each, forma: each.forma || null, livello: each.livello || null, personale: each.personale ?? null, comuniServiti: each.comuniServiti ?? null })) }]),
    ...(traguardi == null ? [] : [{ part: 'traguardi' as const, traguardi: traguardi.map((each) => ({ ...each, raggiunto: each.raggiunto || null })) }]),
    ...(dup == null ? [] : [{ part: 'dup' as const, dup: dup.map((each) => ({ ...each, documentId: each.documentId || null })) }]),
  ];
  if (parts.length !== 1) throw new PianiError('PIANI.INPUT_REFUSED', { problems: [{ field: 'input', message: 'Si salva una parte per volta.' }] });
  return parts[0]!;
}
