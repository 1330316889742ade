import { LegalText } from './legal-text.tsx';
import { LEGAL_VERSIONS } from './versions.ts';

const SECTIONS = [
  'privacyWhat',
  'privacyWhy',
  'privacyPublic',
  'privacyStore',
  'privacyCookies',
  'privacyRights',
  'privacyChange',
] as const;

/** What happens to personal data. */
export function Component() {
  return (
    <LegalText
      title="privacyTitle"
      intro="privacyIntro"
      version={LEGAL_VERSIONS.PRIVACY}
      sections={SECTIONS}
    />
  );
}
