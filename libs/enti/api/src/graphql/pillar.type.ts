import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ComplexityLevel } from '@province-comuni/enti-domain';
import { Ente } from './ente.type.js';

/** Levels as the sources write them. */
export const ComplexityLevelEnum: Readonly<Record<'BASE' | 'INTERMEDIO' | 'AVANZATO', ComplexityLevel>> = { BASE: 'base', INTERMEDIO: 'intermedio', AVANZATO: 'avanzato' };

registerEnumType(ComplexityLevelEnum, {
  name: 'ComplexityLevel',
  description: 'How far a service is.',
  valuesMap: { BASE: { description: 'To start.' }, INTERMEDIO: { description: 'To consolidate or relaunch.' }, AVANZATO: { description: 'Consolidated.' } },
});

@ObjectType({ description: 'What documents and communities are about.' })
export class Subject {
  @Field(() => String, { description: 'Stable key: PERSONALE.' })
  key!: string;

  @Field(() => String, { description: 'Name, in Italian.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Key of the pillar it belongs to, if any.' })
  pillarKey!: string | null;
}

@ObjectType({ description: 'A service that Province offer to their Comuni (pilastro).' })
export class Pillar {
  @Field(() => String, { description: 'Stable key: SUA.' })
  key!: string;

  @Field(() => String, { description: 'Name, in Italian.' })
  name!: string;

  @Field(() => Int, { description: 'Place in lists, from 1.' })
  position!: number;

  @Field(() => [Subject], { description: 'Its subjects.' })
  subjects!: Subject[];
}

@ObjectType({ description: 'How far a service is in a Provincia, as a published source says it. A Provincia that the source does not name has none.' })
export class ComplexityProfile {
  @Field(() => Ente, { description: 'The Provincia.' })
  ente!: Ente;

  @Field(() => String, { description: 'Key of the pillar.' })
  pillarKey!: string;

  @Field(() => ComplexityLevelEnum, { description: 'The profile.' })
  profile!: ComplexityLevel;

  @Field(() => String, { nullable: true, description: 'What the source adds about this Provincia, in its words.' })
  nota!: string | null;

  @Field(() => String, { description: 'Public title of the source.' })
  fonte!: string;
}
