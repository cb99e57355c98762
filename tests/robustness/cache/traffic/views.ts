import type { ApiResponse } from '@emporium/harness';
import { type State, WOODS } from '../validate/history';
import { hiding, type Observation, showing } from '../validate/observation';
import { type Slot, shownOf } from './slot';

/** A read, and what its answer says about slots. */
export interface View {
  readonly path: string;
  /** Undefined for an answer nobody expects. */
  observe(response: ApiResponse): Observation[] | undefined;
}

/** The product in a slot, or the last one that was there. */
export function item({ number, ids }: Slot): View {
  const generation = ids.length - 1;
  return {
    path: `/products/${ids[generation] ?? ''}`,
    observe: ({ status, body }) => {
      if (status === 200) return [showing(shownOf(body))];
      return status === 404 ? [hiding(number, (state) => state.generation === generation)] : undefined;
    },
  };
}

const listOf = (slots: readonly Slot[], query: string, isAskedFor: (state: State) => boolean): View => ({
  path: `/products?limit=100${query}`,
  observe: ({ status, body }) => {
    if (status !== 200) return undefined;
    const shown = new Map((body as { data: unknown[] }).data.map(shownOf).map((one) => [one.slot, one]));
    return slots.map(({ number }) => {
      const one = shown.get(number);
      return one ? showing(one) : hiding(number, isAskedFor);
    });
  },
});

export const everything = (slots: readonly Slot[]) => listOf(slots, '&sort=name', () => true);
export const inStock = (slots: readonly Slot[]) => listOf(slots, '&inStock=true', ({ stock }) => stock > 0);

/** Lists that a product enters and leaves by changing. */
export const category = (slot: Slot): View =>
  listOf([slot], `&category=${encodeURIComponent(slot.category('elm'))}`, ({ wood }) => wood === 'elm');
export const search = (slot: Slot): View =>
  listOf([slot], `&q=${slot.word('oak')}`, ({ wood }) => wood === 'oak');

/** Each slot has categories of its own: those that exist show what is in it. */
export const categories = (slots: readonly Slot[]): View => ({
  path: '/categories',
  observe: ({ status, body }) => {
    if (status !== 200) return undefined;
    const names = new Set((body as { data: { name: string }[] }).data.map(({ name }) => name));
    return slots.map((slot) => {
      const wood = WOODS.find((one) => names.has(slot.category(one)));
      if (!wood) return hiding(slot.number, () => true);
      return {
        slot: slot.number,
        isShown: (state) => state.generation !== undefined && state.wood === wood,
      };
    });
  },
});
