/** Words of the program in the person's language, from resources/strings. */
export { changeLanguage, startWords, type Say } from './words.ts';
export { useWords, type Words } from './use-words.ts';
