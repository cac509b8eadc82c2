import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ListComplexityProfiles, ListPillars } from '@province-comuni/enti-domain';
import { Access } from '@province-comuni/platform-graphql';
import { presentEnte } from '../ente.presenter.js';
import { ComplexityProfile, Pillar, Subject } from '../graphql/pillar.type.js';

/** Pillars, subjects and profiles: public. */
@Resolver(() => Pillar)
export class PillarsResolver {
  constructor(
    @Inject(ListPillars) private readonly list: ListPillars,
    @Inject(ListComplexityProfiles) private readonly profiles: ListComplexityProfiles,
  ) {}

  @Access('public')
  @Query(() => [Pillar], { description: 'The pillars in their order.' })
  async pillars(): Promise<Pillar[]> {
    const { pillars, subjects } = await this.list.execute();
    return pillars.map((pillar) => ({ ...pillar, subjects: subjects.filter((subject) => subject.pillarKey === pillar.key) }));
  }

  @Access('public')
  @Query(() => [Subject], { description: 'Every subject by name, also those of no pillar.' })
  async subjects(): Promise<Subject[]> {
    return [...(await this.list.execute()).subjects];
  }

  @Access('public')
  @Query(() => [ComplexityProfile], { description: 'Which Provincia is how far with which service, as the published sources say it.' })
  async complexityProfiles(@Args('pillar', { type: () => String, nullable: true, description: 'Key of a pillar; without it, all.' }) pillar?: string | null): Promise<ComplexityProfile[]> {
    return (await this.profiles.execute(pillar ?? undefined)).map((profile) => ({ ...profile, ente: presentEnte(profile.ente) }));
  }
}
