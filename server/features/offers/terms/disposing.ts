import type { ConversionMode } from '../../rulebook/rules/vocabulary.ts';
import type { Terms } from './terms.ts';

/**
 * The mode by which rules judge terms (PRC-1, PRC-2, REG-6): an investment that turns into shares is an equity
 * contribution; another way that licenses the result is a license, and else a transfer, since free text could hand the
 * result over without saying so.
 */
export function judgedMode({ mode, license }: Pick<Terms, 'mode' | 'license'>): ConversionMode {
  if (mode === 'INVEST_THEN_EQUITY') return 'EQUITY';
  if (mode === 'OTHER') return license ? 'LICENSE' : 'TRANSFER';
  return mode;
}
