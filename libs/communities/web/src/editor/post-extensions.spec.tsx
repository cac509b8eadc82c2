import { describe, expect, it } from '@jest/globals';
import { parsePostText } from '@province-comuni/communities-contract';
import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer } from '@tiptap/pm/model';
import { postExtensions } from './post-extensions.js';

describe('a quote in the editor', () => {
  it('says whose words it is when it is sent, and when it is copied within the page; one that is made by hand says nothing', () => {
    const schema = getSchema(postExtensions());
    const postId = '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a11';
    const words = [{ type: 'paragraph', content: [{ type: 'text', text: 'detto' }] }];
    const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'blockquote', attrs: { postId }, content: words }, { type: 'blockquote', content: words }] });
    const expected = { type: 'doc', content: [{ type: 'blockquote', attrs: { postId }, content: words }, { type: 'blockquote', content: words }] };
    expect(parsePostText(doc.toJSON())).toEqual(expected);
    const copied = document.createElement('div');
    copied.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    expect(parsePostText(DOMParser.fromSchema(schema).parse(copied).toJSON())).toEqual(expected);
  });
});
