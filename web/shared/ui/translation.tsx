import { Fragment, options, type ComponentChildren, type VNode } from 'preact';

type Props = VNode['props'];

const isText = (child: ComponentChildren): child is string | number =>
  typeof child === 'string' || typeof child === 'number';

// Blanks between elements never change, and no browser translates them.
const hasWords = (child: string | number): boolean => child.toString().trim() !== '';

const isList = (child: ComponentChildren): child is ComponentChildren[] => Array.isArray(child);

const wrapTexts = (child: ComponentChildren): ComponentChildren => {
  if (isList(child)) return child.map(wrapTexts);
  return isText(child) && hasWords(child) ? <span>{child}</span> : child;
};

/** The text of children that are nothing else. */
const readText = (children: ComponentChildren): string | undefined => {
  const list = isList(children) ? children : [children];
  return list.every(isText) && list.some(hasWords) ? list.join('') : undefined;
};

const writeTextsAsContent = (props: Props): Props => {
  const text = readText(props.children);
  return text === undefined
    ? { ...props, children: wrapTexts(props.children) }
    : { ...props, children: undefined, ...{ textContent: text } };
};

/**
 * Makes every text survive that the browser translates it. Browsers put an element with the translation into the
 * text's place: whoever keeps hold of the text itself writes into one that nobody sees any more, or fails to put
 * something before it (https://github.com/preactjs/preact/issues/948). So a text is written as the content of its
 * element, which stays; one that stands beside elements gets an element of its own. Call it before anything is rendered.
 */
export const surviveTranslation = (): void => {
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'string') vnode.props = writeTextsAsContent(vnode.props);
    else if (vnode.type === Fragment)
      vnode.props = { ...vnode.props, children: wrapTexts(vnode.props.children) };
  };
};
