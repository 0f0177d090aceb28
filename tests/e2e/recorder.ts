import type { Page } from '@playwright/test';

/** What a page did that a hostile text could have caused. */
export interface Recorder {
  /** Every address that the page, its frames or its workers asked Chromium for, blocked ones too. */
  readonly requests: string[];
  /** Those that are not of the app itself. */
  outside(): readonly string[];
  /** Dialogs, popups, navigations, broken policies, errors and markers of executed payloads, in words. */
  alarms(): Promise<readonly string[]>;
}

/**
 * Records a page from now on. Requests are Chromium's own Network events, which Playwright also collects from the workers
 * of a page; a request that the policy blocks is recorded before it is blocked.
 */
export async function record(page: Page): Promise<Recorder> {
  const requests: string[] = [];
  const alarms: string[] = [];
  const home = new URL(page.url());
  page.context().on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => alarms.push(`popup: ${popup.url()}`));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || new URL(frame.url()).host !== home.host)
      alarms.push(`navigation: ${frame.url()}`);
  });
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') alarms.push(`console: ${message.text()}`);
  });
  await page.evaluate(() => {
    Reflect.set(window, '__violations', []);
    document.addEventListener('securitypolicyviolation', (event) => {
      (Reflect.get(window, '__violations') as string[]).push(
        `${event.effectiveDirective} ${event.blockedURI}`,
      );
    });
  });
  return {
    requests,
    outside: () => requests.filter((url) => !isInside(url, home)),
    async alarms() {
      const seen = await page.evaluate(() => ({
        violations: Reflect.get(window, '__violations') as string[],
        pwned: Object.keys(window).filter((key) => /pwned|polluted/.test(key)),
        polluted: Reflect.get({}, 'polluted') !== undefined,
        elements: [
          ...document.querySelectorAll(
            'script:not([src]), iframe, object, embed, base, form, link[href^=http], a[href], img:not(.cm-widgetBuffer:not([src]))',
          ),
        ]
          // What the app itself loads later comes as links, too.
          .filter(
            (element) => !(element instanceof HTMLLinkElement && element.href.startsWith(location.origin)),
          )
          .map((element) => element.outerHTML.slice(0, 200)),
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
      }));
      return [
        ...alarms,
        ...seen.violations.map((each) => `policy: ${each}`),
        ...seen.pwned.map((key) => `executed: window.${key}`),
        ...(seen.polluted ? ['polluted: Object.prototype'] : []),
        ...seen.elements.map((html) => `element: ${html}`),
        ...seen.handlers.map((name) => `handler: ${name}`),
      ];
    },
  };
}

/** Of the app's own origin, as Electron or as the stand-in names it. */
function isInside(url: string, home: URL): boolean {
  const inner = new URL(url.startsWith('blob:') ? url.slice('blob:'.length) : url);
  return inner.protocol === home.protocol && inner.host === home.host;
}
