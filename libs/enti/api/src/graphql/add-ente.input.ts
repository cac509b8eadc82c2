import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import type { AddedKind } from '@province-comuni/enti-domain';

/** Province and Comuni come from ISTAT's list, UPI is there. */
export const AddedKindEnum: Readonly<Record<AddedKind, AddedKind>> = { UNIONE: 'UNIONE', ALTRO: 'ALTRO' };

registerEnumType(AddedKindEnum, {
  name: 'AddedEnteKind',
  description: 'Kinds of Ente that people add.',
  valuesMap: { UNIONE: { description: 'A Unione di Comuni or Unione Montana.' }, ALTRO: { description: 'Any other body.' } },
});

@InputType({ description: "A body that ISTAT's list does not have." })
export class AddEnteInput {
  @Field(() => AddedKindEnum, { description: 'What it is.' })
  kind!: AddedKind;

  @Field(() => String, { description: 'Full name: "Unione Montana Alta Valle del Metauro".' })
  denominazione!: string;

  @Field(() => String, { defaultValue: '', description: 'Short name; empty: the full one.' })
  nome!: string;

  @Field(() => ID, { nullable: true, description: 'Provincia it belongs to.' })
  provinciaId?: string | null;

  @Field(() => String, { defaultValue: '', description: 'Code in IndicePA.' })
  codiceIpa!: string;

  @Field(() => String, { defaultValue: '', description: 'Address of the seat.' })
  sede!: string;

  @Field(() => String, { defaultValue: '', description: 'Certified mail.' })
  pec!: string;
}
