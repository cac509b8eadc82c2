import { enteAudience } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';

/** Instances as what notices about changed norms are of: for the people of their Ente. */
export class LawReviewSubject implements NoticeSubjectSource {
  readonly kind = 'norme-da-verificare';
  readonly followable = false;

  constructor(private readonly instances: InstanceRepository) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = await this.instances.summariesOf(ids.filter(isUuid) as InstanceId[]);
    return new Map(found.map(({ id, title, enteId }) => [id, { title, href: `/atti/${id}`, audience: [enteAudience(enteId)] }]));
  }
}
