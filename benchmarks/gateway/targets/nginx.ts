import { execFileSync } from 'node:child_process';
import type { Command, Fixture } from './fixture';

/** Whether nginx can be run here. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // not installed
  }
}

/** How to run nginx as a proxy of one worker that keeps its connections and writes no access log. */
export function nginxProxy(fixture: Fixture, upstreamUrl: string, name: string, readyPath: string) {
  return (port: number): Command => {
    const file = fixture.writeFile('nginx.conf', configuration(fixture.folder, port, upstreamUrl));
    return { name, command: 'nginx', args: ['-c', file, '-e', 'stderr'], readyPath };
  };
}

/**
 * Without a master, so that no worker outlives a killed one.
 *
 * A connection that may be used a thousand times only, as is the default, would spoil the count.
 */
const configuration = (folder: string, port: number, upstreamUrl: string) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/nginx-body;
  proxy_temp_path ${folder}/nginx-proxy;
  fastcgi_temp_path ${folder}/nginx-fastcgi;
  uwsgi_temp_path ${folder}/nginx-uwsgi;
  scgi_temp_path ${folder}/nginx-scgi;
  upstream service {
    server ${new URL(upstreamUrl).host};
    keepalive 128;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port};
    keepalive_requests 1000000000;
    location /api/ {
      proxy_pass http://service/;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;
