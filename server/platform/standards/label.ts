/** A name for people in both languages of the client. Taxonomies are data, so their names live beside their codes. */
export interface Label {
  zh: string;
  en: string;
}

/** One entry of a taxonomy. */
export interface Term<Code extends string = string> extends Label {
  code: Code;
}

/** Makes a lookup by code; an unknown code gives `undefined`. */
export function byCode<T extends { code: string }>(terms: readonly T[]): (code: string) => T | undefined {
  const index = new Map(terms.map((term) => [term.code, term]));
  return (code) => index.get(code);
}
