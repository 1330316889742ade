import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GateStanding } from './elimination.ts';
import type { MeasuredVerdict } from './race.enums.ts';

/** Kind of record that evidence of measured results is attached to. */
export const GATE_REPORT = 'DemandGateReport';

/** A value that a lane measured for one target of a gate, with what was said to it. */
export interface MeasuredValue {
  targetId: string;
  /** A decimal in the unit of the target; `1` or `0` where it is so or not. */
  value: string;
  note: string;
  verdict: MeasuredVerdict;
  /** Why it was refused; null for others. */
  reason: string | null;
  judgedBy: string | null;
  /** Whether an expert said it, whom the poster cannot overrule. */
  byExpert: boolean;
  /** ISO date-time; null while it is pending. */
  judgedAt: string | null;
  /** Shown anew after the day of the gate, because it was refused: there is no second answer. */
  isAnswer: boolean;
  /** When it was shown last, an ISO date-time. */
  shownAt: string;
}

/** What a lane handed in for one gate; handing in anew changes it, and the audit trail keeps what it was. */
@Entity('demand_gate_report')
@Index('demand_gate_report_once', ['laneId', 'gate'], { unique: true })
@Index('demand_gate_report_of_demand', ['demandId'])
@Check('demand_gate_report_gate', 'gate > 0')
export class GateReport {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  gate!: number;

  @Column({ type: 'integer' })
  version!: number;

  /** In the order of the gate's targets; those without a value are left out. */
  @Column({ type: 'jsonb', name: 'measured' })
  values!: MeasuredValue[];

  @Column({ type: 'date', name: 'measured_on' })
  measuredOn!: string;

  /** Laboratory or person that measured. */
  @Column({ type: 'text', name: 'tested_by' })
  testedBy!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'uuid', name: 'handed_in_by' })
  handedInBy!: string;

  @Column({ type: 'timestamptz', name: 'handed_in_at' })
  handedInAt!: Date;
}

/** A closed gate: who went on, who ended and why. Written once. */
@Entity('demand_gate_closing')
@Check('demand_gate_closing_gate', 'gate > 0')
export class GateClosing {
  @PrimaryColumn({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @PrimaryColumn({ type: 'integer' })
  gate!: number;

  /** By place, those who went on first. */
  @Column({ type: 'jsonb' })
  standings!: GateStanding[];

  @Column({ type: 'timestamptz', name: 'closed_at' })
  closedAt!: Date;

  @Column({ type: 'uuid', name: 'closed_by' })
  closedBy!: string;
}
