import { History, type State, type Wood } from '../validate/history';
import type { Shown } from '../validate/observation';

/** A slot of the catalogue, filled by one product after the other. Its number is part of all that readers look for. */
export class Slot {
  readonly history = new History();
  /** Of the slot's products, by generation, from 1. */
  readonly ids: string[] = [''];

  constructor(readonly number: number) {}

  category(wood: Wood): string {
    return `Shelf ${this.number} ${wood}`;
  }

  /** A word of the name. */
  word(wood: Wood): string {
    return `${wood}${this.number}`;
  }

  /** What to send to product-service for a state. */
  bodyOf({ edition, wood, stock }: State): object {
    return {
      name: `Tray ${this.word(wood)}`,
      description: `slot ${this.number} edition ${edition}`,
      price: 9.5,
      category: this.category(wood),
      stock,
    };
  }
}

interface ProductBody {
  readonly description: string;
  readonly category: string;
  readonly stock: number;
}

const DESCRIPTION = /^slot (\d+) edition (\d+)$/;

/** A product of an answer. */
export function shownOf(product: unknown): Shown {
  const { description, category, stock } = product as ProductBody;
  const [, slot, edition] = DESCRIPTION.exec(description) ?? [];
  const wood = category.endsWith('oak') ? 'oak' : 'elm';
  return { slot: Number(slot), edition: Number(edition), wood, stock };
}
