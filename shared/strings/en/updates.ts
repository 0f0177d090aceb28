const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

/** About Lectern, and the way to a newer version. */
export const updates = {
  title: 'About Lectern',
  version: (version: string) => `Lectern ${version}`,
  hint: 'Lectern asks the network for nothing by itself. A check happens when you ask for it, or at every start when the setting says so; a download and a restart only when you ask.',
  progress: 'Download',
  wishes: { check: 'Check for updates', download: 'Download', install: 'Restart and update' },
  says: {
    unavailable: {
      unpackaged: 'This copy runs from its sources and is not updated from here.',
      unpublished: 'Updates are not available: this copy was built without a place to ask for them.',
      portable: 'This copy is not installed: a newer one is put in its place by hand.',
      managed: 'The packages of your system keep this copy up to date.',
    },
    unchecked: 'Whether there is a newer version has not been checked.',
    current: 'This is the newest version.',
    checking: 'Checking…',
    available: (version: string, bytes: number | null) =>
      `Version ${version} is available${bytes === null ? '' : ` (${megabytes(bytes)})`}.`,
    downloading: (version: string, fraction: number) =>
      `Downloading version ${version}: ${Math.floor(fraction * 100)} %`,
    ready: (version: string) => `Version ${version} is downloaded and verified. A restart puts it in place.`,
    installing: 'Restarting once everything is written…',
    failed: (why: string) => `That did not work: ${why}`,
  },
};
