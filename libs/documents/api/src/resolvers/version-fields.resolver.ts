import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ReadDocuments } from '@province-comuni/documents-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { CurrentActor, requestLoader, type RequestContext } from '@province-comuni/platform-graphql';
import type { ContentHash } from '@province-comuni/platform-ports';
import DataLoader from 'dataloader';
import { DocumentFileType, DocumentVersionType } from '../graphql/document.type.js';
import { presentFile } from '../presenters/document.presenter.js';

@Resolver(() => DocumentVersionType)
export class VersionFieldsResolver {
  constructor(@Inject(ReadDocuments) private readonly read: ReadDocuments) {}

  @ResolveField(() => DocumentFileType, { description: 'What is known of its file.' })
  async file(@Parent() version: DocumentVersionType, @Context() context: RequestContext, @CurrentActor() actor: Actor): Promise<DocumentFileType> {
    const loader = requestLoader(
      context,
      'documents.file',
      () =>
        new DataLoader(async (hashes: readonly string[]) => {
          const files = new Map((await this.read.filesOf(actor, hashes as ContentHash[])).map((file) => [file.sha256 as string, presentFile(file)]));
          return hashes.map((sha256) => files.get(sha256)!);
        }),
    );
    return loader.load(version.sha256);
  }
}
