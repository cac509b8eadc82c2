import type { PersonReach } from '@province-comuni/identity-contract';
import type { NewNotice } from '@province-comuni/notices-contract';
import { italianDate, type PersonId } from '@province-comuni/shared-kernel';
import type { Document } from '../document/document.js';
import type { ReadingRequest, ReadingTarget } from '../reading/reading-request.js';

/** What the people behind some of those who were asked are told: everybody of an Ente, or the person himself. */
export async function readingNotices(people: PersonReach, { document, request, targets, stage }: { readonly document: Document; readonly request: ReadingRequest; readonly targets: readonly ReadingTarget[]; readonly stage: 'CHIESTA' | 'PRIMA' | 'SCADUTA' }): Promise<NewNotice[]> {
  const ofEnti = await people.ofEnti(targets.flatMap((target) => (target.kind === 'ENTE' ? [target.id] : [])));
  const ids = new Set<PersonId>([...ofEnti.map(({ actor }) => actor.personId), ...targets.flatMap((target) => (target.kind === 'PERSONA' ? [target.id] : []))]);
  const { title } = document.fields;
  const until = italianDate(request.dueOn);
  const words = { CHIESTA: `${request.askedByName} vi chiede di leggere «${title}» e di confermarlo entro il ${until}`, PRIMA: `Da confermare entro il ${until}: avete letto «${title}»?`, SCADUTA: `Era da confermare entro il ${until}: avete letto «${title}»?` };
  return [...ids].map((personId) => ({
    ...{ personId, topic: 'documento.lettura', key: `lettura:${request.id}:${stage}`, title: words[stage], text: request.note, href: `/documenti/${document.id}` },
    ...{ subjects: [{ kind: 'documento', id: document.id }], frequency: 'SUBITO' as const },
  }));
}
