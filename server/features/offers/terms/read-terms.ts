import { isDay } from '../../../platform/graphql/scalars.ts';
import type { Problems } from '../../../platform/input/problems.ts';
import { readList, readText } from '../../../platform/input/texts.ts';
import { isProvince } from '../../../platform/standards/regions.ts';
import { readIf, readPayAfterUse, readPayment } from './read-payment.ts';
import {
  limitList,
  readMoney,
  readMonths,
  readRequired,
  readShare,
  readWhole,
  refuseSurplus,
} from './read-values.ts';
import type {
  DeliveryTerms,
  EquityTerms,
  EquityTrigger,
  LicenseTerms,
  Terms,
  TermsMode,
  WorkTerms,
} from './terms.ts';
import type {
  DealTerms,
  EquityTermsType,
  EquityTriggerType,
  LicenseTermsType,
  WorkTermsType,
} from './terms.types.ts';

type Part = 'license' | 'payment' | 'payAfterUse' | 'equity' | 'trigger' | 'work';
type Belonging = 'NEEDED' | 'ALLOWED';

/** Which parts terms of a mode have; those that are not named do not belong to it. */
const PARTS: Readonly<Record<TermsMode, Readonly<Partial<Record<Part, Belonging>>>>> = {
  TRANSFER: { payment: 'NEEDED' },
  LICENSE: { license: 'NEEDED', payment: 'NEEDED', payAfterUse: 'ALLOWED' },
  EQUITY: { equity: 'NEEDED', payment: 'ALLOWED' },
  INVEST_THEN_EQUITY: { equity: 'NEEDED', trigger: 'NEEDED', payment: 'ALLOWED' },
  DEVELOPMENT: { work: 'NEEDED', payment: 'NEEDED' },
  CONSULTING: { work: 'NEEDED', payment: 'NEEDED' },
  SERVICE: { work: 'NEEDED', payment: 'NEEDED' },
  JOINT_IMPLEMENTATION: { work: 'NEEDED', payment: 'ALLOWED' },
  OTHER: { license: 'ALLOWED', work: 'ALLOWED', payment: 'ALLOWED' },
};

/** Modes that hand nothing over but what the work brings about. */
const PURE_WORK: readonly TermsMode[] = ['DEVELOPMENT', 'CONSULTING', 'SERVICE'];

/** Whether a part can or must be in terms of a mode; `undefined` where it does not belong. */
export function belonging(mode: TermsMode, part: Part): Belonging | undefined {
  return PARTS[mode][part];
}

/**
 * Brings terms into their normal form and checks them field by field, without the database. Reading terms that were
 * read changes nothing, so that stored ones can be checked again.
 * @param problems collects what is wrong under the path of each field. What is merely missing has the code REQUIRED:
 *   a draft may lack it, final terms may not. Terms with other problems are malformed and not to be stored.
 */
export function readTerms(fields: DealTerms | Terms, problems: Problems): Terms {
  const { mode } = fields;
  const part = <From, To>(
    name: Part,
    from: From | null | undefined,
    read: (from: From, at: Problems) => To,
  ): To | null => {
    const at = problems.at(name);
    const rule = PARTS[mode][name];
    if (!rule) return refuseSurplus(from, { mode }, at);
    if (from !== null && from !== undefined) return read(from, at);
    if (rule === 'NEEDED') at.add('REQUIRED');
    return null;
  };
  const license = part('license', fields.license, readLicense);
  return {
    mode,
    license,
    payment: part('payment', fields.payment, readPayment),
    payAfterUse: part('payAfterUse', fields.payAfterUse, (from, at) =>
      readPayAfterUse(from, license?.months ?? null, at),
    ),
    equity: part('equity', fields.equity, readEquity),
    trigger: part('trigger', fields.trigger, readTrigger),
    work: part('work', fields.work, (from, at) => readWork(from, mode, at)),
    delivery: readDelivery(fields.delivery, mode, problems.at('delivery')),
    improvements: fields.improvements,
    confidentialityYears: readWhole(
      fields.confidentialityYears,
      { min: 0, max: 100 },
      problems.at('confidentialityYears'),
    ),
    dispute: {
      way: fields.dispute.way,
      place: readRequired(fields.dispute.place, 100, problems.at('dispute', 'place')),
    },
    other: readText(fields.other, 2000, problems.at('other')) ?? '',
  };
}

function readLicense(fields: LicenseTermsType, problems: Problems): LicenseTerms {
  const at = problems.at('territory');
  fields.territory.forEach((code, index) => {
    if (!isProvince(code)) at.at(index).add('INVALID', { reason: 'UNKNOWN_CODE' });
  });
  limitList(fields.territory, 34, at);
  return {
    kind: fields.kind,
    fieldOfUse: readRequired(fields.fieldOfUse, 500, problems.at('fieldOfUse')),
    territory: [...new Set(fields.territory)].sort(),
    months: readIf(fields.months, (months) => readMonths(months, problems.at('months'))),
    sublicensing: fields.sublicensing,
  };
}

/** Money from residual funds and its split stand together or not at all (PAU-7). */
function readEquity(fields: EquityTermsType, problems: Problems): EquityTerms {
  const equity: EquityTerms = {
    valueOfResult: readMoney(fields.valueOfResult, problems.at('valueOfResult')),
    newCompany: readText(fields.newCompany, 200, problems.at('newCompany')),
    basisPoints: readShare(fields.basisPoints, problems.at('basisPoints')),
    teamBasisPoints: readShare(fields.teamBasisPoints, problems.at('teamBasisPoints'), 0),
    residualFunds: readIf(fields.residualFunds, (sum) => readMoney(sum, problems.at('residualFunds'))),
    residualTeamBasisPoints: null,
  };
  const at = problems.at('residualTeamBasisPoints');
  if (equity.residualFunds === null) {
    refuseSurplus(fields.residualTeamBasisPoints, { needs: 'residualFunds' }, at);
    return equity;
  }
  const share = readIf(fields.residualTeamBasisPoints, (value) => readShare(value, at));
  if (share === null) at.add('REQUIRED');
  return { ...equity, residualTeamBasisPoints: share };
}

function readTrigger(fields: EquityTriggerType, problems: Problems): EquityTrigger {
  const { kind } = fields;
  const until = fields.until ?? '';
  const atYears = problems.at('years');
  if (until === '') problems.at('until').add('REQUIRED');
  else if (!isDay(until)) problems.at('until').add('INVALID', { reason: 'NO_DAY' });
  if (kind === 'STABLE_GROWTH' && (fields.years ?? null) === null) atYears.add('REQUIRED');
  return {
    kind,
    amount: readMoney(fields.amount, problems.at('amount')),
    years:
      kind === 'STABLE_GROWTH'
        ? readIf(fields.years, (years) => readWhole(years, { min: 1, max: 20 }, atYears))
        : refuseSurplus(fields.years, { kind }, atYears),
    until,
  };
}

function readWork(fields: WorkTermsType, mode: TermsMode, problems: Problems): WorkTerms {
  const atShare = problems.at('profitBasisPoints');
  const isJoint = mode === 'JOINT_IMPLEMENTATION';
  const deliverables = readList(fields.deliverables, { items: 50, length: 500 }, problems.at('deliverables'));
  if (deliverables.length === 0) problems.at('deliverables').add('REQUIRED');
  if (isJoint && (fields.profitBasisPoints ?? null) === null) atShare.add('REQUIRED');
  return {
    subject: readRequired(fields.subject, 2000, problems.at('subject')),
    deliverables,
    acceptance: readRequired(fields.acceptance, 2000, problems.at('acceptance')),
    months: readMonths(fields.months, problems.at('months')),
    profitBasisPoints: isJoint
      ? readIf(fields.profitBasisPoints, (share) => readShare(share, atShare))
      : refuseSurplus(fields.profitBasisPoints, { mode }, atShare),
  };
}

function readDelivery(fields: DeliveryTerms, mode: TermsMode, problems: Problems): DeliveryTerms {
  const items = readList(fields.items, { items: 50, length: 300 }, problems.at('items'));
  if (items.length === 0 && !PURE_WORK.includes(mode)) problems.at('items').add('REQUIRED');
  return {
    items,
    trainingDays: readWhole(fields.trainingDays, { min: 0, max: 1000 }, problems.at('trainingDays')),
    withinDays: readWhole(fields.withinDays, { min: 0, max: 3650 }, problems.at('withinDays')),
  };
}
