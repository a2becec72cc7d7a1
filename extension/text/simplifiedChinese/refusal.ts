import type { Texts } from '../english';

export const refusal: Texts['refusal'] = {
  title: '无法在此查看器中使用 Vertebral BMD',
  unsupportedViewer:
    '它适用于 OHIF 3.11 至 3.14。此查看器缺少其所需的部分。查看器管理员可更新查看器，或安装适用于此查看器的 Vertebral BMD 版本。',
  missing: (parts) => `缺少：${parts}`,
  mixedVersions: (extension, mode) =>
    `加载了两个版本的文件：extension.js 的版本为 ${extension}，mode.js 的版本为 ${mode}。请不使用浏览器缓存刷新页面（Ctrl+Shift+R）。如仍如此，请告知查看器管理员：app-config.js 中的两项须指向同一文件夹。`,
  olderVersion: '较早的版本',
  noExtension:
    '已加载 mode.js，但未加载 extension.js。请告知查看器管理员：app-config.js 的 “extensions” 中须列出同一文件夹的 extension.js。',
  fault: '无法启动。请刷新页面；如仍失败，请联系查看器管理员。',
  toReport: (words) => `报告故障时请附上：${words}`,
  untouched: '图像和已存结果未受影响。',
  back: '返回检查列表',
};
