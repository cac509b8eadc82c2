import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EnteKind } from '@province-comuni/shared-kernel';

/** The kinds as GraphQL shows them. */
export const EnteKindEnum: Readonly<Record<EnteKind, EnteKind>> = { UPI: 'UPI', PROVINCIA: 'PROVINCIA', COMUNE: 'COMUNE', UNIONE: 'UNIONE', ALTRO: 'ALTRO' };

registerEnumType(EnteKindEnum, {
  name: 'EnteKind',
  description: 'Kinds of public body.',
  valuesMap: {
    UPI: { description: "Unione delle Province d'Italia." },
    PROVINCIA: { description: 'A Provincia of an ordinary-statute region.' },
    COMUNE: { description: 'A Comune.' },
    UNIONE: { description: 'A Unione di Comuni or Unione Montana.' },
    ALTRO: { description: 'Any other body.' },
  },
});

@ObjectType({ description: 'A public body of the registry. One that ceased stays, with its last day and its successor.' })
export class Ente {
  @Field(() => ID, { description: 'Identifier in this installation; the public codes are the same everywhere.' })
  id!: string;

  @Field(() => EnteKindEnum, { description: 'What it is.' })
  kind!: EnteKind;

  @Field(() => String, { description: 'Short name: "Pesaro e Urbino".' })
  nome!: string;

  @Field(() => String, { description: 'Full name, as acts write it: "Provincia di Pesaro e Urbino".' })
  denominazione!: string;

  @Field(() => String, { nullable: true, description: 'ISTAT code as text: 3 digits for a Provincia, 6 for a Comune.' })
  codiceIstat!: string | null;

  @Field(() => String, { nullable: true, description: 'Cadastral code of a Comune: L500.' })
  codiceCatastale!: string | null;

  @Field(() => String, { nullable: true, description: 'Two letters of its Provincia: PU.' })
  sigla!: string | null;

  @Field(() => String, { nullable: true, description: 'Region.' })
  regione!: string | null;

  @Field(() => String, { nullable: true, description: 'Nord-Ovest, Nord-Est, Centro or Sud.' })
  area!: string | null;

  @Field(() => String, { nullable: true, description: 'Code in IndicePA, in its own case.' })
  codiceIpa!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the seat, once someone of the Ente gave it.' })
  sede!: string | null;

  @Field(() => String, { nullable: true, description: 'Certified mail.' })
  pec!: string | null;

  @Field(() => Int, { nullable: true, description: 'Residents, by the latest figure there is; null where the sources do not say.' })
  popolazione!: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of the population: always shown with it.' })
  anno!: number | null;

  @Field(() => String, { nullable: true, description: 'Source of the population.' })
  fontePopolazione!: string | null;

  @Field(() => Int, { nullable: true, description: 'Comuni in force today; of a Provincia only.' })
  numeroComuni!: number | null;

  @Field(() => String, { nullable: true, description: 'First day of existence, YYYY-MM-DD; null: before the registry began.' })
  validoDal!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of existence, YYYY-MM-DD; null: in force.' })
  validoAl!: string | null;

  /** For the field resolvers `provincia` and `confluitoIn`. */
  provinciaId!: string | null;
  confluitoInId!: string | null;
}
