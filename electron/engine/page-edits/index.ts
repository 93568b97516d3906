/** What a person does to pages: how they are seen, in which order they stand, what the page check says. All of it undone by edits. */
export { offerGutter } from './gutter.ts';
export { judgePages, markBlank } from './marks.ts';
export { movePages } from './order.ts';
export { cropPages, levelPages, resetPages, turnPages } from './recipes.ts';
export { decideSample, drawSample, listSamples } from './samples.ts';
export { joinPages, splitPages } from './split.ts';
