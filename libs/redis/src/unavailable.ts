const CANNOT_SERVE_NOW =
  /^(LOADING|BUSY|READONLY|OOM|MISCONF|NOAUTH|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS|MOVED|ASK)\b/;
const NOT_CONNECTED =
  /^(Connection is closed|Stream isn't writeable|Cluster isn't ready|Cluster is ended|None of startup nodes|Too many Cluster redirections|Command timed out|Command aborted due to connection close|Connection is silent|connect |read E|write E|getaddrinfo )/;

/**
 * Says whether an error means that Redis cannot serve now (away, slow, loading, full, read-only), as opposed
 * to a command that is wrong. A caller may try again later.
 */
export function isRedisUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    error.name === 'ClusterAllFailedError' ||
    CANNOT_SERVE_NOW.test(error.message.replace(/^ERR Error running script.*?: /, '')) ||
    NOT_CONNECTED.test(error.message)
  );
}
