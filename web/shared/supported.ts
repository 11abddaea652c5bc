/** Whether the page can begin: `check-browser` has looked, and shows why where it can't. */
export const isSupported = (): boolean =>
  document.getElementById('unsupported')?.hasAttribute('hidden') !== false;
