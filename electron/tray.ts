/** The icon beside the clock: off until the reader wants it. While it is there, Lectern stays when its last window closes. */
import { Menu, nativeImage, Tray } from 'electron';
import menuBarTwice from '../assets/tray/menu-bar@2x.png?inline';
import menuBar from '../assets/tray/menu-bar.png?inline';
import panel from '../assets/tray/panel.png?inline';
import { t } from '../shared/strings/index.ts';

export interface TrayHost {
  readonly open: () => void;
  readonly importDigest: () => void;
  readonly quit: () => void;
}

export interface TrayIcon {
  readonly isShown: () => boolean;
  show(): void;
  hide(): void;
  /** Its menu again, in the language that is spoken now. */
  speak(): void;
}

/** An icon that is not shown yet. */
export function createTray(host: TrayHost): TrayIcon {
  let tray: Tray | null = null;
  const setMenu = (): void => {
    tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: t.desktop.openLectern, click: host.open },
        { label: t.commands['import.choose'], click: host.importDigest },
        { type: 'separator' },
        { label: t.desktop.quit, click: host.quit },
      ]),
    );
  };
  return {
    isShown: () => tray !== null,
    show() {
      if (tray !== null) return;
      tray = new Tray(image());
      tray.setToolTip('Lectern');
      tray.on('click', host.open);
      setMenu();
    },
    hide() {
      tray?.destroy();
      tray = null;
    },
    speak: setMenu,
  };
}

/** Menu bars of macOS want one colour, which they choose; panels elsewhere are light or dark, and the whole icon is seen on both. */
function image(): Electron.NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromDataURL(panel);
  const template = nativeImage.createFromDataURL(menuBar);
  template.addRepresentation({ scaleFactor: 2, dataURL: menuBarTwice });
  template.setTemplateImage(true);
  return template;
}
