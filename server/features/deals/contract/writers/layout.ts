import type { SignatureText } from '../text/contract-text.ts';
import { chineseNumber } from '../text/figures.ts';

/** How articles are counted: the first is 第一条. */
export function articleNumber(index: number): string {
  return `第${chineseNumber(index + 1)}条`;
}

/** What stands under the name of a party, to be signed and sealed by hand. */
export function signatureLines({ signatories, isPerson }: SignatureText): string[] {
  const date = '日期：＿＿＿＿年＿＿月＿＿日';
  if (isPerson) return ['签字：＿＿＿＿＿＿＿＿＿＿＿＿', date];
  const names = signatories.length > 0 ? `（${signatories.join('、')}）` : '';
  return ['（公章或合同专用章）', `法定代表人或授权代表${names}签字：＿＿＿＿＿＿＿＿＿＿＿＿`, date];
}
