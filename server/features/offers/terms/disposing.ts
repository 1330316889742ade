import type { ConversionMode } from '../../rulebook/rules/vocabulary.ts';
import type { Terms } from './terms.ts';

/**
 * The mode by which rules judge terms (PRC-1, PRC-2, REG-6): an investment that turns into shares is an equity
 * contribution, and another way that licenses the result is a license.
 */
export function judgedMode({ mode, license }: Pick<Terms, 'mode' | 'license'>): ConversionMode {
  if (mode === 'INVEST_THEN_EQUITY') return 'EQUITY';
  return mode === 'OTHER' && license ? 'LICENSE' : mode;
}
