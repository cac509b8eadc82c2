import { Module, type DynamicModule } from '@nestjs/common';
import { FILES_CONTROLLERS, FILES_EXPORTS, FILES_PROVIDERS } from './files/files.providers.js';

/** The library of documents. What it expects from the root is said where its providers are listed. */
@Module({})
export class DocumentsModule {
  static register(imports: DynamicModule['imports'] = []): DynamicModule {
    return { module: DocumentsModule, imports, controllers: FILES_CONTROLLERS, providers: FILES_PROVIDERS, exports: FILES_EXPORTS };
  }
}
