import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../members/user.entity.ts';

/** A mailed link that sets a new password. It is deleted when the password was set, so it works once. */
@Entity('password_reset')
@Index('password_reset_token', ['tokenHash'], { unique: true })
@Index('password_reset_user', ['userId'])
export class PasswordReset {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => User, { name: 'password_reset_user_fk' })
  userId!: string;

  /** SHA-256 of the token in the link, hex. */
  @Column({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
