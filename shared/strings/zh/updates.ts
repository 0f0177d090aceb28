import type { Strings } from '../en/index.ts';

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

export const updates: Strings['updates'] = {
  title: '关于 Lectern',
  version: (version) => `Lectern ${version} 版`,
  hint: 'Lectern 不会自行访问网络。只有你要求时，或设置为每次启动时，才会检查更新；下载和重新启动都由你决定。',
  progress: '下载',
  wishes: { check: '检查更新', download: '下载', install: '重新启动并更新' },
  says: {
    unavailable: {
      unpackaged: '此副本从源代码运行，无法在这里更新。',
      unpublished: '无法更新：此副本在构建时没有指定更新来源。',
      portable: '此副本未安装：请手动替换为新版本。',
      managed: '此副本由系统的软件包保持更新。',
    },
    unchecked: '尚未检查是否有新版本。',
    current: '已是最新版本。',
    checking: '正在检查…',
    available: (version, bytes) => `有新版本 ${version}${bytes === null ? '' : `（${megabytes(bytes)}）`}。`,
    downloading: (version, fraction) => `正在下载版本 ${version}：${Math.floor(fraction * 100)} %`,
    ready: (version) => `版本 ${version} 已下载并通过验证，重新启动后生效。`,
    installing: '全部写入后将重新启动…',
    failed: (why) => `未成功：${why}`,
  },
};
