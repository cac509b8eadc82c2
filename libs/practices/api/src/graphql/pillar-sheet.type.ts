import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { ProfileKey } from '@province-comuni/practices-domain';
import { ProfileEnum } from './practice.enums.js';
import { PracticeSource } from './practice.type.js';

@ObjectType({ description: 'A strength, weakness, opportunity or threat.' })
export class SwotItem {
  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => [ProfileEnum], { description: 'Profiles it is about; empty for all.' })
  profiles!: ProfileKey[];
}

@ObjectType({ description: 'A Provincia of a profile.' })
export class ProfileProvincia {
  @Field(() => String, { description: 'Name, as the source writes it.' })
  nome!: string;

  @Field(() => String, { description: 'By what the source puts it with others; empty for nothing.' })
  group!: string;

  @Field(() => String, { description: 'What the source adds; empty for nothing.' })
  note!: string;
}

@ObjectType({ description: 'A profile of complexity.' })
export class PillarProfile {
  @Field(() => ProfileEnum, { description: 'Which one.' })
  key!: ProfileKey;

  @Field(() => String, { description: 'As the source calls it.' })
  label!: string;

  @Field(() => [String], { description: 'What distinguishes it.' })
  traits!: string[];

  @Field(() => [ProfileProvincia], { description: 'Province of it.' })
  province!: ProfileProvincia[];
}

@ObjectType({ description: 'A bar of a chart.' })
export class ChartBar {
  @Field(() => String, { description: 'What it is of.' })
  label!: string;

  @Field(() => Float, { description: 'How much.' })
  value!: number;
}

@ObjectType({ description: 'Figures that are drawn.' })
export class PillarChart {
  @Field(() => String, { description: 'Unique within the sheet.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'What the numbers count.' })
  unit!: string;

  @Field(() => [ChartBar], { description: 'In the order of the source.' })
  bars!: ChartBar[];

  @Field(() => String, { description: 'What must be known with them; empty for nothing.' })
  note!: string;

  @Field(() => PracticeSource, { description: 'Their source.' })
  source!: PracticeSource;
}

@ObjectType({ description: 'What the focus groups of 2021 found about a pillar.' })
export class PillarSheet {
  @Field(() => String, { description: 'Key of the pillar.' })
  pillarKey!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'What the pillar is for.' })
  goal!: string;

  @Field(() => [String], { description: 'Findings in words.' })
  findings!: string[];

  @Field(() => [PillarChart], { description: 'Findings in numbers.' })
  charts!: PillarChart[];

  @Field(() => [PillarProfile], { description: 'Profiles, the furthest first.' })
  profiles!: PillarProfile[];

  @Field(() => [SwotItem], { description: 'Strengths.' })
  strengths!: SwotItem[];

  @Field(() => [SwotItem], { description: 'Weaknesses.' })
  weaknesses!: SwotItem[];

  @Field(() => [SwotItem], { description: 'Opportunities.' })
  opportunities!: SwotItem[];

  @Field(() => [SwotItem], { description: 'Threats.' })
  threats!: SwotItem[];

  @Field(() => [String], { description: 'Slips of the source that were mended.' })
  notes!: string[];

  @Field(() => PracticeSource, { description: 'Where it was read.' })
  source!: PracticeSource;
}
