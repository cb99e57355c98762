import type { State, Wood } from './history';

/** A product as an answer shows it. */
export interface Shown {
  readonly place: number;
  readonly edition: number;
  readonly wood: Wood;
  readonly stock: number;
}

/** What one answer tells of one place: whether a state looks like it. */
export interface Observation {
  readonly place: number;
  readonly isShown: (state: State) => boolean;
}

/** An answer that shows a product tells which edition it is and how many there are. */
export const showing = ({ place, edition, wood, stock }: Shown): Observation => ({
  place,
  isShown: (state) =>
    state.incarnation !== undefined &&
    state.edition === edition &&
    state.wood === wood &&
    state.stock === stock,
});

/** An answer that leaves a product out tells that it was not among those asked for. */
export const hiding = (place: number, isAskedFor: (state: State) => boolean): Observation => ({
  place,
  isShown: (state) => state.incarnation === undefined || !isAskedFor(state),
});
