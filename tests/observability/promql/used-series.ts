import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';

/** A series that a query reads, and a label that the query expects it to have. */
export interface UsedSeries {
  readonly name: string;
  readonly labels: ReadonlySet<string>;
}

/**
 * The series that a PromQL query reads, each with the labels it is matched or grouped by.
 *
 * @throws Error when the query is no PromQL
 */
export function seriesUsedBy(query: string): UsedSeries[] {
  const tree = parser.parse(query);
  const used: UsedSeries[] = [];
  tree.iterate({
    enter: (ref) => {
      if (ref.type.isError) throw new Error(`no PromQL at ${ref.from}: ${query}`);
      if (ref.name === 'VectorSelector') used.push(usedBySelector(ref.node, query));
    },
  });
  return used;
}

function usedBySelector(selector: SyntaxNode, query: string): UsedSeries {
  const identifier = selector.getChild('Identifier');
  if (!identifier) throw new Error(`a selector without a name: ${query}`);
  const labels = new Set(textsOf(selector, 'LabelName', query));
  for (let node = selector.parent; node; node = node.parent) {
    if (node.name === 'AggregateExpr') groupsOf(node, query).forEach((label) => labels.add(label));
  }
  return { name: query.slice(identifier.from, identifier.to), labels };
}

function groupsOf(aggregation: SyntaxNode, query: string): string[] {
  const modifier = aggregation.getChild('AggregateModifier');
  return modifier ? textsOf(modifier, 'LabelName', query) : [];
}

function textsOf(within: SyntaxNode, kind: string, query: string): string[] {
  const texts: string[] = [];
  within.cursor().iterate((node) => {
    if (node.name === kind) texts.push(query.slice(node.from, node.to));
  });
  return texts;
}
