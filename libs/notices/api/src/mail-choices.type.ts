import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MailFrequency } from '@province-comuni/notices-domain';

export const MailFrequencyEnum: Readonly<Record<MailFrequency, MailFrequency>> = { SUBITO: 'SUBITO', GIORNALIERA: 'GIORNALIERA', SETTIMANALE: 'SETTIMANALE', MAI: 'MAI' };

registerEnumType(MailFrequencyEnum, {
  name: 'MailFrequency',
  description: 'When letters of one kind about one place are written.',
  valuesMap: { SUBITO: { description: 'At once, outside quiet hours.' }, GIORNALIERA: { description: 'In a digest, every morning.' }, SETTIMANALE: { description: 'In a digest, on Mondays.' }, MAI: { description: 'Never: in the product only.' } },
});

@ObjectType({ description: 'What the person chose for one kind of letters.' })
export class MailTopic {
  @Field(() => String, { description: '`community.messaggio`, `community.citazione`, `community.annuncio`, `community.richiesta`.' }) topic!: string;
  @Field(() => MailFrequencyEnum, { nullable: true, description: 'Null: as he follows it.' }) frequency!: MailFrequency | null;
}

@ObjectType({ description: 'A place of which letters may be chosen.' })
export class MailPlaceType {
  @Field(() => String, { description: '`community`.' }) kind!: string;
  @Field(() => ID) placeId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Address in the product.' }) href!: string;
  @Field(() => [MailTopic]) topics!: MailTopic[];
}

@ObjectType({ description: 'When the person is written to.' })
export class MailChoicesType {
  @Field(() => Boolean, { description: 'False: no letters of notices at all.' }) on!: boolean;
  @Field(() => Boolean, { description: 'Wants the newsletter.' }) newsletter!: boolean;
  @Field(() => Int, { description: 'Quiet from this hour in Italy, 0 to 23…' }) quietFrom!: number;
  @Field(() => Int, { description: '…to this one, also of the next day; the same hour: no night is quiet.' }) quietTo!: number;
  @Field(() => Boolean, { description: 'Saturdays and Sundays are quiet too.' }) quietWeekends!: boolean;
  @Field(() => [MailPlaceType], { description: 'His communities, by title.' }) places!: MailPlaceType[];
}
