import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: "ISTAT's files, at least one, each in base64: the CSV as published, or the ZIP that holds it." })
export class IstatFilesInput {
  @Field(() => String, { nullable: true, description: 'Elenco-comuni-italiani.csv' })
  elenco?: string | null;

  @Field(() => String, { nullable: true, description: 'POSAS_<anno>_it_Comuni.csv' })
  popolazione?: string | null;
}

@InputType({ description: 'Which Comune takes over from one that ceases.' })
export class SuccessoreInput {
  @Field(() => String, { description: 'ISTAT code of the Comune that ceases.' })
  cessato!: string;

  @Field(() => String, { description: 'ISTAT code of the Comune that takes over.' })
  successore!: string;
}

@InputType({ description: 'The files of a preview, to apply.' })
export class ApplyIstatImportInput extends IstatFilesInput {
  @Field(() => String, { description: 'Digest of the preview that was looked at: where registry or files changed since, nothing is applied.' })
  digest!: string;

  @Field(() => String, { description: 'First day of the new state, YYYY-MM-DD.' })
  decorrenza!: string;

  @Field(() => String, { description: 'File and date, as readers will see it: "ISTAT, elenco dei Comuni al 1 gennaio 2026".' })
  source!: string;

  @Field(() => [SuccessoreInput], { defaultValue: [], description: "Successors, which ISTAT's list does not say." })
  successori!: SuccessoreInput[];
}
