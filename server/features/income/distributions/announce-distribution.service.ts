import type { Scope } from '../../../platform/app.ts';
import type { CaseLine } from '../../../platform/cases.ts';
import { Refusal } from '../../../platform/errors.ts';
import { formatYuan } from '../../../platform/money.ts';
import { publishNotice } from '../../notices/publish-notice.service.ts';
import { changeIncome, permit } from '../change-income.ts';
import { userIdOf } from '../user-of.ts';
import { distributionCase } from './distribution-case.ts';
import { type DistributionRecord, readDistribution, subjectOf } from './distribution-record.ts';

/** Days of the notice unless told: no rule gives a number, so it is that of other notices. */
const NOTICE_DAYS = 15;

/**
 * Gives notice of the cash rewards of a distribution within the unit: who gets how much, leaders with their position
 * (INC-8). While it runs, nothing of the distribution is paid out.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, ALREADY_EXISTS, INVALID (`days`)
 */
export async function publishRewardNotice(
  scope: Scope,
  { distributionId, days = null }: { distributionId: string; days?: number | null },
): Promise<DistributionRecord> {
  const known = await readDistribution(scope.app.db.manager, distributionId);
  const ref = { kind: known.distribution.sourceKind, id: known.distribution.sourceId };
  return changeIncome(scope, ref, async (change) => {
    const { tx, unit } = change;
    const record = await readDistribution(tx, distributionId, { lock: true });
    permit(change, 'distribute', subjectOf(record));
    const { distribution } = record;
    if (distribution.state !== 'PREPARED' && distribution.state !== 'APPROVED') {
      throw new Refusal('STATE', { params: { state: distribution.state, action: 'publishRewardNotice' } });
    }
    const user = userIdOf(scope);
    await publishNotice(tx, scope, {
      ...distributionCase(distribution),
      unit,
      termsDigest: distribution.digest,
      kind: 'REWARD',
      resultId: distribution.resultId,
      title: distribution.title,
      content: contentOf(record),
      days: days ?? NOTICE_DAYS,
      ruleId: 'INC-8',
      partyUserIds: [...new Set([...subjectOf(record).beneficiaries, ...(user ? [user] : [])])],
      partyOrganizationIds: [],
      audience: 'UNIT',
    });
    return record;
  });
}

const POSITIONS = { HEAD: '正职', OTHER: '班子成员' } as const;

function contentOf({ distribution, lines }: DistributionRecord): CaseLine[] {
  const rewards = lines.filter(({ payeeId, kind }) => payeeId !== null && kind !== 'COMMISSION');
  const leaders = rewards.filter(({ leaderPosition }) => leaderPosition !== null);
  const text = ({ name, amount }: (typeof rewards)[number]) => `${name} ${formatYuan(amount)} 元`;
  return [
    { label: 'RESULT_NAME', value: distribution.title },
    {
      label: 'INCOME',
      value: `到账 ${formatYuan(distribution.gross)} 元，扣除成本 ${formatYuan(distribution.costs)} 元，净收入 ${formatYuan(distribution.net)} 元`,
    },
    { label: 'REWARDS', value: rewards.map(text).join('\n') },
    ...(leaders.length > 0
      ? [
          {
            label: 'LEADERS' as const,
            value: leaders
              .map((line) => `${text(line)}（${POSITIONS[line.leaderPosition ?? 'OTHER']}）`)
              .join('\n'),
          },
        ]
      : []),
    { label: 'WAY_TO_OBJECT', value: '公示期内可在本页提出异议，须写明理由并具实名。' },
  ];
}
