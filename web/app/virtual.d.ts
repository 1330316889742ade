declare module 'virtual:regions' {
  interface Place {
    code: string;
    zh: string;
    en: string;
  }
  /** Provinces in the order of GB/T 2260, each with its cities. */
  export const regions: readonly (Place & { cities: readonly Place[] })[];
}
