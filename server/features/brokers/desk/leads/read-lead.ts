import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readId, readName } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { isPublishedSql } from '../../../results/catalogue/published-condition.ts';
import { BrokerClient } from '../data/broker-client.entity.ts';
import type { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerLostReason } from '../desk.enums.ts';

/** What a broker writes on a card; what is absent stays as it is. */
export interface LeadFields {
  title?: string | null;
  clientId?: string | null;
  resultId?: string | null;
  demandId?: string | null;
  /** Fen. */
  expectedAmount?: bigint | null;
  /** Fen. */
  expectedCommission?: bigint | null;
  expectedOn?: string | null;
  /** Basis points. */
  chance?: number | null;
  lostReason?: BrokerLostReason | null;
  isShared?: boolean | null;
}

/** Ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

/**
 * Writes fields into a card, in memory. Clients are the broker's own; results and demands are public ones.
 * @throws Refusal REQUIRED, TOO_LONG, INVALID, LIMIT, NOT_FOUND, each with its field
 */
export async function writeFields(tx: Transaction, lead: BrokerLead, fields: LeadFields): Promise<void> {
  const problems = new Problems('');
  if (fields.title !== undefined) lead.title = readName(fields.title, 200, problems.at('title'));
  if (fields.clientId !== undefined) {
    lead.clientId = await ownClient(tx, lead, fields.clientId, problems.at('clientId'));
  }
  if (fields.resultId !== undefined) {
    lead.resultId = await publicId(tx, fields.resultId, isPublishedSql('$1::uuid'), problems.at('resultId'));
  }
  if (fields.demandId !== undefined) {
    const condition = 'EXISTS (SELECT FROM demand WHERE id = $1 AND published_at IS NOT NULL)';
    lead.demandId = await publicId(tx, fields.demandId, condition, problems.at('demandId'));
  }
  if (fields.expectedAmount !== undefined) {
    lead.expectedAmount = readSum(fields.expectedAmount, problems.at('expectedAmount'));
  }
  if (fields.expectedCommission !== undefined) {
    lead.ownEstimate = readSum(fields.expectedCommission, problems.at('expectedCommission'));
  }
  if (fields.expectedOn !== undefined) {
    checkDays([{ field: 'expectedOn', day: fields.expectedOn }], problems);
    lead.expectedOn = fields.expectedOn;
  }
  if (fields.chance !== undefined) lead.chance = readChance(fields.chance, problems.at('chance'));
  if (fields.lostReason !== undefined) {
    if (fields.lostReason !== null && lead.stage !== 'LOST') {
      problems.at('lostReason').add('INVALID', { reason: 'NOT_LOST' });
    }
    lead.lostReason = fields.lostReason;
  }
  if (fields.isShared !== undefined && fields.isShared !== null) {
    if (fields.isShared && lead.agencyId === null) {
      problems.at('isShared').add('INVALID', { reason: 'NO_AGENCY' });
    }
    lead.isShared = fields.isShared;
  }
  refuseAll(problems.list);
}

async function ownClient(
  tx: Transaction,
  { brokerId }: BrokerLead,
  given: string | null,
  problems: Problems,
): Promise<string | null> {
  const before = problems.list.length;
  const id = readId(given, problems);
  if (id === null || problems.list.length > before) return null;
  if (!(await tx.existsBy(BrokerClient, { id, brokerId }))) problems.add('NOT_FOUND');
  return id;
}

async function publicId(
  tx: Transaction,
  given: string | null,
  condition: string,
  problems: Problems,
): Promise<string | null> {
  const before = problems.list.length;
  const id = readId(given, problems);
  if (id === null || problems.list.length > before) return null;
  const [row] = await tx.query<[{ found: boolean }]>(`SELECT ${condition} AS found`, [id]);
  if (!row.found) problems.add('NOT_FOUND');
  return id;
}

function readSum(sum: bigint | null, problems: Problems): bigint | null {
  if (sum !== null && sum < 0n) problems.add('INVALID', { reason: 'RANGE', min: '0' });
  if (sum !== null && sum > GREATEST) problems.add('LIMIT', { max: formatYuan(GREATEST) });
  return sum;
}

function readChance(chance: number | null, problems: Problems): number | null {
  const isChance = chance === null || (Number.isInteger(chance) && chance >= 0 && chance <= 10_000);
  if (!isChance) problems.add('INVALID', { reason: 'RANGE', min: 0, max: 10_000 });
  return chance;
}
