import { fetchByPip } from '../fetch-by-pip.mjs';

fetchByPip('bagit');
