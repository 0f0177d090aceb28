/** The nonce of this load, with which a style element may be inline; empty where the page has none. */
export const cspNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
