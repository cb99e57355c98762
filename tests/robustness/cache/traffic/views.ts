import type { ApiResponse } from '@emporium/harness';
import { type State, WOODS } from '../validate/history';
import { hiding, type Observation, showing } from '../validate/observation';
import { type Place, shownOf } from './slot';

/** A read, and what its answer tells. */
export interface View {
  readonly path: string;
  /** Undefined for an answer nobody expects. */
  observe(response: ApiResponse): Observation[] | undefined;
}

/** The product that a place has, or had last. */
export function item({ number, ids }: Place): View {
  const incarnation = ids.length - 1;
  return {
    path: `/products/${ids[incarnation] ?? ''}`,
    observe: ({ status, body }) => {
      if (status === 200) return [showing(shownOf(body))];
      return status === 404 ? [hiding(number, (state) => state.incarnation === incarnation)] : undefined;
    },
  };
}

const listOf = (places: readonly Place[], query: string, isAskedFor: (state: State) => boolean): View => ({
  path: `/products?limit=100${query}`,
  observe: ({ status, body }) => {
    if (status !== 200) return undefined;
    const shown = new Map((body as { data: unknown[] }).data.map(shownOf).map((one) => [one.place, one]));
    return places.map(({ number }) => {
      const one = shown.get(number);
      return one ? showing(one) : hiding(number, isAskedFor);
    });
  },
});

export const everything = (places: readonly Place[]) => listOf(places, '&sort=name', () => true);
export const inStock = (places: readonly Place[]) =>
  listOf(places, '&inStock=true', ({ stock }) => stock > 0);

/** Lists that a product enters and leaves by changing. */
export const category = (place: Place): View =>
  listOf([place], `&category=${encodeURIComponent(place.category('elm'))}`, ({ wood }) => wood === 'elm');
export const search = (place: Place): View =>
  listOf([place], `&q=${place.word('oak')}`, ({ wood }) => wood === 'oak');

/** Each place has categories of its own: which of them there are tells what is in it. */
export const categories = (places: readonly Place[]): View => ({
  path: '/categories',
  observe: ({ status, body }) => {
    if (status !== 200) return undefined;
    const names = new Set((body as { data: { name: string }[] }).data.map(({ name }) => name));
    return places.map((place) => {
      const wood = WOODS.find((one) => names.has(place.category(one)));
      if (!wood) return hiding(place.number, () => true);
      return {
        place: place.number,
        isShown: (state) => state.incarnation !== undefined && state.wood === wood,
      };
    });
  },
});
