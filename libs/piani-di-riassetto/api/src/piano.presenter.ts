import type { Actor } from '@province-comuni/identity-contract';
import { canEditPiano, pianoVuoto, solleciti, type PianoOfProvincia } from '@province-comuni/piani-di-riassetto-domain';
import { PianoType } from './piano.type.js';

/** A plan as its page and the national table show it. */
export function presentPiano(actor: Actor, { ente, piano }: PianoOfProvincia, today: string): PianoType {
  const { note, atti, scelte, traguardi, dup, revision, updatedAt, updatedBy } = piano ?? pianoVuoto(ente.id);
  const viewerCanEdit = canEditPiano(actor, ente.id);
  return Object.assign(new PianoType(), {
    ...{ enteId: ente.id, ente: ente.denominazione, sigla: ente.sigla, regione: ente.regione, comuni: ente.numeroComuni, stato: piano?.stato ?? null, note, revision, updatedAt, updatedBy, viewerCanEdit },
    ...{ atti: atti.map((each) => ({ ...each })), scelte: scelte.map((each) => ({ ...each })), traguardi: traguardi.map((each) => ({ ...each })), dup: dup.map((each) => ({ ...each })) },
    solleciti: viewerCanEdit ? solleciti(piano ?? pianoVuoto(ente.id), today) : [],
  });
}
