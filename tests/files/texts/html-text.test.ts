import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../electron/files/texts/html-text';

describe('the words of HTML [W5]', () => {
  it('keeps paragraphs, lists, breaks and table rows as lines', () => {
    expect(htmlToText('<html><head><title>t</title><style>p{x:"</b>"}</style></head><body><h1>Head</h1><p>One&nbsp;<b>two</b>\n three<br>four</p><ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table></body></html>')).toBe('Head\n\nOne two three\nfour\n\n- a\n- b\n\nx y');
  });

  it('marks quotations', () => {
    expect(htmlToText('new<blockquote type="cite">old<br>older</blockquote>')).toBe('new\n\n> old\n> older');
  });

  it('knows characters by name and number, those of Windows too, and leaves others as they stand', () => {
    expect(htmlToText('&Oslash;&eacute;&euro;&#8364;&#x20AC;&#128;&lt;b&gt;&amp;nbsp; &bogus; &#0; &#xD800;')).toBe('Øé€€€€<b>&nbsp; &bogus; \ufffd \ufffd');
  });

  it('leaves out what nobody sees, and is not fooled by brackets in attributes, comments and scripts', () => {
    expect(htmlToText('a<img alt="x > y" onerror=\'alert("1>0")\'><script>if (a<b) document.write("<p>no</p>")</script><!-- <p>no</p> > --><template>no</template>b')).toBe('ab');
    expect(htmlToText('1 < 2 and <3 <notclosed')).toBe('1 < 2 and <3');
  });

  it('never gives a tag that a browser would run', () => {
    const piece = fc.constantFrom('<script>', '</script>', '<img src=x onerror=alert(1)>', '<', '>', '"', "'", '<!--', '-->', 'words', '<scr<script>ipt>', '<style', '</p ', '<a href="', '&');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expect(htmlToText(pieces.join(''))).not.toMatch(/<(?:script|img|style|a)\b[^<]*>/);
      }),
      { seed: 20, numRuns: 400 },
    );
  });

  it('gets through megabytes on one line', () => {
    expect(htmlToText(`${'<b>x</b>'.repeat(100_000)}${' '.repeat(1_000_000)}y`).length).toBe(100_002);
    expect(htmlToText('<a "'.repeat(200_000))).toBe('');
  });
});
