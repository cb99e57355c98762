import type { NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1';
import { environmentOf } from './environment';
import { all, appWorkloads, workloads } from './manifests';
import { selected } from './selected';

const policies = all('networking.k8s.io/v1 NetworkPolicy').flatMap(({ spec }) => spec ?? []);
const forAll = policies.find(({ podSelector }) => Object.keys(podSelector).length === 0);
const ofSome = policies.filter((policy) => policy !== forAll);

/** Peers outside the suite, by what they are. */
const OUTSIDE: Record<string, string> = { 'kube-dns': 'dns', rabbitmq: 'rabbitmq' };

const namesOf = ({ podSelector, namespaceSelector }: NetworkPolicyPeer): string[] => {
  if (!namespaceSelector) return selected(podSelector ?? {}).map(({ name }) => name);
  return [OUTSIDE[Object.values(podSelector?.matchLabels ?? {})[0] ?? ''] ?? 'monitoring'];
};
const lines = (from: string[], to: string[], ports: NetworkPolicyPort[]) =>
  from.flatMap((one) => to.flatMap((other) => ports.map(({ port }) => `${one} → ${other}:${port}`)));

/** `from → to:port`, as the policies of those who are called have it, and as the policies of those who call do. */
const admitted = ofSome.flatMap(({ podSelector, ingress = [] }) =>
  ingress.flatMap(({ from = [], ports = [] }) =>
    lines(
      from.flatMap(namesOf),
      selected(podSelector).map(({ name }) => name),
      ports,
    ),
  ),
);
const allowed = ofSome.flatMap(({ podSelector, egress = [] }) =>
  egress.flatMap(({ to = [], ports = [] }) =>
    lines(
      selected(podSelector).map(({ name }) => name),
      to.flatMap(namesOf),
      ports,
    ),
  ),
);
const isWithin = (line: string) => !/ (dns|rabbitmq):|^monitoring /.test(line);

/** What an app is led to by its environment. */
const needed = appWorkloads.flatMap((workload) =>
  Object.values(environmentOf(workload))
    .filter((value) => URL.canParse(value) && new URL(value).port)
    .map((value) => new URL(value))
    .map(({ hostname, port }) => `${workload.name} → ${hostname.split('.', 1)[0]}:${port}`),
);

describe('the network policies', () => {
  it('let nothing in and nothing out that none of them names', () => {
    expect(forAll).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    for (const { policyTypes, ingress, egress } of ofSome)
      expect(policyTypes).toEqual([...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])]);
  });

  it('let each app out to what its environment names, and nowhere else but to DNS', () => {
    const others = allowed.filter((line) => !/ dns:53$| rabbitmq:5671$/.test(line));

    expect(others.sort()).toEqual([...needed].sort());
  });

  it('let each app, and nobody else, ask DNS for names', () => {
    const asking = allowed.flatMap((line) => (line.endsWith(' dns:53') ? [line.split(' ', 1)[0]] : []));

    expect(new Set(asking)).toEqual(new Set(appWorkloads.map(({ name }) => name)));
    expect(allowed.filter((line) => line.endsWith(' dns:53'))).toHaveLength(2 * appWorkloads.length);
  });

  it('agree on both sides of each way', () => {
    expect(allowed.filter(isWithin).sort()).toEqual(admitted.filter(isWithin).sort());
  });

  it('lead to every workload on a port that it has, and Prometheus to every app', () => {
    const open = workloads.flatMap(({ name, containers }) =>
      containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => `${name}:${containerPort}`)),
    );
    const entered = policies.flatMap(({ podSelector, ingress = [] }) =>
      ingress.flatMap(({ ports = [] }) =>
        selected(podSelector).flatMap(({ name }) => ports.map(({ port }) => `${name}:${port}`)),
      ),
    );

    expect(new Set(entered).size).toBeGreaterThan(0);
    // The probes of a pod's own node need no policy, and nobody else calls the relay.
    expect(open.filter((line) => !entered.includes(line))).toEqual(['event-relay:3004']);
    expect(admitted.filter((line) => line.startsWith('monitoring ')).sort()).toEqual(
      appWorkloads.map(({ name }) => `monitoring → ${name}:9464`).sort(),
    );
  });
});
