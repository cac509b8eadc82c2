import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '@province-comuni/identity-contract';
import type { DirectoryOrder, ProfileVisibility } from '@province-comuni/identity-domain';
import { PageArgs } from '../graphql/page.args.js';
import { RoleEnum } from '../graphql/role.enum.js';

export const ProfileVisibilityEnum: { readonly [V in ProfileVisibility]: V } = { RETE: 'RETE', COMUNITA: 'COMUNITA' };
registerEnumType(ProfileVisibilityEnum, { name: 'ProfileVisibility', description: 'Who sees a person: RETE, whoever has a role in an Ente; COMUNITA, who shares a community or an Ente with him.' });
export const DirectoryOrderEnum: { readonly [O in DirectoryOrder]: O } = { COGNOME: 'COGNOME', RECENTI: 'RECENTI' };
registerEnumType(DirectoryOrderEnum, { name: 'DirectoryOrder', description: 'COGNOME: by surname and name. RECENTI: who came last first.' });

@ObjectType({ description: 'A role as colleagues of the network see it.' })
export class ShownRole {
  @Field(() => ID) enteId!: string;
  @Field(() => String, { description: 'Name of the Ente in full.' }) ente!: string;
  @Field(() => RoleEnum) role!: Role;
}

@ObjectType({ description: 'Somebody of the network, as others may know him.' })
export class DirectoryPerson {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) surname!: string;
  @Field(() => [ShownRole]) roles!: ShownRole[];
  @Field(() => [String], { description: 'Keys of subjects.' }) subjects!: string[];
  @Field(() => String, { description: 'What he knows of, in his own words; may be empty.' }) expertise!: string;
  @Field(() => GraphQLISODateTime, { description: 'Since when he holds the oldest of these roles.' }) since!: Date;
}

@ObjectType({ description: 'A page of people.' })
export class DirectoryPage {
  @Field(() => [DirectoryPerson]) items!: DirectoryPerson[];
  @Field(() => Int, { description: 'How many there are in all.' }) total!: number;
}

@ObjectType({ description: 'An Ente with people.' })
export class EnteWithPeople {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name in full.' }) name!: string;
  @Field(() => Int, { description: 'How many people who looks finds there.' }) count!: number;
}

@ObjectType({ description: 'A community that who looks may know of.' })
export class CommunityOfPerson {
  @Field(() => String) key!: string;
  @Field(() => String) title!: string;
}

@ObjectType({ description: 'What the list of people may be narrowed by.' })
export class DirectoryChoices {
  @Field(() => [EnteWithPeople], { description: 'By name; at most 500, those with most people.' }) enti!: EnteWithPeople[];
  @Field(() => [CommunityOfPerson]) communities!: CommunityOfPerson[];
}

@ObjectType({ description: "A person's page." })
export class MemberProfile extends DirectoryPerson {
  @Field(() => String, { description: 'How he wants to be reached; empty: he does not say.' }) contact!: string;
  @Field(() => [CommunityOfPerson], { description: 'Communities he is in, as far as who looks may know of them.' }) communities!: CommunityOfPerson[];
  @Field(() => Boolean, { description: 'It is who looks himself.' }) isOwn!: boolean;
}

@ObjectType({ description: 'What one says of oneself to colleagues.' })
export class OwnProfile {
  @Field(() => [String], { description: 'Keys of subjects.' }) subjects!: string[];
  @Field(() => String) expertise!: string;
  @Field(() => String) contact!: string;
  @Field(() => ProfileVisibilityEnum) visibility!: ProfileVisibility;
  @Field(() => Int, { description: 'Given back with a change.' }) revision!: number;
}

@InputType({ description: 'What one says of oneself to colleagues.' })
export class SaveProfileInput {
  @Field(() => [String], { description: 'Keys of subjects, at most 10.' }) subjects!: string[];
  @Field(() => String, { description: 'At most 300 characters.' }) expertise!: string;
  @Field(() => String, { description: 'At most 200 characters; empty: not said.' }) contact!: string;
  @Field(() => ProfileVisibilityEnum) visibility!: ProfileVisibility;
  @Field(() => Int, { description: 'The revision that was seen.' }) seenRevision!: number;
}

@ArgsType()
export class DirectoryArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name, of the name of an Ente, of what one works on, in any order; of at most six.' }) text?: string;
  @Field(() => ID, { nullable: true, description: 'People of this Ente.' }) enteId?: string;
  @Field(() => String, { nullable: true, description: 'Key of a subject they name.' }) subject?: string;
  @Field(() => String, { nullable: true, description: 'Key of a community they are in; of one that is not for who looks, nobody.' }) community?: string;
  @Field(() => DirectoryOrderEnum, { defaultValue: 'COGNOME' }) order!: DirectoryOrder;
}
