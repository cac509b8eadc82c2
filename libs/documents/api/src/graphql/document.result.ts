import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { DocumentGqlType, DocumentKeywordType, GuestLinkType } from './document.type.js';

@ObjectType({ description: 'The change was kept; the document as it stands now.' })
export class DocumentChangeKept {
  @Field(() => DocumentGqlType) document!: DocumentGqlType;
}

@ObjectType({ description: 'Somebody changed the document meanwhile: look again before changing it.' })
export class DocumentConflict {
  @Field(() => Int) currentRevision!: number;
  @Field(() => String, { nullable: true, description: 'Who changed it last.' }) by!: string | null;
}

@ObjectType({ description: 'The files are documents now, in the order of the items.' })
export class DocumentsAdded {
  @Field(() => [DocumentGqlType]) documents!: DocumentGqlType[];
}

@ObjectType({ description: 'A link for people without an account. Its address is told only now.' })
export class GuestLinkCreated {
  @Field(() => GuestLinkType) link!: GuestLinkType;
  @Field(() => String, { description: 'Path in the product, with the secret.' }) path!: string;
}

@ObjectType({ description: 'Done.' })
export class DocumentDeedDone {
  @Field(() => Boolean) done!: boolean;
}

@ObjectType({ description: 'The keyword is in the list.' })
export class KeywordSaved {
  @Field(() => DocumentKeywordType) keyword!: DocumentKeywordType;
}

export const AddDocumentsResult = createUnionType({ name: 'AddDocumentsResult', types: () => [DocumentsAdded, InvalidInput, Refused, NotFound] as const });
export const ChangeDocumentResult = createUnionType({ name: 'ChangeDocumentResult', types: () => [DocumentChangeKept, DocumentConflict, InvalidInput, Refused, NotFound] as const });
export const CreateGuestLinkResult = createUnionType({ name: 'CreateGuestLinkResult', types: () => [GuestLinkCreated, InvalidInput, Refused, NotFound] as const });
export const DocumentDeedResult = createUnionType({ name: 'DocumentDeedResult', types: () => [DocumentDeedDone, Refused, NotFound] as const });
export const SaveKeywordResult = createUnionType({ name: 'SaveKeywordResult', types: () => [KeywordSaved, InvalidInput, Refused] as const });
