import { describe, expect, it } from 'vitest';
import { cleanSvg } from '../../../bin/brand/clean-svg.ts';

const draw = (inside: string, attributes = 'viewBox="0 0 10 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

describe('a logo as SVG', () => {
  it('keeps what draws, as it was', () => {
    const inside =
      '<title>A &amp; B</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs>' +
      '<g fill="url(#a)" transform="scale(2)"><path d="M0 0L1 1"></path><use href="#b"></use></g>';
    expect(cleanSvg(draw(inside)).svg).toContain(inside);
    expect(cleanSvg(draw(inside)).dropped).toEqual([]);
  });

  it.each([
    ['a script', '<script>alert(1)</script>', '<script>'],
    ['a script in CDATA', '<script><![CDATA[alert(1)]]></script>', '<script>'],
    ['HTML', '<foreignObject><body onload="x()"><path d="M0"/></body></foreignObject>', '<foreignObject>'],
    ['a link', '<a href="https://elsewhere.example"><path d="M0"/></a>', '<a>'],
    ['a picture', '<image href="https://elsewhere.example/x.png"/>', '<image>'],
    ['an animation', '<set attributeName="href" to="javascript:x()"/>', '<set>'],
    ['a handler', '<path d="M0" onclick="x()"/>', 'onclick'],
    ['a reference to elsewhere', '<use href="https://elsewhere.example/#x"/>', 'href'],
    ['data by reference', '<use href="data:image/svg+xml,x"/>', 'href'],
    ['a paint from elsewhere', '<path fill="url(https://elsewhere.example/#x)"/>', 'fill'],
    ['a paint from elsewhere, escaped', '<path fill="u\\72l(//elsewhere.example)"/>', 'fill'],
    ['a paint from elsewhere, by entity', '<path fill="url(&#x68;ttps://e.example/)"/>', 'fill'],
    ['a style from elsewhere', '<path style="fill:url(//e.example/x)"/>', 'fill'],
    ['a name of an element that only looks allowed', '<PATH onclick="x()"/>', '<PATH>'],
  ])('loses %s, and says so', (_, inside, dropped) => {
    const { svg, dropped: all } = cleanSvg(draw(inside));
    expect(all).toEqual([dropped]);
    expect(svg).not.toMatch(/script|on\w+=|elsewhere|javascript|data:|e\.example|x\(\)/i);
  });

  it('loses processing instructions and comments', () => {
    const { svg } = cleanSvg(`<?xml-stylesheet href="x.css"?>${draw('<!-- x --><path d="M0"/>')}`);
    expect(svg).not.toMatch(/<\?|<!--/);
  });

  it('turns styles into attributes, for pages take no styles inline', () => {
    expect(cleanSvg(draw('<path style="fill: #123456; stroke-width:2"/>')).svg).toContain(
      '<path fill="#123456" stroke-width="2">',
    );
  });

  it.each([
    ['something else', '<html><svg viewBox="0 0 1 1"/></html>', 'no SVG'],
    ['nothing', '', 'neither a viewBox'],
    ['a drawing without a size', draw('<path d="M0"/>', ''), 'neither a viewBox'],
    ['a style sheet', draw('<style>path{fill:red}</style>'), 'presentation attributes'],
    ['entities', `<!DOCTYPE svg [<!ENTITY x "y">]>${draw('&x;')}`, 'entities'],
  ])('is refused when it is or has %s', (_, source, why) => {
    expect(() => cleanSvg(source)).toThrow(why);
  });
});
