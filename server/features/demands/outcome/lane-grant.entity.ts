import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The grant by which the share of a lane's researchers in the result to come is fixed (GRT-5). */
@Entity('demand_lane_grant')
@Index('demand_lane_grant_once', ['grantId'], { unique: true })
export class LaneGrant {
  @PrimaryColumn({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  @Column({ type: 'uuid', name: 'grant_id' })
  grantId!: string;

  @Column({ type: 'timestamptz', name: 'reserved_at' })
  reservedAt!: Date;

  @Column({ type: 'uuid', name: 'reserved_by' })
  reservedBy!: string;
}
