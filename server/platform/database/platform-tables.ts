import { Platform1764000000000 } from '../../migrations/1764000000000-platform.ts';
import { Files1764000000100 } from '../../migrations/1764000000100-files.ts';
import { Idempotency1764000000801 } from '../../migrations/1764000000801-idempotency.ts';
import { AuditEvent, AuditHead, AuditPersonal } from '../audit/audit-event.entity.ts';
import { StoredFile } from '../files/stored-file.entity.ts';
import { IdempotencyKey } from '../idempotency/idempotency-key.entity.ts';
import { OutboxEvent } from '../outbox/outbox-event.entity.ts';

export const platformEntities = [
  AuditEvent,
  AuditPersonal,
  AuditHead,
  OutboxEvent,
  StoredFile,
  IdempotencyKey,
] as const;

export const platformMigrations = [
  Platform1764000000000,
  Files1764000000100,
  Idempotency1764000000801,
] as const;
