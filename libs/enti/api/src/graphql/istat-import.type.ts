import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A Comune that a difference is about.' })
export class ComuneDifference {
  @Field(() => String, { description: 'ISTAT code; of a Comune that moves, the new one.' })
  codiceIstat!: string;

  @Field(() => String, { description: 'Name; of a Comune that changes it, the new one.' })
  nome!: string;

  @Field(() => String, { nullable: true, description: 'What the registry has now: the old name, or the old code.' })
  prima!: string | null;
}

@ObjectType({ description: 'A population that would change.' })
export class PopolazioneDifference {
  @Field(() => String, { description: 'ISTAT code.' })
  codiceIstat!: string;

  @Field(() => String, { description: 'Name.' })
  nome!: string;

  @Field(() => Int, { nullable: true, description: 'What the registry has for this year; null: nothing.' })
  prima!: number | null;

  @Field(() => Int, { description: 'What the file says.' })
  dopo!: number;
}

@ObjectType({ description: "What ISTAT's files change. Each list shows its first 100; the counts are whole." })
export class RegistryDifferences {
  @Field(() => Int, { description: 'New Comuni.' })
  numeroNuovi!: number;

  @Field(() => [ComuneDifference], { description: 'New Comuni.' })
  nuovi!: ComuneDifference[];

  @Field(() => Int, { description: 'Comuni that cease.' })
  numeroCessati!: number;

  @Field(() => [ComuneDifference], { description: 'Comuni that cease.' })
  cessati!: ComuneDifference[];

  @Field(() => Int, { description: 'Comuni with another name.' })
  numeroRinominati!: number;

  @Field(() => [ComuneDifference], { description: 'Comuni with another name; `prima` is the old one.' })
  rinominati!: ComuneDifference[];

  @Field(() => Int, { description: 'Comuni with another ISTAT code.' })
  numeroSpostati!: number;

  @Field(() => [ComuneDifference], { description: 'Comuni with another ISTAT code, mostly because of another Provincia; `prima` is the old one.' })
  spostati!: ComuneDifference[];

  @Field(() => Int, { description: 'Comuni whose cadastral code becomes known.' })
  numeroCompletati!: number;

  @Field(() => Int, { nullable: true, description: 'Year of the populations; null without their file.' })
  anno!: number | null;

  @Field(() => Int, { description: 'Populations that change.' })
  numeroPopolazioni!: number;

  @Field(() => [PopolazioneDifference], { description: 'Populations that change.' })
  popolazioni!: PopolazioneDifference[];

  @Field(() => [String], { description: 'Codes of the population file, in our Province, that no Comune has: its list is of another day.' })
  popolazioniSenzaComune!: string[];
}
