import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFiles, ROOT } from './find-files';

const CODE = /^```.*?^```/gms;
const LINK = /\]\(([^)\s]+)\)/g;
const HEADING = /^#+ (.*)$/gm;
const ELSEWHERE = /^[a-z]+:/;

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8').replaceAll(CODE, '');
/** As GitHub makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
const anchorsIn = (file: string): string[] =>
  [...read(file).matchAll(HEADING)].map(([, heading = '']) => anchorOf(heading));

function isBroken(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(ROOT, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsIn(file).includes(anchor);
}

describe('the documents', () => {
  it('link to files and headings that are there', () => {
    const broken = findFiles('.md').flatMap((document) =>
      [...read(document).matchAll(LINK)]
        .map(([, link = '']) => link)
        .filter((link) => !ELSEWHERE.test(link) && isBroken(document, link))
        .map((link) => `${document}: ${link}`),
    );

    expect(broken).toEqual([]);
  });
});
