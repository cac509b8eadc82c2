import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type PersonalDataStore, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { fullName } from '../person/person.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import { copyArchive, type CopiedPart } from './copy-archive.js';
import { OWN_DATA_PAGE } from './copy-subjects.js';
import type { PersonalDataRegistry } from './personal-data-registry.js';
import { COPY_DAYS, type PersonalDataRepository } from './personal-data-repository.port.js';

const DAY_MS = 86_400_000;
const LOST_MS = 3_600_000;

/** Makes the copies that people asked for, part by part, and tells them. The platform's own work. */
export class MakePersonalCopy {
  readonly kinds = ['identity.copy-asked'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly repository: PersonalDataRepository,
    private readonly registry: PersonalDataRegistry,
    private readonly store: PersonalDataStore,
    private readonly persons: PersonRepository,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Heard again, it makes nothing twice. */
  async hear(event: DomainEvent): Promise<void> {
    await this.make((event.payload as { copyId: string }).copyId);
  }

  /** What a job left undone; what is older than it may be goes. */
  async tidy(): Promise<void> {
    const now = this.clock.now();
    const lost = await this.system(async () => (await this.repository.removeCopiesExpiredBy(now), this.repository.lostCopies(new Date(now.getTime() - LOST_MS))));
    for (const id of lost) await this.make(id);
  }

  private async make(id: string): Promise<void> {
    const copy = await this.system(() => this.repository.findCopy(id));
    const person = copy?.state === 'IN_ATTESA' ? await this.system(() => this.persons.findById(copy.personId)) : null;
    if (!copy || !person) return;
    const subject = { id: person.id, name: fullName(person), email: person.email };
    const parts: CopiedPart[] = [];
    for (const part of this.registry.all()) {
      // Each part by itself: none holds the database long, and how far it is can be seen.
      parts.push({ key: part.key, title: part.title, tables: await this.system(() => this.store.copy(part, subject)) });
      await this.system(() => this.repository.progress(id, parts.length));
    }
    const now = this.clock.now();
    const bytes = copyArchive(subject, parts, now);
    await this.system(async () => {
      if (!(await this.repository.finishCopy(id, bytes, now, new Date(now.getTime() + COPY_DAYS * DAY_MS)))) return;
      await this.board.post([
        { personId: person.id, topic: 'dati.copia', key: `copia ${id}`, title: 'La copia dei vostri dati è pronta', text: `Si scarica da «I miei dati» per ${COPY_DAYS} giorni, dopo l’accesso.`, href: OWN_DATA_PAGE, subjects: [{ kind: 'copia-dei-dati', id }], frequency: 'SUBITO' },
      ]);
    });
  }

  private system<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(SYSTEM_ACCESS, work);
  }
}
