interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

let policy: Policy | null = null;

/** Starts one of our own workers. Under Trusted Types a worker's URL must come from the one policy that the header allows. */
export function startWorker(url: string): Worker {
  const types = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= types?.createPolicy('app-worker', { createScriptURL: (each) => ours(each) }) ?? {
    createScriptURL: ours,
  };
  return new Worker(policy.createScriptURL(url), { type: 'module' });
}

/** Our own origin's URL, or a throw. */
function ours(url: string): string {
  const resolved = new URL(url, location.href);
  if (resolved.origin !== location.origin && resolved.host !== location.host)
    throw new Error(`not our worker: ${url}`);
  return resolved.href;
}
