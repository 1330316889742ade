import { LegalText } from './legal-text.tsx';
import { LEGAL_VERSIONS } from './versions.ts';

const SECTIONS = [
  'termsWhat',
  'termsAccount',
  'termsContent',
  'termsUse',
  'termsDispute',
  'termsLiability',
  'termsChange',
] as const;

/** The terms that everybody accepts who signs up. */
export function Component() {
  return (
    <LegalText title="termsTitle" intro="termsIntro" version={LEGAL_VERSIONS.TERMS} sections={SECTIONS} />
  );
}
