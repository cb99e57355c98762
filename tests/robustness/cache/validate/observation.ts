import type { State, Wood } from './history';

/** A product as an answer shows it. */
export interface Shown {
  readonly slot: number;
  readonly edition: number;
  readonly wood: Wood;
  readonly stock: number;
}

/** What one answer says about one slot: whether a state looks like it. */
export interface Observation {
  readonly slot: number;
  readonly isShown: (state: State) => boolean;
}

/** An answer that shows a product says which edition it is and how many there are. */
export const showing = ({ slot, edition, wood, stock }: Shown): Observation => ({
  slot,
  isShown: (state) =>
    state.generation !== undefined &&
    state.edition === edition &&
    state.wood === wood &&
    state.stock === stock,
});

/** An answer that leaves a product out says that it was not among those asked for. */
export const hiding = (slot: number, isAskedFor: (state: State) => boolean): Observation => ({
  slot,
  isShown: (state) => state.generation === undefined || !isAskedFor(state),
});
