import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FixedReason } from '@province-comuni/notices-contract';
import type { MailFrequency } from '@province-comuni/notices-domain';
import { MailFrequencyEnum } from './mail-choices.type.js';

export const FixedReasonEnum: Readonly<Record<FixedReason, FixedReason>> = { INVITO: 'INVITO', DECISIONE: 'DECISIONE', LETTURA: 'LETTURA', POSTO: 'POSTO', DATI: 'DATI' };

registerEnumType(FixedReasonEnum, {
  name: 'NoticeFixedReason',
  description: 'Why a kind of notices cannot be silenced.',
  valuesMap: {
    INVITO: { description: 'Somebody invites the person, who would not hear of it otherwise.' },
    DECISIONE: { description: 'It was decided about the person, who may appeal.' },
    LETTURA: { description: 'The person is asked to read something by a day.' },
    POSTO: { description: 'It concerns a place that the person took.' },
    DATI: { description: 'The person asked for it, and it is there for a few days.' },
  },
});

@ObjectType('NoticeChoice', { description: 'A kind of notices, with where and when the person is told of it.' })
export class NoticeChoiceType {
  @Field(() => String, { description: '`documento.versione`, `community.citazione`…' }) topic!: string;
  @Field(() => String, { description: 'Heading under which it is listed: `documenti`, `atti`, `community`…' }) group!: string;
  @Field(() => Boolean, { description: 'What comes is among the notices of the product.' }) inProduct!: boolean;
  @Field(() => MailFrequencyEnum, { nullable: true, description: 'When its letters are written; null: as the person follows it where `followed`, otherwise at once. What was chosen for a place comes first.' }) mail!: MailFrequency | null;
  @Field(() => Boolean, { description: 'Without a choice letters come as often as the person follows it.' }) followed!: boolean;
  @Field(() => Boolean, { description: 'In a digest it would come too late: at once or never.' }) atOnceOnly!: boolean;
  @Field(() => FixedReasonEnum, { nullable: true, description: 'Why it cannot be silenced; null: it can.' }) fixed!: FixedReason | null;
}
