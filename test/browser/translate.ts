/**
 * What Chrome does to a page that it translates: each text goes, and elements with the translation come in its place;
 * also for what the page writes later. Here the translation says the same, so that people find their way. Runs in the
 * page.
 */
export const translate = (): void => {
  const makeFont = () => document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
  const untouched = '[translate=no], font, head, script, style';
  const replace = (text: Text): void => {
    if (text.data.trim() === '' || !text.parentElement || text.parentElement.closest(untouched)) return;
    const [outer, inner] = [makeFont(), makeFont()];
    inner.append(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  };
  const replaceAll = (root: Node): void => {
    const texts: Text[] = root instanceof Text ? [root] : [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text) texts.push(node);
    texts.forEach(replace);
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      for (const node of type === 'characterData' ? [target] : addedNodes) replaceAll(node);
  }).observe(document, { subtree: true, childList: true, characterData: true });
};
