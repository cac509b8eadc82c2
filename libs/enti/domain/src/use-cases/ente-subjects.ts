import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ENTE_KIND_WORDS, enteHref, isInForce, type Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';

/** Enti as what a text refers to: everybody knows them. One that ceased is named still, and said to have ceased. */
export class EnteSubjects implements NoticeSubjectSource {
  readonly kind = 'ente';
  readonly followable = false;

  constructor(
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const day = italianDay(this.clock.now());
    const found = await this.enti.findByIds(ids.filter(isUuid) as EnteId[], day);
    const province = new Map((await this.enti.findByIds([...new Set(found.flatMap(({ provinciaId }) => provinciaId ?? []))], day)).map(({ id, denominazione }) => [id, denominazione]));
    return new Map(found.map((ente) => [ente.id, { title: ente.denominazione, href: enteHref(ente.id), audience: ['pubblico'], label: ENTE_KIND_WORDS[ente.kind], place: placeOf(ente, province), state: isInForce(ente, day) ? '' : 'Cessato' }]));
  }
}

function placeOf({ provinciaId, regione }: Ente, province: ReadonlyMap<EnteId, string>): string {
  return (provinciaId && province.get(provinciaId)) || regione || '';
}
