import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('DocumentKind', { description: 'A kind of document: delibera, capitolato, verbale…' })
export class DocumentKindType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Its documents are published by a referente, after a look.' }) needsReview!: boolean;
}

@ObjectType('DocumentKeyword', { description: 'A word of the controlled list that UPI\'s curators keep.' })
export class DocumentKeywordType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => [String], { description: 'Other ways to say it, by which files are recognised.' }) alsoWritten!: string[];
  @Field(() => Boolean, { description: 'No longer given to documents.' }) retired!: boolean;
}

@ObjectType('DocumentLicence', { description: 'How others may use a document.' })
export class DocumentLicenceType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true, description: 'Text of the licence.' }) url!: string | null;
}

@ObjectType('CitedAct', { description: 'An act that a document cites.' })
export class CitedActType {
  @Field(() => String, { description: 'As people write it: "art. 30 D.Lgs. 267/2000".' }) label!: string;
  @Field(() => String, { nullable: true, description: 'Identifier of the norm, `urn:nir:…`.' }) urn!: string | null;
}

@ObjectType('DocumentEnte', { description: 'An Ente by name.' })
export class DocumentEnteType {
  @Field(() => ID) id!: string;
  @Field(() => String) denominazione!: string;
}

@ObjectType('DocumentCommunity', { description: 'A community that a document is shared with.' })
export class DocumentCommunityType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Empty of one to which who looks does not belong.' }) title!: string;
}

@ObjectType('DocumentSource', { description: 'Something that a document was made from or rests on.' })
export class DocumentSourceType {
  @Field(() => String, { description: 'What it is: `documento`, `clausola`, `pratica`, `discussione`, `evento`, `norma`; `risposta`: the answer that solved a discussion.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Null: it is there no more, or is not for who looks.' }) title!: string | null;
  @Field(() => String, { nullable: true, description: 'Address in the product, or of Normattiva for a norm; as for the title.' }) href!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is called, in Italian: «Documento»; as for the title.' }) label!: string | null;
  @Field(() => String, { nullable: true, description: 'Whose it is, or where it stands: an Ente, a community, a model; null also where there is nothing to say.' }) place!: string | null;
  @Field(() => Boolean, { description: 'The document says in its own words what this says; otherwise it cites it.' }) isOrigin!: boolean;
  @Field(() => String, { description: '`UGUALE` as when somebody looked last, `CAMBIATA`, `NON_PIU` there.' }) state!: string;
  @Field(() => Date, { nullable: true, description: 'When it changed last; null: never since the document was made.' }) changedAt!: Date | null;
}

@ObjectType('FileSignature', { description: 'Who signed a file (CAdES). Whether the certificate was valid and trusted is not checked.' })
export class FileSignatureType {
  @Field(() => String) signer!: string;
  @Field(() => Date, { nullable: true, description: 'Time that the signer\'s software wrote down.' }) signedAt!: Date | null;
  @Field(() => String) issuer!: string;
  @Field(() => String, { description: '`INTACT`: the content is the one that was signed; `BROKEN`: it is not; `NOT_CHECKED`.' }) integrity!: string;
}

@ObjectType('DocumentFile', { description: 'What is known of the file of a version.' })
export class DocumentFileType {
  @Field(() => String, { description: 'SHA-256, 64 hexadecimal digits.' }) sha256!: string;
  @Field(() => String, { description: 'Bytes, as text: a file may be larger than 2^31.' }) size!: string;
  @Field(() => String, { description: '`PDF`, `DOCX`, `ODT`, `PNG`…, by its bytes.' }) format!: string;
  @Field(() => String, { description: '`IN_ATTESA`, `LETTO` or `NON_LEGGIBILE`.' }) textState!: string;
  @Field(() => String, { nullable: true, description: 'Why there is no text, in Italian.' }) problem!: string | null;
  @Field(() => Int, { nullable: true, description: 'Pages, slides or sheets.' }) pageCount!: number | null;
  @Field(() => [String], { description: 'What a reader of screens will miss: `SOLO_IMMAGINE`, `SENZA_TAG`, `SENZA_TITOLO`, `SENZA_LINGUA`, `SENZA_TITOLI_DI_SEZIONE`.' }) hints!: string[];
  @Field(() => [String], { description: 'What was left out of the text, in Italian.' }) notices!: string[];
  @Field(() => [FileSignatureType]) signatures!: FileSignatureType[];
  @Field(() => Boolean, { description: 'Its bytes are known to be wrong: it is not handed out.' }) damaged!: boolean;
  @Field(() => String, { description: '`NON_ANALIZZATO`, `PULITO` or `INFETTO`.' }) scan!: string;
}

@ObjectType('DocumentVersion', { description: 'A file that a document had or has; it never changes.' })
export class DocumentVersionType {
  @Field(() => Int) number!: number;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: 'Why there is a new version; empty for the first.' }) note!: string;
  @Field(() => String) createdByName!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => String, { description: 'Address that hands the file out.' }) href!: string;
  /** Not a field: by it the file is loaded. */
  sha256!: string;
}

@ObjectType('DocumentDeed', { description: 'Something that was done to a document.' })
export class DocumentDeedType {
  @Field(() => String, { description: '`creato`, `campi`, `condivisione`, `inviato`, `pubblicato`, `rimandato`, `ritirato`, `versione`…' }) kind!: string;
  @Field(() => String) detail!: string;
  @Field(() => String) personName!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('DocumentUse', { description: 'How much a document is used.' })
export class DocumentUseType {
  @Field(() => Int) views!: number;
  @Field(() => Int) downloads!: number;
  @Field(() => Int, { description: 'People who keep it at hand.' }) favourites!: number;
}

@ObjectType('GuestLink', { description: 'A link by which somebody without an account opens a document until a day.' })
export class GuestLinkType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'For whom it is, in the words of who made it.' }) note!: string;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => String) createdByName!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) lastUsedAt!: Date | null;
}

@ObjectType('DocumentViewerCan', { description: 'What the page may offer to who looks.' })
export class DocumentViewerCanType {
  @Field(() => Boolean, { description: 'Change words, files and readers, put it in the trash.' }) edit!: boolean;
  @Field(() => Boolean, { description: 'Publish it now.' }) publish!: boolean;
  @Field(() => Boolean, { description: 'Send it to the referente: its kind asks for a look.' }) submit!: boolean;
  @Field(() => Boolean, { description: 'Send it back to who prepared it.' }) sendBack!: boolean;
  @Field(() => Boolean, { description: 'Take it back from those it was published for.' }) withdraw!: boolean;
  @Field(() => Boolean, { description: 'Pin an approved version.' }) approve!: boolean;
  @Field(() => Boolean, { description: 'Put it in evidence and say that UPI checked it.' }) curate!: boolean;
}

@ObjectType('Document', { description: 'A document of an Ente.' })
export class DocumentGqlType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) abstract!: string;
  @Field(() => String, { description: 'Key of its kind.' }) kind!: string;
  @Field(() => [String], { description: 'Keys of pillars.' }) pillars!: string[];
  @Field(() => Int, { nullable: true }) year!: number | null;
  @Field(() => String, { nullable: true, description: 'Form of management it is about.' }) form!: string | null;
  @Field(() => String, { nullable: true, description: '`base`, `intermedio`, `avanzato`.' }) level!: string | null;
  @Field(() => String, { nullable: true, description: 'Complexity profile it suits.' }) profile!: string | null;
  @Field(() => String) language!: string;
  @Field(() => DocumentLicenceType) licence!: DocumentLicenceType;
  @Field(() => [String], { description: 'Keys of the controlled list.' }) keywords!: string[];
  @Field(() => String, { description: 'Where it comes from.' }) source!: string;
  @Field(() => String, { nullable: true, description: 'Day, `YYYY-MM-DD`.' }) validFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'Day, `YYYY-MM-DD`.' }) validUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Day by which its owner looks at it again, `YYYY-MM-DD`.' }) reviewOn!: string | null;
  @Field(() => [CitedActType]) cites!: CitedActType[];
  @Field(() => String, { description: '`ENTE`, `ENTI`, `PROVINCE`, `RETE`, `COMMUNITY` or `PUBBLICO`.' }) visibility!: string;
  @Field(() => String, { description: '`BOZZA`, `IN_REVISIONE` or `PUBBLICATO`.' }) state!: string;
  @Field(() => Int, { description: 'Number of the newest version.' }) currentNumber!: number;
  @Field(() => Int, { nullable: true, description: 'Number of the version that the Ente holds for approved.' }) approvedNumber!: number | null;
  @Field(() => Boolean) featured!: boolean;
  @Field(() => Date, { nullable: true, description: 'When UPI checked it.' }) verifiedAt!: Date | null;
  @Field(() => Int, { description: 'Counts the changes: who changes something says which one he saw.' }) revision!: number;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) updatedAt!: Date;
  @Field(() => Date, { nullable: true }) publishedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'In the trash since; deleted for good after 30 days.' }) trashedAt!: Date | null;
  @Field(() => DocumentViewerCanType) viewerCan!: DocumentViewerCanType;
  /** Not fields: by them relations are loaded. */
  enteId!: string;
  territoryId!: string | null;
  sharedWithIds!: string[];
}

@ObjectType('DocumentFacetCount', { description: 'How many documents of the list have a value.' })
export class DocumentFacetCountType {
  @Field(() => String) value!: string;
  @Field(() => String, { description: 'Name of the value; empty where the page knows it by its key.' }) label!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('DocumentFacets', { description: 'By what the list can be narrowed, counted over at most its newest 1,000.' })
export class DocumentFacetsType {
  @Field(() => [DocumentFacetCountType]) kinds!: DocumentFacetCountType[];
  @Field(() => [DocumentFacetCountType]) pillars!: DocumentFacetCountType[];
  @Field(() => [DocumentFacetCountType]) enti!: DocumentFacetCountType[];
  @Field(() => [DocumentFacetCountType]) years!: DocumentFacetCountType[];
}

@ObjectType('DocumentList', { description: 'A page of documents.' })
export class DocumentListType {
  @Field(() => [DocumentGqlType]) items!: DocumentGqlType[];
  @Field(() => Int, { description: 'Counted up to 1,000; 1,001 means more.' }) total!: number;
}

@ObjectType('DocumentTextPage', { description: 'A page, slide, sheet or section of a file, as text.' })
export class DocumentTextPageType {
  @Field(() => Int, { description: 'From 0, in reading order.' }) ordinal!: number;
  @Field(() => Int, { nullable: true, description: 'Printed order from 1.' }) page!: number | null;
  @Field(() => String) heading!: string;
  @Field(() => String, { description: 'Paragraphs parted by empty lines.' }) text!: string;
}

@ObjectType('DocumentText', { description: 'Some of the text of a version.' })
export class DocumentTextType {
  @Field(() => Int) number!: number;
  @Field(() => String, { description: '`IN_ATTESA`, `LETTO` or `NON_LEGGIBILE`.' }) state!: string;
  @Field(() => [DocumentTextPageType]) pages!: DocumentTextPageType[];
}

@ObjectType('DocumentVocabulary', { description: 'What the fields of a document may name.' })
export class DocumentVocabularyType {
  @Field(() => [DocumentKindType]) kinds!: DocumentKindType[];
  @Field(() => [DocumentKeywordType]) keywords!: DocumentKeywordType[];
  @Field(() => [DocumentLicenceType]) licences!: DocumentLicenceType[];
  @Field(() => [String]) languages!: string[];
}

@ObjectType('AlikeDocument', { description: 'A document here that is the same file, or nearly.' })
export class AlikeDocumentType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: '100: the same file. Less: percent of the words in common.' }) percent!: number;
}

@ObjectType('ProposedDocument', { description: 'What a file that has arrived proposes; a person confirms it.' })
export class ProposedDocumentType {
  @Field(() => ID) uploadId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => ID, { description: 'Ente it was brought for.' }) enteId!: string;
  @Field(() => DocumentFileType) file!: DocumentFileType;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) kind!: string | null;
  @Field(() => Int, { nullable: true }) year!: number | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => String) source!: string;
  @Field(() => [String]) keywords!: string[];
  @Field(() => [AlikeDocumentType]) alike!: AlikeDocumentType[];
}

@ObjectType('GuestDocument', { description: 'What somebody with a link sees of a document.' })
export class GuestDocumentType {
  @Field(() => String) title!: string;
  @Field(() => String) abstract!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) fileName!: string;
  @Field(() => DocumentFileType) file!: DocumentFileType;
  @Field(() => Date) expiresAt!: Date;
}
