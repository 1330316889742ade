import type { Plugin } from 'vite';
import { citiesOf, provinces } from '../server/platform/standards/regions.ts';

const ID = 'virtual:regions';

/**
 * Gives the client the server's list of provinces and cities as one small module, made at build time: the list
 * itself lives in a package that only Node can read.
 */
export function regionsPlugin(): Plugin {
  return {
    name: 'fruition-regions',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => {
      if (id !== `\0${ID}`) return null;
      const tree = provinces().map(({ code, zh, en }) => ({
        code,
        zh,
        en,
        cities: citiesOf(code).map((city) => ({ code: city.code, zh: city.zh, en: city.en })),
      }));
      return `export const regions = ${JSON.stringify(tree)};`;
    },
  };
}
