import { join } from 'node:path';

/**
 * Has the start script of RabbitMQ keep everything in one folder, and become the server instead of waiting for it.
 *
 * @param root the folder that stands for `/`
 * @see https://www.rabbitmq.com/docs/configure#supported-environment-variables
 */
export function environment(
  root: string,
  folder: string,
  ports: { namesPort: number; distributionPort: number },
): NodeJS.ProcessEnv {
  const libraries = ['x86_64', 'aarch64'].map((machine) => join(root, `usr/lib/${machine}-linux-gnu`));
  return {
    PATH: `${join(root, 'usr/lib/erlang/bin')}:${process.env.PATH}`,
    LD_LIBRARY_PATH: libraries.join(':'),
    HOME: folder,
    ERL_EPMD_PORT: String(ports.namesPort),
    RABBITMQ_DIST_PORT: String(ports.distributionPort),
    RABBITMQ_NODENAME: `emporium-${ports.distributionPort}@localhost`,
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_MNESIA_BASE: folder,
    RABBITMQ_LOGS: '-',
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
