import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('AttoDelPiano', { description: 'An act by which a plan was adopted or brought up to date.' })
@InputType('AttoDelPianoInput', { description: 'An act by which a plan was adopted or brought up to date.' })
export class AttoDelPianoType {
  @Field(() => String, { description: '`CONSIGLIO_PROVINCIALE`, `PRESIDENTE` or `ASSEMBLEA_DEI_SINDACI`.' }) organo!: string;
  @Field(() => String, { description: 'As printed.' }) numero!: string;
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) data!: string;
  @Field(() => String, { defaultValue: '' }) note!: string;
  @Field(() => ID, { nullable: true, description: 'Document of the library that holds it.' }) documentId!: string | null;
}

@ObjectType('SceltaPerPilastro', { description: 'What a plan chose for a pillar.' })
@InputType('SceltaPerPilastroInput', { description: 'What a plan chose for a pillar.' })
export class SceltaPerPilastroType {
  @Field(() => String, { description: 'Key of the pillar.' }) pilastro!: string;
  @Field(() => String, { description: '`NON_SVOLTO`, `UFFICIO_PROVINCIALE`, `UFFICIO_COMUNE`, `CONVENZIONE`, `IN_HOUSE`, `PPP` or `ALTRO`.' }) organizzazione!: string;
  @Field(() => String, { nullable: true }) forma!: string | null;
  @Field(() => String, { nullable: true, description: '`base`, `intermedio`, `avanzato`.' }) livello!: string | null;
  @Field(() => Float, { nullable: true, description: 'People, in full-time units.' }) personale!: number | null;
  @Field(() => Int, { nullable: true }) comuniServiti!: number | null;
  @Field(() => String, { defaultValue: '' }) note!: string;
}

@ObjectType('Traguardo', { description: 'A milestone of a plan.' })
@InputType('TraguardoInput', { description: 'A milestone of a plan.' })
export class TraguardoType {
  @Field(() => String) titolo!: string;
  @Field(() => String, { description: 'Day by which, `YYYY-MM-DD`.' }) entro!: string;
  @Field(() => String, { nullable: true, description: 'Day on which it was reached.' }) raggiunto!: string | null;
}

@ObjectType('DupTriennale', { description: 'The Documento Unico di Programmazione of three years.' })
@InputType('DupTriennaleInput', { description: 'The Documento Unico di Programmazione of three years.' })
export class DupTriennaleType {
  @Field(() => Int, { description: 'First of the three years.' }) dal!: number;
  @Field(() => String) organo!: string;
  @Field(() => String) numero!: string;
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) data!: string;
  @Field(() => ID, { nullable: true }) documentId!: string | null;
}

@ObjectType('PianoDiRiassetto', { description: 'What is known of the Piano di riassetto of a Provincia.' })
export class PianoType {
  @Field(() => ID) enteId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String, { nullable: true }) sigla!: string | null;
  @Field(() => String, { nullable: true }) regione!: string | null;
  @Field(() => Int, { nullable: true, description: 'Comuni of the Provincia.' }) comuni!: number | null;
  @Field(() => String, { nullable: true, description: '`NESSUNO`, `IN_REDAZIONE`, `ADOTTATO`, `AGGIORNATO`, `IN_MONITORAGGIO`; null when nothing is known to who asks.' }) stato!: string | null;
  @Field(() => String) note!: string;
  @Field(() => [AttoDelPianoType], { description: 'Newest first.' }) atti!: AttoDelPianoType[];
  @Field(() => [SceltaPerPilastroType]) scelte!: SceltaPerPilastroType[];
  @Field(() => [TraguardoType], { description: 'By day.' }) traguardi!: TraguardoType[];
  @Field(() => [DupTriennaleType], { description: 'Newest first.' }) dup!: DupTriennaleType[];
  @Field(() => [String], { description: 'What its Provincia might look after now: `MAI_DETTO`, `DA_RIVEDERE`, `TRAGUARDI_SCADUTI`, `DUP_MANCANTE`; empty for others.' }) solleciti!: string[];
  @Field(() => Int) revision!: number;
  @Field(() => Date, { nullable: true }) updatedAt!: Date | null;
  @Field(() => String, { nullable: true }) updatedBy!: string | null;
  @Field(() => Boolean) viewerCanEdit!: boolean;
}

@InputType('PianiFilter', { description: 'To what the national table is narrowed.' })
export class PianiFilterInput {
  @Field(() => String, { nullable: true }) stato?: string | null;
  @Field(() => String, { nullable: true }) regione?: string | null;
  @Field(() => String, { nullable: true, description: 'With `organizzazione`: of which pillar.' }) pilastro?: string | null;
  @Field(() => String, { nullable: true }) organizzazione?: string | null;
}

@InputType('SavePianoInput', { description: 'One part of a plan, whole; the others stay as they are. Exactly one of `stato`, `atti`, `scelte`, `traguardi`, `dup` is given.' })
export class SavePianoInput {
  @Field(() => ID) enteId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => String, { nullable: true }) stato?: string | null;
  @Field(() => String, { nullable: true, description: 'With `stato`.' }) note?: string | null;
  @Field(() => [AttoDelPianoType], { nullable: true }) atti?: AttoDelPianoType[] | null;
  @Field(() => [SceltaPerPilastroType], { nullable: true }) scelte?: SceltaPerPilastroType[] | null;
  @Field(() => [TraguardoType], { nullable: true }) traguardi?: TraguardoType[] | null;
  @Field(() => [DupTriennaleType], { nullable: true }) dup?: DupTriennaleType[] | null;
}

@ObjectType({ description: 'The plan as it stands now.' })
export class PianoSaved {
  @Field(() => PianoType) piano!: PianoType;
}

@ObjectType({ description: 'Somebody changed the plan meanwhile: look again before changing it.' })
export class PianoConflict {
  @Field(() => Int) currentRevision!: number;
  @Field(() => String, { nullable: true }) by!: string | null;
}

export const SavePianoResult = createUnionType({ name: 'SavePianoResult', types: () => [PianoSaved, PianoConflict, InvalidInput, Refused, NotFound] as const });
