import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { Adhesion, AdhesionEvent, AdhesionFile } from '@province-comuni/adhesions-domain';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('adhesion')
export class AdhesionOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'provincia_id' }) provinciaId!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('uuid', { name: 'aderente_id' }) aderenteId!: string;
  @Column('uuid', { name: 'stands_for', array: true }) standsFor!: string[];
  @Column('text') state!: AdhesionState;
  @Column('jsonb') answers!: Adhesion['answers'];
  @Column('text', { nullable: true }) contact!: string | null;
  @Column('jsonb', { nullable: true }) resolution!: Adhesion['resolution'];
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
  @Column('jsonb', { nullable: true }) recesso!: Adhesion['recesso'];
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt!: Date | null;
  @Column('int') revision!: number;
}

@Entity('adhesion_event')
export class AdhesionEventOrm {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: string;
  @Column('uuid', { name: 'adhesion_id' }) adhesionId!: string;
  @Column('text') kind!: AdhesionEvent['kind'];
  @Column('text', { name: 'to_state' }) to!: AdhesionState;
  @Column('jsonb') input!: AdhesionEvent['input'];
  @Column('int', { name: 'seen_revision' }) seenRevision!: number;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('adhesion_file')
export class AdhesionFileOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'adhesion_id' }) adhesionId!: string;
  @Column('uuid', { name: 'provincia_id' }) provinciaId!: string;
  @Column('uuid', { name: 'aderente_id' }) aderenteId!: string;
  @Column('text') kind!: AdhesionFile['kind'];
  @Column('text') side!: AdhesionFile['side'];
  @Column('text') sha256!: string;
  @Column('text') name!: string;
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } }) size!: number;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}
