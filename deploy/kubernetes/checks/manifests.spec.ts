import { SERVICES } from '@emporium/contracts';
import { all, appWorkloads, kustomizations, servingWorkloads, type Workload, workloads } from './manifests';
import { selected } from './selected';

const named = (name: string | undefined) => workloads.find((workload) => workload.name === name);
const portsOf = ({ containers }: Workload) => containers.flatMap(({ ports = [] }) => ports);

describe('the manifests', () => {
  it.each(kustomizations)(
    'in $folder are all named, and of one namespace',
    ({ resources, files, namespace }) => {
      expect([...resources].sort()).toEqual([...files].sort());
      expect(namespace).toBe('emporium');
    },
  );

  it('runs every app, under an image that an overlay can exchange', () => {
    const apps = ['event-relay', 'gateway', ...SERVICES];
    const images = appWorkloads.flatMap(({ containers }) => containers.map(({ image }) => image));

    expect(appWorkloads.map(({ name }) => name).sort()).toEqual(apps.sort());
    expect(kustomizations.flatMap(({ images: names }) => names.map(({ name }) => name)).sort()).toEqual(
      images.sort(),
    );
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

    expect(headless.map(({ metadata }) => metadata?.name)).toEqual(expect.arrayContaining(SERVICES));
  });

  it('scales what exists, and leaves the number of pods to the scaler', () => {
    const scaled = all('autoscaling/v2 HorizontalPodAutoscaler').map(({ spec }) => spec?.scaleTargetRef);

    expect(scaled.map((target) => target?.name).sort()).toEqual(
      servingWorkloads.map(({ name }) => name).sort(),
    );
    for (const target of scaled) expect(named(target?.name)?.kind).toBe(target?.kind);
    for (const { spec } of all('apps/v1 Deployment')) {
      const isScaled = servingWorkloads.some(({ selector }) => selector === spec?.selector.matchLabels);
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
    ).toEqual(servingWorkloads.map(({ name }) => name).sort());
  });
});
