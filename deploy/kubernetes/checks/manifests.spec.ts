import type { LabelSelector } from 'kubernetes-types/meta/v1';
import { all, appWorkloads, kustomization, resourceFiles, type Workload, workloads } from './manifests';

const named = (name: string | undefined) => workloads.find((workload) => workload.name === name);

/** The workloads whose pods a selector names. */
const selected = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Workload[] =>
  workloads.filter(
    ({ labels }) =>
      Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
      matchExpressions.every(({ key, operator, values = [] }) => {
        if (operator !== 'In') throw new Error(`${operator} is not known here`);
        return values.includes(labels[key] ?? '');
      }),
  );

const portsOf = ({ containers }: Workload) => containers.flatMap(({ ports = [] }) => ports);

describe('the base', () => {
  it('names every file', () => {
    expect([...kustomization.resources].sort()).toEqual([...resourceFiles].sort());
  });

  it('runs every app, under an image that an overlay can exchange', () => {
    const apps = ['gateway', 'order-service', 'product-service', 'user-service'];
    const images = appWorkloads.flatMap(({ containers }) => containers.map(({ image }) => image));

    expect(appWorkloads.map(({ name }) => name).sort()).toEqual(apps);
    expect(kustomization.images.map(({ name }) => name).sort()).toEqual(images.sort());
  });

  it.each(workloads)('selects the pods of $name by their labels, and no others', (workload) => {
    expect(selected({ matchLabels: workload.selector })).toEqual([workload]);
  });

  it.each(workloads)('lets $name run with nothing that it does not need', ({ pod, containers }) => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.securityContext?.runAsUser).toBeGreaterThan(0);
    for (const { securityContext } of containers)
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
  });

  it.each(workloads)('watches $name and bounds its memory', ({ containers }) => {
    for (const { startupProbe, livenessProbe, readinessProbe, resources } of containers) {
      expect([startupProbe, livenessProbe, readinessProbe]).not.toContain(undefined);
      expect(resources).toMatchObject({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    }
  });

  it.each(appWorkloads)('gives $name the time to finish what it has begun', ({ pod, containers }) => {
    const drainSeconds = 10;
    const [, pauseSeconds] = containers[0]?.lifecycle?.preStop?.exec?.command ?? [];

    expect(Number(pauseSeconds)).toBeGreaterThan(0);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(pauseSeconds) + drainSeconds);
  });

  it.each(all('v1 Service'))('leads to ports that the pods of $metadata.name have', ({ spec }) => {
    const workload = selected({ matchLabels: spec?.selector })[0];
    const ports = workload ? portsOf(workload) : [];

    for (const { port, targetPort } of spec?.ports ?? [])
      expect(ports).toContainEqual(expect.objectContaining({ name: targetPort, containerPort: port }));
  });

  it('has a headless Service for each app behind the gateway, which balances by itself', () => {
    const headless = all('v1 Service').filter(({ spec }) => spec?.clusterIP === 'None');

    expect(headless.map(({ metadata }) => metadata?.name)).toEqual(
      expect.arrayContaining(['product-service', 'order-service', 'user-service']),
    );
  });

  it('scales what exists, and leaves the number of pods to the scaler', () => {
    const scaled = all('autoscaling/v2 HorizontalPodAutoscaler').map(({ spec }) => spec?.scaleTargetRef);

    expect(scaled.map((target) => target?.name).sort()).toEqual(appWorkloads.map(({ name }) => name).sort());
    for (const target of scaled) expect(named(target?.name)?.kind).toBe(target?.kind);
    for (const { spec } of all('apps/v1 Deployment')) {
      const isScaled = appWorkloads.some(({ selector }) => selector === spec?.selector.matchLabels);
      expect(spec?.replicas).toBe(isScaled ? undefined : 1);
    }
  });

  it('keeps a pod of each app through disruptions', () => {
    const budgets = all('policy/v1 PodDisruptionBudget').map(({ spec }) => selected(spec?.selector ?? {}));

    expect(
      budgets
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(appWorkloads.map(({ name }) => name).sort());
  });

  it('lets traffic to every workload, on ports that it has, from workloads that exist', () => {
    const policies = all('networking.k8s.io/v1 NetworkPolicy').flatMap(({ spec }) => spec ?? []);
    const reached = policies.filter(({ ingress }) => ingress);

    expect(
      policies.filter(({ ingress, podSelector }) => !ingress && selected(podSelector).length > 0),
    ).toHaveLength(1);
    expect(new Set(reached.flatMap(({ podSelector }) => selected(podSelector)))).toEqual(new Set(workloads));
    for (const { podSelector, ingress = [] } of reached) {
      const open = selected(podSelector)
        .flatMap(portsOf)
        .map(({ containerPort }) => containerPort);
      for (const { ports = [], from = [] } of ingress) {
        for (const { port } of ports) expect(open).toContain(port);
        for (const peer of from) if (peer.podSelector) expect(selected(peer.podSelector)).toHaveLength(1);
      }
    }
  });
});
