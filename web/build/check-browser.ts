/**
 * Looks whether the page can begin in this browser, and says so where it can't. A script of its own without imports,
 * in syntax that browsers of 2016 read; it runs before the page's script, which asks `isSupported`.
 */
(() => {
  const notice = document.getElementById('unsupported');
  if (!notice) return;

  const isThere = (name: string): boolean => {
    let value: unknown = window;
    for (const part of name.split('.')) {
      if (value === undefined || value === null) return false;
      value = Reflect.get(Object(value), part);
    }
    return value !== undefined && value !== null;
  };

  const findObstacle = (): string | undefined => {
    // Without https a browser of any age lacks some of it.
    if ('isSecureContext' in window && !window.isSecureContext) return 'not-secure';
    const needed = (notice.getAttribute('data-needs') ?? '').split(' ');
    return needed.every(isThere) ? undefined : 'too-old';
  };

  /** What is said, in the first language of the browser that we have. */
  const findText = (obstacle: string): Element | null => {
    for (const tag of [...navigator.languages, 'en']) {
      const language = tag.toLowerCase().split('-')[0] ?? '';
      const text = notice.querySelector(`[data-obstacle="${obstacle}"][lang="${language}"]`);
      if (text) return text;
    }
    return null;
  };

  const obstacle = findObstacle();
  if (obstacle === undefined) return;
  const text = findText(obstacle);
  document.documentElement.lang = text?.getAttribute('lang') ?? 'en';
  text?.removeAttribute('hidden');
  notice.removeAttribute('hidden');
  document.getElementById('page')?.setAttribute('hidden', '');
})();
