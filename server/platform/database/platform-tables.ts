import { AuditEvent, AuditHead, AuditPersonal } from '../audit/audit-event.entity.ts';
import { Platform1764000000000 } from '../../migrations/1764000000000-platform.ts';
import { OutboxEvent } from '../outbox/outbox-event.entity.ts';

export const platformEntities = [AuditEvent, AuditPersonal, AuditHead, OutboxEvent] as const;

export const platformMigrations = [Platform1764000000000] as const;
