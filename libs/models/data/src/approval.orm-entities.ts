import type { KeptActState } from '@province-comuni/models-contract';
import type { ActApproval, InstanceSnapshot, StepInput, TakenStep } from '@province-comuni/models-domain';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('act_approval')
export class ActApprovalOrm {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text', { name: 'act_key' }) actKey!: string;
  @Column('int') number!: number;
  @Column('text') state!: KeptActState;
  @Column('int', { name: 'data_revision' }) dataRevision!: number;
  @Column('text', { name: 'model_version' }) modelVersion!: string;
  @Column('text', { name: 'text_sha256' }) textSha256!: string;
  @Column('jsonb', { nullable: true }) opinion!: ActApproval['opinion'];
  @Column('jsonb', { nullable: true }) approval!: ActApproval['approval'];
  @Column('jsonb', { nullable: true }) protocol!: ActApproval['protocol'];
  @Column('date', { name: 'transmitted_on', nullable: true }) transmittedOn!: string | null;
  @Column('date', { name: 'in_force_from', nullable: true }) inForceFrom!: string | null;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null;
  @Column('int') revision!: number;
}

@Entity('act_step')
export class ActStepOrm {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('text') step!: TakenStep['step'];
  @Column('text', { name: 'from_state', nullable: true }) from!: KeptActState | null;
  @Column('text', { name: 'to_state' }) to!: KeptActState;
  @Column('jsonb') input!: StepInput;
  @Column('int', { name: 'data_revision' }) dataRevision!: number;
  @Column('int', { name: 'seen_revision' }) seenRevision!: number;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('instance_snapshot')
export class InstanceSnapshotOrm {
  @PrimaryColumn('uuid', { name: 'instance_id' }) instanceId!: string;
  @PrimaryColumn('int', { name: 'data_revision' }) dataRevision!: number;
  @Column('uuid', { name: 'ente_id' }) enteId!: string;
  @Column('jsonb') instance!: InstanceSnapshot['instance'];
  @Column('jsonb') acts!: InstanceSnapshot['acts'];
}
