/** The version of the terms and of the privacy notice on the pages of this folder; the server checks it on consent. */
export const LEGAL_VERSIONS = { TERMS: '2026-11', PRIVACY: '2026-11' } as const;
